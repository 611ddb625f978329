import { err, type Json, type Result } from '#core'
import type { AnswerDefinition, FiguresAnswer, PackAnswer, TickAnswer } from '../definition.ts'
import { isHandedFigures } from '../handed-figures.ts'
import { isPack } from '../packs/pack.ts'
import { choice, choices, yesno } from './choice.ts'
import { date, dateInWords } from './date.ts'
import { dontKnowInWords, isDontKnow, offersDontKnow } from './dont-know.ts'
import type { Kind } from './kind.ts'
import { frequency, rating } from './levels.ts'
import { number } from './number.ts'
import { photo } from './photo.ts'
import { scale } from './scale.ts'
import { signature } from './signature.ts'
import { staff } from './staff.ts'
import { stroke } from './stroke.ts'
import { prose, text } from './text.ts'
import { time } from './time.ts'

const tick: Kind<TickAnswer> = {
  problems: () => [],
  fits: (_answer, value) => value === true,
  words: () => 'Yes',
}

const pack: Kind<PackAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isPack(value),
  words: (_answer, value) => (isPack(value) ? `${value.name}, ${value.edition}` : ''),
}

const figures: Kind<FiguresAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isHandedFigures(value),
  words: (_answer, value) => (isHandedFigures(value) ? `Counted on ${dateInWords(value.on)}` : ''),
}

const kinds: { readonly [K in AnswerDefinition['kind']]: Kind<Extract<AnswerDefinition, { kind: K }>> } = {
  text,
  prose,
  date,
  time,
  yesno,
  choice,
  choices,
  number,
  scale,
  rating,
  frequency,
  tick,
  signature,
  photo,
  stroke,
  pack,
  figures,
  staff,
}

/** Undefined for what is no kind of answer: definitions may come from a file. */
export const kindOf = (answer: AnswerDefinition): Kind<AnswerDefinition> | undefined =>
  Object.hasOwn(kinds, answer.kind) ? (kinds[answer.kind] as Kind<AnswerDefinition>) : undefined

/** Whether a value fits an answer's kind and limits. */
export const fitsAnswer = (answer: AnswerDefinition, value: Json): boolean =>
  value === null ||
  (isDontKnow(value) ? offersDontKnow(answer) : kindOf(answer)?.fits(answer, value) === true)

/** A value in words; no answer is the empty text. */
export function valueInWords(answer: AnswerDefinition, value: Json): string {
  if (value === null) return ''
  return isDontKnow(value) ? dontKnowInWords(answer) : (kindOf(answer)?.words(answer, value) ?? '')
}

/** Typed text as a value; the error says to the person typing what is wrong with it. */
export const valueOfText = (answer: AnswerDefinition, typed: string): Result<Json, string> =>
  kindOf(answer)?.fromDraft?.(answer, typed) ?? err('This answer is picked, not typed.')

/** A stored value as the text that its field shows for editing. */
export const textOfValue = (answer: AnswerDefinition, value: Json): string =>
  value === null || isDontKnow(value) ? '' : (kindOf(answer)?.toDraft?.(answer, value) ?? '')
