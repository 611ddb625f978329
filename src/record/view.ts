import { canonicalText, type Json } from '#core'
import { type Completion, isWording, WORDING_FIELD, type Wording } from './acts.ts'
import type { Head, HeadsByField, StatementSet } from './heads.ts'
import { countedHeads, headsAsCompleted, type Standing } from './standing.ts'

/** What a field says now. A conflict is for a person to settle; nothing else may choose. */
export type FieldState =
  | { readonly kind: 'none'; readonly heads: readonly Head[] }
  | { readonly kind: 'value'; readonly value: Json; readonly heads: readonly Head[] }
  | { readonly kind: 'conflict'; readonly values: readonly Json[]; readonly heads: readonly Head[] }

/** What a cell said before its row was removed, and the statements that said it. */
export type TakenCell = { readonly field: string; readonly value: Json; readonly ids: readonly string[] }

/**
 * `restored`: removed by one author while another, who had not seen that, edited a cell. Then `taken` is what the removal took with it: the other
 * cells, in the order of their fields; whoever keeps the row says them again (`stateTaken`).
 */
export type RowState = {
  readonly id: string
  readonly order: string
  readonly restored: boolean
  readonly taken: readonly TakenCell[]
}

/**
 * What a record says its words were. None: nobody said, and it is the app's own. Several: begun in two places that had not met, and neither wording
 * may hide the other. In the order of their statements' ids.
 */
export type WordingState = { readonly wordings: readonly Wording[]; readonly heads: readonly Head[] }

/** A record as it reads now: its answers' states, its rows in order, the words it was asked in, and where it stands as a whole. */
export type RecordView = {
  readonly fields: ReadonlyMap<string, FieldState>
  readonly rows: readonly RowState[]
  readonly wording: WordingState
  readonly standing: Standing
}

const none: FieldState = { kind: 'none', heads: [] }

export function viewOf(set: StatementSet): RecordView {
  const before = known.get(set)
  if (before) return before
  const { answers, wording, standing } = countedHeads(set)
  const view = { ...answersOf(answers, set), wording: wordingOf(wording), standing }
  known.set(set, view)
  return view
}

/** A set never changes: what it reads as holds for as long as it is there. */
const known = new WeakMap<StatementSet, RecordView>()

/** The record as one of its completions froze it. */
export function viewAsCompleted(set: StatementSet, completion: Completion): RecordView {
  const frozen = new Map(headsAsCompleted(set, completion))
  const wording = wordingOf(frozen.get(WORDING_FIELD) ?? [])
  frozen.delete(WORDING_FIELD)
  return { ...answersOf(frozen, set), wording, standing: countedHeads(set).standing }
}

export const fieldStateOf = (view: RecordView, field: string): FieldState => view.fields.get(field) ?? none

/** Ids of all heads of a field: what a new statement about it replaces. */
export const fieldIds = (view: RecordView, field: string): readonly string[] =>
  fieldStateOf(view, field)
    .heads.map(({ id }) => id)
    .sort()

function wordingOf(heads: readonly Head[]): WordingState {
  const wordingByText = new Map(
    heads.flatMap(({ statement: { value } }) =>
      isWording(value) ? [[canonicalText(value), value] as const] : [],
    ),
  )
  return { wordings: [...wordingByText.values()], heads }
}

export const rowIdsOf = (view: RecordView): readonly string[] => view.rows.map(({ id }) => id)

function answersOf(heads: HeadsByField, set: StatementSet): Pick<RecordView, 'fields' | 'rows'> {
  const fields = new Map([...heads].map(([field, fieldHeads]) => [field, stateOf(fieldHeads)] as const))
  return { fields, rows: rowsOf(fields, set) }
}

function stateOf(fieldHeads: readonly Head[]): FieldState {
  const values = distinct(fieldHeads.map(({ statement }) => statement.value))
  const [value = null] = values
  if (values.length > 1) return { kind: 'conflict', values, heads: fieldHeads }
  return value === null ? { kind: 'none', heads: fieldHeads } : { kind: 'value', value, heads: fieldHeads }
}

/** One value is most of what there is, and needs no text to compare it by. */
const distinct = (values: readonly Json[]): readonly Json[] =>
  values.length > 1 ? [...new Map(values.map((value) => [canonicalText(value), value])).values()] : values

type Row = { order: string; present: boolean; edited: boolean; removals: readonly Head[] }

/** Field paths `rows/<row>` hold the order key; `rows/<row>/<cell>` the cells. */
function rowsOf(fields: RecordView['fields'], set: StatementSet): readonly RowState[] {
  const rows = new Map<string, Row>()
  for (const [field, { heads }] of fields) {
    if (!field.startsWith('rows/')) continue
    const [, id, cell] = field.split('/')
    if (id === undefined) continue
    const row = rows.get(id) ?? { order: '', present: false, edited: false, removals: [] }
    const values = heads.map(({ statement }) => statement.value)
    if (cell === undefined) {
      row.order = placeOf(values)
      row.present = values.some((value) => value !== null)
      row.removals = heads.filter(({ statement }) => statement.value === null)
    } else if (values.some((value) => value !== null)) row.edited = true
    rows.set(id, row)
  }
  return [...rows]
    .filter(([, row]) => row.present || row.edited)
    .map(([id, row]) => rowState(id, row, fields, set))
    .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

function rowState(
  id: string,
  { order, removals }: Row,
  fields: RecordView['fields'],
  set: StatementSet,
): RowState {
  const before = removals.flatMap((removal) => replacedBy(removal, set))
  const places = before.filter(({ statement }) => statement.field === `rows/${id}`)
  return {
    id,
    order: order || placeOf(places.map(({ statement }) => statement.value)),
    restored: removals.length > 0,
    taken: takenCells(before.filter((head) => !places.includes(head) && !fields.has(head.statement.field))),
  }
}

const replacedBy = ({ statement }: Head, { accepted }: StatementSet): readonly Head[] =>
  statement.replaces.flatMap((id) => {
    const replaced = accepted.get(id)
    return replaced ? [{ id, statement: replaced }] : []
  })

/** Each value of each cell once. */
function takenCells(cells: readonly Head[]): readonly TakenCell[] {
  const said = cells.filter(({ statement }) => statement.value !== null)
  const headsByText = Map.groupBy(
    said,
    ({ statement: { field, value } }) => `${field} ${canonicalText(value)}`,
  )
  return [...headsByText]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, heads]) => {
      const ids = [...new Set(heads.map(({ id }) => id))].sort()
      return heads.slice(0, 1).map(({ statement: { field, value } }) => ({ field, value, ids }))
    })
}

const placeOf = (values: readonly Json[]): string =>
  values.filter((value) => typeof value === 'string').sort()[0] ?? ''

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
