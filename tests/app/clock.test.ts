import { beforeEach, describe, expect, test } from 'vitest'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import { sessionEnd } from '../../src/app/device/hand-over.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { clockInWords } from '../../src/app/words/clock-words.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

const PASSPHRASE = 'quiet river under seven stones'
const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: World
beforeEach(async () => {
  world = await createWorld(1)
})

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function enrolled(profile: Profile): Promise<OpenVault> {
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  expect(await tab.device.enrol(signedIn.value, PASSPHRASE)).toEqual({ ok: true, value: null })
  await vaultOf(tab).sync.round()
  return vaultOf(tab)
}

describe.each([
  ['right', 0, undefined],
  ['three hours behind', -3 * HOUR, 'The clock of this device is three hours behind'],
  ['a day ahead', DAY, 'The clock of this device is 24 hours ahead'],
  ['400 days behind', -400 * DAY, 'The clock of this device is 400 days behind'],
  ['400 days ahead', 400 * DAY, 'The clock of this device is 400 days ahead'],
])('a device whose clock is %s', (_how, off, title) => {
  test('is set up, fetches and sends, and its officer is told', async () => {
    const { saq } = await world.newCase()
    const profile = createProfile(world.network.connect(), world.clock.now + off)
    const { records, sync } = await enrolled(profile)
    expect(sync.state.now().problem).toBeNull()
    expect(clockInWords(sync.state.now().ahead)?.title).toBe(title)
    const said = { version: 1, field: 'q01/answer', value: 'yes', replaces: [] }
    expect((await records.append(saq, [said])).ok).toBe(true)
    await sync.round()
    expect(sync.state.now()).toMatchObject({ problem: null, outbox: { unsent: 0, needsYou: 0 } })
  })

  test('is told no more once the clock is right', async () => {
    const profile = createProfile(world.network.connect(), world.clock.now + off)
    const { sync } = await enrolled(profile)
    profile.clock.now = world.clock.now
    await sync.round()
    expect(clockInWords(sync.state.now().ahead)).toBeNull()
  })
})

test('a clock that goes back a day between two answers: the later one stands', async () => {
  const { space } = await world.newCase()
  const profile = createProfile(world.network.connect(), world.clock.now)
  const { records, sync } = await enrolled(profile)
  const checkIn: RecordHeader = { space, compartment: 'officer', form: 'check-in', sitting: 'session-1' }
  const field = 'police/answer'
  const [first] = ok(await records.append(checkIn, [{ version: 1, field, value: 'yes', replaces: [] }]))
  profile.clock.now -= DAY
  ok(await records.append(checkIn, [{ version: 1, field, value: 'no', replaces: [first?.id ?? ''] }]))
  await sync.round()
  expect(sync.state.now()).toMatchObject({ problem: null, outbox: { unsent: 0, needsYou: 0 } })
  expect(fieldStateOf(viewOf((await records.open(checkIn)).set), field)).toMatchObject({ value: 'no' })
})

function ok<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('It was not stored.')
  return result.value
}

describe('the days on which clocks change', () => {
  test.each([
    ['summer time begins', [2026, 2, 29]],
    ['summer time ends', [2026, 9, 25]],
  ] as const)('%s: a session may still go on until 20:00 here', (_when, [year, month, day]) => {
    const zone = process.env['TZ']
    process.env['TZ'] = 'Europe/London'
    try {
      const end = new Date(sessionEnd(new Date(year, month, day, 0, 30).getTime()))
      expect([end.getDate(), end.getHours(), end.getMinutes()]).toEqual([day, 20, 0])
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })
})
