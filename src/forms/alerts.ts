import type { Json } from '#core'
import { type FieldState, fieldStateOf, historyOf, type StatementSet, viewOf } from '#record'
import type { Form } from './form.ts'
import { fieldDefinition } from './form.ts'
import { valueInWords } from './kinds/index.ts'

/** An answer that must reach an officer. */
export type AlertRule = {
  readonly id: string
  readonly form: string
  readonly field: string
  readonly raisedBy: Json
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
  readonly now: FieldState
  /** What the field says now, in words; several in a conflict, none when the answer was taken away. */
  readonly nowInWords: readonly string[]
  /** Whether the answer that raised it still stands, alone or in a conflict. */
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
    const first = historyOf(set, rule.field).find(({ statement }) => statement.value === rule.raisedBy)
    if (!first) return []
    const now = fieldStateOf(viewOf(set), rule.field)
    const values = now.kind === 'none' ? [] : now.kind === 'value' ? [now.value] : now.values
    const definition = fieldDefinition(form, rule.field)
    return [
      {
        rule,
        statement: first.id,
        author: first.statement.author,
        at: first.statement.at,
        now,
        nowInWords: values.map((value) => (definition ? valueInWords(definition, value) : '') || 'No answer'),
        stands: values.includes(rule.raisedBy),
      },
    ]
  })
