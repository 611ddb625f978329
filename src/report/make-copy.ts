import { type Copy, type CopyFact, type CopyId, mayHold, mayName } from '#casework'
import { isInk } from '#drawing/values'
import {
  type AnswerInWords,
  answersAsText,
  asksCountersignature,
  evaluate,
  type Form,
  type PageState,
} from '#forms'
import { photographsOn, pictureOf, pictureOfWhole } from '#forms/pictures'
import { isCountersignature, type RecordHeader, type RecordView, recordId } from '#record'
import {
  type DocumentModel,
  type Entry,
  type Fact,
  type Mark,
  madeInWords,
  type Section,
  type SignaturePlace,
  type Told,
} from './model.ts'

/** A record that a copy may be made of, if its form is one of the copy's. */
export type CopyRecord = {
  readonly header: RecordHeader
  /** Undefined: written with a newer version of the app. */
  readonly form: Form | undefined
  readonly view: RecordView
  /** Part of it cannot be read on this device. */
  readonly damaged: boolean
  /** The words it was asked in are not on this device: it is shown in the app's own. */
  readonly inOtherWords?: boolean
  /** The session it belongs to, if any. */
  readonly session: number | null
  /** What it answers, where its title does not say so. */
  readonly about?: string
}

/** Everything that is at hand of a case; the copy takes what it may hold. */
export type CopySource = {
  /** In words; an empty one is left out. */
  readonly facts: { readonly [fact in Exclude<CopyFact, 'made'>]: string }
  /** What the service calls its officers. */
  readonly officerIs: string
  readonly records: readonly CopyRecord[]
  readonly now: number
}

const words: { readonly [id in CopyId]: Pick<DocumentModel, 'title' | 'audience'> } = {
  client: { title: 'What I wrote', audience: 'A copy for you to keep' },
  professional: {
    title: 'Copy for a professional',
    audience: 'For a professional who works with the family. Not for the client or anyone else.',
  },
}

const factLabels: { readonly [fact in Exclude<CopyFact, 'officer'>]: string } = {
  service: 'Service',
  name: 'Name',
  reference: 'Case reference',
  session: 'From',
  made: 'Made on',
}

/** The document of one copy: what `copy` lists, and nothing else. */
export function makeCopy(copy: Copy, { facts, officerIs, records, now }: CopySource): DocumentModel {
  const held = records.flatMap(({ form, ...record }) =>
    form && mayHold(copy, record.header, form) ? [{ ...record, form }] : [],
  )
  const unknown = records.filter(({ header, form }) => !form && mayName(copy, header)).length
  return {
    copy: copy.id,
    ...words[copy.id],
    madeAt: now,
    facts: copy.facts
      .map((fact): Fact => {
        const value = fact === 'made' ? madeInWords(now) : facts[fact]
        return { label: fact === 'officer' ? officerIs : factLabels[fact], value }
      })
      .filter(({ value }) => value !== ''),
    notices: unknown > 0 ? [unknownInWords(unknown)] : [],
    sections: held.toSorted(inOrderOf(copy)).map((record) => section(copy.id, record)),
  }
}

export type HeldRecord = CopyRecord & { readonly form: Form }

/** Session by session, what belongs to none last; within one as the copy lists its forms. */
function inOrderOf({ forms }: Copy): (a: HeldRecord, b: HeldRecord) => number {
  const place = ({ header }: HeldRecord) => forms.findIndex(({ form }) => form === header.form)
  const session = (record: HeldRecord) => record.session ?? Number.MAX_SAFE_INTEGER
  return (a, b) =>
    session(a) - session(b) || place(a) - place(b) || (a.header.sitting < b.header.sitting ? -1 : 1)
}

export function section(copy: DocumentModel['copy'], record: HeldRecord): Section {
  const { form, view } = record
  const answers = answersAsText(form, view)
  const told = isSignedByClient(form) ? toldOn : () => []
  const state = evaluate(form, view)
  return {
    title: form.title,
    about: aboutWords(copy, record),
    notice: noticeOf(record),
    picture: pictureOfWhole(form.title, state),
    groups: state.pages
      .map((page) => ({
        title: page.title,
        told: told(page),
        picture: pictureOf(page),
        entries: answers.filter((answer) => answer.page === page.id && !answer.signed).map(entry),
        photographs: photographsOn(page).map((one) => ({ ...one, record: recordId(record.header) })),
      }))
      .filter((group) => group.told.length > 0 || group.picture !== null || group.entries.length > 0),
    signatures: [
      ...answers.flatMap(({ label, signed }) => (signed ? [{ label, signed }] : [])),
      ...countersignaturePlace(view),
    ],
  }
}

const noticeOf = ({ damaged, inOtherWords }: HeldRecord): string | null =>
  [
    damaged
      ? 'Part of this could not be read on the device that made this copy. What could be read is here.'
      : '',
    inOtherWords
      ? 'This was asked in other words, which were not on the device that made this copy. The answers are as they were given.'
      : '',
  ]
    .filter(Boolean)
    .join(' ') || null

/** A report that a manager signs says how far it is. */
function standingInWords(form: Form, view: RecordView): string {
  if (form.completion !== 'countersigned') return ''
  if (view.standing.kind === 'open') return 'Not completed yet.'
  const isWaiting = view.standing.countersignatures.length === 0 && asksCountersignature(form, view)
  return isWaiting ? 'Completed, not countersigned yet.' : ''
}

/** They count for the completion that they were given to, so they stand for as long as they are there. */
function countersignaturePlace({ standing }: RecordView): readonly SignaturePlace[] {
  const given = standing.kind === 'completed' ? standing.countersignatures : []
  const signed = given.flatMap(({ statement: { value, at } }) =>
    isCountersignature(value)
      ? [{ ink: isInk(value.ink) ? value.ink : null, name: value.name, at, stands: true }]
      : [],
  )
  return signed.length > 0 ? [{ label: 'Countersigned', signed }] : []
}

function aboutWords(copy: DocumentModel['copy'], { header, session, about, form, view }: HeldRecord): string {
  const whose = header.compartment === 'client' ? 'Answered by the client.' : 'Written by an officer.'
  return [
    session === null ? '' : `Session ${session}.`,
    copy === 'client' ? 'Your answers.' : whose,
    copy !== 'client' && about ? `About: ${about}.` : '',
    copy !== 'client' ? standingInWords(form, view) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** What a client signs goes with their name: the answers alone would not say what it was. */
const isSignedByClient = ({ audience, fields }: Form): boolean =>
  audience === 'client' && [...fields.values()].some(({ kind }) => kind === 'signature')

const toldOn = ({ intro, items }: PageState): readonly Told[] => [
  ...(intro === undefined ? [] : [{ title: null, text: [intro] }]),
  ...items.flatMap((item) =>
    item.kind === 'guidance' && item.applies
      ? [{ title: item.definition.title ?? null, text: item.definition.text }]
      : [],
  ),
]

const unknownInWords = (count: number): string =>
  `${count === 1 ? 'One part was' : `${count} parts were`} written with a newer version of the app and could not be put in.`

const entry = ({ label, words, also, conflict, applies }: AnswerInWords): Entry => {
  const marks: readonly (readonly [Mark, boolean])[] = [
    ['not-answered', words.length === 0],
    ['two-answers', conflict],
    ['no-longer-asked', !applies],
  ]
  return {
    question: label,
    answers: words,
    also,
    marks: marks.flatMap(([mark, is]) => (is ? [mark] : [])),
  }
}
