import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { caseFileHeader, copies } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import type { Json } from '#core'
import { type RecordHeader, stateField, viewOf } from '#record'
import { makeCopy } from '#report'
import { createPlaces, type Records, type SessionPlace } from '#store'
import { type Handover, openGrant } from '#vault'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { dayOf } from '../../src/app/cases/days.ts'
import { planChangesOf } from '../../src/app/cases/plan.ts'
import { prefill } from '../../src/app/cases/prefill.ts'
import { exercisesFor } from '../../src/app/cases/sessions.ts'
import { sittingOf } from '../../src/app/cases/sittings.ts'
import { openConfidential } from '../../src/app/device/confidential.ts'
import { handOver } from '../../src/app/device/hand-over.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { copySource } from '../../src/app/outputs/copy-source.ts'
import { ensureAppointment } from '../../src/app/session/ensure-appointment.ts'
import type { SessionParts } from '../../src/session/parts.ts'
import { createProfile, type Profile, type Tab } from '../app/tablet.ts'
import { seededRandom } from '../server/world.ts'
import type { MemoryDisk } from '../world/memory-disk.ts'
import { createWorld } from '../world/world.ts'
import { createDrawing, type Drawing } from './drawn.ts'
import { type Hidden, type Pair, pairs, type Said } from './pairs.ts'

/** More by `CAIRN_PAIRS=1000`. */
const PAIRS = Number(process.env['CAIRN_PAIRS'] ?? 200)
/** Not every pair shows every mistake: of thirty, once none did. The first that does ends it. */
const LEAKS_WITHIN = 200

const PASSPHRASE = 'quiet river under seven stones'
const START = Date.UTC(2026, 10, 23, 10)

let profile: Profile
let tablet: MemoryDisk
let space: string
let drawing: Drawing
beforeAll(async () => {
  // What a browser's page has beside its elements: session mode listens to it for leaving.
  const page = { addEventListener() {}, hidden: false }
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', page)
  const world = await createWorld(1)
  space = (await world.newCase()).space
  profile = createProfile(world.network.connect(), START)
  const { device } = profile.openTab()
  const signedIn = await device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await device.enrol(signedIn.value, PASSPHRASE)
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(state.kind)
  await state.open.sync.round()
  const place = await openConfidential(device, state.open.vault.id, PASSPHRASE, {
    ...{ onEnd() {}, joinEditors: state.open.editors.join, wordingOf: state.open.wordingOf, space, days: 14 },
  })
  if (place.ok) place.value.end()
  await device.leave('/')
  world.network.setDown(true)
  tablet = profile.disk.copy()
  drawing = await createDrawing()
}, 120_000)
afterAll(async () => {
  vi.unstubAllGlobals()
  await drawing.close()
})

/** A mistake that would let a client learn something. */
type Leak = 'suggests by what officers wrote' | 'counts what is on the device' | 'copies a fact of the file'

/** All that comes from an officer's tablet to a client: what is handed over, what is drawn, what is written and sent, and the copy. */
async function toTheClient(pair: Pair, hidden: Hidden, leak?: Leak): Promise<readonly string[]> {
  profile.disk = tablet.copy()
  await write(pair, hidden)
  const { tab, open } = await unlocked()
  const one = await caseOf(open)
  const exercises = exercisesFor(one, pair.session)
  const suggested = exercises.filter((exercise) => exercise.suggested)
  const isAlarming = leak === 'suggests by what officers wrote' && hidden.officer.length > 0
  const chosen = isAlarming || suggested.length === 0 ? exercises : suggested
  const from = pair.from % chosen.length
  const tasks = chosen.slice(from, from + 2).map(({ task }) => task)
  const startedAt = profile.clock.now
  // As the page for handing over does it.
  const today = dayOf(startedAt)
  await prefill(open.records, { one, today, officer: open.profile.name }, tasks)
  const begun = { space, session: sittingOf(pair.session), startedAt }
  await ensureAppointment(begun, { records: open.records, random: seededRandom('appointment') })
  const copy = copyOf(one, leak)
  const at = { task: null, page: null, breakFrom: null, breakMs: 0 }
  const handed = await handOver(tab.device, open, space, { session: begun.session, startedAt, tasks, ...at })
  if (!handed.ok) throw new Error(handed.error)
  const [handover] = tab.handedOver
  if (!handover) throw new Error('Nothing was handed over.')
  return [withoutKeys(handover), ...(await session(tab, handover, leak)), ...copy]
}

async function unlocked(): Promise<{ readonly tab: Tab; readonly open: OpenVault }> {
  const tab = profile.openTab()
  const done = await tab.device.unlock(PASSPHRASE)
  const state = tab.device.state.now()
  if (!done.ok || state.kind !== 'open') throw new Error('The tablet does not open.')
  return { tab, open: state.open }
}

/** Everything that is said in the case, by whoever says it. */
async function write({ client, file, moves }: Pair, hidden: Hidden): Promise<void> {
  const { tab, open } = await unlocked()
  const { records, editors, vault, wordingOf } = open
  for (const said of client) await say(records, 'client', said)
  for (const said of hidden.officer) await say(records, 'officer', said)
  await append(records, caseFileHeader(space), latestOfficerForm('case-file')?.version ?? 1, [
    ...file,
    ...hidden.file,
  ])
  await append(records, planChangesOf(space), 1, [...moves, ...hidden.reasons])
  if (hidden.draft !== null)
    await records.saveDrafts(caseFileHeader(space), [{ field: 'area/answer', text: hidden.draft, seen: [] }])
  if (hidden.confidential.length > 0) {
    const how = { onEnd() {}, joinEditors: editors.join, wordingOf, space, days: 14 }
    const place = await openConfidential(tab.device, vault.id, PASSPHRASE, how)
    if (!place.ok) throw new Error(place.error.kind)
    for (const said of hidden.confidential) await say(place.value.records, 'confidential', said)
    place.value.end()
  }
  await tab.device.leave('/')
}

const say = (records: Records, compartment: RecordHeader['compartment'], { form, sitting, answers }: Said) =>
  append(records, { space, compartment, form: form.id, sitting }, form.version, answers)

async function append(
  records: Records,
  header: RecordHeader,
  version: number,
  answers: Said['answers'],
): Promise<void> {
  if (answers.length === 0) return
  const view = viewOf((await records.open(header)).set)
  const said = await records.append(
    header,
    answers.map(([field, value]) => stateField(view, field, value, version)),
  )
  if (!said.ok) throw new Error(said.error)
}

async function caseOf({ caseload }: OpenVault): Promise<CaseOnDevice> {
  await vi.waitFor(() => expect(caseload.state.now().loaded).toBe(true), { interval: 2, timeout: 20_000 })
  const one = caseload.state.now().cases.find((known) => known.space === space)
  if (!one) throw new Error('The case is not there.')
  return one
}

/** Keys are drawn anew for every session, and so is whatever is signed with them. */
const withoutKeys = ({ grant, place, words }: Handover): string => {
  const { certificate } = grant.certificate
  const { vault, author, device, spaceKey } = grant
  const named = { id: spaceKey.id, space: spaceKey.space, compartment: spaceKey.compartment }
  return JSON.stringify({
    vault,
    author,
    device,
    named,
    certificate: { ...certificate, publicKey: '' },
    place,
    words,
  })
}

/** A session in the client's hands: something answered in each exercise, looked at from end to end, and given back. */
async function session(tab: Tab, handover: Handover, leak?: Leak): Promise<readonly string[]> {
  let asked = 0
  const parts: SessionParts = {
    ...{ surroundings: tab.device.parts.surroundings, random: seededRandom('session') },
    after: () => () => {},
    takeHandover: async () => handover,
    askToPush: () => void asked++,
    leave() {},
    leaveWithNotice() {},
  }
  const before = new Set((await profile.disk.all('batches')).map(({ id }) => id))
  const open = await drawing.openSession(parts)
  if (!open) throw new Error('The session does not open.')
  for (const task of open.tasks) {
    const field =
      task && [...task.form.fields].find(([, { kind }]) => kind === 'yesno' || kind === 'prose')?.[0]
    if (task && field)
      await task.editor.answer(field, task.form.fields.get(field)?.kind === 'prose' ? 'My words.' : 'yes')
  }
  const screens = await drawing.screensOf(open, parts)
  await open.moveTo({ ...open.place(), state: 'handed-back' })
  const counted =
    leak === 'counts what is on the device' ? String((await profile.disk.all('batches')).length) : ''
  return [...screens, ...(await written(handover, before)), String(asked), counted]
}

/** What the session wrote, as it is before it is signed and sealed, and how much of it is to be sent. */
async function written(handover: Handover, before: ReadonlySet<string>): Promise<readonly string[]> {
  const vault = openGrant(handover.grant, seededRandom('reading'))
  const rows = (await profile.disk.all('batches')).filter(({ id }) => !before.has(id))
  const opened = await vault.openRows(
    rows.map(({ key, record, body }) => ({ key, record, kind: 'batch' as const, bytes: body })),
  )
  const statements = opened.map((value) =>
    JSON.stringify((value as { batch: { statements: Json } }).batch.statements),
  )
  const places: ReadonlyMap<string, SessionPlace> = await createPlaces(vault, {
    disk: profile.disk,
    signals: { post: () => undefined, subscribe: () => () => undefined },
  }).all()
  const envelopes = (await profile.disk.all('outbox')).filter(({ batch }) =>
    rows.some(({ id }) => id === batch),
  )
  return [...statements.toSorted(), JSON.stringify([...places]), String(envelopes.length)]
}

function copyOf(one: CaseOnDevice, leak?: Leak): readonly string[] {
  const facts =
    leak === 'copies a fact of the file'
      ? [...copies.client.facts, 'reference' as const]
      : copies.client.facts
  const model = makeCopy({ ...copies.client, facts }, copySource(one, 'all', 'Jess Hart', START))
  return [JSON.stringify(model), drawing.copyOf(model)]
}

/** The first place where two tablets differ, a little of both sides; null where they are the same to the last character. */
function difference(a: readonly string[], b: readonly string[]): string | null {
  const whole = [a.join('\n'), b.join('\n')] as const
  if (whole[0] === whole[1]) return null
  const at = [...whole[0]].findIndex((character, index) => character !== whole[1][index])
  return whole.map((text) => text.slice(Math.max(0, at - 80), at + 80)).join('\n≠\n')
}

const comparing = (leak?: Leak) =>
  fc.asyncProperty(pairs, async (pair) => {
    const [a, b] = pair.parts
    const differs = difference(await toTheClient(pair, a, leak), await toTheClient(pair, b, leak))
    if (differs !== null) throw new Error(differs)
  })

test(`${PAIRS} pairs of cases that differ in what officers and the confidential place hold: nothing of it comes to the client`, async () => {
  await fc.assert(comparing(), { numRuns: PAIRS, endOnFailure: true })
}, 600_000)

describe('a mistake that lets a client learn something is caught', () => {
  test.each<Leak>([
    'suggests by what officers wrote',
    'counts what is on the device',
    'copies a fact of the file',
  ])(
    'one that %s',
    async (leak) => {
      const result = await fc.check(comparing(leak), { numRuns: LEAKS_WITHIN, endOnFailure: true })
      expect(result.failed).toBe(true)
    },
    120_000,
  )
})
