import { latestOfficerForm } from '#catalogue/officer'
import { fieldDefinition, valueInWords } from '#forms'
import type { Tone } from '#ui'
import type { Appointment, AppointmentState } from '../cases/appointments.ts'
import { momentOf } from '../cases/days.ts'
import { plannedSession } from '../cases/plan.ts'

const dayWords = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })

/** "Mon 23 Nov"; "Two dates" until a person settles which stands. */
export const dateInWords = ({ dates }: Appointment): string =>
  dates.length === 0 ? 'No date yet' : (onlyOne(dates, dayInWords) ?? 'Two dates')

/** A day `YYYY-MM-DD` as "Mon 23 Nov". */
const dayInWords = (day: string): string => dayWords.format(momentOf(day, '12:00'))

/** "10:00", "Two times", or nothing where no time was put. */
export const timeInWords = ({ times }: Appointment): string =>
  times.length === 0 ? '' : (onlyOne(times, (time) => time) ?? 'Two times')

/** "Mon 23 Nov, 10:00", as far as it is known. */
export const whenInWords = (one: Appointment): string =>
  [dateInWords(one), timeInWords(one)].filter(Boolean).join(', ')

/** "Session 2 of 4". */
export const sessionInWords = ({ sessions }: Appointment): string =>
  sessions.length === 0
    ? 'Appointment'
    : (onlyOne(sessions, (id) => (id === 'other' ? 'Appointment' : `Session ${id} of 4`)) ?? 'Two sessions')

/** Where, and what is planned: the place, then the note, or the session's title where there is none. */
export const planInWords = ({ places, sessions, notes }: Appointment): string =>
  [
    places.join(' or '),
    notes.join(' or ') || (onlyOne(sessions, (id) => plannedSession(Number(id))?.title ?? '') ?? ''),
  ]
    .filter(Boolean)
    .join(' · ')

const toneOf: { readonly [state in AppointmentState]: Tone } = {
  planned: 'teal',
  attended: 'green',
  late: 'green',
  'did-not-attend': 'red',
  cancelled: 'plain',
}

/** What came of it, in the words of the form; planned or what still has to be said, where nothing has been. */
export function stateInWords(
  { states }: Appointment,
  overdue: boolean,
): { readonly words: string; readonly tone: Tone } {
  if (overdue) return { words: 'No outcome yet', tone: 'amber' }
  return (
    onlyOne(states, (state) => ({ words: outcomeInWords(state), tone: toneOf[state] })) ?? {
      words: 'Two outcomes',
      tone: 'amber',
    }
  )
}

function outcomeInWords(state: AppointmentState): string {
  const form = latestOfficerForm('appointment')
  const definition = form && fieldDefinition(form, 'attendance/answer')
  return state === 'planned' || !definition ? 'Planned' : valueInWords(definition, state)
}

/** Of one thing that was said; null of none or several. */
const onlyOne = <T, U>([one, ...others]: readonly T[], words: (one: T) => U): U | null =>
  one === undefined || others.length > 0 ? null : words(one)
