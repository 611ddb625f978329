import { beforeEach, expect, test } from 'vitest'
import type { SightsAnswer } from '#protocol/sight'
import { addOfficer } from '#server'
import { type ChangeParts, createServerTime } from '#sync'
import { grantSight, readSights } from '#sync/sight'
import { endOfSight } from '../../src/app/sight/end-of-sight.ts'
import { enrolTablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'

// A look at a case lasts until the end of a day, and somebody may choose which just before midnight.

const PASSWORD = 'a password'
const justBefore = new Date(2026, 11, 4, 23, 59, 40).getTime()

let world: World
let parts: ChangeParts
let dele: string
let space: string

beforeEach(async () => {
  world = await createWorld(1)
  world.clock.now = justBefore
  await addOfficer(world.server.service, person('Margaret Osei', 'manager'))
  dele = await addOfficer(world.server.service, person('Dele Obaseki', 'service-manager'))
  space = (await world.newCase()).space
  const clock = () => world.clock.now
  const { fetch, vault } = await enrolTablet(
    { fetch: world.network.connect(), clock },
    'Margaret Osei',
    PASSWORD,
  )
  parts = { fetch, proof: vault.proof, serverTime: createServerTime(clock), proveAgain: async () => false }
})

const person = (name: string, role: 'manager' | 'service-manager') =>
  ({ name, signInName: name, role, grade: null, password: PASSWORD }) as const

async function asked(): Promise<SightsAnswer> {
  const answer = await readSights(parts)
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

const give = (until: number) => grantSight(parts, { space, auditor: dele, until, confidential: false })

test('the end of today can be chosen in the last minute of the day', async () => {
  expect(await give(endOfSight((await asked()).at, 1))).toBeNull()
  expect(await asked()).toMatchObject({ sights: [{ until: new Date(2026, 11, 5).getTime() - 1 }] })
})

test('a day that ended while it was on screen is not given, and that is what is said; the next day is there to choose', async () => {
  const { at } = await asked()
  world.clock.now += 40_000
  expect(await give(endOfSight(at, 1))).toBe('past')
  const { at: later, sights } = await asked()
  expect(sights).toEqual([])
  expect(await give(endOfSight(later, 1))).toBeNull()
})

test.each([
  [1, '2026-12-04T23:59:59.999'],
  [3, '2026-12-06T23:59:59.999'],
])('%i days last until %s', (days, until) => {
  expect(endOfSight(justBefore, days)).toBe(new Date(until).getTime())
  expect(endOfSight(new Date('2026-12-04T00:00').getTime(), days)).toBe(new Date(until).getTime())
})
