const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** Milliseconds as "23 Nov, 14:02", in the device's time zone. */
export const dayAndTimeInWords = (at: number): string => dayAndTime.format(at)

/** Whole minutes as "2 h", "1 h 52 min" or "45 min". */
export function durationInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ')
}

/** "1 h 12 min left", "9 min left", "Time is up"; whole minutes begun count. `ms` may be below zero. */
export const timeLeftInWords = (ms: number): string =>
  ms <= 0 ? 'Time is up' : `${durationInWords(Math.ceil(ms / 60_000))} left`

/** Milliseconds as "14:02", in the device's time zone. */
export const timeInWords = (at: number): string => time.format(at)
