import { latestOfficerForm } from '#catalogue/officer'
import { type Form, fieldDefinition, tableOf, valueInWords } from '#forms'
import { fieldStateOf, type RecordView, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import type { Tone } from '#ui'
import { counted } from '../words/counts.ts'
import { knownFor } from './known-for.ts'
import { formOfRecord } from './record-form.ts'

/** What the case file says, in words; empty where it says nothing. */
export type CaseFacts = {
  readonly name: string
  readonly initials: string
  /** For the line under the name. */
  readonly facts: readonly string[]
  readonly reference: string
  readonly area: string
  /** The id of the stage option, and its words. */
  readonly stage: string
  readonly stageInWords: string
  /** Whether they live together, or how they are in contact. */
  readonly living: string
  readonly flags: readonly { readonly words: string; readonly tone: Tone }[]
}

export const caseFacts = knownFor((file: OpenedRecord): CaseFacts => {
  const form = formOfRecord(file) ?? latestOfficerForm('case-file')
  const view = viewOf(file.set)
  const say = (field: string) => (form ? inWords(form, view, field) : '')
  const name = say('name/answer') || 'Name not here yet'
  return {
    name,
    initials: initialsOf(name),
    facts: [
      say('date-of-birth/answer') && `Born ${say('date-of-birth/answer')}`,
      say('reference/answer'),
      form ? childrenInWords(form, view) : '',
      say('social-worker/answer') && `social worker ${say('social-worker/answer')}`,
    ].filter(Boolean),
    reference: say('reference/answer'),
    area: say('area/answer'),
    stage: stageOf(view),
    stageInWords: say('stage/answer'),
    living: say('living/answer'),
    flags: flagsOf(view, say),
  }
})

/** Whether somebody put that the police investigate, whatever else was put. */
export function isUnderInvestigation(file: OpenedRecord): boolean {
  const state = fieldStateOf(viewOf(file.set), 'police-investigation/answer')
  return state.kind === 'value'
    ? state.value === 'yes'
    : state.kind === 'conflict' && state.values.includes('yes')
}

/** What the manager decided on exercises that can become evidence; null while nobody did, or two things are said. */
export const evidenceDecision = (file: OpenedRecord): string | null =>
  single(viewOf(file.set), 'police-exercises/answer')

function flagsOf(view: RecordView, say: (field: string) => string): CaseFacts['flags'] {
  const legal = single(view, 'legal-status/answer')
  const living = single(view, 'living/answer')
  const flags: { words: string; tone: Tone }[] = []
  if (legal && legal !== 'none') flags.push({ words: say('legal-status/answer'), tone: 'amber' })
  if (living === 'together') flags.push({ words: say('living/answer'), tone: 'red' })
  if (single(view, 'police-investigation/answer') === 'yes')
    flags.push({ words: 'Police investigation', tone: 'blue' })
  return flags
}

const stageOf = (view: RecordView): string => single(view, 'stage/answer') ?? ''

function single(view: RecordView, field: string): string | null {
  const state = fieldStateOf(view, field)
  return state.kind === 'value' && typeof state.value === 'string' ? state.value : null
}

function inWords(form: Form, view: RecordView, field: string): string {
  const definition = fieldDefinition(form, field)
  const state = fieldStateOf(view, field)
  if (!definition || state.kind === 'none') return ''
  const values = state.kind === 'value' ? [state.value] : state.values
  return values.map((value) => valueInWords(definition, value) || 'no answer').join(' or ')
}

function childrenInWords(form: Form, view: RecordView): string {
  const rows = rowsOfTable(form, view, 'children')
  const ages = rows.map((id) => inWords(form, view, `rows/${id}/age`)).filter(Boolean)
  const count = rows.length
  if (count === 0) return ''
  const many = counted(count, 'child', 'children')
  return ages.length ? `${many}: ${ages.join(', ')}` : many
}

/** Ids of the rows of one table of a form. */
export const rowsOfTable = (form: Form, view: RecordView, table: string): readonly string[] =>
  view.rows.filter((row) => tableOf(form, view, row) === table).map(({ id }) => id)

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()
