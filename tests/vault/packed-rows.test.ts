import { expect, test } from 'vitest'
import { bytesFromText } from '#core'
import { joinOpened, packRows, parseOpened, unpackRows } from '../../src/vault/packed-rows.ts'

const rowOf = (key: string, bytes: readonly number[]) => ({
  ...{ key, kind: 'batch' as const, record: `record of ${key}` },
  bytes: Uint8Array.from(bytes),
})

test.each([
  ['none', []],
  ['one', [rowOf('a', [1, 2, 3])]],
  ['several, an empty one among them', [rowOf('a', [1]), rowOf('b', []), rowOf('c', [2, 3]), rowOf('d', [])]],
])('rows come out as they went in: %s', (_, rows) => {
  expect(unpackRows(structuredClone(packRows(rows)))).toEqual(rows)
})

test('the rows that are handed over stay what they were', () => {
  const row = rowOf('a', [1, 2, 3])
  const packed = packRows([row])
  structuredClone(packed, { transfer: [packed.bytes.buffer] })
  expect(packed.bytes).toHaveLength(0)
  expect(row.bytes).toEqual(Uint8Array.of(1, 2, 3))
})

test.each([
  ['none', []],
  ['one', ['"yes"']],
  ['one that would not open', [undefined]],
  ['several, some of which would not open', ['{"a":[1,2]}', undefined, 'null', '"’\\n\\u0000,]"', undefined]],
])('what was in opened rows comes back in its place: %s', (_, texts) => {
  const opened = joinOpened(texts.map((text) => (text === undefined ? undefined : bytesFromText(text))))
  expect(parseOpened(structuredClone(opened))).toEqual(
    texts.map((text) => (text === undefined ? undefined : JSON.parse(text))),
  )
})
