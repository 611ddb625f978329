import { err, type Json, ok } from '#core'
import type { DateAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** A draft of a date is `day/month/year`, any part still empty. */
export const date: Kind<DateAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isDate(value),
  words: (_answer, value) => dateInWords(String(value)),
  fromDraft: (_answer, draft) => {
    const parts = draft.split('/').map((part) => part.trim())
    if (parts.every((part) => part === '')) return ok(null)
    const [day = '', month = '', year = ''] = parts
    const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return parts.length === 3 && partsOf(value) !== null
      ? ok(value)
      : err('This is not a full date yet. Put the day, the month and the year, like 5 3 1988.')
  },
  toDraft: (_answer, value) => (partsOf(String(value)) ?? []).toReversed().join('/'),
}

export const isDate = (value: Json | undefined): value is string =>
  typeof value === 'string' && partsOf(value) !== null

/** `1995-02-14` as "14 February 1995"; anything else as it is. */
export function dateInWords(value: string): string {
  const [year, month = 0, day] = partsOf(value) ?? []
  return year === undefined ? value : `${day} ${months[month - 1]} ${year}`
}

/** Year, month and day, or null unless there is such a day in the years 1000 to 9999. */
function partsOf(value: string): readonly number[] | null {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(value)
  if (!match) return null
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const time = new Date(Date.UTC(year, month - 1, day))
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? [year, month, day] : null
}
