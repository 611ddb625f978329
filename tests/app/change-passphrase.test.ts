import { beforeEach, describe, expect, test } from 'vitest'
import { err } from '#core'
import { createVaultRow, type DiskError } from '#store'
import { changePassphrase } from '../../src/app/device/change-passphrase.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { setUpPasskey } from '../../src/app/device/passkey.ts'
import type { MemoryDisk } from '../world/memory-disk.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// An officer has another passphrase in place of the one that opens their tablet.

const OLD = 'quiet river under seven stones'
const NEW = 'candle orchard violet hammer'
const SOMEBODY_ELSES = 'lantern otter walnut comet'
const START = Date.UTC(2026, 10, 23, 10)
const done = { ok: true, value: null }
const wrong = { ok: false, error: { kind: 'wrong-passphrase' } }

let world: World
let profile: Profile
beforeEach(async () => {
  world = await createWorld(2)
  profile = createProfile(world.network.connect(), START)
})

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function enrol(name = 'officer 0', passphrase = OLD): Promise<Tab> {
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn(name, 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  expect(await tab.device.enrol(signedIn.value, passphrase)).toEqual(done)
  return tab
}

const change = (tab: Tab, passphrase = OLD, next = NEW) =>
  changePassphrase(tab.device, vaultOf(tab).vault.id, passphrase, next)

async function lockedTab(): Promise<Tab> {
  const tab = profile.openTab()
  await expect.poll(() => tab.device.state.now().kind).toBe('locked')
  return tab
}

const opensBy = async (passphrase: string) => (await lockedTab()).device.unlock(passphrase)
const triesOf = async ({ device }: Tab) => (await device.vaults.wrongTries()).count

test('the new one opens the tablet, without a network, to all that was there; the one of before does not', async () => {
  const { space } = await world.newCase()
  const tab = await enrol()
  await vaultOf(tab).sync.round()
  world.network.setDown(true)
  expect(await change(tab)).toEqual(done)
  expect(tab.workersRunning()).toBe(1) // the one that is open
  await tab.device.leave('/')

  expect(await opensBy(OLD)).toEqual(wrong)
  const again = await lockedTab()
  expect(await again.device.unlock(NEW)).toEqual(done)
  expect(vaultOf(again).profile.name).toBe('officer 0')
  await expect
    .poll(() =>
      vaultOf(again)
        .caseload.state.now()
        .cases.map((one) => one.space),
    )
    .toContain(space)
})

test('a passkey that was set up opens it as before', async () => {
  const tab = await enrol()
  expect(await setUpPasskey(tab.device, vaultOf(tab).vault.id, OLD)).toEqual(done)
  expect(await change(tab)).toEqual(done)
  await tab.device.leave('/')
  const locked = await lockedTab()
  expect(await locked.device.unlockByPasskey(new AbortController().signal)).toEqual(done)
})

describe('the passphrase of before still opens it', () => {
  test('when it was not given right, which counts as a try', async () => {
    const tab = await enrol()
    expect(await change(tab, 'something else entirely')).toEqual(wrong)
    expect(await triesOf(tab)).toBe(1)
    await tab.device.leave('/')
    expect(await opensBy(OLD)).toEqual(done)
  })

  test('when the new one opens what somebody else keeps here, and would hide one of the two', async () => {
    const others = await enrol('officer 1', SOMEBODY_ELSES)
    await others.device.leave('/')
    const tab = await enrol()
    expect(await change(tab, OLD, SOMEBODY_ELSES)).toEqual({ ok: false, error: { kind: 'passphrase-taken' } })
    expect(await triesOf(tab)).toBe(0)
    await tab.device.leave('/')
    expect(await opensBy(OLD)).toEqual(done)
  })

  /** A tablet on which somebody comes between the passphrase and its row. */
  async function meeting(between: (disk: MemoryDisk) => Promise<DiskError | null>): Promise<Tab> {
    const { disk } = profile
    let isNow = false
    profile.disk = {
      ...disk,
      async commit(changes) {
        const isItsRow = isNow && changes.some(({ table, put }) => table === 'vaults' && put)
        const error = isItsRow ? await between(disk) : null
        return error ? err(error) : disk.commit(changes)
      },
    }
    const tab = await enrol()
    await vaultOf(tab).sync.round()
    isNow = true
    return tab
  }

  test.each([
    ['full', 'disk-full'],
    ['failed', 'disk-failed'],
  ] as const)('when the disk is %s', async (error, kind) => {
    const tab = await meeting(async () => error)
    expect(await change(tab)).toEqual({ ok: false, error: { kind } })
    await tab.device.leave('/')
    expect(await opensBy(NEW)).toEqual(wrong)
    expect(await opensBy(OLD)).toEqual(done)
  })
})

test('of a tablet that was erased nothing comes back', async () => {
  const tab = await enrol()
  await vaultOf(tab).sync.round()
  const [stored] = await profile.disk.all('vaults')
  if (!stored) throw new Error('There is a vault.')
  const row = createVaultRow(stored.id, tab.device.parts.surroundings)
  const root = { kdf: stored.kdf, root: stored.root }
  expect(await row.keepRoot(root)).toEqual(done) // control
  const erased = { ...stored, root: new Uint8Array() }
  await profile.disk.commit([{ table: 'vaults', put: [erased] }])
  expect(await row.keepRoot(root)).toEqual({ ok: false, error: 'failed' })
  expect(await profile.disk.all('vaults')).toEqual([erased])
})
