import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Bytes } from '#core'
import { decodePush, envelopeId, headerNames, PROTOCOL } from '#protocol'
import type { RecordHeader } from '#record'
import { type Fetch, handIn, makeCarryFile } from '#sync'
import { syncInWords } from '../../src/app/words/sync-words.ts'
import { everyProtocol, type Protocols } from '../../src/server/http/versions.ts'
import { difference, freshTablets, heal, storedStatements, valuesAt } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { createWorld, type World } from './world.ts'

// Tablets and server are not updated on the same day. Whoever is behind loses nothing, is told what to do, and catches up.

/** Before, between and after: a server takes a new protocol beside the old one, and lets go of the old one later. */
const both: Protocols = new Map([
  [1, 'served'],
  [2, 'served'],
])
const laterOnly: Protocols = new Map([
  [1, 'retired'],
  [2, 'served'],
])

const q = (number: number): string => `q0${number}/answer`

let world: World
let saq: RecordHeader
let amy: Tablet
let ben: Tablet
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)
beforeEach(async () => {
  await world.replaceServer(everyProtocol)
  saq = (await world.newCase()).saq
  ;[amy, ben] = await freshTablets(world)
  for (const tablet of [amy, ben]) await tablet.round()
})

/** The same tablet after an update: its next start, in an app that speaks protocol 2. */
const updated = (tablet: Tablet): Promise<Tablet> => {
  const speaking: Fetch = (path, init) => {
    const headers = new Headers(init.headers)
    headers.set(headerNames.protocol, '2')
    return tablet.fetch(path, { ...init, headers })
  }
  return tablet.on(tablet.disk, speaking)
}

const unsent = async (tablet: Tablet): Promise<number> => (await tablet.outbox.state(tablet.vault.id)).unsent

/** What the rail says after a round. */
async function wordsAfterRound(tablet: Tablet) {
  const { problem } = await tablet.round()
  const outbox = await tablet.outbox.state(tablet.vault.id)
  return syncInWords({ outbox, working: false, problem, roundAt: null, ahead: null }, world.clock.now)
}

describe('a server that reads only a later protocol', () => {
  test('an old tablet goes on sending and says what to do; after its update nothing is missing anywhere', async () => {
    world.network.setDown(true)
    await amy.say(saq, q(1), 'yes')
    world.network.setDown(false)
    await world.replaceServer(laterOnly)
    ben = await updated(ben)
    await ben.say(saq, q(2), 'no')
    await ben.say(saq, q(1), 'no')
    expect(await ben.round()).toMatchObject({ problem: null })

    for (const number of [3, 4]) {
      await amy.say(saq, q(number), 'yes')
      expect(await wordsAfterRound(amy)).toEqual({
        state: 'update',
        words: 'Update needed',
        detail: 'What you write still goes to the server.',
      })
      expect(await unsent(amy)).toBe(0)
    }
    expect(await valuesAt(amy, saq, q(2))).toEqual([])
    await ben.round()
    expect(await valuesAt(ben, saq, q(4))).toEqual(['yes'])

    amy = await updated(amy)
    expect(await wordsAfterRound(amy)).toMatchObject({ state: 'server' })
    expect(await valuesAt(amy, saq, q(2))).toEqual(['no'])
    expect(await valuesAt(amy, saq, q(1))).toHaveLength(2)
    await heal([amy, ben])
    expect(await difference([amy, ben], [saq])).toBeNull()
    expect(await storedStatements(world, saq)).toHaveLength(5)
  })

  test('control: one that refuses the pushes of an old tablet, too, is caught', async () => {
    await world.replaceServer(laterOnly)
    const refusing: Fetch = async (path, init) =>
      new Headers(init.headers).get(headerNames.protocol) === '2'
        ? ben.fetch(path, init)
        : new Response('{"error":"update-needed"}', { status: 426 })
    amy = await amy.on(amy.disk, refusing)
    await amy.say(saq, q(1), 'yes')
    await amy.round()
    ben = await updated(ben)
    await ben.round()
    expect(await unsent(amy)).toBe(1)
    expect(await valuesAt(ben, saq, q(1))).toEqual([])
  })

  test('takes the carry file of an old tablet, from an old page', async () => {
    await amy.say(saq, q(1), 'yes')
    const file = await makeCarryFile(amy)
    await world.replaceServer(laterOnly)
    const outcome = file && (await handIn(file.bytes, world.network.connect()))
    expect(outcome).toMatchObject({ value: { statements: { stored: 1 }, problem: null } })
  })
})

test('old and new tablets beside each other, while the server serves both', async () => {
  await world.replaceServer(both)
  ben = await updated(ben)
  await amy.say(saq, q(1), 'yes')
  await ben.say(saq, q(1), 'no')
  await heal([amy, ben])
  expect(await valuesAt(amy, saq, q(1))).toHaveLength(2)
  expect(await difference([amy, ben], [saq])).toBeNull()
})

test('a tablet that is updated before its server: it sends, says so, and catches up with the server', async () => {
  await ben.say(saq, q(2), 'no')
  await ben.round()
  amy = await updated(amy)
  await amy.say(saq, q(1), 'yes')
  expect(await amy.round()).toMatchObject({ problem: 'server-behind' })
  expect(await unsent(amy)).toBe(0)
  await ben.round()
  expect(await valuesAt(ben, saq, q(1))).toEqual(['yes'])
  await world.replaceServer(both)
  await heal([amy, ben])
  expect(await difference([amy, ben], [saq])).toBeNull()
})

test('a server that knows no later envelopes than the first gets those', async () => {
  const older = await amy.on(amy.disk, async (path, init) => {
    const sent = path === '/api/push' ? decodePush(init.body as Bytes) : null
    if (!sent?.ok || sent.value.every(([version]) => version === 1)) return amy.fetch(path, init)
    const receipts = sent.value.map((one) => ({ envelope: envelopeId(one), error: 'unknown-version' }))
    return Response.json({ protocol: PROTOCOL, at: world.clock.now, receipts })
  })
  await older.say(saq, q(3), 'yes')
  await older.round()
  expect(await unsent(older)).toBe(0)
  await ben.round()
  expect(await valuesAt(ben, saq, q(3))).toEqual(['yes'])
})
