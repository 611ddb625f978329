import type { Json } from '#core'
import type { AnswerDefinition, FrequencyAnswer, Level, RatingAnswer } from '../definition.ts'
import { blankProblems, duplicateProblems, idProblems, type Problem } from '../problem.ts'
import { DONT_KNOW } from './dont-know.ts'
import type { Kind } from './kind.ts'

/** How often, by its number. */
const frequencies = ['never', 'once', 'occasionally', 'frequently', 'constantly'] as const

/** Something to pick where answers go from low to high. */
export type PickedLevel = {
  readonly value: Json
  /** The key that picks it. */
  readonly key: string
  /** Short: what a pad shows. */
  readonly mark: string
  /** The same in words; equal to `mark` where that is words already. */
  readonly label: string
}

export const rating: Kind<RatingAnswer> = {
  problems: ({ levels }) => [
    ...(levels.length < 2
      ? [{ path: 'levels', message: 'Give at least two levels, the lowest first.' }]
      : []),
    ...levels.flatMap(({ id, label, meaning }, index) => [
      ...idProblems(`levels[${index}].id`, id),
      ...blankProblems(`levels[${index}].label`, label),
      ...(meaning === undefined ? [] : blankProblems(`levels[${index}].meaning`, meaning)),
    ]),
    ...duplicateProblems(
      (index) => `levels[${index}].id`,
      levels.map(({ id }) => id),
    ),
    ...pointProblems(levels),
  ],
  fits: ({ levels }, value) => levels.some(({ id }) => id === value),
  words: ({ levels }, value) => {
    const level = levels.find(({ id }) => id === value)
    if (!level) return String(value)
    return level.points === undefined ? level.label : `${level.points}, ${level.label}`
  },
}

export const frequency: Kind<FrequencyAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isFrequency(value),
  words: (_answer, value) => (isFrequency(value) ? `${value}, ${frequencies[value]}` : String(value)),
}

/** A number from never to constantly. Not knowing is none of them. */
export const isFrequency = (value: Json): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < frequencies.length

/** What can be picked, lowest first, after not knowing where that is offered; nothing for other kinds. */
export function levelsOf(answer: AnswerDefinition): readonly PickedLevel[] {
  if (answer.kind === 'frequency')
    return [
      { value: DONT_KNOW, key: '?', mark: '?', label: 'don’t know' },
      ...frequencies.map((label, value) => ({ value, key: String(value), mark: String(value), label })),
    ]
  if (answer.kind !== 'rating') return []
  const levels = answer.levels.map(({ id, label, points }, index) => ({
    value: id,
    key: String(points ?? index + 1),
    mark: points === undefined ? label : String(points),
    label,
  }))
  const as = answer.dontKnowAs
  const unsure = as
    ? { value: DONT_KNOW, ...as }
    : { value: DONT_KNOW, key: '?', mark: 'Don’t know', label: 'Don’t know' }
  return answer.dontKnow ? [unsure, ...levels] : levels
}

/** A level that counts for nothing among others that count could not be added up. */
function pointProblems(levels: readonly Level[]): readonly Problem[] {
  const points = levels.flatMap(({ points }) => points ?? [])
  if (points.length === 0) return []
  const isWhole = points.length === levels.length && new Set(points).size === points.length
  return isWhole && points.every((one) => Number.isInteger(one) && one >= 0 && one <= 9)
    ? []
    : [{ path: 'levels', message: 'Give points from 0 to 9 to every level, each its own, or to none.' }]
}

/** What each level of a rating means, in its order; empty where nothing says so. */
export const meaningsOf = (answer: AnswerDefinition): readonly LevelMeaning[] =>
  answer.kind === 'rating'
    ? answer.levels.flatMap(({ id, label, meaning }) =>
        meaning === undefined ? [] : [{ id, label, meaning }],
      )
    : []

export type LevelMeaning = { readonly id: string; readonly label: string; readonly meaning: string }
