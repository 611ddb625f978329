import { describe, expect, test } from 'vitest'
import { type Batch, isBatch, isReceivedBatch } from '#protocol'
import { MAX_VALUE_DEPTH, type Statement } from '#record'
import golden from './golden.json' with { type: 'json' }

const [first, second] = golden.statements.map(({ statement }) => statement as Statement) as [
  Statement,
  Statement,
]
const [firstId, secondId] = golden.statements.map(({ id }) => id) as [string, string]
const withheld = {
  id: secondId,
  field: second.field,
  replaces: second.replaces,
  status: 'refused',
  code: 'bad-value',
}
const { header } = golden
const signed = { header, key: golden.authorKey.id, signature: golden.batch.signature }

describe('a batch as a reader gets it', () => {
  const received = { ...signed, ids: [firstId, secondId], statements: [first], withheld: [withheld] }

  test('accounts for each signed id once', () => expect(isReceivedBatch(received)).toBe(true))

  test.each([
    ['an id signed twice, and a statement that was not', { ids: [firstId, firstId] }],
    [
      'a statement that is withheld too, and an id of which nothing is said',
      { withheld: [{ ...withheld, id: firstId }] },
    ],
    ['a statement more than was signed', { ids: [firstId] }],
    ['an id of which nothing is said', { withheld: [] }],
  ])('%s: it is none', (_, more) => expect(isReceivedBatch({ ...received, ...more })).toBe(false))
})

describe('a value', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 'yes' : [nested(depth - 1)])
  const batch = (depth: number): unknown => ({
    ...signed,
    statements: [{ ...first, value: nested(depth) as Batch['statements'][number]['value'] }],
  })

  test('as deep as it may be is one', () => expect(isBatch(batch(MAX_VALUE_DEPTH))).toBe(true))

  test.each([1, 4, 8, 9])('%i deeper makes no batch, and no exception either', (more) =>
    expect(isBatch(batch(MAX_VALUE_DEPTH + more))).toBe(false),
  )
})
