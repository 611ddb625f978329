import type { Json, JsonObject } from '#core'
import type { AnswerDefinition } from '../definition.ts'

/** "I don't know" where the answer is typed or a number: an answer, unlike no answer. Yes/no questions have an option for it. */
export const DONT_KNOW: Json = { dontKnow: true }

export const isDontKnow = (value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 1 &&
  (value as JsonObject)['dontKnow'] === true

/** Whether "I don't know" can be said beside the answer itself. */
export const offersDontKnow = (answer: AnswerDefinition): boolean =>
  answer.kind === 'frequency' ||
  ((answer.kind === 'text' ||
    answer.kind === 'prose' ||
    answer.kind === 'scale' ||
    answer.kind === 'rating') &&
    answer.dontKnow === true)

export const dontKnowInWords = (answer: AnswerDefinition): string => {
  const as = answer.kind === 'rating' ? answer.dontKnowAs : undefined
  return as ? `${as.mark}, ${as.label}` : 'Don’t know'
}
