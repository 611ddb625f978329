import type { Json } from '#core'
import type { Statement } from './statement.ts'
import { fieldIds, type RecordView } from './view.ts'

/** What an author says; the store adds who, where and when. */
export type NewStatement = Pick<Statement, 'version' | 'field' | 'value' | 'replaces'>

/** A statement about one field that replaces every head seen in `view`; settling a conflict is just this. */
export const stateField = (view: RecordView, field: string, value: Json, version: number): NewStatement => ({
  version,
  field,
  value,
  replaces: fieldIds(view, field),
})

/** Removes a row: a `null` that replaces the heads of the row and of all its cells seen, so that an unseen edit brings it back. */
export const stateRowRemoved = (view: RecordView, row: string, version: number): NewStatement => ({
  version,
  field: `rows/${row}`,
  value: null,
  replaces: [...view.fields.keys()]
    .filter((field) => field === `rows/${row}` || field.startsWith(`rows/${row}/`))
    .flatMap((field) => fieldIds(view, field))
    .sort(),
})
