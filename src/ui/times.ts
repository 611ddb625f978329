const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** Milliseconds as "23 Nov, 14:02", in the device's time zone. */
export const dayAndTimeInWords = (at: number): string => dayAndTime.format(at)

/** Milliseconds as "14:02", in the device's time zone. */
export const timeInWords = (at: number): string => time.format(at)
