import { canonicalText, type Json } from '#core'
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
