import type { Day } from './calendar/days.ts'

/** An appointment for a calendar that others may see: when, and nothing else. */
export type CalendarEntry = {
  /** Says nothing by itself; the same for the same appointment, so that a newer file moves it. */
  readonly id: string
  readonly day: Day
  /** `HH:MM`; null for one without a time, which stands at the top of its day. */
  readonly time: string | null
  readonly minutes: number
}

const MINUTES_A_DAY = 1_440

/**
 * An iCalendar file (RFC 5545) in the officer's own time. Every entry is called "Appointment": no names, no places, no notes.
 *
 * @param madeAt in ms
 */
export function calendarFile(entries: readonly CalendarEntry[], madeAt: number): string {
  const stamp = `${new Date(madeAt).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cairn//Appointments//EN'],
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.id}`,
      `DTSTAMP:${stamp}`,
      ...timesOf(entry),
      'SUMMARY:Appointment',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

function timesOf({ day, time, minutes }: CalendarEntry): readonly string[] {
  const date = day.replaceAll('-', '')
  if (time === null) return [`DTSTART;VALUE=DATE:${date}`]
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const length = Math.min(minutes, MINUTES_A_DAY - 1)
  return [`DTSTART:${date}T${two(hour)}${two(minute)}00`, `DURATION:PT${length}M`]
}

const two = (number: number): string => String(number).padStart(2, '0')
