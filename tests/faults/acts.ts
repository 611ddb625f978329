import { latestOfficerForm } from '#catalogue/officer'
import { concatBytes, type Json, systemRandom } from '#core'
import { complete, sendBack } from '#forms'
import {
  type NewStatement,
  PIECE_BYTES,
  type RecordHeader,
  stateField,
  stateRowRemoved,
  viewOf,
} from '#record'
import { createRecords, type Records } from '#store'
import { pushAll } from '#sync'
import { openGrant } from '#vault'
import type { Dice } from '../world/dice.ts'
import type { Tablet } from '../world/tablet.ts'
import type { CaseOf } from '../world/world.ts'
import type { Device } from './devices.ts'
import { draftKey } from './devices.ts'
import type { Oracle } from './oracle.ts'

/** A row that any tablet may use, so that two of them meet on it. */
const ROW = 'cm93LW9uZS1mb3ItdGVzdA'
const TYPED = `rows/${ROW}/problem`
const MINUTE = 60_000

const checkInForm = latestOfficerForm('check-in')

/** Somebody does something on a tablet. */
export type Doing = {
  readonly device: Device
  readonly inCase: CaseOf
  readonly dice: Dice
  readonly oracle: Oracle
}

async function say(
  records: Records,
  header: RecordHeader,
  oracle: Oracle,
  make: (view: ReturnType<typeof viewOf>) => readonly NewStatement[],
): Promise<boolean> {
  const made = make(viewOf((await records.open(header)).set))
  if (made.length === 0) return true
  const said = await records.append(header, made)
  if (said.ok) oracle.note(header, said.value)
  return said.ok
}

const tabletOf = ({ device, dice }: Doing): Tablet => dice.pick(device.tablets as [Tablet, ...Tablet[]])

async function answers(doing: Doing): Promise<void> {
  const { dice, inCase, oracle } = doing
  const header = dice.chance(0.7) ? inCase.saq : inCase.checkIn
  const field =
    header === inCase.saq ? `q0${1 + dice.roll(4)}/answer` : dice.pick(['police/answer', 'safety/answer'])
  const value: Json = dice.chance(0.08) ? 'not an answer' : dice.pick(['yes', 'no', null])
  const version = header === inCase.saq && dice.chance(0.06) ? 2 : 1 // of a form that the server does not know
  await say(tabletOf(doing).records, header, oracle, (view) => [stateField(view, field, value, version)])
}

/** Many answers at once, as after an import or a page. */
async function answersMany(doing: Doing): Promise<void> {
  const { dice, inCase, oracle } = doing
  const fields = Array.from({ length: 2 + dice.roll(5) }, (_, index) => `q1${index}/answer`)
  const value = dice.pick(['yes', 'no'])
  await say(tabletOf(doing).records, inCase.saq, oracle, (view) =>
    fields.map((field) => stateField(view, field, value, 1)),
  )
}

/** Text in hand, kept and no answer yet. */
async function types(doing: Doing): Promise<void> {
  const { dice, inCase, oracle, device } = doing
  const tablet = tabletOf(doing)
  const text = `The rent went up ${dice.roll(1_000)}`
  const key = draftKey(device, tablet)
  const before = oracle.drafts.get(key) ?? null
  oracle.drafts.set(key, null) // killed now, either text may stand
  const left = (await tablet.records.open(inCase.saq)).drafts.get(TYPED)?.map(({ row }) => row)
  const saved = await tablet.records.saveDrafts(inCase.saq, [{ field: TYPED, text, seen: [] }], left)
  oracle.drafts.set(key, saved.ok ? text : before)
}

/** The text in hand becomes an answer; it stays in hand when the disk refuses. */
async function leavesField(doing: Doing): Promise<void> {
  const { inCase, oracle, device } = doing
  const tablet = tabletOf(doing)
  const key = draftKey(device, tablet)
  const draft = (await tablet.records.open(inCase.saq)).drafts.get(TYPED)?.at(-1)
  if (!draft) return
  const before = oracle.drafts.get(key) ?? null
  oracle.drafts.set(key, null)
  const isSaid = await say(tablet.records, inCase.saq, oracle, (view) => [
    stateField(view, TYPED, draft.text, 1),
  ])
  if (!isSaid) oracle.drafts.set(key, before)
}

/** A paper: one of a few bytes, or of more than a chunk. */
async function photographs(doing: Doing): Promise<void> {
  const { dice, inCase, oracle } = doing
  const { records } = tabletOf(doing)
  const size = dice.pick([8, 8, 8, PIECE_BYTES + 8])
  const bytes = concatBytes(Uint8Array.of(0xff, 0xd8, 0xff), new Uint8Array(size).fill(dice.roll(256)))
  const attachment = await records.attach(bytes, 'image/jpeg')
  oracle.photos.set(attachment.chunks[0] ?? '', { attachment, bytes })
  await say(records, inCase.papers, oracle, (view) => [
    stateField(view, `rows/${ROW}/photo`, { ...attachment }, 1),
  ])
}

async function changesRows(doing: Doing): Promise<void> {
  const { dice, inCase, oracle } = doing
  const what = dice.roll(3)
  await say(tabletOf(doing).records, inCase.saq, oracle, (view) => {
    if (what === 0) return [stateField(view, `rows/${ROW}`, 'a0', 1)]
    if (what === 1) return [stateRowRemoved(view, ROW, 1)]
    return [stateField(view, `rows/${ROW}/help`, dice.pick(['advice', 'a visit', null]), 1)]
  })
}

async function completesOrOpens(doing: Doing): Promise<void> {
  const { inCase, oracle } = doing
  await say(tabletOf(doing).records, inCase.checkIn, oracle, (view) => {
    if (!checkInForm) return []
    const act = view.standing.kind === 'open' ? complete(checkInForm, view) : sendBack(checkInForm, view)
    return act.ok ? [act.value] : []
  })
}

/** Session mode: one key, signed with a key of its own. */
async function answersInSession(doing: Doing): Promise<void> {
  const { dice, inCase, oracle } = doing
  const tablet = tabletOf(doing)
  const now = tablet.surroundings.clock()
  const grant = await tablet.vault.grantSession(inCase.space, now - MINUTE, now + 4 * 60 * MINUTE)
  if (!grant) return
  const records = createRecords(openGrant(grant, systemRandom), tablet.surroundings)
  const value = dice.pick(['yes', 'no'])
  await say(records, inCase.saq, oracle, (view) => [stateField(view, 'q20/answer', value, 1)])
}

/** The service worker, with no key that opens anything. */
async function pushesLocked(doing: Doing): Promise<void> {
  const { surroundings, outbox, fetch } = tabletOf(doing)
  await pushAll({ ...surroundings, outbox, fetch })
}

/** As after a round, and however little there is to fold. */
async function folds(doing: Doing): Promise<void> {
  const { saq, checkIn, papers } = doing.inCase
  const tablet = tabletOf(doing)
  for (const header of [saq, checkIn, papers]) await tablet.fold(header)
}

const pushes = async (doing: Doing): Promise<void> => void (await tabletOf(doing).push())
const pulls = async (doing: Doing): Promise<void> => void (await tabletOf(doing).pull())
const rounds = async (doing: Doing): Promise<void> => void (await tabletOf(doing).round())

/** What can be done, as often as it is listed. */
export const acts: readonly [(doing: Doing) => Promise<void>, ...((doing: Doing) => Promise<void>)[]] = [
  answers,
  answers,
  answers,
  answersMany,
  types,
  leavesField,
  changesRows,
  photographs,
  completesOrOpens,
  answersInSession,
  pushesLocked,
  pushes,
  rounds,
  rounds,
  pulls,
  folds,
  folds,
]
