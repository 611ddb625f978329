import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { latestConfidentialForm } from '#catalogue/confidential'
import { latestOfficerForm } from '#catalogue/officer'
import type { RecordHeader } from '#record'
import { addOfficer } from '#server'
import { createServerTime, decideParked, readParked } from '#sync'
import { auditGiven } from '../../src/app/cases/given-audit.ts'
import { openConfidential } from '../../src/app/device/confidential.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { endSight, grantSight } from '../../src/server/sights.ts'
import { heal, valuesAt } from '../world/checks.ts'
import { enrolTablet, type Tablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// An officer's tablet, an auditor's, and what a manager lets the auditor see (docs/protocol.md §8j).

const PASSPHRASE = 'quiet river under seven stones'
const DAY_MS = 86_400_000
const START = Date.UTC(2026, 10, 23, 9)

const auditForm = latestOfficerForm('audit')
const confidentialForm = latestConfidentialForm('risk-assessment-confidential')
if (!auditForm || !confidentialForm) throw new Error('An audit and what is confidential have forms.')

let world: World
let officer: Tablet
let manager: { readonly id: string; readonly name: string; readonly role: 'manager'; readonly grade: null }
let auditor: string
let profile: Profile
let tab: Tab
let space: string
let checkIn: RecordHeader
let audit: RecordHeader

beforeEach(async () => {
  vi.stubGlobal('addEventListener', () => undefined)
  world = await createWorld(1)
  ;[officer] = world.tablets as [Tablet]
  const { service } = world.server
  const person = (role: 'manager' | 'auditor') =>
    ({ name: `A ${role}`, signInName: role, role, grade: null, password: 'a password' }) as const
  manager = {
    id: await addOfficer(service, person('manager')),
    ...{ name: 'A manager', role: 'manager', grade: null },
  }
  auditor = await addOfficer(service, person('auditor'))
  const made = await world.newCase()
  space = made.space
  checkIn = made.checkIn
  audit = { space, compartment: 'officer', form: 'audit', sitting: 'case' }
  await heal([officer])
  await officer.say(checkIn, 'police/answer', 'no')
  await heal([officer])
  profile = createProfile(world.network.connect(), world.clock.now)
  tab = profile.openTab()
  const signedIn = await tab.device.signIn('auditor', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await tab.device.enrol(signedIn.value, PASSPHRASE)
  await vault().sync.round()
  withoutCase = await rows()
})

afterEach(() => {
  vault().end()
  vi.unstubAllGlobals()
})

function vault({ device } = tab): OpenVault {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

const grant = async (confidential = false, days = 7) => {
  const until = world.clock.now + days * DAY_MS
  const granted = await grantSight(world.server.service, manager, { space, auditor, until, confidential })
  expect(granted).toBe('done')
  await vault().sync.round()
}
const takeBack = () => endSight(world.server.service, { space, auditor })

const caseload = () => vault().caseload.state.now()
const inSight = () => caseload().cases.map((one) => one.space)
const isHeld = async () => (await vault().vault.keyNames()).some((name) => name.space === space)
const confidentialKeys = async () =>
  (await profile.disk.all('spaceKeys')).filter(({ slot }) => slot === 'confidential').length
/** How much of everything lies on the tablet. */
async function rows() {
  const tables = ['spaceKeys', 'streams', 'batches', 'packs', 'snapshots', 'drafts', 'receipts'] as const
  return Promise.all(tables.map(async (table) => [table, (await profile.disk.all(table)).length] as const))
}
let withoutCase: Awaited<ReturnType<typeof rows>>
/** What a manager does with what was kept aside. @returns how many answers that were */
async function acceptParked(): Promise<number> {
  const clock = () => world.clock.now++
  const { fetch, vault: own } = await enrolTablet(
    { fetch: world.network.connect(), clock },
    'manager',
    'a password',
  )
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

/** After days a sign-in is over. */
const signInAgain = ({ fetch }: Tablet) =>
  fetch('/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'officer 0', password: 'a password' }),
  })

const outbox = () => vault().outbox.state(vault().vault.id)

/** Both clocks, as days go by; what was put off runs. */
function pass(ms: number): void {
  world.clock.now += ms
  profile.clock.now += ms
  profile.passTime()
}

async function write(text: string): Promise<void> {
  const editor = await vault().editors.open(audit, auditForm as NonNullable<typeof auditForm>)
  await editor.answer('auditor/answer', text)
  await editor.close()
}

/** As on the screen: the passphrase once more. */
async function openSeparate() {
  const { vault: opened, editors, wordingOf } = vault()
  const place = await openConfidential(tab.device, opened.id, PASSPHRASE, {
    ...{ onEnd: () => undefined, joinEditors: editors.join, wordingOf, space, days: 14 },
  })
  if (!place.ok) throw new Error(place.error.kind)
  return place.value
}

describe('what an auditor sees', () => {
  test('is nothing before a manager lets them look, and then the case, until a time', async () => {
    await expect.poll(() => caseload().loaded).toBe(true)
    expect(inSight()).toEqual([])
    await grant(true)
    await expect.poll(inSight).toEqual([space])
    const [one] = caseload().cases
    expect(one?.sight?.confidential).toBe(true)
    expect(Math.abs((one?.sight?.until ?? 0) - START - 7 * DAY_MS)).toBeLessThan(60_000)
    expect(one?.records.map(({ header }) => header.form)).toContain('check-in')
    expect((await vault().vault.keyNames()).map(({ compartment }) => compartment)).not.toContain('client')
  })

  test('lasts as long on a tablet whose clock is wrong', async () => {
    profile.clock.now += 400 * DAY_MS
    await grant()
    await expect.poll(inSight).toEqual([space])
    pass(7 * DAY_MS - 120_000)
    await expect.poll(inSight).toEqual([space])
    pass(180_000)
    await expect.poll(inSight).toEqual([])
  })

  test('changes with what the manager says later: longer, then over', async () => {
    await grant(false, 1)
    await grant(false, 14)
    await expect.poll(inSight).toEqual([space])
    await expect.poll(() => caseload().cases[0]?.sight?.until).toBeGreaterThan(START + 13 * DAY_MS)
    await takeBack()
    await vault().sync.round()
    await expect.poll(inSight).toEqual([])
    expect(await isHeld()).toBe(false)
  })

  test('does not say what it cannot know: what is the client’s is no part of it', async () => {
    await grant()
    await expect.poll(inSight).toEqual([space])
    const [one] = caseload().cases
    if (!one) throw new Error('The case is in sight.')
    const lines = (of: typeof one) => auditGiven(of).lines?.map(({ words }) => words)
    expect(lines(one)?.filter((words) => words === 'None')).toHaveLength(2) // assessment and SARA
    expect(lines({ ...one, sight: null })?.filter((words) => words === 'None')).toHaveLength(4)
    const fields = auditGiven(one).copies?.map(({ field }) => field)
    expect(fields).not.toContain('a05/answer')
    expect(fields).not.toContain('a08/answer')
  })
})

describe('when the time is over', () => {
  test('without a network: the case is on no screen, and what was written and typed is sent later, kept aside, and nothing of it is lost', async () => {
    await grant()
    await expect.poll(inSight).toEqual([space])
    world.network.setDown(true)
    await write('Ruth Adeyemi')
    const editor = await vault().editors.open(audit, auditForm)
    editor.draft('sources-comments/answer', 'No word from the police')
    await vault().records.saveDrafts(audit, [
      {
        field: 'risk-comments/answer',
        text: 'The level is plain',
        seen: [],
      },
    ]) // as a tab that died left it
    await editor.close()
    pass(7 * DAY_MS)
    await expect.poll(inSight).toEqual([])
    expect(caseload().over.map((one) => one.space)).toEqual([space])
    const held = async () => (await vault().records.open(audit)).drafts.size
    await expect.poll(held).toBe(0)
    expect(await isHeld()).toBe(true) // control: it waits for what is unsent

    world.network.setDown(false)
    const signedIn = await tab.device.signIn('auditor', 'a password')
    expect(signedIn.ok).toBe(true)
    await vault().sync.round()
    await expect.poll(isHeld).toBe(false)
    expect(await outbox()).toMatchObject({ unsent: 0, needsYou: 0 })
    expect(await rows()).toEqual(withoutCase)

    expect(await acceptParked()).toBe(3)
    await signInAgain(officer)
    await heal([officer])
    expect(await valuesAt(officer, audit, 'auditor/answer')).toEqual(['Ruth Adeyemi'])
    expect(await valuesAt(officer, audit, 'sources-comments/answer')).toEqual(['No word from the police'])
    expect(await valuesAt(officer, audit, 'risk-comments/answer')).toEqual(['The level is plain'])
  })

  test('a tablet that is started after it, without a network, shows nothing either', async () => {
    await grant()
    await expect.poll(inSight).toEqual([space])
    await tab.device.leave('/')
    world.network.setDown(true)
    tab = profile.openTab()
    await tab.device.unlock(PASSPHRASE)
    await expect.poll(() => inSight()).toEqual([space]) // control: before it
    await tab.device.leave('/')
    pass(7 * DAY_MS)
    tab = profile.openTab()
    await tab.device.unlock(PASSPHRASE)
    await expect.poll(() => caseload().loaded).toBe(true)
    expect(inSight()).toEqual([])
  })

  test('an audit that was sent in time stands, and its officer reads it', async () => {
    await grant()
    await expect.poll(inSight).toEqual([space])
    await write('Ruth Adeyemi')
    await vault().sync.round()
    expect(await outbox()).toMatchObject({ unsent: 0, needsYou: 0 })
    await takeBack()
    await vault().sync.round()
    expect(await isHeld()).toBe(false)
    await heal([officer])
    expect(await valuesAt(officer, audit, 'auditor/answer')).toEqual(['Ruth Adeyemi'])
  })
})

describe('what is confidential', () => {
  const told: () => RecordHeader = () => ({
    ...audit,
    compartment: 'confidential',
    form: confidentialForm.id,
  })
  const fetched = async () => {
    const place = await openSeparate()
    await expect
      .poll(async () => (await place.records.list(space, 'confidential')).records.length, { timeout: 5_000 })
      .toBe(1)
    place.end()
  }

  beforeEach(async () => {
    const { service } = world.server
    const other = createProfile(world.network.connect(), world.clock.now)
    const own = other.openTab()
    const signedIn = await own.device.signIn('officer 0', 'a password')
    if (!signedIn.ok) throw new Error(signedIn.error)
    await own.device.enrol(signedIn.value, PASSPHRASE)
    const { vault: opened, editors, wordingOf } = vault(own)
    const place = await openConfidential(own.device, opened.id, PASSPHRASE, {
      ...{ onEnd: () => undefined, joinEditors: editors.join, wordingOf, space, days: 14 },
    })
    if (!place.ok) throw new Error(place.error.kind)
    const editor = await place.value.editors.open(told(), confidentialForm)
    await editor.answer('information/answer', 'She moves on Friday.')
    await editor.close()
    await vault(own).sync.round()
    place.value.end()
    vault(own).end()
    expect(
      await service.db
        .selectFrom('streams')
        .select('seq')
        .where('compartment', '=', 'confidential')
        .execute(),
    ).toEqual([{ seq: 1 }])
  })

  test('is read where it was given, and is gone unopened when the sight is over', async () => {
    await grant(true)
    await expect.poll(inSight).toEqual([space])
    await fetched()
    expect(await confidentialKeys()).toBe(1)
    await takeBack()
    await vault().sync.round()
    expect(await confidentialKeys()).toBe(0)
    expect(await rows()).toEqual(withoutCase)
  })

  test('is gone when the sight is narrowed, and the rest stays', async () => {
    await grant(true)
    await expect.poll(inSight).toEqual([space])
    await fetched()
    await grant(false)
    expect(await confidentialKeys()).toBe(0)
    await expect.poll(() => caseload().cases[0]?.sight?.confidential).toBe(false)
    expect(caseload().cases[0]?.records.map(({ header }) => header.form)).toContain('check-in')
  })

  test('control: where another sight with it is left, it waits until the separate place is opened', async () => {
    await grant(true)
    await expect.poll(inSight).toEqual([space])
    await fetched()
    const before = space
    space = (await world.newCase()).space
    await grant(true)
    space = before
    await takeBack()
    await vault().sync.round()
    expect(await isHeld()).toBe(false)
    expect(await confidentialKeys()).toBe(1)
    const place = await openSeparate()
    await expect.poll(confidentialKeys, { timeout: 5_000 }).toBeLessThanOrEqual(2)
    await expect
      .poll(async () => (await place.records.list(space, 'confidential')).records.length, { timeout: 5_000 })
      .toBe(0)
    place.end()
  })
})
