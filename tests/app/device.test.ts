import { beforeEach, describe, expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { fieldStateOf, type RecordHeader, stateField, viewOf } from '#record'
import { caseNeeds } from '../../src/app/cases/case-needs.ts'
import { handOver, sessionEnd } from '../../src/app/device/hand-over.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

const PASSPHRASE = 'quiet river under seven stones'
const OTHER_PASSPHRASE = 'lantern otter walnut comet'
const START = Date.UTC(2026, 10, 23, 10)

let world: World
let profile: Profile
let space: string

beforeEach(() => officers(1))

async function officers(count: number): Promise<void> {
  world = await createWorld(count)
  profile = createProfile(world.network.connect(), START)
  space = (await world.newCase()).space
}

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function setUp(tab: Tab, name: string, passphrase: string) {
  const signedIn = await tab.device.signIn(name, 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  return tab.device.enrol(signedIn.value, passphrase)
}

/** An unlocked tab that has fetched its case. */
async function openTab(): Promise<Tab> {
  const tab = profile.openTab()
  expect(await setUp(tab, 'officer 0', PASSPHRASE)).toEqual({ ok: true, value: null })
  await vaultOf(tab).sync.round()
  return tab
}

const checkIn = (): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'check-in',
  sitting: 'session-1',
})
const place = () => ({
  session: 'session-1',
  startedAt: START,
  tasks: [],
  task: null,
  page: null,
  breakFrom: null,
  breakMs: 0,
})

describe('the lock', () => {
  test('a wrong password enrols nothing', async () => {
    const tab = profile.openTab()
    expect(await tab.device.signIn('officer 0', 'not it')).toEqual({ ok: false, error: 'wrong-sign-in' })
    expect(await tab.device.vaults.all()).toEqual([])
  })

  test('enrolment that the server never hears of stores nothing', async () => {
    const tab = profile.openTab()
    const signedIn = await tab.device.signIn('officer 0', 'a password')
    if (!signedIn.ok) throw new Error(signedIn.error)
    world.network.setDown(true)
    expect(await tab.device.enrol(signedIn.value, PASSPHRASE)).toEqual({ ok: false, error: 'offline' })
    expect(await tab.device.vaults.all()).toEqual([])
    expect(tab.workersRunning()).toBe(0)
  })

  test('every new document is locked; the passphrase opens it, another does not', async () => {
    await openTab()
    const again = profile.openTab()
    await expect.poll(() => again.device.state.now().kind).toBe('locked')
    expect(await again.device.unlock('something else here')).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase' },
    })
    expect(again.workersRunning()).toBe(0)
    expect((await again.device.unlock(PASSPHRASE)).ok).toBe(true)
    expect(vaultOf(again).profile.name).toBe('officer 0')
  })

  test('after five wrong tries it waits, also for a new document, and forgets them after a right one', async () => {
    await openTab()
    const tab = profile.openTab()
    for (let index = 0; index < 5; index++) await tab.device.unlock(`wrong passphrase ${index}`)
    expect(await tab.device.unlock(PASSPHRASE)).toEqual({ ok: false, error: { kind: 'wait', ms: 5_000 } })
    const reloaded = profile.openTab()
    expect(await reloaded.device.waitMs()).toBe(5_000)
    profile.clock.now += 5_001
    expect((await reloaded.device.unlock(PASSPHRASE)).ok).toBe(true)
    expect(await reloaded.device.vaults.wrongTries()).toEqual({ count: 0, lastAt: 0 })
  })

  test('two people on one device: each passphrase opens its own vault, and no passphrase twice', async () => {
    await officers(2)
    await openTab()
    const tab = profile.openTab()
    expect(await setUp(tab, 'officer 1', PASSPHRASE)).toEqual({ ok: false, error: 'passphrase-taken' })
    expect((await setUp(tab, 'officer 1', OTHER_PASSPHRASE)).ok).toBe(true)
    expect(vaultOf(tab).profile.name).toBe('officer 1')
    const first = profile.openTab()
    await first.device.unlock(PASSPHRASE)
    expect(vaultOf(first).profile.name).toBe('officer 0')
  })
})

describe('while a passphrase is typed', () => {
  async function atTheLock(): Promise<Tab> {
    const tab = profile.openTab()
    await expect.poll(() => tab.device.state.now().kind).toBe('locked')
    tab.device.expectUnlock()
    return tab
  }
  const caseload = (tab: Tab) => vaultOf(tab).caseload.state
  const answerIn = async (tab: Tab) => {
    await expect.poll(() => caseload(tab).now().loaded).toBe(true)
    const records = caseload(tab)
      .now()
      .cases.flatMap((one) => one.records)
    const record = records.find(({ header }) => header.form === 'check-in')
    return record && fieldStateOf(viewOf(record.set), 'police-what/answer')
  }
  const say = async (tab: Tab, value: string) => {
    const { records } = vaultOf(tab)
    const { set } = await records.open(checkIn())
    await records.append(checkIn(), [stateField(viewOf(set), 'police-what/answer', value, 1)])
  }

  test('one worker starts, and opens the vault; after a wrong one the next begins anew', async () => {
    await openTab()
    const tab = await atTheLock()
    tab.device.expectUnlock()
    expect(tab.workersRunning()).toBe(1)
    await tab.device.unlock('something else here')
    expect(tab.workersRunning()).toBe(0)
    tab.device.expectUnlock()
    expect((await tab.device.unlock(PASSPHRASE)).ok).toBe(true)
    expect(tab.workersRunning()).toBe(1)
  })

  test('whoever types and goes away leaves no worker', async () => {
    await openTab()
    const tab = await atTheLock()
    profile.passTime()
    expect(tab.workersRunning()).toBe(0)
    expect((await tab.device.unlock(PASSPHRASE)).ok).toBe(true)
  })

  test('what another tab says before it is opened is there', async () => {
    const first = await openTab()
    await say(first, 'Before.')
    const tab = await atTheLock()
    await say(first, 'Meanwhile.')
    await tab.device.unlock(PASSPHRASE)
    expect(await answerIn(tab)).toMatchObject({ value: 'Meanwhile.' })
  })

  test('whose passphrase it is shows when it opens: what was read for another is not theirs', async () => {
    await officers(2)
    await say(await openTab(), 'Said by the first.')
    expect((await setUp(profile.openTab(), 'officer 1', OTHER_PASSPHRASE)).ok).toBe(true)
    const tab = await atTheLock() // reads for the second, who was here last
    await tab.device.unlock(PASSPHRASE)
    expect(vaultOf(tab).profile.name).toBe('officer 0')
    expect(await answerIn(tab)).toMatchObject({ value: 'Said by the first.' })
  })
})

describe('leaving', () => {
  test('locking makes answers of what is typed, ends the keys, and locks the other tabs', async () => {
    const tab = await openTab()
    const other = profile.openTab()
    await other.device.unlock(PASSPHRASE)
    const form = latestOfficerForm('check-in')
    if (!form) throw new Error('There is no check-in.')
    const editor = await vaultOf(tab).editors.open(checkIn(), form)
    editor.draft('police-what/answer', 'Saturday night.')
    const { records } = vaultOf(tab)
    await tab.device.leave('/')
    expect(tab.wentTo).toEqual(['/'])
    expect(tab.workersRunning()).toBe(0)
    await expect.poll(() => other.wentTo).toEqual(['/'])
    const { set } = await records.open(checkIn())
    expect(fieldStateOf(viewOf(set), 'police-what/answer')).toMatchObject({ value: 'Saturday night.' })
  })

  test('a full disk does not keep the device from locking', async () => {
    const tab = await openTab()
    const form = latestOfficerForm('check-in')
    if (!form) throw new Error('There is no check-in.')
    const editor = await vaultOf(tab).editors.open(checkIn(), form)
    editor.draft('police-what/answer', 'Saturday night.')
    profile.disk.failNext('full')
    await tab.device.leave('/')
    expect(tab.wentTo).toEqual(['/'])
  })

  test('what was written goes to the server and to the second officer’s tablet', async () => {
    await officers(2)
    const tab = await openTab()
    const form = latestOfficerForm('check-in')
    if (!form) throw new Error('There is no check-in.')
    const editor = await vaultOf(tab).editors.open(checkIn(), form)
    await editor.answer('police/answer', 'no')
    await editor.close()
    await vaultOf(tab).sync.round()
    expect(vaultOf(tab).sync.state.now()).toMatchObject({ problem: null, outbox: { unsent: 0, needsYou: 0 } })
    const colleague = world.tablets[1]
    await colleague?.pull()
    const opened = await colleague?.records.open(checkIn())
    expect(opened && fieldStateOf(viewOf(opened.set), 'police/answer')).toMatchObject({ value: 'no' })
  })
})

describe('handing over', () => {
  test('without a service worker nothing changes', async () => {
    const tab = await openTab()
    profile.handOverAnswer = null
    expect(await handOver(tab.device, vaultOf(tab), space, place())).toEqual({
      ok: false,
      error: 'no-worker',
    })
    expect(tab.wentTo).toEqual([])
    expect((await vaultOf(tab).places.all()).size).toBe(0)
  })

  test('for a case whose key is not here', async () => {
    const tab = await openTab()
    const handed = await handOver(tab.device, vaultOf(tab), 'AAAAAAAAAAAAAAAAAAAAAA', place())
    expect(handed).toEqual({ ok: false, error: 'no-key' })
    expect(tab.wentTo).toEqual([])
  })

  test('carries the client key of one case and the place, and leaves the keys behind', async () => {
    const tab = await openTab()
    expect((await handOver(tab.device, vaultOf(tab), space, place())).ok).toBe(true)
    expect(tab.wentTo).toEqual(['/session.html'])
    expect(tab.passed.get('cairn-handover')).toMatch(/^[\w-]{22}$/)
    const [handover] = tab.handedOver
    expect(handover?.grant.spaceKey).toMatchObject({ space, compartment: 'client' })
    expect(handover?.place).toMatchObject({ state: 'open', session: 'session-1', until: sessionEnd(START) })
    expect(JSON.stringify(tab.passed.values().toArray())).not.toContain(space)
    const again = profile.openTab()
    await again.device.unlock(PASSPHRASE)
    expect((await vaultOf(again).places.all()).get(space)).toMatchObject({ state: 'open' })
  })
})

describe('the caseload', () => {
  test('reads the cases of the vault, and a damaged row is fetched again', async () => {
    const tab = await openTab()
    const caseload = () => vaultOf(tab).caseload.state.now()
    await expect.poll(() => caseload().cases.map((one) => one.space)).toEqual([space])
    await tab.device.leave('/')

    profile.disk.damage('batches')
    world.network.setDown(true)
    const offline = profile.openTab()
    await offline.device.unlock(PASSPHRASE)
    await expect.poll(() => vaultOf(offline).caseload.state.now().loaded).toBe(true)
    expect(vaultOf(offline).caseload.state.now().cases[0]?.file.damaged).toBeGreaterThan(0)
    world.network.setDown(false)
    await vaultOf(offline).sync.round()
    await expect.poll(() => vaultOf(offline).caseload.state.now().cases[0]?.file.damaged).toBe(0)
  })

  test('tells of a record of which nothing can be read, and fetches it again', async () => {
    const tab = await openTab()
    const saq: RecordHeader = { ...checkIn(), compartment: 'client', form: 'saq' }
    const append = vaultOf(tab).records.append
    const said = { version: 1, field: 'q01/answer', value: 'yes', replaces: [] }
    expect((await append(saq, [said])).ok).toBe(true)
    await vaultOf(tab).sync.round()
    await tab.device.leave('/')

    profile.disk.damage('batches')
    world.network.setDown(true)
    const offline = profile.openTab()
    await offline.device.unlock(PASSPHRASE)
    const now = () => {
      const [one] = vaultOf(offline).caseload.state.now().cases
      return (
        one && {
          unreadable: one.unreadable,
          needs: caseNeeds(one, START).unreadable,
          held: one.records.length,
        }
      )
    }
    await expect.poll(now).toEqual({ unreadable: ['client'], needs: true, held: 0 })
    world.network.setDown(false)
    await vaultOf(offline).sync.round()
    await expect.poll(now, { timeout: 5_000 }).toEqual({ unreadable: [], needs: false, held: 1 })
  })
})
