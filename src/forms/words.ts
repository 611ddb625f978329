import type { Ink, Stroke } from '#drawing/values'
import type { RecordView } from '#record'
import {
  type AnswerState,
  type CompanionState,
  type ComputedState,
  type DrawingState,
  evaluate,
  type GuidanceState,
  type ItemState,
  type QuestionState,
  type RowsItemState,
  type SigningState,
} from './evaluate.ts'
import type { Form } from './form.ts'
import { valueInWords } from './kinds/index.ts'
import { isSignature } from './kinds/signature.ts'

/** One answer in words, for check answers and reports. */
export type AnswerInWords = {
  readonly page: string
  /** Where it can be changed. */
  readonly field: string
  readonly label: string
  /** One text for each value: none when not answered, several when in conflict. */
  readonly words: readonly string[]
  /** Companions that say something, in words. */
  readonly also: readonly string[]
  readonly conflict: boolean
  /** False: kept, no longer asked for. */
  readonly applies: boolean
  /** Of a signature: those that were given. */
  readonly signed?: readonly Signed[]
  /** Of a drawing: what is drawn, what lies lower first. */
  readonly drawn?: readonly Stroke[]
  /** Further parts that count, each a field of its own. */
  readonly parts?: readonly { readonly field: string; readonly label: string }[]
}

/** A signature as it was given, beside the name that is typed there now. */
export type Signed = {
  /** `null`: signed with the typed name. */
  readonly ink: Ink | null
  readonly name: string
  /** In ms, as the device's clock told it. */
  readonly at: number
  /** Whether it still covers what the record says. */
  readonly stands: boolean
}

/** Every question that applies, answered or not; answers kept from before; rows that say something. In the order of the form. */
export const answersAsText = (form: Form, view: RecordView): readonly AnswerInWords[] =>
  evaluate(form, view).pages.flatMap(({ id, items }) =>
    items.flatMap(itemInWords).map((answer) => ({ page: id, ...answer })),
  )

function itemInWords(item: ItemState): readonly Omit<AnswerInWords, 'page'>[] {
  if (item.kind === 'guidance') return outcomeInWords(item)
  if (item.kind === 'computed') return item.applies && item.lines.length > 0 ? [computedInWords(item)] : []
  if (item.kind === 'question') {
    const said = [item.answer, ...item.companions].some(({ state }) => state.kind !== 'none')
    return item.applies || said ? [questionInWords(item, said)] : []
  }
  if (item.kind === 'drawing') return drawingInWords(item)
  const said = item.rows.filter(({ ready }) => !ready)
  const counts = item.definition.counted === true && item.applies
  if (said.length === 0 && counts) return [nothingInTable(item)]
  return said.map(({ cells, restored }, index) => {
    const [first, ...rest] = cells.filter(({ definition }) => !definition.unlisted)
    return {
      field: first?.field ?? '',
      label: `${item.definition.rowLabel} ${index + 1}`,
      words: first ? wordsOfState(first) : [],
      also: rest.flatMap(companionInWords),
      conflict: restored || [first, ...rest].some((cell) => cell?.state.kind === 'conflict'),
      applies: item.applies,
    }
  })
}

function drawingInWords({
  definition,
  applies,
  strokes,
}: DrawingState): readonly Omit<AnswerInWords, 'page'>[] {
  if (strokes.length === 0 && !(definition.counted && applies)) return []
  return [
    {
      field: definition.id,
      label: definition.label,
      words:
        strokes.length === 0
          ? []
          : [strokes.length === 1 ? 'Drawn: 1 line' : `Drawn: ${strokes.length} lines`],
      also: [],
      conflict: strokes.some(({ state }) => state.kind === 'conflict'),
      applies,
      drawn: strokes.flatMap((one) => one.strokes),
    },
  ]
}

/** What the answers come to is read as one of them. */
function outcomeInWords({ definition, applies }: GuidanceState): readonly Omit<AnswerInWords, 'page'>[] {
  const { id, title = '', text, outcomes } = definition
  if (!outcomes || !applies) return []
  return [{ field: id, label: title, words: [text.join(' ')], also: [], conflict: false, applies }]
}

function questionInWords({ definition, answer, companions, applies }: QuestionState, said: boolean) {
  const own = answerInWords(answer)
  const { answerLabel } = definition
  const words = answerLabel === undefined ? own.words : own.words.map((one) => labelled(answerLabel, one))
  return {
    ...own,
    words,
    also: companions.flatMap((companion) => (said ? countedInWords(companion) : companionInWords(companion))),
    conflict: [answer, ...companions].some(({ state }) => state.kind === 'conflict'),
    applies,
    parts: companions
      .filter((one) => one.definition.counted)
      .map(({ field, definition: { label } }) => ({ field, label })),
  }
}

/** Where the rest of a question is answered, a part that is waited for says that it is not. */
const countedInWords = (companion: CompanionState): readonly string[] =>
  companion.definition.counted && companion.state.kind === 'none'
    ? [labelled(companion.definition.label, 'not answered')]
    : companionInWords(companion)

/** Nobody answered it: it has an id, and no field that could be changed. */
function computedInWords({ definition, lines }: ComputedState): Omit<AnswerInWords, 'page'> {
  const [first = '', ...more] = lines.map(({ label, words }) => `${label}: ${words}`)
  const { id: field, label } = definition
  return { field, label, words: [first], also: more, conflict: false, applies: true }
}

/** A table that counts and says nothing shows so, as a question would. */
const nothingInTable = ({ definition, rows }: RowsItemState): Omit<AnswerInWords, 'page'> => ({
  field: rows[0]?.cells[0]?.field ?? definition.id,
  label: definition.label,
  words: [],
  also: [],
  conflict: false,
  applies: true,
})

const answerInWords = (answer: AnswerState) => ({
  field: answer.field,
  label: answer.definition.label,
  words: wordsOfState(answer),
  conflict: answer.state.kind === 'conflict',
  ...(answer.signing ? { signed: signaturesOf(answer, answer.signing) } : {}),
})

const signaturesOf = ({ state }: AnswerState, { content, name }: SigningState): readonly Signed[] =>
  state.heads.flatMap(({ statement: { value, at } }) =>
    isSignature(value) ? [{ ink: value.ink, name, at, stands: value.content === content }] : [],
  )

const labelled = (label: string, words: string): string =>
  `${label}${label.endsWith('?') ? '' : ':'} ${words}`

/** A tick is its label; anything else is label and value. */
const companionInWords = (answer: AnswerState): readonly string[] =>
  wordsOfState(answer).map((words) =>
    answer.definition.kind === 'tick' ? answer.definition.label : labelled(answer.definition.label, words),
  )

/** One text for each value that stands: none when there is no answer. */
export function wordsOfState({
  definition,
  state,
}: Pick<AnswerState, 'definition' | 'state'>): readonly string[] {
  if (state.kind === 'none') return []
  const values = state.kind === 'value' ? [state.value] : state.values
  return values.map((value) => valueInWords(definition, value) || 'No answer')
}
