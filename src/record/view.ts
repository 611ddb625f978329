import { canonicalText, type Json } from '#core'
import type { Completion } from './acts.ts'
import type { Head, HeadsByField, StatementSet } from './heads.ts'
import { countedHeads, headsAsCompleted, type Standing } from './standing.ts'

/** What a field says now. A conflict is for a person to settle; nothing else may choose. */
export type FieldState =
  | { readonly kind: 'none'; readonly heads: readonly Head[] }
  | { readonly kind: 'value'; readonly value: Json; readonly heads: readonly Head[] }
  | { readonly kind: 'conflict'; readonly values: readonly Json[]; readonly heads: readonly Head[] }

/** `restored`: removed by one author while another, who had not seen that, edited a cell. */
export type RowState = { readonly id: string; readonly order: string; readonly restored: boolean }

/** A record as it reads now: its answers' states, its rows in order, and where it stands as a whole. */
export type RecordView = {
  readonly fields: ReadonlyMap<string, FieldState>
  readonly rows: readonly RowState[]
  readonly standing: Standing
}

const none: FieldState = { kind: 'none', heads: [] }

export function viewOf(set: StatementSet): RecordView {
  const { answers, standing } = countedHeads(set)
  return { ...answersOf(answers), standing }
}

/** The record as one of its completions froze it. */
export const viewAsCompleted = (set: StatementSet, completion: Completion): RecordView => ({
  ...answersOf(headsAsCompleted(set, completion)),
  standing: countedHeads(set).standing,
})

export const fieldStateOf = (view: RecordView, field: string): FieldState => view.fields.get(field) ?? none

/** Ids of all heads of a field: what a new statement about it replaces. */
export const fieldIds = (view: RecordView, field: string): readonly string[] =>
  fieldStateOf(view, field)
    .heads.map(({ id }) => id)
    .sort()

export const rowIdsOf = (view: RecordView): readonly string[] => view.rows.map(({ id }) => id)

function answersOf(heads: HeadsByField): Pick<RecordView, 'fields' | 'rows'> {
  const fields = new Map([...heads].map(([field, fieldHeads]) => [field, stateOf(fieldHeads)] as const))
  return { fields, rows: rowsOf(fields) }
}

function stateOf(fieldHeads: readonly Head[]): FieldState {
  const valueByText = new Map(
    fieldHeads.map(({ statement }) => [canonicalText(statement.value), statement.value]),
  )
  const values = [...valueByText.values()]
  const [value = null] = values
  if (values.length > 1) return { kind: 'conflict', values, heads: fieldHeads }
  return value === null ? { kind: 'none', heads: fieldHeads } : { kind: 'value', value, heads: fieldHeads }
}

/** Field paths `rows/<row>` hold the order key; `rows/<row>/<cell>` the cells. */
function rowsOf(fields: ReadonlyMap<string, FieldState>): readonly RowState[] {
  const rows = new Map<string, { order: string; present: boolean; edited: boolean; removed: boolean }>()
  for (const [field, state] of fields) {
    const [first, id, cell] = field.split('/')
    if (first !== 'rows' || id === undefined) continue
    const row = rows.get(id) ?? { order: '', present: false, edited: false, removed: false }
    const values = state.heads.map(({ statement }) => statement.value)
    if (cell === undefined) {
      row.order = values.filter((value) => typeof value === 'string').sort()[0] ?? ''
      row.present = values.some((value) => value !== null)
      row.removed = values.some((value) => value === null)
    } else if (values.some((value) => value !== null)) row.edited = true
    rows.set(id, row)
  }
  return [...rows]
    .filter(([, row]) => row.present || row.edited)
    .map(([id, row]) => ({ id, order: row.order, restored: row.removed }))
    .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
