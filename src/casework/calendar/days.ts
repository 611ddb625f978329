/** A calendar day as `YYYY-MM-DD`. It belongs to no time zone: days are counted, never moments. */
export type Day = string

const DAY_MS = 86_400_000
const SATURDAY = 6
const SUNDAY = 0

const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** @param month from 1 */
export const dayFrom = (year: number, month: number, date: number): Day =>
  textOf(Date.UTC(year, month - 1, date))

/** The day so many days later; earlier for a negative number. */
export const daysLater = (day: Day, days: number): Day => textOf(msOf(day) + days * DAY_MS)

/** The same day so many years later: 1 March for a 29 February that there is not. */
export function yearsLater(day: Day, years: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dayFrom(year + years, month, date)
}

/** Whether it is written as a day, and there is such a day. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && yearsLater(text, 0) === text

/** How many days lie between two days; negative when `to` is the earlier. */
export const daysBetween = (from: Day, to: Day): number => (msOf(to) - msOf(from)) / DAY_MS

/** From 0, Sunday, to 6, Saturday. */
export const weekdayOf = (day: Day): number => new Date(msOf(day)).getUTCDay()

export const isWeekend = (day: Day): boolean => weekdayOf(day) === SATURDAY || weekdayOf(day) === SUNDAY

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** "4 Dec", with the year where that is another than today's. */
export const shortDay = (day: Day, today: Day): string =>
  yearOf(day) === yearOf(today) ? words.format(msOf(day)) : fullDay(day)

/** "4 Dec 2026". */
export const fullDay = (day: Day): string => `${words.format(msOf(day))} ${yearOf(day)}`

const textOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
