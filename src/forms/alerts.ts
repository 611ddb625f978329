import type { Json } from '#core'
import { fieldStateOf, type Head, historyOf, type StatementSet, viewOf } from '#record'
import { type Form, fieldDefinition } from './form.ts'
import { wordsOfState } from './words.ts'

/** Answers that must reach an officer. */
export type AlertRule = {
  readonly id: string
  readonly form: string
  /** Any of them raises it. */
  readonly fields: readonly string[]
  /** By any of these values. */
  readonly raisedBy: readonly Json[]
  readonly title: string
  /** What to do now: paragraphs. */
  readonly advice: readonly string[]
}

/** A rule that some answer has raised. It stays raised: changing the answer does not unsay it. */
export type RaisedAlert = {
  readonly rule: AlertRule
  /** The first statement that raised it, its author and time (ms, that device's clock). */
  readonly statement: string
  readonly author: string
  readonly at: number
  /** The answers that raised it, in the order of the rule. */
  readonly answers: readonly RaisingAnswer[]
  /** Whether one of them still stands, alone or in a conflict. */
  readonly stands: boolean
}

export type RaisingAnswer = {
  readonly field: string
  /** What was asked. */
  readonly label: string
  /** What the field says now, in words; several in a conflict, none when the answer was taken away. */
  readonly nowInWords: readonly string[]
  readonly stands: boolean
}

/** The alerts a record raises: any accepted statement in a field's history is enough, whatever it says now. */
export const alertsRaised = (
  rules: readonly AlertRule[],
  form: Form,
  set: StatementSet,
): readonly RaisedAlert[] =>
  rules.flatMap((rule) => {
    if (rule.form !== form.id) return []
    const raising = rule.fields.flatMap((field) => {
      const first = historyOf(set, field).find(({ statement }) => rule.raisedBy.includes(statement.value))
      return first ? [{ first, answer: raisingAnswer(rule, form, set, field) }] : []
    })
    const [first] = raising.map((one) => one.first).sort(byTime)
    if (!first) return []
    const answers = raising.map(({ answer }) => answer)
    return [
      {
        rule,
        statement: first.id,
        author: first.statement.author,
        at: first.statement.at,
        answers,
        stands: answers.some(({ stands }) => stands),
      },
    ]
  })

function raisingAnswer({ raisedBy }: AlertRule, form: Form, set: StatementSet, field: string): RaisingAnswer {
  const state = fieldStateOf(viewOf(set), field)
  const values = state.kind === 'none' ? [] : state.kind === 'value' ? [state.value] : state.values
  const definition = fieldDefinition(form, field)
  const question = fieldDefinition(form, `${field.split('/')[0]}/answer`)
  return {
    field,
    label: (question ?? definition)?.label ?? '',
    nowInWords: definition ? wordsOfState({ definition, state }) : [],
    stands: values.some((value) => raisedBy.includes(value)),
  }
}

/** As `historyOf` orders them. */
const byTime = (a: Head, b: Head): number => a.statement.at - b.statement.at || (a.id < b.id ? -1 : 1)
