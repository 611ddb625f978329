import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allocationHeader, caseAnswers, caseFileHeader, holdersOf, noticesOf, serviceHeader } from '#casework'
import { newId, systemRandom } from '#core'
import type { Staff } from '#forms'
import type { RecordHeader } from '#record'
import { difference, freshTablets, heal, valuesAt } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

// Two managers and two officers, on the real store, sync and server (docs/protocol.md §4c).

let world: World
let people: {
  readonly margaret: Tablet
  readonly paul: Tablet
  readonly jess: Tablet
  readonly imran: Tablet
}
const everybody = (): readonly Tablet[] => Object.values(people)

beforeAll(async () => {
  world = await createWorld(4)
  for (const { vault } of world.tablets.slice(0, 2))
    await database().updateTable('officers').set({ role: 'manager' }).where('id', '=', vault.author).execute()
}, 60_000)

beforeEach(async () => {
  const [margaret, paul, jess, imran] = await freshTablets(world)
  if (!jess || !imran) throw new Error('The world has four tablets.')
  people = { margaret, paul, jess, imran }
})

const database = () => world.server.service.db
const staff = (tablet: Tablet, name: string): Staff => ({ id: tablet.vault.author, name })
const OFFICER = 'officer/answer'

/** A case that the manager takes in without a network, and nobody is on. */
async function takenIn(by: Tablet, { alsoPushed = true } = {}): Promise<string> {
  const space = newId(systemRandom)
  await by.streams.prepare([{ space, compartment: 'officer' }])
  await by.say(caseFileHeader(space), 'name/answer', 'Shanice Prewett', 3)
  if (alsoPushed) await heal([by])
  return space
}

const allocate = (by: Tablet, space: string, to: Staff) => by.say(allocationHeader(space), OFFICER, to, 2)

const holds = async (tablet: Tablet, space: string): Promise<boolean> =>
  (await tablet.vault.keyNames()).some((name) => name.space === space)

const holdersOn = async (tablet: Tablet, space: string) =>
  holdersOf((await tablet.records.open(allocationHeader(space))).set)

const checkInOf = (space: string): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'check-in',
  sitting: 'session-1',
})

describe('a case that a manager takes in without a network', () => {
  test('is a case of the service once the tablet has met it, whichever of its words came first', async () => {
    const { margaret, paul, jess } = people
    const space = await takenIn(margaret, { alsoPushed: false })
    await margaret.say(
      { ...caseFileHeader(space), form: 'request-for-service' },
      'client/answer',
      'Shanice Prewett',
    )
    await heal([margaret, paul, jess])
    expect(await valuesAt(paul, caseFileHeader(space), 'name/answer')).toEqual(['Shanice Prewett'])
    expect((await margaret.outbox.state(margaret.vault.id)).needsYou).toBe(0)
    expect(await holds(jess, space)).toBe(false)
  })

  test('is none by an officer’s word: that is kept aside, until a manager’s comes and one of them accepts it', async () => {
    const { jess, margaret } = people
    const space = await takenIn(jess)
    expect((await jess.outbox.state(jess.vault.id)).needsYou).toBe(1)
    const kind = () =>
      database().selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst()
    expect(await kind()).toEqual({ kind: 'unclaimed' })
    await margaret.streams.prepare([{ space, compartment: 'officer' }])
    await margaret.say(caseFileHeader(space), 'area/answer', 'Northgate', 3)
    await heal([margaret])
    expect(await kind()).toEqual({ kind: 'case' })
    expect(await valuesAt(margaret, caseFileHeader(space), 'name/answer')).toEqual([])
  })

  test('is none by the word of a device that was taken out of service', async () => {
    const { paul } = people
    const refuse = (at: number | null) =>
      database().updateTable('devices').set({ refused_at: at }).where('id', '=', paul.vault.device).execute()
    await refuse(1)
    const space = await takenIn(paul, { alsoPushed: false })
    await paul.pushLocked()
    await refuse(null)
    expect(
      await database().selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst(),
    ).toEqual({ kind: 'unclaimed' })
  })

  test('comes back from the manager’s tablet to a server that was set back to before it', async () => {
    const { margaret, paul } = people
    const before = await world.copyServer()
    const space = await takenIn(margaret)
    await world.restoreServer(before)
    await margaret.say(caseFileHeader(space), 'area/answer', 'Northgate', 3)
    await heal([margaret, paul])
    expect(await valuesAt(paul, caseFileHeader(space), 'area/answer')).toEqual(['Northgate'])
  })
})

describe('who is on a case', () => {
  test('the officer whom its allocation names, from the next round on; after a reallocation nobody else', async () => {
    const { margaret, jess, imran } = people
    const space = await takenIn(margaret)
    await allocate(margaret, space, staff(jess, 'Jess Whitlock'))
    await heal([margaret, jess, imran])
    expect([await holds(jess, space), await holds(imran, space)]).toEqual([true, false])
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret, jess, imran])
    expect(await holds(imran, space)).toBe(true)
    expect(await valuesAt(imran, caseFileHeader(space), 'name/answer')).toEqual(['Shanice Prewett'])
  })

  test('nobody by a name alone: an allocation of before changes nothing', async () => {
    const { margaret } = people
    const { space } = await world.newCase()
    await margaret.round()
    await margaret.say(allocationHeader(space), OFFICER, 'Somebody Else')
    await heal([margaret])
    const rows = await database()
      .selectFrom('memberships')
      .select('officer')
      .where('space', '=', space)
      .execute()
    expect(rows).toHaveLength(4)
  })

  test('what an officer writes into the allocation the server does not take, and nobody is allocated by it', async () => {
    const { margaret, jess, imran } = people
    const space = await takenIn(margaret)
    await allocate(margaret, space, staff(jess, 'Jess Whitlock'))
    await heal([margaret, jess])
    await allocate(jess, space, staff(imran, 'Imran Qureshi'))
    await heal([jess, imran])
    expect(await holds(imran, space)).toBe(false)
    const { needsYou } = await jess.records.open(allocationHeader(space))
    expect(needsYou.map(({ status, code }) => [status, code])).toEqual([['refused', 'not-allowed']])
  })

  test('two managers allocating the same case offline: a conflict shown to both, nobody’s access lost meanwhile', async () => {
    const { margaret, paul, jess, imran } = people
    const space = await takenIn(margaret)
    await allocate(margaret, space, staff(paul, 'Paul Hartnell'))
    await heal(everybody())
    await allocate(margaret, space, staff(jess, 'Jess Whitlock'))
    await allocate(paul, space, staff(imran, 'Imran Qureshi'))
    await heal(everybody())
    for (const tablet of everybody()) await tablet.fold(allocationHeader(space))
    expect(await difference(everybody(), [allocationHeader(space)])).toBeNull()
    for (const tablet of everybody()) {
      const { officers, before, isContested } = await holdersOn(tablet, space)
      expect(officers.map(({ name }) => name).sort()).toEqual(['Imran Qureshi', 'Jess Whitlock'])
      expect([before.map(({ name }) => name), isContested]).toEqual([['Paul Hartnell'], true])
      const allocation = await tablet.records.open(allocationHeader(space))
      const one = caseAnswers(await tablet.records.open(caseFileHeader(space)), [allocation])
      expect(noticesOf(one, '2026-11-25').map(({ id }) => id)).toContain('allocated twice')
    }
    for (const tablet of [jess, imran]) {
      await tablet.say(checkInOf(space), 'police/answer', 'no')
      await tablet.round()
      expect((await tablet.outbox.state(tablet.vault.id)).needsYou).toBe(0)
    }

    await paul.say(allocationHeader(space), OFFICER, staff(jess, 'Jess Whitlock'), 2)
    await heal(everybody())
    expect([await holds(jess, space), await holds(imran, space)]).toEqual([true, false])
  })
}, 60_000)

describe('an officer who is no longer on a case', () => {
  /** Allocated to Jess, and on her tablet. */
  async function withJess(): Promise<string> {
    const { margaret, jess } = people
    const space = await takenIn(margaret)
    await allocate(margaret, space, staff(jess, 'Jess Whitlock'))
    await heal([margaret, jess])
    await jess.say(checkInOf(space), 'police/answer', 'no')
    await heal([jess, margaret])
    return space
  }

  const rowsOf = async ({ disk }: Tablet) => ({
    keys: (await disk.all('spaceKeys')).length,
    batches: (await disk.all('batches')).length,
    streams: (await disk.all('streams')).length,
  })

  test('has nothing of it left on the tablet, and every other case as before', async () => {
    const { margaret, jess, imran } = people
    const kept = await withJess()
    const before = await rowsOf(jess)
    const space = await withJess()
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret, jess, imran])
    expect(await holds(jess, space)).toBe(false)
    expect(await rowsOf(jess)).toEqual(before)
    expect(await valuesAt(jess, caseFileHeader(kept), 'name/answer')).toEqual(['Shanice Prewett'])
    expect(await valuesAt(imran, checkInOf(space), 'police/answer')).toEqual(['no'])
  })

  test('sends first what was unsent: it is kept aside for the manager, and the case stays until that is answered', async () => {
    const { margaret, jess, imran } = people
    const space = await withJess()
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret])
    await jess.say(checkInOf(space), 'police/answer', 'yes')
    await heal([jess])
    expect(await holds(jess, space)).toBe(true)
    expect((await jess.records.open(checkInOf(space))).needsYou.map(({ code }) => code)).toEqual([
      'no-access',
    ])
    const parked = database().updateTable('statements').set({ status: 'accepted', code: null })
    await parked.where('status', '=', 'parked').execute() // as a manager’s decision does
    await heal([jess])
    expect(await holds(jess, space)).toBe(false)
  })

  test('keeps it while text is in hand', async () => {
    const { margaret, jess, imran } = people
    const space = await withJess()
    await jess.records.saveDrafts(checkInOf(space), [{ field: 'changes/answer', text: 'They met', seen: [] }])
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret, jess])
    expect(await holds(jess, space)).toBe(true)
    await jess.records.dropDraft(checkInOf(space), 'changes/answer')
    await heal([jess])
    expect(await holds(jess, space)).toBe(false)
  })

  test('keeps it for as long as a restore of the last backup could put them on it again', async () => {
    const { margaret, jess, imran } = people
    const space = await withJess()
    const backup = (value: number) =>
      database()
        .insertInto('marks')
        .values({ name: 'backup', value })
        .onConflict((on) => on.column('name').doUpdateSet({ value }))
        .execute()
    await backup(world.clock.now)
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret, jess])
    expect(await holds(jess, space)).toBe(true)
    await backup(world.clock.now)
    await heal([jess])
    expect(await holds(jess, space)).toBe(false)
    await database().deleteFrom('marks').execute()
  })

  test('control: a server that names no case as ended, as those of before, has nothing forgotten', async () => {
    const { margaret, jess, imran } = people
    const space = await withJess()
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret])
    await database().deleteFrom('ended_memberships').execute()
    await heal([jess])
    expect(await holds(jess, space)).toBe(true)
  })

  test('taken off a second time, whoever put them on again in between: the push that says so is taken', async () => {
    const { margaret, jess, imran } = people
    const space = await withJess()
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret, jess])
    const again = { space, officer: jess.vault.author }
    await database().insertInto('memberships').values(again).execute() // as an administrator does
    await allocate(margaret, space, staff(imran, 'Imran Qureshi-Bell'))
    await heal([margaret, jess])
    expect((await margaret.outbox.state(margaret.vault.id)).unsent).toBe(0)
    expect(await holds(jess, space)).toBe(false)
  })

  test('who is put on it again has it again, whole', async () => {
    const { margaret, jess, imran } = people
    const space = await withJess()
    await allocate(margaret, space, staff(imran, 'Imran Qureshi'))
    await heal([margaret, jess])
    await allocate(margaret, space, staff(jess, 'Jess Whitlock'))
    await heal([margaret, jess])
    expect(await valuesAt(jess, checkInOf(space), 'police/answer')).toEqual(['no'])
  })
}, 60_000)

test('a staff record is on every tablet, by its officer’s id', async () => {
  const { jess, imran } = people
  await heal([jess])
  expect(await valuesAt(jess, serviceHeader('staff', imran.vault.author), 'name/answer')).toEqual([
    'officer 3',
  ])
})
