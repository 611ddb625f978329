import type { Json } from '#core'
import type { AnswerDefinition, ChoiceAnswer, ChoicesAnswer, Option, YesNoAnswer } from '../definition.ts'
import { blankProblems, duplicateProblems, idProblems, type Problem } from '../problem.ts'
import type { Kind } from './kind.ts'

const yes: Option = { id: 'yes', label: 'Yes' }
const no: Option = { id: 'no', label: 'No' }
const dontKnow: Option = { id: 'dont-know', label: 'Don’t know' }

/** What can be picked by its id, in order; nothing for answers that are typed, or are numbers. */
export function optionsOf(answer: AnswerDefinition): readonly Option[] {
  if (answer.kind === 'yesno') return answer.dontKnow ? [yes, no, dontKnow] : [yes, no]
  if (answer.kind === 'rating')
    return answer.levels.map(({ id, label, meaning }) => ({
      id,
      label,
      ...(meaning ? { hint: meaning } : {}),
    }))
  return answer.kind === 'choice' || answer.kind === 'choices' ? answer.options : []
}

const picksOne = {
  fits: (answer: YesNoAnswer | ChoiceAnswer, value: Json) => optionsOf(answer).some(({ id }) => id === value),
  words: (answer: YesNoAnswer | ChoiceAnswer, value: Json) => wordsOfOptions(answer, [value]),
}

export const yesno: Kind<YesNoAnswer> = { ...picksOne, problems: () => [] }

export const choice: Kind<ChoiceAnswer> = { ...picksOne, problems: optionProblems }

export const choices: Kind<ChoicesAnswer> = {
  problems: optionProblems,
  fits: (answer, value) =>
    Array.isArray(value) && value.length > 0 && sameIds(value, chosenOptions(answer, value)),
  words: (answer, value) => wordsOfOptions(answer, Array.isArray(value) ? value : [value]),
}

/**
 * The value after one option of `choices` was picked or dropped: in the order of the options, an exclusive one alone,
 * `null` when nothing is left.
 */
export function toggleChoice(answer: ChoicesAnswer, value: Json, id: string): Json {
  const now = Array.isArray(value) ? value : []
  const options = now.includes(id)
    ? answer.options.filter((option) => option.id !== id && now.includes(option.id))
    : answer.options.filter(
        (option) => option.id === id || (!standsApart(answer, id, option) && now.includes(option.id)),
      )
  return options.length > 0 ? options.map((option) => option.id) : null
}

const standsApart = (answer: ChoicesAnswer, id: string, other: Option): boolean =>
  other.exclusive === true || answer.options.some((option) => option.id === id && option.exclusive === true)

/** The options a value names, as they would be stored; empty when an exclusive one is not alone. */
function chosenOptions(answer: ChoicesAnswer, value: readonly Json[]): readonly string[] {
  const chosen = answer.options.filter(({ id }) => value.includes(id))
  return chosen.length > 1 && chosen.some(({ exclusive }) => exclusive) ? [] : chosen.map(({ id }) => id)
}

const sameIds = (value: readonly Json[], ids: readonly string[]): boolean =>
  value.length === ids.length && ids.every((id, index) => id === value[index])

const wordsOfOptions = (answer: AnswerDefinition, ids: readonly Json[]): string =>
  ids.map((id) => optionsOf(answer).find((option) => option.id === id)?.label ?? String(id)).join(', ')

function optionProblems({ options }: ChoiceAnswer | ChoicesAnswer): readonly Problem[] {
  const path = (index: number) => `options[${index}]`
  const few = options.length < 2 ? [{ path: 'options', message: 'Give at least two options.' }] : []
  return [
    ...few,
    ...options.flatMap(({ id, label, elsewhere }, index) => [
      ...idProblems(`${path(index)}.id`, id),
      ...blankProblems(`${path(index)}.label`, label),
      ...(elsewhere === undefined ? [] : blankProblems(`${path(index)}.elsewhere`, elsewhere)),
    ]),
    ...duplicateProblems(
      (index) => `${path(index)}.id`,
      options.map(({ id }) => id),
    ),
  ]
}
