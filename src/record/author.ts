import { canonicalText, type Json } from '#core'
import {
  asideField,
  COMPLETION_FIELD,
  COUNTERSIGNATURE_FIELD,
  type Countersignature,
  WORDING_FIELD,
  type Wording,
} from './acts.ts'
import type { Head } from './heads.ts'
import type { Statement } from './statement.ts'
import { fieldIds, fieldStateOf, type RecordView } from './view.ts'

/** What an author says; the store adds who, where and when. */
export type NewStatement = Pick<Statement, 'version' | 'field' | 'value' | 'replaces'>

/** A statement about one field that replaces every head seen in `view`; settling a conflict is just this. */
export const stateField = (view: RecordView, field: string, value: Json, version: number): NewStatement => ({
  version,
  field,
  value,
  replaces: fieldIds(view, field),
})

/**
 * Says again what `fields` said in `before`, over whatever they say now: undoing is one more statement. A field that was in conflict or
 * says the same now is left as it is.
 */
export const stateAsBefore = (
  before: RecordView,
  now: RecordView,
  fields: readonly string[],
  version: number,
): readonly NewStatement[] =>
  fields.flatMap((field) => {
    const was = fieldStateOf(before, field)
    if (was.kind === 'conflict') return []
    const value = was.kind === 'value' ? was.value : null
    const is = fieldStateOf(now, field)
    const says = is.kind === 'value' ? is.value : null
    const isSame = is.kind !== 'conflict' && canonicalText(says) === canonicalText(value)
    return isSame ? [] : [stateField(now, field, value, version)]
  })

/** Every field of a row: its place and its cells. */
export const fieldsOfRow = (view: RecordView, row: string): readonly string[] =>
  [...view.fields.keys()].filter((field) => field === `rows/${row}` || field.startsWith(`rows/${row}/`))

/** Removes a row: a `null` that replaces the heads of the row and of all its cells seen, so that an unseen edit brings it back. */
export const stateRowRemoved = (view: RecordView, row: string, version: number): NewStatement => ({
  version,
  field: `rows/${row}`,
  value: null,
  replaces: fieldsOfRow(view, row)
    .flatMap((field) => fieldIds(view, field))
    .sort(),
})

/** Says again the cells that the removal of a row took, for whoever keeps it; nothing for any other field. */
export const stateTaken = (view: RecordView, field: string, version: number): readonly NewStatement[] =>
  (view.rows.find(({ id }) => field === `rows/${id}`)?.taken ?? []).map((cell) => ({
    version,
    field: cell.field,
    value: cell.value,
    replaces: cell.ids,
  }))

/** Completes a record as `view` shows it; `content` is the hash of what it says (`signedContent`). */
export const stateCompletion = (view: RecordView, content: string, version: number): NewStatement =>
  stateStanding(view, { frozen: frozenBy(view), content }, version)

/** Which completion stands from now on; `null`: none, the record is open again. */
export const stateStanding = (view: RecordView, value: Json, version: number): NewStatement => ({
  version,
  field: COMPLETION_FIELD,
  value,
  replaces: idsOf(view.standing.acts),
})

/** The manager's signature over a completion. */
export const stateCountersignature = (value: Countersignature, version: number): NewStatement => ({
  version,
  field: COUNTERSIGNATURE_FIELD,
  value: { ...value },
  replaces: [],
})

/** Sets a statement aside: it stays in the history and counts no more. */
export const stateAside = (statement: string, version: number): NewStatement => ({
  version,
  field: asideField(statement),
  value: true,
  replaces: [],
})

/** In which words a record is begun: said once, with its first answer, and never taken back. */
export const stateWording = (value: Wording, version: number): NewStatement => ({
  version,
  field: WORDING_FIELD,
  value,
  replaces: [],
})

const frozenBy = ({ fields, wording }: RecordView): readonly string[] =>
  [...fields.values(), wording].flatMap(({ heads }) => heads.map(({ id }) => id)).sort()

const idsOf = (heads: readonly Head[]): readonly string[] => heads.map(({ id }) => id).sort()
