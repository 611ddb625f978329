import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RecordHeader, stateField, viewOf } from '#record'
import { askErasure, eraseCase } from '../../src/server/erasing/erase.ts'
import { freshTablets, heal, valuesAt } from './checks.ts'
import { createMemoryDisk } from './memory-disk.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

// A case is erased on the server while officers hold it (docs/protocol.md §8g).

const q = (number: number): string => `q0${number}/answer`

let world: World
let space: string
let saq: RecordHeader
let amy: Tablet
let mia: Tablet
beforeAll(async () => {
  world = await createWorld(2)
  const [, second] = world.tablets
  await database()
    .updateTable('officers')
    .set({ role: 'manager' })
    .where('id', '=', second?.vault.author ?? '')
    .execute()
}, 60_000)
beforeEach(async () => {
  const one = await world.newCase()
  space = one.space
  saq = one.saq
  const [first, second] = await freshTablets(world)
  amy = first
  mia = second
  await heal([amy, mia])
  await amy.say(saq, q(1), 'yes')
  await heal([amy, mia])
})

const database = () => world.server.service.db

async function eraseIt(): Promise<void> {
  const manager = (id: string) => ({ id, name: '', role: 'manager', grade: null }) as const
  await askErasure(world.server.service, manager(mia.vault.author), space, 'ordered')
  expect(await eraseCase(world.server.service, manager('another'), space)).toBe('done')
}

const holds = async ({ vault }: Tablet): Promise<boolean> =>
  (await vault.keyNames()).some((name) => name.space === space)

/** How many rows of a tablet lie under keys of the case, and the keys themselves. */
async function rowsOf({ disk }: Tablet, keys: readonly string[]): Promise<number> {
  const tables = ['spaceKeys', 'batches', 'packs', 'snapshots', 'drafts', 'attachments'] as const
  const rows = await Promise.all(tables.map((table) => disk.all(table)))
  return rows.flat().filter((row) => keys.some((key) => JSON.stringify(row).includes(key))).length
}

const keysOf = async ({ vault }: Tablet): Promise<readonly string[]> =>
  (await vault.keyNames()).filter((name) => name.space === space).map(({ id }) => id)

describe('a case that was erased', () => {
  test('leaves the tablets of its officer and of the manager, keys and all; control: before, it is there', async () => {
    const [ofAmy, ofMia] = [await keysOf(amy), await keysOf(mia)]
    expect(ofAmy.length + ofMia.length).toBeGreaterThan(2)
    expect(await rowsOf(amy, ofAmy)).toBeGreaterThan(0)
    await heal([amy, mia])
    expect([await holds(amy), await holds(mia)]).toEqual([true, true])
    await eraseIt()
    await heal([amy, mia])
    expect([await holds(amy), await holds(mia)]).toEqual([false, false])
    expect([await rowsOf(amy, ofAmy), await rowsOf(mia, ofMia)]).toEqual([0, 0])
  })

  test('leaves them also when the last backup was made before it was erased', async () => {
    await database().insertInto('marks').values({ name: 'backup', value: 1 }).execute()
    await eraseIt()
    await heal([amy, mia])
    await database().deleteFrom('marks').execute()
    expect([await holds(amy), await holds(mia)]).toEqual([false, false])
  })

  test('what was unsent goes first and is refused: its author keeps the words until they put them away', async () => {
    await amy.say(saq, q(2), 'no')
    await eraseIt()
    await heal([amy])
    const { needsYou } = await amy.records.open(saq)
    expect(needsYou.map(({ status, code, statement }) => [status, code, statement.value])).toEqual([
      ['refused', 'erased', 'no'],
    ])
    expect(await holds(amy)).toBe(true)
    expect(
      await database()
        .selectFrom('statements')
        .select('id')
        .where(
          'id',
          'in',
          needsYou.map(({ id }) => id),
        )
        .execute(),
    ).toEqual([])
    await putAway(needsYou[0]?.id ?? '')
    await heal([amy])
    expect(await holds(amy)).toBe(false)
    expect((await amy.outbox.state(amy.vault.id)).needsYou).toBe(0)
  })

  test('what waited for a manager waits no more: it is refused, on the case or off it', async () => {
    await database().deleteFrom('memberships').where('officer', '=', amy.vault.author).execute()
    await amy.say(saq, q(3), 'yes')
    await amy.push()
    await database().insertInto('memberships').values({ space, officer: amy.vault.author }).execute()
    expect((await amy.records.open(saq)).needsYou.map(({ code }) => code)).toEqual(['no-access'])
    await eraseIt()
    await heal([amy])
    const { needsYou } = await amy.records.open(saq)
    expect(needsYou.map(({ status, code, statement }) => [status, code, statement.value])).toEqual([
      ['refused', 'erased', 'yes'],
    ])
    await putAway(needsYou[0]?.id ?? '')
    await heal([amy])
    expect(await holds(amy)).toBe(false)
  })

  test('and the same where the stream had brought back that it waits', async () => {
    await amy.say(saq, q(3), 'yes')
    await amy.push()
    const parked = { status: 'parked', code: 'certificate-expired' } as const
    const { set } = await amy.records.open(saq)
    const ids = [...set.accepted].flatMap(([id, { field }]) => (field === q(3) ? [id] : []))
    await database().updateTable('statements').set(parked).where('id', 'in', ids).execute()
    const anew = await amy.on(createMemoryDisk())
    await anew.pull()
    expect((await anew.records.open(saq)).needsYou.map(({ code }) => code)).toEqual(['certificate-expired'])
    await eraseIt()
    await anew.pull()
    expect((await anew.records.open(saq)).needsYou.map(({ code }) => code)).toEqual(['erased'])
  })

  test('a tablet that was set back to before, with all it holds, does not bring it back', async () => {
    const before = await amy.disk.copy()
    await eraseIt()
    await heal([amy])
    const again = await amy.on(before)
    await again.round()
    await heal([again, mia])
    expect(
      await database()
        .selectFrom('batches')
        .innerJoin('streams', 'streams.number', 'stream')
        .select('batches.id')
        .where('space', '=', space)
        .execute(),
    ).toEqual([])
    expect([await holds(again), await holds(mia)]).toEqual([false, false])
  })

  test('another case is as it was', async () => {
    const other = await world.newCase()
    await heal([amy, mia])
    await amy.say(other.saq, q(1), 'no')
    await heal([amy, mia])
    await eraseIt()
    await heal([amy, mia])
    for (const tablet of [amy, mia]) expect(await valuesAt(tablet, other.saq, q(1))).toEqual(['no'])
  })
}, 60_000)

/** As an officer does with words that were not taken. */
async function putAway(id: string): Promise<void> {
  const { set } = await amy.records.open(saq)
  const said = await amy.records.append(saq, [stateField(viewOf(set), `aside/${id}`, true, 1)])
  if (!said.ok) throw new Error(said.error)
}
