import { beforeEach, describe, expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import { NewerDatabase } from '#store'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { isNearlyFull } from '../../src/app/device/room.ts'
import { nearlyFullInWords, storageInWords } from '../../src/app/words/storage-words.ts'
import { createMemoryDisk } from '../world/memory-disk.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

const PASSPHRASE = 'quiet river under seven stones'

let world: World
let profile: Profile
let space: string

beforeEach(async () => {
  world = await createWorld(1)
  profile = createProfile(world.network.connect(), Date.UTC(2026, 10, 23, 10))
  space = (await world.newCase()).space
})

async function enrolledTab(): Promise<Tab> {
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  expect((await tab.device.enrol(signedIn.value, PASSPHRASE)).ok).toBe(true)
  await vaultOf(tab).sync.round()
  return tab
}

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

const kindOf = (tab: Tab) => tab.device.state.now().kind

describe('the database that should be there', () => {
  test('is asked to be kept once somebody enrols, whatever the browser answers', async () => {
    profile.persists = false
    const tab = await enrolledTab()
    expect(profile.askedToKeep).toBe(1)
    expect(kindOf(tab)).toBe('open')
    expect(storageInWords(await tab.device.parts.storage.look())).toMatchObject({ warns: true })
  })

  test('and is empty is told from a device that nobody ever set up', async () => {
    const fresh = profile.openTab()
    await expect.poll(() => kindOf(fresh)).toBe('new')
    await enrolledTab()
    profile.disk = createMemoryDisk()
    const after = profile.openTab()
    await expect.poll(() => kindOf(after)).toBe('gone')
  })

  test('and will not open is said, and nothing is set up over it', async () => {
    await enrolledTab()
    profile.disk = {
      ...profile.disk,
      all: () => Promise.reject(new DOMException('It is being upgraded elsewhere.', 'InvalidStateError')),
    }
    const tab = profile.openTab()
    await expect.poll(() => kindOf(tab)).toBe('no-database')
  })

  test('and belongs to a newer version of the app is said, also to a tab that was locked when that came', async () => {
    await enrolledTab()
    const { disk } = profile
    let isNewer = false
    profile.disk = {
      ...disk,
      all: (table) => (isNewer ? Promise.reject(new NewerDatabase()) : disk.all(table)),
    }
    const locked = profile.openTab()
    await expect.poll(() => kindOf(locked)).toBe('locked')
    locked.device.parts.surroundings.signals.post({ kind: 'lock' })
    expect(kindOf(locked)).toBe('locked')
    isNewer = true
    locked.device.parts.surroundings.signals.post({ kind: 'lock' })
    await expect.poll(() => kindOf(locked)).toBe('newer-database')
    const tab = profile.openTab()
    await expect.poll(() => kindOf(tab)).toBe('newer-database')
  })

  test('comes back from the server once the device is set up again', async () => {
    const before = await enrolledTab()
    const file = await vaultOf(before).records.list(space, 'officer')
    expect(file.records).toHaveLength(1)
    profile.disk = createMemoryDisk()
    const tab = await enrolledTab()
    expect((await vaultOf(tab).records.list(space, 'officer')).records).toHaveLength(1)
  })
})

describe('a full device', () => {
  const checkIn = (): RecordHeader => ({
    space,
    compartment: 'officer',
    form: 'check-in',
    sitting: 'session-1',
  })
  const openCheckIn = async (tab: Tab) => {
    const form = latestOfficerForm('check-in')
    if (!form) throw new Error('There is no check-in.')
    return vaultOf(tab).editors.open(checkIn(), form)
  }

  test('says so, keeps what is in hand on screen, and stores it when there is room', async () => {
    const tab = await enrolledTab()
    const editor = await openCheckIn(tab)
    profile.disk.failNext('full')
    await editor.answer('police/answer', 'yes')
    expect(editor.state()).toMatchObject({ saving: 'failed', problem: 'full' })
    editor.draft('police-what/answer', 'On Tuesday night')
    expect(editor.state().drafts.get('police-what/answer')).toBe('On Tuesday night')
    profile.disk.mend()
    await editor.answer('police/answer', 'yes')
    await editor.flush()
    const { set } = await vaultOf(tab).records.open(checkIn())
    expect(fieldStateOf(viewOf(set), 'police-what/answer')).toMatchObject({ value: 'On Tuesday night' })
    expect(editor.state()).toMatchObject({ saving: 'saved', problem: null })
  })

  test('keeps a picked answer on screen, and stores it by itself once there is room', async () => {
    const tab = await enrolledTab()
    const editor = await openCheckIn(tab)
    profile.disk.fillUp()
    await editor.answer('police/answer', 'yes')
    expect(editor.state()).toMatchObject({ saving: 'failed', problem: 'full' })
    expect(fieldStateOf(editor.state().view, 'police/answer')).toMatchObject({ value: 'yes' })
    profile.disk.mend()
    profile.passTime()
    await expect.poll(() => editor.state()).toMatchObject({ saving: 'saved', problem: null })
    const { set } = await vaultOf(tab).records.open(checkIn())
    expect(fieldStateOf(viewOf(set), 'police/answer')).toMatchObject({ value: 'yes' })
  })

  test('keeps it for when the officer comes back to the record, and goes on trying meanwhile', async () => {
    const tab = await enrolledTab()
    const stored = async () =>
      fieldStateOf(viewOf((await vaultOf(tab).records.open(checkIn())).set), 'police/answer')
    const editor = await openCheckIn(tab)
    profile.disk.fillUp()
    await editor.answer('police/answer', 'yes')
    await editor.close()
    const again = await openCheckIn(tab)
    expect(fieldStateOf(again.state().view, 'police/answer')).toMatchObject({ value: 'yes' })
    await again.answer('police/answer', 'no')
    await again.close()
    profile.disk.mend()
    profile.passTime()
    await expect.poll(stored).toMatchObject({ value: 'no' })
    expect(fieldStateOf((await openCheckIn(tab)).state().view, 'police/answer')).toMatchObject({
      value: 'no',
    })
  })

  test('goes on reading, and what was waiting to be sent still goes', async () => {
    const tab = await enrolledTab()
    const editor = await openCheckIn(tab)
    world.network.setDown(true)
    await editor.answer('police/answer', 'yes')
    for (let index = 0; index < 5; index++) profile.disk.failNext('full')
    world.network.setDown(false)
    expect((await vaultOf(tab).records.open(checkIn())).set.accepted.size).toBe(1)
    await vaultOf(tab).sync.round()
    expect(vaultOf(tab).sync.state.now().problem).toBe('disk-full')
    expect(vaultOf(tab).sync.state.now().outbox.unsent).toBe(1)
    profile.disk.mend()
    await vaultOf(tab).sync.round()
    expect(vaultOf(tab).sync.state.now()).toMatchObject({ problem: null, outbox: { unsent: 0 } })
  })

  test('sets nobody up, and says why', async () => {
    const tab = profile.openTab()
    const signedIn = await tab.device.signIn('officer 0', 'a password')
    if (!signedIn.ok) throw new Error(signedIn.error)
    profile.disk.failNext('full')
    expect(await tab.device.enrol(signedIn.value, PASSPHRASE)).toEqual({ ok: false, error: 'disk-full' })
    expect(await tab.device.vaults.all()).toEqual([])
  })
})

describe('the room there is', () => {
  const MB = 1_000_000

  test('is looked at when a vault opens, and now and then', async () => {
    const tab = await enrolledTab()
    const { room } = vaultOf(tab)
    await expect.poll(room.state.now).toMatchObject({ usage: 1 * MB, quota: 2_000 * MB })
    profile.room = { usage: 1_990 * MB, quota: 2_000 * MB }
    profile.passTime()
    await expect.poll(() => isNearlyFull(room.state.now())).toBe(true)
  })

  test.each([
    [{ usage: 0, quota: 2_000 * MB }, false],
    [{ usage: 1_980 * MB, quota: 2_000 * MB }, false],
    [{ usage: 1_980 * MB + 1, quota: 2_000 * MB }, true],
    [{ usage: 2_100 * MB, quota: 2_000 * MB }, true],
    [{ usage: undefined, quota: undefined }, false],
  ])('%j: nearly full %s', (room, nearly) => {
    expect(isNearlyFull({ ...room, persisted: true })).toBe(nearly)
  })

  test('when it is nearly gone: what is kept, what is not begun, what to do', () => {
    const words = nearlyFullInWords({ usage: 1_988 * MB, quota: 2_000 * MB, persisted: true }).join(' ')
    expect(words).toContain('about 12 MB more')
    expect(words).toContain('Everything that is kept here stays')
    expect(words).toContain('A new session cannot start')
    expect(words).toContain('Make room')
  })

  test.each([
    [true, /has promised not to clear it/],
    [false, /has not promised to keep it.*home screen/],
  ])('promised to be kept: %s, in words', (persisted, words) => {
    expect(storageInWords({ usage: 1, quota: 2_000 * MB, persisted }).kept).toMatch(words)
  })

  test('is said in whole megabytes, and warns in time', () => {
    const roomy = storageInWords({ usage: 12_400_000, quota: 2_000_000_000, persisted: true })
    expect(roomy).toMatchObject({ warns: false })
    expect(roomy.room).toContain('12 MB used of 2,000 MB')
    expect(storageInWords({ usage: 900, quota: 1_000, persisted: true })).toMatchObject({ warns: true })
    expect(storageInWords({ usage: undefined, quota: undefined, persisted: true }).room).toMatch(
      /does not say/,
    )
  })
})
