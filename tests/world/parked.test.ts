import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outcome, ParkedBatch } from '#protocol'
import type { RecordHeader } from '#record'
import { addOfficer } from '#server'
import { createServerTime, decideParked, type ReadParts, readParked } from '#sync'
import { difference, freshTablets, heal, valuesAt } from './checks.ts'
import { createDice } from './dice.ts'
import { createMemoryDisk } from './memory-disk.ts'
import { enrolTablet, type Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

const q = (number: number): string => `q0${number}/answer`
const password = 'a password'

let world: World
let space: string
let saq: RecordHeader
let amy: Tablet
let ben: Tablet
let mia: Tablet
beforeAll(async () => {
  world = await createWorld(2, createDice(11))
  const { server, network, clock } = world
  await addOfficer(server.service, {
    ...{ name: 'Mia Manager', signInName: 'mia', role: 'manager', grade: 'SPO', password },
  })
  mia = await enrolTablet({ fetch: network.connect(), clock: () => clock.now++ }, 'mia', password)
}, 60_000)
beforeEach(async () => {
  const one = await world.newCase()
  space = one.space
  saq = one.saq
  const [first, second] = await freshTablets(world)
  amy = first
  ben = second
  mia = await mia.on(createMemoryDisk())
  for (const tablet of [amy, ben, mia]) await tablet.round()
})

const memberships = () => world.server.service.db
const takeOff = (tablet: Tablet) =>
  memberships().deleteFrom('memberships').where('officer', '=', tablet.vault.author).execute()
const putOn = (tablet: Tablet) =>
  memberships().insertInto('memberships').values({ space, officer: tablet.vault.author }).execute()

const asking = ({ fetch, vault, surroundings }: Tablet): ReadParts => ({
  fetch,
  proof: vault.proof,
  serverTime: createServerTime(surroundings.clock),
})

/** Of this case: the world's one server has had others. */
async function listed(tablet = mia): Promise<readonly ParkedBatch[]> {
  const list = await readParked(asking(tablet), 'client')
  if (!list.ok) throw new Error(list.error)
  return list.value.batches.filter(({ header }) => header.space === space)
}

async function decideAll(outcome: Outcome, reason: string): Promise<void> {
  for (const { batch, statements } of await listed()) {
    const ids = statements.map(({ id }) => id).sort()
    const signed = await mia.vault.signDecision({ batch, statements: ids, outcome, reason, at: 0 })
    const decided = signed && (await decideParked(asking(mia), signed))
    if (!decided?.ok) throw new Error(`Not decided: ${JSON.stringify(decided)}`)
  }
}

const waitsFor = async (tablet: Tablet) =>
  (await tablet.records.open(saq)).needsYou.map(({ status, code, statement, decided }) => [
    status,
    code,
    statement.value,
    decided?.reason,
  ])

/** Amy answers without a network, and is taken off the case before she sends it. */
async function parkedAnswer(): Promise<void> {
  await amy.say(saq, q(1), 'yes')
  await takeOff(amy)
  await heal([amy, ben, mia])
  expect(await waitsFor(amy)).toEqual([['parked', 'no-access', 'yes', undefined]])
}

describe('an answer of an officer who was taken off the case meanwhile', () => {
  test('accepted: it stands on every tablet, and waits for nobody any more', async () => {
    await parkedAnswer()
    expect(await valuesAt(ben, saq, q(1))).toEqual([])
    await decideAll('accept', '')
    await heal([amy, ben, mia])
    for (const tablet of [amy, ben, mia]) expect(await valuesAt(tablet, saq, q(1))).toEqual(['yes'])
    expect(await waitsFor(amy)).toEqual([])
    expect(await difference([ben, mia], [saq])).toBeNull()
  })

  test('accepted, and she is back on the case: the same from the stream', async () => {
    await parkedAnswer()
    await decideAll('accept', '')
    await putOn(amy)
    await heal([amy, ben, mia])
    expect(await waitsFor(amy)).toEqual([])
    expect(await difference([amy, ben, mia], [saq])).toBeNull()
    expect(await valuesAt(amy, saq, q(1))).toEqual(['yes'])
  })

  test('accepted after another answered: both stand, as a conflict', async () => {
    await parkedAnswer()
    await ben.say(saq, q(1), 'no')
    await heal([ben])
    await decideAll('accept', '')
    await heal([ben, mia])
    expect((await valuesAt(ben, saq, q(1))).sort()).toEqual(['no', 'yes'])
    expect(await difference([ben, mia], [saq])).toBeNull()
  })

  test('accepted where the record was folded meanwhile: it is there all the same', async () => {
    await parkedAnswer()
    await ben.fold(saq)
    await decideAll('accept', '')
    await heal([ben, mia])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
    await ben.fold(saq)
    expect(await difference([ben, mia], [saq])).toBeNull()
  })

  test('refused: she keeps her words and reads why, off the case or on it', async () => {
    await parkedAnswer()
    await decideAll('refuse', 'It is about another client.')
    await heal([amy, ben])
    const told = [['refused', 'set-aside', 'yes', 'It is about another client.']]
    expect(await waitsFor(amy)).toEqual(told)
    await putOn(amy)
    await heal([amy, ben])
    expect(await waitsFor(amy)).toEqual(told)
    for (const tablet of [amy, ben]) expect(await valuesAt(tablet, saq, q(1))).toEqual([])
    expect(await difference([amy, ben], [saq])).toBeNull()
    await amy.fold(saq)
    expect(await waitsFor(amy)).toEqual(told)
    const anew = await amy.on(createMemoryDisk())
    await heal([anew])
    expect(await waitsFor(anew)).toEqual(told)
  })

  test('nobody decided yet: it waits, and nothing is said of it', async () => {
    await parkedAnswer()
    await heal([amy])
    expect(await waitsFor(amy)).toEqual([['parked', 'no-access', 'yes', undefined]])
    expect(await listed()).toHaveLength(1) // the control: it is there to be decided
  })

  test('the reason lies on her tablet as sealed as her words', async () => {
    await parkedAnswer()
    await decideAll('refuse', 'CANARY reason')
    await heal([amy])
    const raw = async (disk: Tablet['disk']) =>
      JSON.stringify(await Promise.all([disk.all('batches'), disk.all('receipts')]), (_, value) =>
        value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
      )
    expect(await raw(amy.disk)).not.toContain('CANARY')
    expect(await raw(amy.disk)).toContain(amy.vault.id) // the control: the search reads the rows
  })
})

describe('a server set back to before the decision', () => {
  test('has it waiting again; what is accepted once more is the same everywhere', async () => {
    await parkedAnswer()
    const before = await world.copyServer()
    await decideAll('accept', '')
    await heal([ben, mia])
    await world.restoreServer(before)
    await heal([ben, mia])
    expect(await difference([ben, mia], [saq])).toBeNull()
    expect(await valuesAt(ben, saq, q(1))).toEqual([])
    await decideAll('accept', '')
    await heal([ben, mia])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
    expect(await difference([ben, mia], [saq])).toBeNull()
  })

  test('which had not even got it: any tablet that holds the words brings them, and they wait again', async () => {
    await amy.say(saq, q(1), 'yes')
    await takeOff(amy)
    const before = await world.copyServer()
    await heal([amy, ben])
    await decideAll('accept', '')
    await heal([ben, mia])
    await world.restoreServer(before)
    await heal([ben, mia])
    expect(await listed()).toHaveLength(1)
    await decideAll('accept', '')
    await heal([ben, mia])
    expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
    expect(await difference([ben, mia], [saq])).toBeNull()
  })
})
