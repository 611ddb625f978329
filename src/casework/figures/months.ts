import type { Day } from '../calendar/days.ts'

/** A month as `YYYY-MM`. */
export type MonthOf = string

/** From one month to another, both counted in; none where `to` is the earlier. */
export type Months = { readonly from: MonthOf; readonly to: MonthOf }

const MONTHS_A_YEAR = 12

const words = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

export const monthOf = (day: Day): MonthOf => day.slice(0, 7)

/** "Nov 2026". */
export const monthInWords = (month: MonthOf): string => words.format(Date.parse(`${month}-01T00:00:00Z`))

export const isIn = ({ from, to }: Months, day: Day): boolean => monthOf(day) >= from && monthOf(day) <= to

/** The month so many months later; earlier for a negative number. */
export function monthsLater(month: MonthOf, count: number): MonthOf {
  const at = numberOf(month) + count
  const [year, index] = [Math.floor(at / MONTHS_A_YEAR), at % MONTHS_A_YEAR]
  return `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`
}

/** Every month of them, the earliest first. */
export const monthsIn = ({ from, to }: Months): readonly MonthOf[] =>
  Array.from({ length: Math.max(0, numberOf(to) - numberOf(from) + 1) }, (_, index) =>
    monthsLater(from, index),
  )

/** The same with another beginning; the end goes along where it would lie before it. */
export const beginningIn = ({ to }: Months, from: MonthOf): Months =>
  from > to ? { from, to: from } : { from, to }

/** The same with another end; the beginning goes along where it would lie after it. */
export const endingIn = ({ from }: Months, to: MonthOf): Months =>
  from > to ? { from: to, to } : { from, to }

function numberOf(month: MonthOf): number {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return year * MONTHS_A_YEAR + index - 1
}
