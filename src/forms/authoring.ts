import type { AnswerDefinition, Condition, QuestionDefinition } from './definition.ts'

type More = Pick<QuestionDefinition, 'hint' | 'answerLabel' | 'companions'> & {
  readonly when?: Condition
  /** What to tell a person who has left it out; with it, completing waits for an answer. */
  readonly required?: string
}

/** A question in one line, for forms with many. */
export const ask = (
  answer: AnswerDefinition,
  id: string,
  label: string,
  { when, required, ...more }: More = {},
): QuestionDefinition => ({
  ...answer,
  id,
  label,
  ...more,
  ...(when === undefined ? {} : { appliesWhen: when }),
  ...(required === undefined ? {} : { requiredFor: { completion: required } }),
})

/** That a question's own answer is this one. */
export const said = (question: string, value: string): Condition => ({
  field: `${question}/answer`,
  is: value,
})
