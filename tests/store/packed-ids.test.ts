import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, systemRandom, toBase64url } from '#core'
import { packId, packIds, unpackId, unpackIds } from '../../src/store/packed-ids.ts'

describe('an id as the database keeps it', () => {
  test.each([
    ['an id', 16, 8],
    ['a hash', 32, 16],
  ])('takes two bytes a character: %s', (_what, bytes, characters) => {
    const id = toBase64url(systemRandom(bytes).fill(7))
    expect(packId(id)).toHaveLength(characters)
    expect(unpackId(packId(id))).toBe(id)
  })

  test('comes back as it was, whatever it is, and no two are kept alike', () => {
    const bytes = fc.uint8Array({ maxLength: 40 }).map(toBase64url)
    const any = fc.oneof(bytes, fc.string(), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(unpackId(packId(one))).toBe(one)
        expect(packId(one) === packId(other)).toBe(one === other)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each(['', 'A', 'AAB', 'AAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA', '\0', '\0AAA', 'not an id', 'é', '☃️☃️'])(
    'also where it is no such bytes, or begins with none: “%s”',
    (text) => {
      expect(unpackId(packId(text))).toBe(text)
    },
  )

  test('in rows, some columns of them and nothing else', () => {
    const rows = Array.from({ length: 4 }, (_, at) => ({
      vault: 'v',
      id: newId(systemRandom),
      record: at < 2 ? 'AAAAAAAAAAAAAAAAAAAAAg' : 'BAAAAAAAAAAAAAAAAAAAAA',
      body: at,
    }))
    const packed = rows.map((row) => packIds(row, ['vault', 'record', 'missing']))
    expect(packed.map(({ id, body }) => [id, body])).toEqual(rows.map(({ id, body }) => [id, body]))
    expect(packed.some(({ record }, at) => record === rows[at]?.record)).toBe(false)
    expect(unpackIds(packed, ['vault', 'record', 'missing'])).toEqual(rows)
  })
})
