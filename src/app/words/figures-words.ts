import { fullDay, type Months, monthInWords } from '#casework'
import { dayOf, timeOf } from '../cases/days.ts'
import type { HandedOver } from '../cases/handed-over.ts'

/** "Jun 2026 to Nov 2026". */
export const monthsInWords = ({ from, to }: Months): string =>
  from === to ? monthInWords(from) : `${monthInWords(from)} to ${monthInWords(to)}`

/** "29 Nov 2026, 14:02". */
const handedOverAt = ({ at }: Pick<HandedOver, 'at'>): string => `${fullDay(dayOf(at))}, ${timeOf(at)}`

/** As one of a list: when it was handed over, and for which months. */
export const handedOverInWords = (one: HandedOver): string =>
  `${handedOverAt(one)}, ${one.figures ? `for ${monthsInWords(one.figures)}` : 'by a newer version of the app'}`

/** For the manager who hands over. `name`: of whoever did so last. */
export function lastHandedOverInWords(one: HandedOver | undefined, name: string): string {
  if (!one) return 'Nothing has been handed over yet.'
  const months = one.figures ? `, for ${monthsInWords(one.figures)}` : ''
  return `Last handed over on ${handedOverAt(one)}, by ${name === 'You' ? 'you' : name}${months}.`
}

/** For who reads them. */
export const countedInWords = ({ figures }: HandedOver, name: string): string =>
  figures
    ? `Counted on ${fullDay(figures.on)} by ${name}, for ${monthsInWords(figures)}.`
    : `Handed over by ${name}.`
