import { err, type Json, ok, type Result } from '#core'
import type { ProseAnswer, TextAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

const LINE_LENGTH = 200
const PROSE_LENGTH = 10_000
/** Times the 6 bytes that an escaped character can take, it still is below a statement's limit. */
const LENGTH_LIMIT = 40_000

/** Most characters (UTF-16 units, as in an input's `maxlength`) an answer may have. */
export const maxLengthOf = (answer: TextAnswer | ProseAnswer): number =>
  answer.maxLength ?? (answer.kind === 'text' ? LINE_LENGTH : PROSE_LENGTH)

export const text: Kind<TextAnswer> = {
  problems: lengthProblems,
  fits: (answer, value) => isFilled(answer, value) && !/[\r\n]/.test(value),
  words: (_answer, value) => String(value),
  fromDraft: (answer, draft) => fromDraft(answer, draft.replace(/\s*[\r\n]+\s*/g, ' ')),
  toDraft: (_answer, value) => String(value),
}

export const prose: Kind<ProseAnswer> = {
  problems: lengthProblems,
  fits: isFilled,
  words: (_answer, value) => String(value),
  fromDraft,
  toDraft: (_answer, value) => String(value),
}

function lengthProblems({ maxLength }: TextAnswer | ProseAnswer) {
  if (maxLength === undefined) return []
  if (Number.isSafeInteger(maxLength) && maxLength > 0 && maxLength <= LENGTH_LIMIT) return []
  return [{ path: 'maxLength', message: `Use a whole number from 1 to ${LENGTH_LIMIT}.` }]
}

function isFilled(answer: TextAnswer | ProseAnswer, value: Json): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= maxLengthOf(answer)
}

function fromDraft(answer: TextAnswer | ProseAnswer, draft: string): Result<Json, string> {
  const value = draft.trim()
  if (value === '') return ok(null)
  return value.length <= maxLengthOf(answer)
    ? ok(value)
    : err(`This is too long. Make it ${maxLengthOf(answer)} letters or fewer. What you typed is kept.`)
}
