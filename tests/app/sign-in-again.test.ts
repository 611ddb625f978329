import { beforeEach, describe, expect, test } from 'vitest'
import { addOfficer } from '#server'
import { type ChangeParts, createServerTime, type Fetch, readDevices, refuseDevice } from '#sync'
import { removeSecondFactor, resetSecondFactor } from '#sync/second-factor'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { givePassphraseAgain } from '../../src/app/device/passphrase-again.ts'
import { type ProofProblem, proveAgain } from '../../src/app/device/prove-again.ts'
import { createAsking } from '../../src/app/parts/asking.ts'
import { proofProblemInWords } from '../../src/app/words/prove-words.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

const PASSWORD = 'a password'
const PASSPHRASE = 'quiet river under seven stones'
const HOUR = 3_600_000

let world: World
let profile: Profile
let tab: Tab
let fetch: Fetch
let open: OpenVault
beforeEach(async () => {
  world = await createWorld(1)
  const mia = { name: 'Mia Manager', signInName: 'mia', role: 'manager', grade: 'SPO' } as const
  await addOfficer(world.server.service, { ...mia, password: PASSWORD })
  fetch = world.network.connect()
  profile = createProfile(fetch, world.clock.now)
  tab = profile.openTab()
  await enrol()
  const state = tab.device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  open = state.open
})

async function enrol(before = () => {}, at = tab) {
  const signedIn = await at.device.signIn('mia', PASSWORD)
  if (!signedIn.ok) throw new Error(signedIn.error)
  before()
  return at.device.enrol(signedIn.value, PASSPHRASE)
}

const pass = (ms: number): void => {
  world.clock.now += ms
  profile.clock.now += ms
}

/** The manager's tablet, with a person at it who answers so when they have to sign in again. */
function person(password: string | null) {
  const said: (ProofProblem | null | 'cancelled')[] = []
  const parts: ChangeParts = {
    ...{ fetch, proof: open.vault.proof, serverTime: createServerTime(() => profile.clock.now) },
    async proveAgain() {
      const proved = password === null ? null : await proveAgain(fetch, password)
      const problem = proved === null ? 'cancelled' : proved.ok ? null : proved.error
      said.push(problem)
      return problem === null
    },
  }
  return { parts, said }
}

const lost = () => world.tablets[0]?.stored.device ?? ''
const isRefused = async () => {
  const listed = await readDevices(person(null).parts)
  if (!listed.ok) throw new Error(listed.error)
  return listed.value.find(({ id }) => id === lost())?.refusedAt !== null
}

describe('what the server asks a new proof for', () => {
  test('within the hour nobody is asked', async () => {
    const { parts, said } = person(null)
    expect(await refuseDevice(parts, lost())).toBeNull()
    expect(said).toEqual([])
  })

  test('after it the person is asked once, and the act goes on by itself; the next one asks nobody', async () => {
    pass(HOUR)
    const { parts, said } = person(PASSWORD)
    expect(await refuseDevice(parts, lost())).toBeNull()
    expect(await resetSecondFactor(parts, world.tablets[0]?.vault.author ?? '')).toBeNull()
    expect(said).toEqual([null])
    expect(await isRefused()).toBe(true)
  })

  test('who cancels or does not know the password changes nothing', async () => {
    pass(HOUR)
    for (const password of [null, 'wrong'])
      expect(await refuseDevice(person(password).parts, lost())).toBe('not-proved')
    expect(await isRefused()).toBe(false)
  })

  test('removing one’s own second step is not tried again: the code that was typed before is worth nothing', async () => {
    pass(HOUR)
    expect(await removeSecondFactor(person(null).parts, '123456')).toBe('not-proved')
    expect(await removeSecondFactor(person(PASSWORD).parts, '123456')).toBe('next-code')
    expect(await removeSecondFactor(person(null).parts, '123456')).toBeNull()
  })

  test('a sign-in that ended is no reason to ask, nor is a server of before', async () => {
    await world.server.service.db.deleteFrom('sign_ins').execute()
    const { parts, said } = person(PASSWORD)
    expect(await refuseDevice(parts, lost())).toBe('signed-out')
    const before: Fetch = async () => Response.json({ error: 'not-found', protocol: 1 }, { status: 404 })
    expect(await refuseDevice({ ...parts, fetch: before }, lost())).toBe('server-error')
    expect(said).toEqual([])
  })

  test('a 401 that an app has never heard of is a sign-in that ended to it: so this one is to apps of before', async () => {
    const later: Fetch = async () => Response.json({ error: 'not-heard-of', protocol: 1 }, { status: 401 })
    expect(await refuseDevice({ ...person(null).parts, fetch: later }, lost())).toBe('signed-out')
  })

  test('a device is not enrolled an hour after its sign-in: nothing is stored, and it says to sign in again', async () => {
    const other = createProfile(world.network.connect(), profile.clock.now)
    const there = other.openTab()
    expect(await enrol(() => pass(HOUR), there)).toEqual({ ok: false, error: 'signed-out' })
    expect(await there.device.vaults.all()).toEqual([])
    expect(await enrol(() => {}, there)).toEqual({ ok: true, value: null })
  })
})

test.each<[number, object, ProofProblem | null]>([
  [200, { at: 1 }, null],
  [401, { error: 'wrong-sign-in' }, 'wrong-sign-in'],
  [401, { error: 'code-needed' }, 'code-needed'],
  [401, { error: 'wrong-code' }, 'wrong-code'],
  [401, { error: 'wrong-passkey', steps: ['passkey'] }, 'wrong-passkey'],
  [401, { error: 'signed-out' }, 'signed-out'],
  [429, { error: 'too-many-tries' }, 'too-many-tries'],
  [404, { error: 'not-found' }, 'server-error'],
  [426, { error: 'update-needed' }, 'update-needed'],
])('proving it is answered %d %o: %s', async (status, body, problem) => {
  const answering: Fetch = async () => Response.json({ protocol: 1, ...body }, { status })
  const proved = await proveAgain(answering, PASSWORD, { code: '123456' })
  expect(proved.ok ? null : proved.error).toBe(problem)
  if (problem) expect(proofProblemInWords(problem)).toMatch(/^[A-Z].{30,}\.$/)
})

test('whoever asks while the person is asked already gets the same answer, and is asked anew afterwards', async () => {
  const { ask, answer } = createAsking()
  const both = Promise.all([ask(), ask()])
  answer()?.(true)
  expect(await both).toEqual([true, true])
  expect(answer()).toBeUndefined()
  const later = ask()
  answer()?.(false)
  expect(await later).toBe(false)
})

describe('the passphrase, for what leaves the device', () => {
  const give = (passphrase: string) => givePassphraseAgain(tab.device, open, passphrase)

  test('counts for an hour, and not on a clock that was set back as far', async () => {
    pass(HOUR - 1)
    expect(open.passphraseGiven.isRecent()).toBe(true)
    pass(1)
    expect(open.passphraseGiven.isRecent()).toBe(false)
    pass(-2 * HOUR)
    expect(open.passphraseGiven.isRecent()).toBe(false)
  })

  test('is given anew without a network, and only the right one counts; wrong tries are counted as at the lock', async () => {
    world.network.setDown(true)
    pass(HOUR)
    for (let tries = 0; tries < 5; tries++)
      expect(await give('another passphrase altogether')).toEqual({ kind: 'wrong-passphrase' })
    expect(open.passphraseGiven.isRecent()).toBe(false)
    expect(await give(PASSPHRASE)).toMatchObject({ kind: 'wait' })
    pass(5_000)
    expect(await give(PASSPHRASE)).toBeNull()
    expect(open.passphraseGiven.isRecent()).toBe(true)
    expect(tab.workersRunning()).toBe(1) // the open vault’s own
  })
})
