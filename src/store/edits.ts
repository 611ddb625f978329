import { canonicalText, type Json } from '#core'
import {
  fieldStateOf,
  mergeStatements,
  type NewStatement,
  type RecordView,
  type Statement,
  type StatementSet,
  stateField,
  stateRowRemoved,
  stateTaken,
  viewOf,
} from '#record'
import type { Editor, FieldValue, TextThen } from './editor.ts'

/** What a person did to a record, on its way to the disk. */
export type Edit =
  | { readonly kind: 'answer'; readonly field: string; readonly value: Json; readonly from?: TextThen }
  | { readonly kind: 'settle'; readonly field: string; readonly value: Json }
  | { readonly kind: 'answer-all'; readonly answers: readonly FieldValue[] }
  | { readonly kind: 'add-row'; readonly row: string; readonly place: string }
  | { readonly kind: 'remove-row'; readonly row: string }

/** The record as it will read once these edits are kept: what a person sees does not wait for the disk, nor fall back if it is full. */
export const viewWith = (
  set: StatementSet,
  edits: readonly Edit[],
  { version, via }: Pick<Statement, 'version' | 'via'>,
): RecordView =>
  viewOf(
    edits.reduce((whole, edit, index) => {
      const statements = statementsOf(viewOf(whole), edit, version)
      const accepted = statements.map(
        (one, part) => [`edit ${index} ${part}`, { ...one, ...nobodyYet, via }] as const,
      )
      return mergeStatements(whole, { accepted: new Map(accepted), withheld: new Map() })
    }, set),
  )

/** The store adds who, where and when as it writes; until then nothing reads them. */
const nobodyYet = { record: '', author: '', device: '', at: 0 } as const

function statementsOf(view: RecordView, edit: Edit, version: number): readonly NewStatement[] {
  switch (edit.kind) {
    case 'add-row':
      return [stateField(view, `rows/${edit.row}`, edit.place, version)]
    case 'remove-row':
      return [stateRowRemoved(view, edit.row, version)]
    case 'answer-all':
      return edit.answers.map(({ field, value }) => stateField(view, field, value, version))
    case 'settle':
      return [stateField(view, edit.field, edit.value, version), ...stateTaken(view, edit.field, version)]
    default:
      return [stateField(view, edit.field, edit.value, version)]
  }
}

export function writeEdit(editor: Editor, edit: Edit): Promise<void> {
  switch (edit.kind) {
    case 'add-row':
      return editor.addRow(edit.row, edit.place)
    case 'remove-row':
      return editor.removeRow(edit.row)
    case 'answer-all':
      return editor.answerAll(edit.answers)
    case 'settle':
      return editor.settle(edit.field, edit.value)
    default:
      return editor.answer(edit.field, edit.value, edit.from)
  }
}

/** Whether the record holds what the edit says. An editor does not answer whether it could write. */
export const isKept = (view: RecordView, edit: Edit): boolean =>
  saidBy(edit).every(({ field, value }) =>
    fieldStateOf(view, field).heads.some(
      ({ statement }) => canonicalText(statement.value) === canonicalText(value),
    ),
  )

function saidBy(edit: Edit): readonly FieldValue[] {
  switch (edit.kind) {
    case 'answer-all':
      return edit.answers
    case 'add-row':
      return [{ field: `rows/${edit.row}`, value: edit.place }]
    case 'remove-row':
      return [{ field: `rows/${edit.row}`, value: null }]
    default:
      return [edit]
  }
}
