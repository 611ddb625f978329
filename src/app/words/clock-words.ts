import { counted } from './counts.ts'

/** A clock may be this far off before it is worth a word, in ms. */
const ALLOWED_MS = 5 * 60_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export type ClockInWords = { readonly title: string; readonly paragraphs: readonly string[] }

/** What a wrong clock means. `ahead`: the server's time less this device's, in ms. Null while it is near enough, or not known. */
export function clockInWords(ahead: number | null): ClockInWords | null {
  if (ahead === null || Math.abs(ahead) < ALLOWED_MS) return null
  const far = farInWords(Math.abs(ahead))
  const [direction, early] = ahead > 0 ? ['behind', 'early'] : ['ahead', 'late']
  return {
    title: `The clock of this device is ${far} ${direction}`,
    paragraphs: [
      `The times in a record are those of the device it was written on: what you write now is marked ${far} too ${early}, and Today may show the wrong day. No answer is lost or changed by it.`,
      'Have the device set its date and time by itself, in its settings. This line goes away at the next sync.',
    ],
  }
}

function farInWords(ms: number): string {
  if (ms < 90 * MINUTE_MS) return counted(Math.round(ms / MINUTE_MS), 'minute')
  if (ms < 2 * DAY_MS) return counted(Math.round(ms / HOUR_MS), 'hour')
  return counted(Math.round(ms / DAY_MS), 'day')
}
