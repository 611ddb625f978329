import { beforeEach, describe, expect, test } from 'vitest'
import { type RecordHeader, recordId } from '#record'
import { type Rows, removing } from '#store'
import { valuesAt } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { type CaseOf, createWorld, type World } from './world.ts'

// Somebody who can write into the browser's database, and does not know the passphrase.

let world: World
let tablet: Tablet
let first: CaseOf
let second: CaseOf
let other: RecordHeader
beforeEach(async () => {
  world = await createWorld(1)
  first = await world.newCase()
  const { db } = world.server.service
  const onFirst = await db.selectFrom('memberships').selectAll().execute()
  second = await world.newCase()
  await db.insertInto('memberships').values(onFirst).execute()
  other = { ...first.saq, sitting: 'session-2' }
  tablet = world.tablets[0] as Tablet
  await tablet.pull()
  for (const [header, field, value] of said()) await tablet.say(header, field, value)
  await tablet.round()
  await tablet.round()
})

const said = () =>
  [
    [first.saq, 'q01/answer', 'yes'],
    [other, 'q01/answer', 'no'],
    [second.saq, 'q01/answer', 'no'],
    [first.checkIn, 'police/answer', 'no'],
    [second.checkIn, 'police/answer', 'yes'],
  ] as const

const rowOf = async (header: RecordHeader): Promise<Rows['batches']> => {
  const [row] = await tablet.disk.list('batches', { vault: tablet.vault.id, record: recordId(header) })
  if (!row) throw new Error('Nothing was said in this record.')
  return row
}

const put = (...rows: readonly Rows['batches'][]) => tablet.disk.commit([{ table: 'batches', put: rows }])

const damagedIn = async (header: RecordHeader) => (await tablet.records.open(header)).damaged

/** What the app does when a row does not open: it has the ids of that part of the case exchanged. */
async function fetchAgain(headers: readonly RecordHeader[]): Promise<void> {
  for (const { space, compartment } of headers) await tablet.streams.doubt(space, compartment)
  await tablet.round()
  await tablet.round()
}

const allIsThere = async () => {
  for (const [header, field, value] of said()) expect(await valuesAt(tablet, header, field)).toEqual([value])
}

describe('rows whose contents were exchanged', () => {
  test.each<readonly [string, () => readonly [RecordHeader, RecordHeader]]>([
    ['two records of one case', () => [first.saq, other]],
    ['two cases', () => [first.saq, second.saq]],
    ['the client’s and the officers’ part of a case', () => [first.saq, first.checkIn]],
  ])('between %s do not open, nor hide anything else, and come back from the server', async (_, which) => {
    const [a, b] = which()
    const [rowA, rowB] = [await rowOf(a), await rowOf(b)]
    await put({ ...rowA, body: rowB.body }, { ...rowB, body: rowA.body })
    expect([await damagedIn(a), await damagedIn(b)]).toEqual([1, 1])
    for (const header of [a, b]) expect(await valuesAt(tablet, header, said()[0][1])).toEqual([])
    const rest = said().filter(([header]) => ![a, b].includes(header))
    for (const [header, field, value] of rest) expect(await valuesAt(tablet, header, field)).toEqual([value])
    await fetchAgain([a, b])
    expect([await damagedIn(a), await damagedIn(b)]).toEqual([0, 0])
    await allIsThere()
  })

  test('also when the names that go with them were exchanged too: a key is of one part of one case', async () => {
    const [mine, theirs] = [await rowOf(first.saq), await rowOf(second.checkIn)]
    await put({ ...mine, key: theirs.key, body: theirs.body })
    expect(await damagedIn(first.saq)).toBe(1)
    expect(await valuesAt(tablet, second.checkIn, 'police/answer')).toEqual(['yes'])
    await fetchAgain([first.saq])
    await allIsThere()
  })

  test('control: the same rows put back as they were open as ever', async () => {
    await put(await rowOf(first.saq), await rowOf(second.saq))
    expect([await damagedIn(first.saq), await damagedIn(second.saq)]).toEqual([0, 0])
    await allIsThere()
  })
})

describe('an old row that was put back', () => {
  test('of a position: what is there already is fetched again, and is there once', async () => {
    const old = await tablet.disk.all('streams')
    await tablet.say(first.saq, 'q02/answer', 'no')
    await tablet.round()
    await tablet.round()
    await tablet.disk.commit([{ table: 'streams', put: old }])
    expect((await tablet.round()).problem).toBeNull()
    expect(await valuesAt(tablet, first.saq, 'q02/answer')).toEqual(['no'])
    await allIsThere()
  })

  test('of a batch, without what replaced it: the answer before shows until the next exchange, and then the last again', async () => {
    const before = await tablet.disk.list('batches', { vault: tablet.vault.id, record: recordId(first.saq) })
    await tablet.say(first.saq, 'q01/answer', 'no')
    await tablet.round()
    await tablet.round()
    const now = await tablet.disk.list('batches', { vault: tablet.vault.id, record: recordId(first.saq) })
    const later = now.filter(({ id }) => before.every((row) => row.id !== id))
    await tablet.disk.commit([{ ...removing('batches', later), put: before }])
    expect(await valuesAt(tablet, first.saq, 'q01/answer')).toEqual(['yes'])
    await fetchAgain([first.saq])
    expect(await valuesAt(tablet, first.saq, 'q01/answer')).toEqual(['no'])
  })

  test('of the outbox: it is sent again, the server had it, and nothing is doubled', async () => {
    await tablet.say(first.saq, 'q03/answer', 'yes')
    const old = await tablet.disk.all('outbox')
    await tablet.round()
    await tablet.disk.commit([{ table: 'outbox', put: old }])
    expect((await tablet.round()).problem).toBeNull()
    expect(await tablet.disk.all('outbox')).toEqual([])
    expect((await tablet.records.history(first.saq)).set.accepted.size).toBe(2)
  })
})
