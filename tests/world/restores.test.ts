import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemRandom } from '#core'
import type { RecordHeader } from '#record'
import { markBackup } from '#server'
import { createRecords } from '#store'
import { openGrant } from '#vault'
import { difference, freshTablets, heal, storedStatements, valuesAt } from './checks.ts'
import { createDice } from './dice.ts'
import { createMemoryDisk } from './memory-disk.ts'
import type { Tablet } from './tablet.ts'
import { runTrace } from './trace.ts'
import { createWorld, type World } from './world.ts'

const MINUTE = 60_000
const q = (number: number): string => `q0${number}/answer`

let world: World
let saq: RecordHeader
let amy: Tablet
let ben: Tablet
let cas: Tablet
beforeAll(async () => {
  world = await createWorld(3, createDice(7))
}, 60_000)
beforeEach(async () => {
  world.network.setOlderServer(false)
  saq = (await world.newCase()).saq
  const [first, second, third] = await freshTablets(world)
  if (!third) throw new Error('The world needs three tablets.')
  amy = first
  ben = second
  cas = third
  for (const tablet of [amy, ben, cas]) await tablet.round()
})

const onEmptyDisk = (tablet: Tablet): Promise<Tablet> => tablet.on(createMemoryDisk())
const statusesOnServer = async (): Promise<readonly string[]> =>
  (await storedStatements(world, saq)).map(({ status }) => status).sort()

/** Amy answers, everybody reads it, and the server forgets it. */
async function answeredAndForgotten(): Promise<void> {
  const before = await world.copyServer()
  await amy.say(saq, q(1), 'yes')
  await heal([amy, ben, cas])
  await world.restoreServer(before)
  expect(await statusesOnServer()).toEqual([])
}

describe('a server set back to an old backup', () => {
  test('gets back what any tablet holds, once, also when its author has no tablet any more', async () => {
    await answeredAndForgotten()
    await heal([ben, cas])
    expect(await statusesOnServer()).toEqual(['accepted'])
    const anew = await onEmptyDisk(amy)
    await anew.round()
    expect(await valuesAt(anew, saq, q(1))).toEqual(['yes'])
    expect(await difference([anew, ben, cas], [saq])).toBeNull()
  })

  test('one round of one tablet is enough for the server', async () => {
    await answeredAndForgotten()
    await ben.round()
    expect(await statusesOnServer()).toEqual(['accepted'])
  })

  test('without the list of ids: nothing comes back and nothing is said (the control, and an older server)', async () => {
    world.network.setOlderServer(true)
    await answeredAndForgotten()
    expect(await ben.round()).toMatchObject({ problem: null })
    await heal([ben, cas])
    expect(await statusesOnServer()).toEqual([])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
    world.network.setOlderServer(false)
    await heal([ben, cas])
    expect(await statusesOnServer()).toEqual(['accepted'])
  })

  test('the same traces with the exchange switched off lose something (the control)', async () => {
    world.network.setOlderServer(true)
    const restores = { server: true, tablets: true }
    const problems: (string | null)[] = []
    for (let number = 0; number < 20; number++) problems.push(await runTrace(world, number, restores))
    expect(problems.filter((problem) => problem?.includes('the server has')).length).toBeGreaterThan(0)
  }, 120_000)

  test.each([2, 3, 4])('which gave its numbers out again, to %i others: none is skipped', async (others) => {
    const before = await world.copyServer()
    for (let number = 1; number <= 3; number++) await amy.say(saq, q(number), 'yes')
    await heal([amy, ben])
    await world.restoreServer(before)
    for (let number = 4; number < 4 + others; number++) await cas.say(saq, q(number), 'no')
    await cas.round()
    await heal([ben, cas])
    expect(await statusesOnServer()).toHaveLength(3 + others)
    for (const tablet of [ben, cas])
      for (let number = 4; number < 4 + others; number++)
        expect(await valuesAt(tablet, saq, q(number))).toEqual(['no'])
    expect(await difference([ben, cas], [saq])).toBeNull()
  })

  test('between a receipt and the next reading, which only the receipt can tell', async () => {
    const before = await world.copyServer()
    await amy.say(saq, q(1), 'yes')
    expect(await amy.push()).toEqual({ sent: 1, problem: null })
    await world.restoreServer(before)
    await amy.round()
    expect(await statusesOnServer()).toEqual(['accepted'])
    expect((await amy.outbox.state(amy.vault.id)).unsent).toBe(0)
  })

  test('a receipt that comes later than its batch did is no reason to compare', async () => {
    await amy.say(saq, q(1), 'yes')
    amy.disk.failNext('failed')
    await amy.push()
    await amy.pull()
    expect(await amy.push()).toEqual({ sent: 1, problem: null })
    const compared = world.network.asked.get('batches')
    await heal([amy])
    expect(world.network.asked.get('batches')).toBe(compared)
    expect(await amy.disk.all('receipts')).toEqual([])
  })

  test('before it knew the key of a session: another tablet brings the certificate', async () => {
    const before = await world.copyServer()
    const grant = await amy.vault.grantSession(saq.space, 0, world.clock.now + 60 * MINUTE)
    if (!grant) throw new Error('Amy holds the client key.')
    const inSession = createRecords(openGrant(grant, systemRandom), amy.surroundings)
    await inSession.append(saq, [{ version: 1, field: q(1), value: 'yes', replaces: [] }])
    await heal([amy, ben])
    await world.restoreServer(before)
    await ben.round()
    expect(await statusesOnServer()).toEqual(['accepted'])
    await cas.round()
    expect(await valuesAt(cas, saq, q(1))).toEqual(['yes'])
  })

  test('what was refused or parked is so again, and its text is still with its author', async () => {
    const before = await world.copyServer()
    await amy.say(saq, q(1), 'yes')
    await amy.say(saq, q(1), 'maybe')
    await amy.say(saq, q(1), 'no', 2)
    await heal([amy, ben])
    await world.restoreServer(before)
    await heal([amy, ben])
    expect(await statusesOnServer()).toEqual(['accepted', 'parked', 'refused'])
    const { needsYou } = await amy.records.open(saq)
    expect(needsYou.map(({ status, statement }) => [status, statement.value]).sort()).toEqual([
      ['parked', 'no'],
      ['refused', 'maybe'],
    ])
    for (const tablet of [amy, ben]) expect(await valuesAt(tablet, saq, q(1))).toEqual(['yes'])
  })

  test('a refused answer of which nobody holds the text is forgotten, by all alike', async () => {
    const before = await world.copyServer()
    for (const value of ['yes', 'maybe', 'no']) await amy.say(saq, q(1), value)
    await heal([amy, ben])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['no'])
    await world.restoreServer(before)
    await heal([ben, cas])
    expect(await statusesOnServer()).toEqual(['accepted', 'accepted'])
    expect(await difference([ben, cas], [saq])).toBeNull()
    await heal([amy, ben, cas])
    expect(await difference([amy, ben, cas], [saq])).toBeNull()
    expect(await valuesAt(cas, saq, q(1))).toEqual(['no'])
  })

  test('killed before the batches to send again were stored: the next round begins anew', async () => {
    await answeredAndForgotten()
    ben.disk.failNext('failed')
    expect(await ben.round()).toMatchObject({ problem: 'disk-failed' })
    await ben.round()
    expect(await statusesOnServer()).toEqual(['accepted'])
  })

  test('its backup mark reaches the tablet with receipts and with heads, and goes back with it', async () => {
    const backup = async () => (await amy.outbox.state(amy.vault.id)).backup
    const never = await world.copyServer()
    expect(await backup()).toBeNull()
    await markBackup(world.server.service, 1_000)
    await amy.say(saq, q(1), 'yes')
    await amy.push()
    expect(await backup()).toBe(1_000)
    await markBackup(world.server.service, 2_000)
    await amy.pull()
    expect(await backup()).toBe(2_000)
    await world.restoreServer(never)
    await amy.round()
    expect(await backup()).toBeNull()
  })
})

describe('a tablet set back to an old copy of its disk', () => {
  test('sends what was received long ago: nothing is doubled, and what came since is there', async () => {
    await amy.say(saq, q(1), 'yes')
    const old = amy.disk.copy()
    await amy.say(saq, q(2), 'no')
    await heal([amy, ben])
    const setBack = await amy.on(old)
    expect((await setBack.outbox.state(amy.vault.id)).unsent).toBe(1)
    await heal([setBack, ben])
    expect(await statusesOnServer()).toEqual(['accepted', 'accepted'])
    expect(await valuesAt(setBack, saq, q(2))).toEqual(['no'])
    expect(await difference([setBack, ben], [saq])).toBeNull()
  })

  test('left out of the healing, it is noticed (the control)', async () => {
    const old = amy.disk.copy()
    await amy.say(saq, q(1), 'yes')
    await heal([amy, ben])
    expect(await difference([await amy.on(old), ben], [saq])).toContain('differs')
  })

  test('does not know that an answer was refused: it is told again', async () => {
    await amy.say(saq, q(1), 'maybe')
    const old = amy.disk.copy()
    await heal([amy])
    const setBack = await amy.on(old)
    expect(await valuesAt(setBack, saq, q(1))).toEqual(['maybe'])
    await heal([setBack])
    expect((await setBack.records.open(saq)).needsYou).toMatchObject([{ status: 'refused' }])
    expect(await valuesAt(setBack, saq, q(1))).toEqual([])
  })

  test('a draft that became an answer since is text in hand again, beside the answer', async () => {
    await amy.records.saveDrafts(saq, [{ field: q(1), text: 'half a', seen: [] }])
    const old = amy.disk.copy()
    await amy.say(saq, q(1), 'yes')
    await heal([amy])
    const setBack = await amy.on(old)
    await heal([setBack])
    expect((await setBack.records.open(saq)).drafts.get(q(1))).toMatchObject([{ text: 'half a' }])
    expect(await valuesAt(setBack, saq, q(1))).toEqual(['yes'])
  })

  test('while the server is set back too: each has what the other lost', async () => {
    const oldServer = await world.copyServer()
    await amy.say(saq, q(1), 'yes')
    await amy.round()
    const oldDisk = amy.disk.copy()
    await amy.say(saq, q(2), 'no')
    await heal([amy, ben])
    await world.restoreServer(oldServer)
    const setBack = await amy.on(oldDisk)
    await heal([setBack, ben])
    expect(await statusesOnServer()).toEqual(['accepted', 'accepted'])
    expect(await difference([setBack, ben], [saq])).toBeNull()
  })
})

describe('a difference that stays', () => {
  /** How often the ids of this case’s record were asked for in so many rounds. */
  const exchangesIn = async (tablet: Tablet, rounds: number): Promise<number> => {
    const before = world.network.asked.get('batches') ?? 0
    for (let round = 0; round < rounds; round++) await tablet.round()
    return (world.network.asked.get('batches') ?? 0) - before
  }
  const damageBody = async (): Promise<void> => {
    const { id } = await world.database
      .selectFrom('batches')
      .innerJoin('streams', 'streams.number', 'batches.stream')
      .select('id')
      .where('space', '=', saq.space)
      .where('compartment', '=', saq.compartment)
      .orderBy('batches.seq')
      .limit(1)
      .executeTakeFirstOrThrow()
    await world.database
      .updateTable('batches')
      .set({ body: new Uint8Array(40) })
      .where('id', '=', id)
      .execute()
  }

  test('a body damaged on the server: the rest is read, it is said, and compared less and less often', async () => {
    await amy.say(saq, q(1), 'yes')
    await amy.say(saq, q(2), 'no')
    await amy.round()
    await damageBody()
    expect(await ben.round()).toMatchObject({ problem: 'differs' })
    expect(await valuesAt(ben, saq, q(1))).toEqual([])
    expect(await valuesAt(ben, saq, q(2))).toEqual(['no'])
    expect(await exchangesIn(ben, 10)).toBe(3)
    await amy.say(saq, q(3), 'yes')
    await amy.round()
    expect(await exchangesIn(ben, 3)).toBe(0)
    expect(await valuesAt(ben, saq, q(3))).toEqual(['yes'])
    expect(await ben.round()).toMatchObject({ problem: 'differs' })
    world.clock.now += 5 * MINUTE
    expect(await exchangesIn(ben, 3)).toBe(1)
    world.clock.now += 5 * MINUTE
    expect(await exchangesIn(ben, 3)).toBe(0)
    world.clock.now += 5 * MINUTE
    expect(await exchangesIn(ben, 3)).toBe(1)
  })

  test('it is compared at once when something else differs, and forgotten when all is well', async () => {
    await amy.say(saq, q(1), 'yes')
    await amy.round()
    const sound = await world.copyServer()
    await damageBody()
    await exchangesIn(ben, 10)
    await ben.say(saq, q(2), 'no')
    await ben.push()
    await world.restoreServer(sound)
    await heal([ben])
    expect(await statusesOnServer()).toEqual(['accepted', 'accepted'])
    expect(await difference([amy, ben], [saq])).toContain('differs')
    await heal([amy, ben])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })

  test('a digest of the server that fits nothing is not read again for ever', async () => {
    await amy.say(saq, q(1), 'yes')
    await heal([amy, ben])
    const none = 'A'.repeat(43)
    await world.database.updateTable('streams').set({ digest: none }).where('space', '=', saq.space).execute()
    const read = world.network.asked.get('statements') ?? 0
    expect(await ben.round()).toMatchObject({ problem: 'differs', received: 0 })
    expect(await exchangesIn(ben, 20)).toBeLessThan(20)
    expect(world.network.asked.get('statements')).toBe(read)
    expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
  })

  test('a batch held in part waits for the tablet that holds it whole', async () => {
    const before = await world.copyServer()
    const both = [
      { version: 1, field: q(1), value: 'yes', replaces: [] },
      { version: 1, field: q(2), value: 'maybe', replaces: [] },
    ]
    await amy.records.append(saq, both)
    await heal([amy, ben])
    await world.restoreServer(before)
    expect(await ben.round()).toMatchObject({ problem: 'differs' })
    expect(await statusesOnServer()).toEqual([])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
    expect(await exchangesIn(ben, 10)).toBe(3)
    await amy.round()
    expect(await statusesOnServer()).toEqual(['accepted', 'refused'])
    expect(await ben.round()).toMatchObject({ problem: null })
    await heal([amy, ben])
    expect(await difference([amy, ben], [saq])).toBeNull()
  })
})
