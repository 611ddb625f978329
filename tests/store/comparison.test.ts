import { describe, expect, test } from 'vitest'
import { addToDigest, batchId, emptyDigest } from '#protocol'
import { recordId, type Statement, statementId } from '#record'
import type { HeldBatch } from '../../src/store/batch-rows.ts'
import { compareWithList } from '../../src/store/comparison.ts'
import type { StoredBatch } from '../../src/store/stored-batch.ts'
import { leftDifferent, parseStream, startOfStream, withoutReceived } from '../../src/store/stream.ts'

const header = {
  space: 'AQEBAQEBAQEBAQEBAQEBAQ',
  compartment: 'client',
  form: 'saq',
  sitting: 'session-1',
} as const

const statement = (at: number): Statement => ({
  record: recordId(header),
  version: 1,
  field: 'q01/answer',
  value: 'yes',
  replaces: [],
  author: 'AgICAgICAgICAgICAgICAg',
  device: 'AwMDAwMDAwMDAwMDAwMDAw',
  at,
  via: 'officer',
})

/** A batch of one answer; `withheld` as the server says it. */
function held(at: number, withheld = false): HeldBatch & { readonly stored: StoredBatch } {
  const said = statement(at)
  const id = statementId(said)
  const { field, replaces } = said
  const batch = {
    header,
    ids: [id],
    statements: [said],
    withheld: withheld ? [{ id, field, replaces, status: 'refused', code: 'bad-value' } as const] : [],
    key: id,
    signature: '',
  }
  const row = {
    vault: 'v',
    id: batchId([id]),
    key: 'k',
    record: said.record,
    ids: [id],
    body: new Uint8Array(),
  }
  return { row, stored: { batch, certificates: [], counted: 0 } }
}

const listed = ({ row, stored }: ReturnType<typeof held>, seq = 1) => ({
  seq,
  batch: row.id,
  digest: addToDigest(emptyDigest, [
    { id: stored.batch.ids[0] ?? '', status: stored.batch.withheld.length > 0 ? 'withheld' : 'accepted' },
  ]),
})

const ids = (batches: readonly HeldBatch[]) => batches.map(({ row }) => row.id)

describe('what both sides hold', () => {
  const [first, second, third] = [held(1), held(2), held(3)]

  test('what is listed and not here is wanted, what is here and not listed is told', () => {
    const { agreeing, wanted, unlisted } = compareWithList([listed(first), listed(second)], [second, third])
    expect(ids(agreeing)).toEqual([second.row.id])
    expect(wanted.map(({ batch }) => batch)).toEqual([first.row.id])
    expect(ids(unlisted)).toEqual([third.row.id])
  })

  test('what is listed with another status is wanted, and not sent', () => {
    const { wanted, other, unlisted } = compareWithList([listed(held(1, true))], [first])
    expect(wanted.map(({ batch }) => batch)).toEqual([first.row.id])
    expect(ids(other)).toEqual([first.row.id])
    expect(unlisted).toEqual([])
  })

  test('a row that would not open is wanted, and never sent', () => {
    const damaged = { row: first.row, stored: null }
    expect(compareWithList([listed(first)], [damaged]).wanted).toHaveLength(1)
    expect(compareWithList([], [damaged])).toMatchObject({ wanted: [], other: [], unlisted: [] })
  })

  test('a batch that came again while the pages were read counts as it was listed last', () => {
    const list = [listed(held(1, true), 1), listed(first, 9)]
    expect(compareWithList(list, [first]).wanted).toEqual([])
    expect(ids(compareWithList(list, [first]).agreeing)).toEqual([first.row.id])
  })
})

describe('what an exchange leaves different', () => {
  const gap = emptyDigest.replace('A', 'B')

  test('nothing is nothing', () => {
    expect(leftDifferent({ gap: emptyDigest, partial: [], sentAgain: [] }, null, 1)).toBeNull()
  })

  test('the same again is counted, in any order; another one begins anew', () => {
    const one = leftDifferent({ gap, partial: ['a', 'b'], sentAgain: [] }, null, 1)
    const two = leftDifferent({ gap, partial: ['b', 'a'], sentAgain: [] }, one, 2)
    expect([one?.tries, two?.tries, two?.at]).toEqual([1, 2, 2])
    expect(leftDifferent({ gap, partial: ['b', 'c'], sentAgain: [] }, two, 3)?.tries).toBe(1)
    expect(leftDifferent({ gap: emptyDigest, partial: ['a', 'b'], sentAgain: [] }, two, 3)?.tries).toBe(1)
    expect(leftDifferent({ gap, partial: ['a', 'b'], sentAgain: ['c'] }, two, 3)?.tries).toBe(1)
  })

  test('what came in the stream since is no longer different', () => {
    const left = leftDifferent({ gap, partial: ['a', 'b'], sentAgain: ['c'] }, null, 1)
    expect(withoutReceived(left, new Set(['a', 'c']))).toMatchObject({ partial: ['b'], sentAgain: [] })
    expect(withoutReceived(null, new Set(['a']))).toBeNull()
  })
})

describe('a stored position', () => {
  test('of an earlier version of the app is taken up; anything else is the beginning', () => {
    const earlier = { after: 3, digest: emptyDigest, epoch: 2 }
    expect(parseStream(earlier)).toEqual({ ...startOfStream, ...earlier })
    for (const value of [undefined, null, 1, [], { after: 3 }]) expect(parseStream(value)).toBe(startOfStream)
  })
})
