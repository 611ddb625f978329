import type { RecordView } from '#record'
import { type AnswerState, evaluate, type QuestionState } from '../evaluate.ts'
import type { Form } from '../form.ts'
import { isDontKnow } from '../kinds/dont-know.ts'
import { isFrequency } from '../kinds/levels.ts'

/** What one column of a line says. Only a number is one: not knowing, or two answers, are never taken for any. */
export type Point = number | 'dont-know' | 'unsettled' | 'unanswered' | 'not-asked'

/** One line of an inventory, with what each of its columns says. Columns are never set off against each other. */
export type ScoredLine = {
  readonly id: string
  readonly page: string
  readonly label: string
  readonly columns: readonly { readonly label: string; readonly point: Point }[]
}

/** Every question about how often, in the order of the form, those not asked of this person among them. */
export const scoredLines = (form: Form, view: RecordView): readonly ScoredLine[] =>
  evaluate(form, view).pages.flatMap(({ title, items }) =>
    items.flatMap((item) =>
      item.kind === 'question' && item.definition.kind === 'frequency' ? [scoredLine(title, item)] : [],
    ),
  )

function scoredLine(page: string, { definition, applies, answer, companions }: QuestionState): ScoredLine {
  const { id, label, answerLabel = label } = definition
  const others = companions.filter((companion) => companion.definition.kind === 'frequency')
  return {
    id,
    page,
    label,
    columns: [
      { label: answerLabel, point: pointOf(answer, applies) },
      ...others.map((one) => ({ label: one.definition.label, point: pointOf(one, applies) })),
    ],
  }
}

function pointOf({ state }: AnswerState, applies: boolean): Point {
  if (!applies) return 'not-asked'
  if (state.kind === 'none') return 'unanswered'
  if (state.kind === 'conflict') return 'unsettled'
  if (isDontKnow(state.value)) return 'dont-know'
  return isFrequency(state.value) ? state.value : 'unanswered'
}
