import type { Json } from '#core'
import { isStroke, type Stroke } from '#drawing/values'
import { type FieldState, fieldStateOf, type Head, type RecordView, type RowState } from '#record'
import { computedFor, type Given, type GivenByName, nothingGiven } from './computed.ts'
import { holds } from './conditions.ts'
import type {
  CompanionDefinition,
  ComputedDefinition,
  DrawingDefinition,
  FieldDefinition,
  GuidanceDefinition,
  QuestionDefinition,
  RowsDefinition,
  Tool,
} from './definition.ts'
import { answerPath, companionPath, type Form, isDrawing, isRows } from './form.ts'
import { optionsOf } from './kinds/choice.ts'
import { isSignature } from './kinds/signature.ts'
import { firstPlace, readyRows, tableOf } from './rows.ts'
import { type SignatureState, signedContent } from './signing.ts'

/** A record read through its form: what to show, what is answered, what is still missing. */
export type FormState = {
  readonly pages: readonly PageState[]
  readonly progress: Progress
  readonly missing: readonly Missing[]
  /** Fields with more than one answer, for a person to settle. */
  readonly conflicts: readonly string[]
}

export type PageState = {
  readonly id: string
  readonly title: string
  readonly intro?: string
  readonly tool?: Tool
  readonly rim?: true
  readonly beside?: string
  readonly items: readonly ItemState[]
  readonly progress: Progress
  readonly missing: readonly Missing[]
  readonly conflicts: readonly string[]
}

/** Of the questions and counted tables that apply now; companions and other tables are extra and do not count. */
export type Progress = { readonly answered: number; readonly of: number }

/** What completion waits for, in the words of the field. */
export type Missing = { readonly page: string; readonly field: string; readonly message: string }

export type ItemState = QuestionState | RowsItemState | DrawingState | GuidanceState | ComputedState

/** `applies` false with an answer: the answer is kept, and no longer asked for. */
export type QuestionState = {
  readonly kind: 'question'
  readonly definition: QuestionDefinition
  readonly applies: boolean
  readonly answer: AnswerState
  readonly companions: readonly CompanionState[]
  readonly missing: string | null
  /** Where what was picked belongs instead: said at once, and missing until another answer is picked. */
  readonly elsewhere: string | null
}

export type RowsItemState = {
  readonly kind: 'rows'
  readonly definition: RowsDefinition
  readonly applies: boolean
  readonly rows: readonly RowItemState[]
}

/** `strokes`: what lies lower first. */
export type DrawingState = {
  readonly kind: 'drawing'
  readonly definition: DrawingDefinition
  readonly applies: boolean
  readonly strokes: readonly StrokeState[]
}

/** `strokes`: one, or several where it was moved or coloured in two places, or rubbed out in one; then a person settles which. */
export type StrokeState = {
  readonly field: string
  readonly strokes: readonly Stroke[]
  readonly state: FieldState
}

/** `ready`: shown, not stored yet; writing in it first states its place. `restored`: removed in one place, edited in another. */
export type RowItemState = {
  readonly id: string
  /** What `rows/<row>` holds, or would. */
  readonly place: string
  readonly ready: boolean
  readonly restored: boolean
  /** What its removal took, and is said again when it is kept. */
  readonly taken: RowState['taken']
  /** Who placed it, and who removed it. */
  readonly heads: readonly Head[]
  readonly cells: readonly CellState[]
}

export type CellState = AnswerState & Pick<QuestionState, 'missing' | 'elsewhere'>

export type GuidanceState = {
  readonly kind: 'guidance'
  readonly definition: GuidanceDefinition
  readonly applies: boolean
}

/** `copies`: answers of this form that a person may take over from it. */
export type ComputedState = Given & {
  readonly kind: 'computed'
  readonly definition: ComputedDefinition
  readonly applies: boolean
}

export type AnswerState = {
  readonly field: string
  readonly definition: FieldDefinition
  readonly state: FieldState
  /** Of a signature: what one given now would cover, the name typed beside it, and whether the one that is there still stands. */
  readonly signing?: SigningState
}

export type CompanionState = AnswerState & { readonly definition: CompanionDefinition }

export type SigningState = {
  readonly content: string
  readonly name: string
  readonly state: SignatureState
}

/** Pure: the same form, view and what is handed in give the same state. */
export function evaluate(form: Form, view: RecordView, given: GivenByName = nothingGiven): FormState {
  const { applies, valuesOf } = applicability(form, view)
  const pages = form.pages.map(({ id, title, intro, tool, rim, beside, items: definitions }): PageState => {
    const items = definitions.map((item) =>
      item.kind === 'guidance'
        ? guidanceState(item, applies(item.id), valuesOf)
        : itemState(form, view, item, applies(item.id), given),
    )
    return {
      id,
      title,
      ...(intro === undefined ? {} : { intro }),
      ...(tool === undefined ? {} : { tool }),
      ...(rim === undefined ? {} : { rim }),
      ...(beside === undefined ? {} : { beside }),
      items,
      progress: progressOf(items),
      missing: items.flatMap(missingIn).map((one) => ({ page: id, ...one })),
      conflicts: items.flatMap(conflictsOf),
    }
  })
  return {
    pages,
    progress: {
      answered: pages.reduce((sum, { progress }) => sum + progress.answered, 0),
      of: pages.reduce((sum, { progress }) => sum + progress.of, 0),
    },
    missing: pages.flatMap(({ missing }) => missing),
    conflicts: pages.flatMap(({ conflicts }) => conflicts),
  }
}

type ValuesOf = (field: string) => readonly Json[]

/** Which items apply, by id, and what fields say of which that depends. Ends because compiled conditions do not go in circles. */
function applicability(
  form: Form,
  view: RecordView,
): { readonly applies: (id: string) => boolean; readonly valuesOf: ValuesOf } {
  const itemsById = new Map(form.pages.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
  const known = new Map<string, boolean>()
  const applies = (id: string): boolean => {
    const condition = itemsById.get(id)?.appliesWhen
    const result = known.get(id) ?? (condition === undefined || holds(condition, valuesOf))
    known.set(id, result)
    return result
  }
  const valuesOf: ValuesOf = (field) => {
    const state = fieldStateOf(view, field)
    if (state.kind === 'none' || !applies(field.split('/')[0] ?? '')) return [null]
    return state.kind === 'value' ? [state.value] : state.values
  }
  return { applies, valuesOf }
}

function guidanceState(definition: GuidanceDefinition, applies: boolean, valuesOf: ValuesOf): GuidanceState {
  const outcome = definition.outcomes?.find(({ when }) => holds(when, valuesOf))
  if (!outcome) return { kind: 'guidance', definition, applies }
  const { tone: _before, ...rest } = definition
  const { tone, text } = outcome
  return { kind: 'guidance', definition: { ...rest, ...(tone ? { tone } : {}), text }, applies }
}

function itemState(
  form: Form,
  view: RecordView,
  item: QuestionDefinition | RowsDefinition | DrawingDefinition | ComputedDefinition,
  applies: boolean,
  given: GivenByName,
): ItemState {
  if (item.kind === 'computed')
    return { kind: 'computed', definition: item, applies, ...computedFor(form, view, item, given) }
  if (isRows(item))
    return { kind: 'rows', definition: item, applies, rows: rowStates(form, view, item, applies) }
  if (isDrawing(item))
    return { kind: 'drawing', definition: item, applies, strokes: strokeStates(view, item) }
  const answer = withSigning(form, view, answerState(view, answerPath(item), item))
  const companions = (item.companions ?? []).map((companion) => ({
    ...answerState(view, companionPath(item, companion), companion),
    definition: companion,
  }))
  const isOpen = !isAnswered(answer, companions)
  const elsewhere = applies ? elsewhereOf([answer, ...companions]) : null
  return {
    kind: 'question',
    definition: item,
    applies,
    answer,
    companions,
    missing: elsewhere ?? (applies && isOpen ? (item.requiredFor?.completion ?? null) : null),
    elsewhere,
  }
}

/** Of the first option that is picked and belongs somewhere else: where. In a conflict any of the values will do. */
const elsewhereOf = (answers: readonly AnswerState[]): string | null =>
  answers
    .flatMap(({ definition, state }) => {
      const picked = valuesIn(state).flat()
      return optionsOf(definition).filter(({ id }) => picked.includes(id))
    })
    .find(({ elsewhere }) => elsewhere !== undefined)?.elsewhere ?? null

/** What was signed before a change counts as not signed. */
const isAnswered = (answer: AnswerState, companions: readonly CompanionState[]): boolean =>
  answer.signing?.state !== 'changed' &&
  [answer, ...companions.filter(({ definition }) => definition.counted)].every(
    ({ state }) => state.kind !== 'none',
  )

function rowStates(
  form: Form,
  view: RecordView,
  table: RowsDefinition,
  applies: boolean,
): readonly RowItemState[] {
  const ready = readyRows(form, table)
  // A ready row may be known by its cells alone: its place is the form's.
  const placeOf = (id: string): string => ready.find((row) => row.id === id)?.place ?? firstPlace(form, table)
  const stored = view.rows
    .filter((row) => tableOf(form, view, row) === table.id)
    .map(({ id, order, restored, taken }) => ({
      id,
      place: order || placeOf(id),
      ready: false,
      restored,
      taken,
    }))
  const waiting = ready
    .filter(({ id }) => stored.every((row) => row.id !== id))
    .map((row) => ({ ...row, ready: true, restored: false, taken: [] }))
  return [...stored, ...waiting]
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map((row) => ({
      ...row,
      heads: fieldStateOf(view, `rows/${row.id}`).heads,
      cells: cellStates(view, table, row.id, applies),
    }))
}

/** Nothing is waited for in a row that says nothing. */
function cellStates(
  view: RecordView,
  { columns }: RowsDefinition,
  row: string,
  applies: boolean,
): readonly CellState[] {
  const cells = columns.map((column) => ({
    required: column.requiredFor?.completion ?? null,
    ...answerState(view, `rows/${row}/${column.id}`, column),
  }))
  const says = applies && cells.some(({ state }) => state.kind !== 'none')
  return cells.map(({ required, ...cell }) => {
    const elsewhere = applies ? elsewhereOf([cell]) : null
    const missing = elsewhere ?? (says && cell.state.kind === 'none' ? required : null)
    return { ...cell, missing, elsewhere }
  })
}

function strokeStates(view: RecordView, { id }: DrawingDefinition): readonly StrokeState[] {
  return [...view.fields]
    .filter(([field, { kind }]) => kind !== 'none' && field.startsWith(`${id}/`))
    .map(([field, state]) => ({ field, state, strokes: valuesIn(state).filter(isStroke) }))
    .sort((a, b) => compareText(orderOf(a), orderOf(b)) || compareText(a.field, b.field))
}

const orderOf = ({ strokes }: StrokeState): string => strokes[0]?.order ?? ''

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const valuesIn = (state: FieldState): readonly Json[] =>
  state.kind === 'value' ? [state.value] : state.kind === 'conflict' ? state.values : []

function withSigning(form: Form, view: RecordView, answer: AnswerState): AnswerState {
  if (answer.definition.kind !== 'signature') return answer
  const content = signedContent(form, view)
  const { state } = answer
  const values = state.kind === 'none' ? [] : state.kind === 'value' ? [state.value] : state.values
  const stands = values.every((value) => isSignature(value) && value.content === content)
  const name = fieldStateOf(view, answer.definition.nameField)
  return {
    ...answer,
    signing: {
      content,
      name: name.kind === 'value' ? String(name.value) : '',
      state: values.length === 0 ? 'none' : stands ? 'stands' : 'changed',
    },
  }
}

const answerState = (view: RecordView, field: string, definition: FieldDefinition): AnswerState => ({
  field,
  definition,
  state: fieldStateOf(view, field),
})

/** What completing waits for in an item, in the words of the field. */
function missingIn(item: ItemState): readonly Omit<Missing, 'page'>[] {
  const fields =
    item.kind === 'question'
      ? [{ field: item.answer.field, missing: item.missing }]
      : item.kind === 'rows'
        ? item.rows.flatMap(({ cells }) => cells)
        : []
  return fields.flatMap(({ field, missing }) => (missing === null ? [] : [{ field, message: missing }]))
}

function progressOf(items: readonly ItemState[]): Progress {
  const counted = items.filter((item) => item.applies).flatMap(countOf)
  return { answered: counted.filter(Boolean).length, of: counted.length }
}

/** Whether an item that counts is answered; empty for one that does not count. */
function countOf(item: ItemState): readonly boolean[] {
  if (item.kind === 'question') return [isAnswered(item.answer, item.companions)]
  if (item.kind === 'drawing') return item.definition.counted ? [item.strokes.length > 0] : []
  if (item.kind !== 'rows' || !item.definition.counted) return []
  return [item.rows.some(({ cells }) => cells.some(({ state }) => state.kind !== 'none'))]
}

/** Fields of an item that a person has to settle. Two places of one row are not among them: where it stands is no answer. */
function conflictsOf(item: ItemState): readonly string[] {
  if (!item.applies || item.kind === 'guidance' || item.kind === 'computed') return []
  if (item.kind === 'question') return [item.answer, ...item.companions].flatMap(conflictOf)
  if (item.kind === 'drawing') return item.strokes.flatMap(conflictOf)
  return item.rows.flatMap(({ id, restored, cells }) => [
    ...(restored ? [`rows/${id}`] : []),
    ...cells.filter(({ definition }) => !definition.unlisted).flatMap(conflictOf),
  ])
}

const conflictOf = ({ field, state }: Pick<AnswerState, 'field' | 'state'>): readonly string[] =>
  state.kind === 'conflict' ? [field] : []
