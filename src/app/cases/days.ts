/** Calendar days as `YYYY-MM-DD` and times of day as `HH:MM`, as this device's time zone tells them. */

/** The day a moment falls on. `at` in ms. */
export function dayOf(at: number): string {
  const date = new Date(at)
  return [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-')
}

/** The time of day of a moment. `at` in ms. */
export function timeOf(at: number): string {
  const date = new Date(at)
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The moment of a time on a day, in ms. */
export function momentOf(day: string, time: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hour, minute).getTime()
}

/** The day so many days later. Counted at noon, so that a change of the clocks takes no day away. */
export function daysAfter(day: string, days: number): string {
  const noon = new Date(momentOf(day, '12:00'))
  noon.setDate(noon.getDate() + days)
  return dayOf(noon.getTime())
}
