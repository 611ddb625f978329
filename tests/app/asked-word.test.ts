import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { urgencyOf } from '#casework'
import { latestConfidentialForm } from '#catalogue/confidential'
import { latestOfficerForm } from '#catalogue/officer'
import type { RecordHeader } from '#record'
import { addOfficer } from '#server'
import { createServerTime, decideParked, type Fetch, readParked } from '#sync'
import { answersOfCase } from '../../src/app/cases/pathway.ts'
import { beginOwnWord, ownWord, serviceManagersWord, urgentWords } from '../../src/app/cases/urgent-words.ts'
import { openConfidential } from '../../src/app/device/confidential.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { endSight, grantSight } from '../../src/server/sights.ts'
import { heal } from '../world/checks.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// A manager asks a service manager for their word on an urgent referral; they give it on a tablet of their own (docs/protocol.md §8j).

const PASSPHRASE = 'quiet river under seven stones'
const DAY_MS = 86_400_000
/** What stands in each part of the case, to be looked for in all that comes to a tablet. */
const CONCERN = 'NIA-WAS-BETWEEN-THEM'
const ANSWERED = 'SHE-WANTS-TO-SLEEP'
const TOLD = 'SHE-MOVES-ON-FRIDAY'

const formOf = (id: string) => {
  const form = latestOfficerForm(id) ?? latestConfidentialForm(id)
  if (!form) throw new Error(`There is no form ${id}.`)
  return form
}

/** An app that somebody has unlocked, and everything that the server ever answered it. */
type Device = { readonly profile: Profile; readonly tab: Tab; readonly heard: string[] }

let world: World
let officer: Tablet
let managerId: string
let deleId: string
let space: string
let dele: Device
let margaret: Device
let devices: Device[]

beforeEach(async () => {
  vi.stubGlobal('addEventListener', () => undefined)
  devices = []
  world = await createWorld(1)
  ;[officer] = world.tablets as [Tablet]
  managerId = await addOfficer(world.server.service, person('Margaret Osei', 'manager'))
  deleId = await addOfficer(world.server.service, person('Dele Obaseki', 'service-manager'))
  space = (await world.newCase()).space
  await heal([officer])
  await officer.say(request(), 'urgent/answer', 'yes')
  await officer.say(request(), 'concern/answer', CONCERN)
  await officer.say({ ...request(), compartment: 'client', form: 'action-plan' }, 'needs/answer', ANSWERED)
  await heal([officer])
  dele = await openDevice('Dele Obaseki')
})

afterEach(() => {
  for (const device of devices) vault(device).end()
  vi.unstubAllGlobals()
})

const person = (name: string, role: 'manager' | 'service-manager') =>
  ({ name, signInName: name, role, grade: null, password: 'a password' }) as const

const request = (): RecordHeader => ({
  ...{ space, compartment: 'officer' },
  ...{ form: 'request-for-service', sitting: 'case' },
})

async function openDevice(signInName: string): Promise<Device> {
  const heard: string[] = []
  const connected = world.network.connect()
  const fetch: Fetch = async (path, init) => {
    const response = await connected(path, init)
    heard.push(await response.clone().text())
    return response
  }
  const profile = createProfile(fetch, world.clock.now)
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn(signInName, 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await tab.device.enrol(signedIn.value, PASSPHRASE)
  const device = { profile, tab, heard }
  devices.push(device)
  await vault(device).sync.round()
  return device
}

function vault({ tab }: Device): OpenVault {
  const state = tab.device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function ask(days = 3): Promise<void> {
  const manager = { id: managerId, name: 'Margaret Osei', role: 'manager', grade: null } as const
  const until = world.clock.now + days * DAY_MS
  const sight = { space, auditor: deleId, until, confidential: false }
  expect(await grantSight(world.server.service, manager, sight)).toBe('done')
  await vault(dele).sync.round()
  await expect.poll(() => cases(dele)).toEqual([space])
}

const caseOn = (device: Device) => {
  const one = vault(device)
    .caseload.state.now()
    .cases.find((known) => known.space === space)
  if (!one) throw new Error('The case is not there.')
  return one
}
const cases = (device: Device) =>
  vault(device)
    .caseload.state.now()
    .cases.map((one) => one.space)
const isHeld = async () => (await vault(dele).vault.keyNames()).some((name) => name.space === space)
const outbox = () => vault(dele).outbox.state(vault(dele).vault.id)
const urgencyAt = (device: Device) => urgencyOf(answersOfCase(caseOn(device)))
const heardOf = ({ heard }: Device, words: string): boolean => heard.some((text) => text.includes(words))

/** As on the screen: "Give your word", then the answer. */
async function give(endorsed: 'yes' | 'no'): Promise<void> {
  const header = ownWord(space, vault(dele).vault.author)
  const { editors, profile } = vault(dele)
  await beginOwnWord(editors, header, { name: profile.name, today: '2026-11-23' })
  const editor = await editors.open(header, formOf(header.form))
  await editor.answer('endorsed/answer', endorsed)
  await editor.close()
}

/** The Team Manager's own. */
async function endorse(device: Device, name = 'Margaret Osei', as = 'team-manager'): Promise<void> {
  const header = {
    ...request(),
    form: 'urgent-endorsement',
    sitting: as === 'team-manager' ? 'case' : 'case.2',
  }
  const editor = await vault(device).editors.open(header, formOf(header.form))
  for (const [question, value] of Object.entries({ as, name, endorsed: 'yes' }))
    await editor.answer(`${question}/answer`, value)
  await editor.close()
}

/** What a manager does with what was kept aside. @returns how many answers that were */
async function acceptParked(): Promise<number> {
  const { vault: own } = vault(margaret)
  const clock = () => world.clock.now++
  const { fetch } = margaret.tab.device.parts
  const parts = { fetch, proof: own.proof, serverTime: createServerTime(clock) }
  const list = await readParked(parts, 'officer')
  if (!list.ok) throw new Error(list.error)
  let accepted = 0
  for (const { batch, statements } of list.value.batches) {
    const ids = statements.map(({ id }) => id).sort()
    const decision = { batch, statements: ids, outcome: 'accept', reason: '', at: clock() } as const
    const signed = await own.signDecision(decision)
    const decided = signed && (await decideParked(parts, signed))
    if (decided?.ok) accepted += ids.length
  }
  return accepted
}

/** Both clocks, as days go by; what was put off runs. */
function pass(ms: number): void {
  world.clock.now += ms
  for (const { profile } of devices) {
    profile.clock.now += ms
    profile.passTime()
  }
}

describe('asked for their word, a service manager', () => {
  test('has the referral, gives their word without a network, and it counts on the manager’s tablet', async () => {
    margaret = await openDevice('Margaret Osei')
    await expect.poll(() => cases(margaret)).toEqual([space])
    expect(cases(dele)).toEqual([])
    await ask()
    expect(caseOn(dele).sight?.confidential).toBe(false)
    expect(serviceManagersWord(caseOn(dele), deleId)).toBe('none')

    world.network.setDown(true)
    await give('yes')
    await endorse(margaret) // at the same time, neither having met the other’s
    await expect.poll(() => serviceManagersWord(caseOn(dele), deleId)).toBe('own')
    expect(await outbox()).toMatchObject({ unsent: 5 })
    expect(urgencyAt(margaret).kind).toBe('asked')
    world.network.setDown(false)
    for (const device of [dele, margaret]) await vault(device).sync.round()
    expect(await outbox()).toMatchObject({ unsent: 0, needsYou: 0 })

    await expect.poll(() => urgencyAt(margaret)).toEqual({ kind: 'endorsed' })
    const words = urgentWords(caseOn(margaret))
    expect(words).toContainEqual(
      expect.objectContaining({
        ...{ as: 'service-manager', name: 'Dele Obaseki', endorsed: 'yes' },
        ...{ on: '2026-11-23', how: 'At their own sign-in' },
      }),
    )
    const own = words.find(({ as }) => as === 'service-manager')
    expect(own?.writtenBy.map(({ statement }) => statement.author)).toEqual([deleId])
  })

  test('says no, and it stays a no until they change it', async () => {
    margaret = await openDevice('Margaret Osei')
    await ask()
    await endorse(margaret)
    for (const [endorsed, kind] of [
      ['no', 'asked'],
      ['yes', 'endorsed'],
    ] as const) {
      await give(endorsed)
      for (const device of [dele, margaret]) await vault(device).sync.round()
      await expect.poll(() => urgentWords(caseOn(margaret)).length).toBe(2)
      await expect.poll(() => urgencyAt(margaret).kind).toBe(kind)
    }
  })

  test('is told where the Team Manager wrote their word down, and may still give it', async () => {
    margaret = await openDevice('Margaret Osei')
    await endorse(margaret, 'Dele Obaseki', 'service-manager')
    await vault(margaret).sync.round()
    await ask()
    await expect.poll(() => serviceManagersWord(caseOn(dele), deleId)).toBe('others')
    const [word] = urgentWords(caseOn(dele))
    expect(word?.writtenBy.map(({ statement }) => statement.author)).toEqual([managerId])
    await give('yes')
    await expect.poll(() => serviceManagersWord(caseOn(dele), deleId)).toBe('own')
  })

  test('begins once: what they wrote themselves is not put back', async () => {
    await ask()
    const header = ownWord(space, deleId)
    const { editors, records } = vault(dele)
    await beginOwnWord(editors, header, { name: 'Dele Obaseki', today: '2026-11-23' })
    const editor = await editors.open(header, formOf(header.form))
    await editor.answer('given-on/answer', '2026-11-22')
    await editor.answer('given-how/answer', null)
    await editor.close()
    const before = (await records.open(header)).set.accepted.size
    await beginOwnWord(editors, header, { name: 'Dele Obaseki', today: '2026-11-25' })
    expect((await records.open(header)).set.accepted.size).toBe(before)
  })
})

describe('what does not come to them', () => {
  test('is everything of the client’s and all that is confidential; controls: the manager’s tablet hears both', async () => {
    await tellInConfidence()
    await ask(14)
    await vault(dele).sync.round()
    expect(heardOf(dele, CONCERN)).toBe(true) // what is theirs to read is found so
    expect(heardOf(dele, ANSWERED)).toBe(false)
    expect(heardOf(dele, TOLD)).toBe(false)
    const names = (await vault(dele).vault.keyNames()).filter((name) => name.space === space)
    expect(names.map(({ compartment }) => compartment)).toEqual(['officer'])
    const place = await separatePlace(dele)
    expect((await place.records.list(space, 'confidential')).records).toEqual([])
    place.end()
    expect(heardOf(dele, TOLD)).toBe(false)

    margaret = await openDevice('Margaret Osei')
    await expect.poll(() => heardOf(margaret, ANSWERED)).toBe(true)
    const opened = await separatePlace(margaret)
    await expect.poll(() => heardOf(margaret, TOLD), { timeout: 5_000 }).toBe(true)
    opened.end()
  })

  /** As on the screen: the passphrase once more. */
  async function separatePlace(device: Device) {
    const { vault: own, editors, wordingOf } = vault(device)
    const place = await openConfidential(device.tab.device, own.id, PASSPHRASE, {
      ...{ onEnd: () => undefined, joinEditors: editors.join, wordingOf, space, days: 14 },
    })
    if (!place.ok) throw new Error(place.error.kind)
    return place.value
  }

  async function tellInConfidence(): Promise<void> {
    const device = await openDevice('officer 0')
    const place = await separatePlace(device)
    const form = formOf('risk-assessment-confidential')
    const header: RecordHeader = { ...request(), compartment: 'confidential', form: form.id }
    const editor = await place.editors.open(header, form)
    await editor.answer('information/answer', TOLD)
    await editor.close()
    await vault(device).sync.round()
    place.end()
  }
})

describe('when it is over', () => {
  const lies = async () => {
    const tables = ['spaceKeys', 'streams', 'batches', 'packs', 'snapshots', 'drafts', 'receipts'] as const
    return Promise.all(
      tables.map(async (table) => [table, (await dele.profile.disk.all(table)).length] as const),
    )
  }

  test('taken back: the case is gone from their tablet, keys and all, and the word that they gave stands', async () => {
    margaret = await openDevice('Margaret Osei')
    const before = await lies()
    await ask()
    await give('yes')
    await vault(dele).sync.round()
    expect(await isHeld()).toBe(true) // control
    expect(await endSight(world.server.service, { space, auditor: deleId })).toBe('done')
    await vault(dele).sync.round()
    await expect.poll(() => cases(dele)).toEqual([])
    expect(await isHeld()).toBe(false)
    expect(await lies()).toEqual(before)
    await vault(margaret).sync.round()
    await expect.poll(() => urgentWords(caseOn(margaret)).map(({ endorsed }) => endorsed)).toEqual(['yes'])
  })

  test('by time, without a network: on no screen; a word sent then waits for a manager, and counts once it is accepted', async () => {
    margaret = await openDevice('Margaret Osei')
    await endorse(margaret)
    await vault(margaret).sync.round()
    await ask(3)
    world.network.setDown(true)
    await give('yes')
    pass(3 * DAY_MS)
    await expect.poll(() => cases(dele)).toEqual([])
    expect(await isHeld()).toBe(true) // it waits for what is unsent
    world.network.setDown(false)
    for (const [device, name] of [
      [dele, 'Dele Obaseki'],
      [margaret, 'Margaret Osei'],
    ] as const)
      expect((await device.tab.device.signIn(name, 'a password')).ok).toBe(true) // after days a sign-in is over
    await vault(dele).sync.round()
    await expect.poll(isHeld).toBe(false)
    expect(await outbox()).toMatchObject({ unsent: 0, needsYou: 0 })

    await vault(margaret).sync.round()
    expect(urgencyAt(margaret).kind).toBe('asked')
    expect(await acceptParked()).toBe(5)
    await vault(margaret).sync.round()
    await expect.poll(() => urgencyAt(margaret).kind).toBe('endorsed')
  })
})
