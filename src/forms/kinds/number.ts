import { err, ok } from '#core'
import type { NumberAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

export const number: Kind<NumberAnswer> = {
  problems: ({ from, to }) =>
    Number.isSafeInteger(from) && Number.isSafeInteger(to) && from < to
      ? []
      : [{ path: 'to', message: 'Use whole numbers, the lower one first.' }],
  fits: ({ from, to }, value) => Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to,
  words: (_answer, value) => String(value),
  fromDraft({ from, to }, draft) {
    const typed = draft.trim()
    if (typed === '') return ok(null)
    const value = /^-?\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
    return value >= from && value <= to ? ok(value) : err(`Put a whole number from ${from} to ${to}.`)
  },
  toDraft: (_answer, value) => String(value),
}
