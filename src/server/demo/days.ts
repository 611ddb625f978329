const DAY_MS = 86_400_000
const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * A day so many working days from the one of `now` (ms) in London, as `YYYY-MM-DD`. That day itself is taken as it is, so that there is
 * something to see on a Sunday too.
 */
export function workingDay(now: number, days: number): string {
  const step = Math.sign(days)
  // Noon in UTC is the same day in London all year.
  let noon = Date.parse(`${londonDay.format(now)}T12:00:00Z`)
  for (let left = Math.abs(days); left > 0; ) {
    noon += step * DAY_MS
    const weekday = new Date(noon).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return londonDay.format(noon)
}
