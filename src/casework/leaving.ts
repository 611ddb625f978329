import { canonicalBytes, err, hash, ok, type Result } from '#core'
import { isContested, type RecordHeader, recordId, viewOf } from '#record'
import { type Answers, answersOf, type ReadableRecord } from './answers.ts'

/** Why a record stays in the separate place, and which entry of the register that is about, if there is one. */
export type Stays = { readonly why: StaysInside; readonly entry: RecordHeader | null }

/**
 * `no-entry`: nothing in the register is about it. `changed-since`: what the register has was about what it said
 * before. `not-completed`, `unsettled`: its entry is being written, or was completed and opened at once. `not-whole`: something that a completed entry must
 * say is not there, or is there twice.
 */
export type StaysInside = 'no-entry' | 'changed-since' | 'not-completed' | 'unsettled' | 'not-whole'

/** A sharing that was recorded, and so lets the record out. */
export type Sharing = {
  readonly entry: RecordHeader
  readonly to: string
  /** Shared without consent: a manager allowed it, and their signature is still to come. */
  readonly awaitsManager: boolean
}

/**
 * Whether a confidential record may leave the separate place: once the register there has a completed entry that is about this record as it reads now
 * (people-and-pathway.md, Confidentiality 3 and 7). None says of each thing in it where that came from, so all of it counts as the survivor’s. Without consent
 * the manager’s word, day and time in the entry are enough, for somebody may be in danger before a tablet meets a network; the signature follows.
 *
 * @param entries all confidential records of the case will do: what is no entry about this record is passed over
 */
export function mayLeave(
  record: ReadableRecord,
  entries: readonly ReadableRecord[],
): Result<readonly Sharing[], Stays> {
  const about = entries.filter(({ header }) => isAbout(header, record.header))
  const now = about.filter(({ header }) => stateIn(header) === stateOf(record)).map(sharingIn)
  const sharings = now.flatMap((sharing) => (sharing.ok ? [sharing.value] : []))
  if (sharings.length > 0) return ok(sharings)
  const stays = now.find((sharing) => !sharing.ok)
  return stays && !stays.ok
    ? stays
    : err({ why: about.length > 0 ? 'changed-since' : 'no-entry', entry: null })
}

/** The header of a new entry about a record as it reads now, beside those that are there. Its sitting names both (docs/protocol.md §4a). */
export function entryAbout(record: ReadableRecord, there: readonly RecordHeader[]): RecordHeader {
  const { space } = record.header
  const first = `${recordId(record.header)}/${stateOf(record)}`
  const taken = new Set(there.filter(({ form }) => form === REGISTER).map(({ sitting }) => sitting))
  let sitting = first
  for (let nth = 2; taken.has(sitting); nth++) sitting = `${first}/${nth}`
  return { space, compartment: 'confidential', form: REGISTER, sitting }
}

/** Whether an entry was begun at this record, whatever that said then. */
export const isAbout = ({ space, compartment, form, sitting }: RecordHeader, record: RecordHeader): boolean =>
  form === REGISTER &&
  compartment === 'confidential' &&
  space === record.space &&
  sitting.split('/')[0] === recordId(record)

const REGISTER = 'disclosure-confidential'

const stateIn = ({ sitting }: RecordHeader): string | undefined => sitting.split('/')[1]

/** What a record says, by the ids of the statements that stand in it: nobody can guess at the words from that. */
const stateOf = ({ set }: ReadableRecord): string =>
  hash(
    'cairn state shared 1',
    canonicalBytes(
      [...viewOf(set).fields.values()].flatMap(({ heads }) => heads.map(({ id }) => id)).toSorted(),
    ),
  )

const needed = ['what', 'from', 'necessary', 'proportionate', 'discussed', 'measures', 'by', 'shared-on']
const neededWithoutConsent = ['grounds', 'approver', 'approved-on', 'approved-at']

/** The server checks each value, not what a completion holds: that is looked at here again. */
function sharingIn(record: ReadableRecord): Result<Sharing, Stays> {
  const entry = answersOf(record)
  const { standing, header } = entry
  const stays = (why: StaysInside) => err({ why, entry: header })
  if (isContested(standing)) return stays('unsettled')
  if (standing.kind === 'open') return stays('not-completed')
  const to = entry.one('to')
  const consent = entry.one('consent')
  if (to === null || consent === null) return stays('not-whole')
  const isGiven = consent === 'given'
  if (!saysAll(entry, isGiven ? [...needed, 'consent-on'] : [...needed, ...neededWithoutConsent]))
    return stays('not-whole')
  return ok({ entry: header, to, awaitsManager: !isGiven && standing.countersignatures.length === 0 })
}

const saysAll = (entry: Answers, fields: readonly string[]): boolean =>
  fields.every((field) => (entry.one(field) ?? '') !== '')
