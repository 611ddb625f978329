import { beforeEach, describe, expect, test } from 'vitest'
import type { StoredPasskey } from '#vault'
import { openConfidential } from '../../src/app/device/confidential.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { passkeyName, removePasskey, setUpPasskey } from '../../src/app/device/passkey.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// An officer's tablet whose system has passkeys that give a key.

const PASSPHRASE = 'quiet river under seven stones'
const OTHER_PASSPHRASE = 'lantern otter walnut comet'
const START = Date.UTC(2026, 10, 23, 10)
const done = { ok: true, value: null }
const never = new AbortController().signal

let world: World
let profile: Profile
let space: string
beforeEach(async () => {
  world = await createWorld(2)
  profile = createProfile(world.network.connect(), START)
  space = (await world.newCase()).space
})

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function enrol(name = 'officer 0', passphrase = PASSPHRASE): Promise<Tab> {
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn(name, 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  expect(await tab.device.enrol(signedIn.value, passphrase)).toEqual(done)
  await vaultOf(tab).sync.round()
  return tab
}

const setUp = (tab: Tab, passphrase = PASSPHRASE) =>
  setUpPasskey(tab.device, vaultOf(tab).vault.id, passphrase)

/** A tablet with a passkey, locked. */
async function lockedTablet(): Promise<Tab> {
  const tab = await enrol()
  expect(await setUp(tab)).toEqual(done)
  await tab.device.leave('/')
  return lockedTab()
}

async function lockedTab(): Promise<Tab> {
  const tab = profile.openTab()
  await expect.poll(() => tab.device.state.now().kind).toBe('locked')
  return tab
}

const storedPasskeys = async (): Promise<readonly StoredPasskey[]> =>
  (await profile.disk.all('vaults')).flatMap(({ passkey }) => passkey ?? [])

const triesOf = async ({ device }: Tab) => (await device.vaults.wrongTries()).count

describe('setting a passkey up', () => {
  test('takes the passphrase; then the lock opens by it, without a network, and by the passphrase as before', async () => {
    const tab = await enrol()
    expect(await tab.device.hasPasskey()).toBe(false)
    world.network.setDown(true)
    expect(await setUp(tab)).toEqual(done)
    expect(tab.workersRunning()).toBe(1) // the one that is open
    await tab.device.leave('/')

    const locked = await lockedTab()
    expect(await locked.device.hasPasskey()).toBe(true)
    expect(await locked.device.unlockByPasskey(never)).toEqual(done)
    expect(vaultOf(locked).profile.name).toBe('officer 0')
    await expect
      .poll(() =>
        vaultOf(locked)
          .caseload.state.now()
          .cases.map((one) => one.space),
      )
      .toEqual([space])
    await locked.device.leave('/')
    expect(await (await lockedTab()).device.unlock(PASSPHRASE)).toEqual(done)
  })

  test('with another passphrase makes none, and counts as a wrong try', async () => {
    const tab = await enrol()
    expect(await setUp(tab, 'another one entirely')).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase' },
    })
    expect(profile.passkeys.listed.size).toBe(0)
    expect(await storedPasskeys()).toEqual([])
    expect(await triesOf(tab)).toBe(1)
    expect(tab.workersRunning()).toBe(1)
  })

  test.each(['none-here', 'not-given', 'no-key', 'failed'] as const)(
    'that the system answers with “%s” stores nothing',
    async (problem) => {
      const tab = await enrol()
      profile.passkeys.refuses = problem
      expect(await setUp(tab)).toEqual({ ok: false, error: { kind: problem } })
      expect(await storedPasskeys()).toEqual([])
      expect(tab.workersRunning()).toBe(1)
    },
  )

  test('on a full disk stores nothing, and leaves none behind in the system', async () => {
    const tab = await enrol()
    const make = profile.passkeys.make
    profile.passkeys.make = async (passkey) => {
      profile.disk.failNext('full') // the next that is written is the passkey
      return make(passkey)
    }
    expect(await setUp(tab)).toEqual({ ok: false, error: { kind: 'disk-full' } })
    expect(await storedPasskeys()).toEqual([])
    expect(profile.passkeys.listed.size).toBe(0)
  })

  test('names the tablet and nobody', async () => {
    const tab = await enrol()
    await setUp(tab)
    const { device } = vaultOf(tab).vault
    expect([...profile.passkeys.listed.values()]).toEqual([passkeyName(device)])
    expect(passkeyName(device)).toBe(`Cairn on this tablet (${device.slice(0, 4)})`)
  })
})

describe('a passkey that does not answer', () => {
  test('because it was cancelled, leaves the lock as it is and counts nothing', async () => {
    const tab = await lockedTablet()
    profile.passkeys.refuses = 'not-given'
    for (let turn = 0; turn < 7; turn++)
      expect(await tab.device.unlockByPasskey(never)).toEqual({ ok: false, error: 'not-given' })
    expect(await triesOf(tab)).toBe(0)
    expect(tab.workersRunning()).toBe(0)
    expect(await tab.device.unlock(PASSPHRASE)).toEqual(done)
  })

  test('because it was deleted in the system’s settings, costs nothing but the passphrase; set up anew, it opens', async () => {
    const tab = await lockedTablet()
    const [{ credential } = { credential: '' }] = await storedPasskeys()
    profile.passkeys.delete(credential)
    expect(await tab.device.unlockByPasskey(never)).toEqual({ ok: false, error: 'not-given' })
    await tab.device.unlock(PASSPHRASE)
    expect(await removePasskey(tab.device, vaultOf(tab).vault.id)).toEqual(done)
    expect(await setUp(tab)).toEqual(done)
    await tab.device.leave('/')
    expect(await (await lockedTab()).device.unlockByPasskey(never)).toEqual(done)
  })

  test('with what opens it, for the row was changed, says so and ends its worker', async () => {
    const tab = await lockedTablet()
    const [vault] = await profile.disk.all('vaults')
    if (!vault?.passkey) throw new Error('A passkey was set up.')
    const { keys } = vault.passkey
    const passkey = { ...vault.passkey, keys: keys.with(20, (keys[20] ?? 0) ^ 1) }
    await profile.disk.commit([{ table: 'vaults', put: [{ ...vault, passkey }] }])
    expect(await tab.device.unlockByPasskey(never)).toEqual({ ok: false, error: 'wrong-passkey' })
    expect(tab.workersRunning()).toBe(0)
    expect(await triesOf(tab)).toBe(0)
    expect(await tab.device.unlock(PASSPHRASE)).toEqual(done)
  })

  test('and answers only after the passphrase opened the device, changes nothing', async () => {
    const tab = await lockedTablet()
    const ask = profile.passkeys.ask
    const { promise, resolve } = Promise.withResolvers<void>()
    profile.passkeys.ask = async (known) => {
      await promise
      return ask(known)
    }
    const late = tab.device.unlockByPasskey(never)
    await tab.device.unlock(PASSPHRASE)
    const open = vaultOf(tab)
    resolve()
    expect(await late).toEqual(done)
    expect(vaultOf(tab)).toBe(open)
    expect(tab.workersRunning()).toBe(1)
  })
})

describe('the wait after wrong passphrases', () => {
  test('does not hold the passkey back, and the passkey does not end it', async () => {
    const tab = await lockedTablet()
    for (let turn = 0; turn < 5; turn++) await tab.device.unlock(`wrong passphrase ${turn}`)
    expect(await tab.device.waitMs()).toBe(5_000)
    expect(await tab.device.unlockByPasskey(never)).toEqual(done)
    expect(await triesOf(tab)).toBe(5)
    expect(await tab.device.waitMs()).toBe(5_000)
  })

  test('so who gets past the tablet’s own lock cannot guess on at the separate place', async () => {
    const tab = await lockedTablet()
    await tab.device.unlockByPasskey(never)
    const open = vaultOf(tab)
    const guess = (passphrase: string) =>
      openConfidential(tab.device, open.vault.id, passphrase, {
        ...{ space, days: 14, onEnd: () => {} },
        ...{ joinEditors: open.editors.join, wordingOf: open.wordingOf },
      })
    for (let turn = 0; turn < 5; turn++)
      expect(await guess(`wrong passphrase ${turn}`)).toMatchObject({ error: { kind: 'wrong-passphrase' } })
    await tab.device.leave('/')
    const again = await lockedTab()
    await again.device.unlockByPasskey(never)
    expect(await guess('wrong passphrase 5')).toMatchObject({ error: { kind: 'wait' } })
  })
})

describe('removing a passkey', () => {
  test('leaves the passphrase alone, and the system is asked to let go of it', async () => {
    const tab = await lockedTablet()
    const [{ credential, salt } = { credential: '', salt: '' }] = await storedPasskeys()
    await tab.device.unlockByPasskey(never)
    expect(await removePasskey(tab.device, vaultOf(tab).vault.id)).toEqual(done)
    expect(await storedPasskeys()).toEqual([])
    expect(profile.passkeys.listed.size).toBe(0)
    await tab.device.leave('/')

    const locked = await lockedTab()
    expect(await locked.device.hasPasskey()).toBe(false)
    profile.passkeys.ask = async () => ({ ok: true, value: profile.passkeys.answer(credential, salt) })
    expect(await locked.device.unlockByPasskey(never)).toEqual({ ok: false, error: 'wrong-passkey' })
    expect(await locked.device.unlock(PASSPHRASE)).toEqual(done)
  })
})

describe('two people on one tablet', () => {
  test('each passkey opens its own; nobody’s opens the other’s', async () => {
    const first = await enrol()
    expect(await setUp(first)).toEqual(done)
    await first.device.leave('/')
    const second = await enrol('officer 1', OTHER_PASSPHRASE)
    expect(await setUp(second, OTHER_PASSPHRASE)).toEqual(done)
    await second.device.leave('/')
    const passkeys = await storedPasskeys()
    expect(new Set(profile.passkeys.listed.values()).size).toBe(2)
    const opened = new Set<string>()
    for (const { credential, salt } of passkeys) {
      profile.passkeys.ask = async (known) => {
        expect(known).toHaveLength(2) // the lock does not know who stands before it
        return { ok: true, value: profile.passkeys.answer(credential, salt) }
      }
      const tab = await lockedTab()
      expect(await tab.device.unlockByPasskey(never)).toEqual(done)
      opened.add(vaultOf(tab).profile.name)
      await tab.device.leave('/')
    }
    expect([...opened].sort()).toEqual(['officer 0', 'officer 1'])
  })

  test('a passkey’s row in the other’s vault opens nothing there', async () => {
    const first = await enrol()
    await setUp(first)
    await first.device.leave('/')
    const second = await enrol('officer 1', OTHER_PASSPHRASE)
    await second.device.leave('/')
    const vaults = await profile.disk.all('vaults')
    const from = vaults.find(({ passkey }) => passkey)
    const to = vaults.find(({ passkey }) => !passkey)
    if (!from?.passkey || !to) throw new Error('One of the two has a passkey.')
    const { passkey, ...without } = from
    await profile.disk.commit([{ table: 'vaults', put: [without, { ...to, passkey }] }])
    const tab = await lockedTab()
    expect(await tab.device.unlockByPasskey(never)).toEqual({ ok: false, error: 'wrong-passkey' })
    await profile.disk.commit([{ table: 'vaults', put: [from, to] }])
    expect(await tab.device.unlockByPasskey(never)).toEqual(done) // the control: as it was
  })
})

test('a forgotten passphrase costs nothing where a passkey is: it opens what was kept, words in hand too', async () => {
  const tab = await lockedTablet()
  await tab.device.unlockByPasskey(never)
  const header = { space, compartment: 'officer', form: 'check-in', sitting: 'session-1' } as const
  await vaultOf(tab).records.saveDrafts(header, [{ field: 'police-what/answer', text: 'half a', seen: [] }])
  await tab.device.leave('/')
  const anew = await enrol('officer 0', OTHER_PASSPHRASE) // the old vault is kept, its passkey too
  await anew.device.leave('/')
  const again = await lockedTab()
  expect(await again.device.unlockByPasskey(never)).toEqual(done)
  expect((await vaultOf(again).records.open(header)).drafts.get('police-what/answer')).toMatchObject([
    { text: 'half a' },
  ])
})
