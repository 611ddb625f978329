import type { Json } from '#core'
import { isStaff } from '#forms'
import {
  type FieldState,
  fieldStateOf,
  type RecordHeader,
  type Standing,
  type StatementSet,
  viewOf,
} from '#record'

/** A record as rules read it: what was said to each question, by ids alone. */
export type Answers = {
  readonly header: RecordHeader
  readonly set: StatementSet
  readonly standing: Standing
  /** Everything that was said; several things where two people answered without seeing each other, with '' for an answer taken back. */
  said(field: string): readonly string[]
  /** The one thing that was said; null for nothing and for two things: nothing may be built on those. */
  one(field: string): string | null
  /** Whether anybody said this. */
  has(field: string, value: string): boolean
  /** Rows that have at least one of these cells, each cell with the one thing said in it. */
  rows(...columns: readonly string[]): readonly { readonly [column: string]: string | null }[]
}

/** A case for its rules: the case file, and its other records by form. Nothing confidential belongs in it. */
export type CaseAnswers = {
  readonly file: Answers
  /** Records of a form in which something is said, by sitting. */
  of(form: string): readonly Answers[]
}

export type ReadableRecord = { readonly header: RecordHeader; readonly set: StatementSet }

export function caseAnswers(file: ReadableRecord, records: readonly ReadableRecord[]): CaseAnswers {
  const byForm = Map.groupBy(
    records.filter(({ header }) => header.compartment !== 'confidential'),
    ({ header }) => header.form,
  )
  const answersByForm = new Map<string, readonly Answers[]>()
  return {
    file: answersOf(file),
    of(form) {
      const before = answersByForm.get(form)
      if (before) return before
      const all = (byForm.get(form) ?? [])
        .map(answersOf)
        .filter(({ isEmpty }) => !isEmpty)
        .sort(bySitting)
      answersByForm.set(form, all)
      return all
    },
  }
}

/** A record never changes: what it was read as holds for as long as it is there, on every screen that asks. */
const known = new WeakMap<ReadableRecord, Answers & { readonly isEmpty: boolean }>()

export function answersOf(record: ReadableRecord): Answers & { readonly isEmpty: boolean } {
  const before = known.get(record)
  if (before) return before
  const answers = read(record)
  known.set(record, answers)
  return answers
}

function read({ header, set }: ReadableRecord): Answers & { readonly isEmpty: boolean } {
  const view = viewOf(set)
  const state = (field: string) => fieldStateOf(view, pathOf(field))
  return {
    header,
    set,
    standing: view.standing,
    isEmpty: [...view.fields.values()].every(({ kind }) => kind === 'none'),
    said: (field) => textsOf(state(field)),
    one: (field) => oneOf(state(field)),
    has: (field, value) => textsOf(state(field)).includes(value),
    rows: (...columns) =>
      view.rows.flatMap(({ id }) => {
        const cell = (column: string) => state(`rows/${id}/${column}`)
        if (columns.every((column) => cell(column).kind === 'none')) return []
        return [Object.fromEntries(columns.map((column) => [column, oneOf(cell(column))]))]
      }),
  }
}

/** `decision` is the question's own answer; `adult/note` a companion. */
const pathOf = (field: string): string => (field.includes('/') ? field : `${field}/answer`)

const textsOf = (state: FieldState): readonly string[] =>
  state.kind === 'none' ? [] : state.kind === 'value' ? textOf(state.value) : state.values.flatMap(textOf)

const oneOf = (state: FieldState): string | null =>
  state.kind === 'value' ? (textOf(state.value)[0] ?? null) : null

const textOf = (value: Json): readonly string[] => {
  if (value === null) return ['']
  if (typeof value === 'string') return [value]
  if (isStaff(value)) return [value.name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : ['yes']
}

/** `case.10` after `case.9`. */
const inOrder = new Intl.Collator('en', { numeric: true })

const bySitting = (a: Answers, b: Answers): number => inOrder.compare(a.header.sitting, b.header.sitting)
