const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** "14:02" today, "22 Nov, 14:02" on any other day. Both in ms, told in the device's time zone. */
export const when = (at: number, now: number): string =>
  (new Date(at).toDateString() === new Date(now).toDateString() ? time : dayAndTime).format(at)

const dayOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** "22 Nov". `at` in ms, told in the device's time zone. */
export const dayInWords = (at: number): string => dayOnly.format(at)
