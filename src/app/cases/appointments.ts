import { fieldStateOf, type RecordHeader, type RecordView, recordId, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { dayOf, daysAfter, momentOf } from './days.ts'
import { knownFor } from './known-for.ts'
import { nextSession } from './sessions.ts'

const states = ['planned', 'attended', 'late', 'did-not-attend', 'cancelled'] as const

/** `planned` until its outcome says otherwise. */
export type AppointmentState = (typeof states)[number]

/**
 * An appointment as its record reads now. Each list holds what was said: nothing, one thing, or several where tablets said different
 * things; which of those stands is for a person to say.
 */
export type Appointment = {
  readonly header: RecordHeader
  /** `YYYY-MM-DD`. */
  readonly dates: readonly string[]
  /** `HH:MM`. */
  readonly times: readonly string[]
  /** `1` to `4`, or `other`. */
  readonly sessions: readonly string[]
  /** Never empty. */
  readonly states: readonly AppointmentState[]
  readonly places: readonly string[]
  readonly lengths: readonly string[]
  readonly notes: readonly string[]
  readonly summaries: readonly string[]
  /** Since when its outcome has been said, in ms of the devices' clocks; null while it is planned. */
  readonly outcomeSince: number | null
}

const MINUTE_MS = 60_000
const minutesByLength = new Map([
  ['1h', 60],
  ['1h30', 90],
  ['2h', 120],
])
const USUAL_MINUTES = 120
const SOON_DAYS = 7

/** The appointments of a case, by when they start; one without a date comes last. A record that was emptied again is none. */
export const appointmentsOf = ({ records }: Pick<CaseOnDevice, 'records'>): readonly Appointment[] =>
  appointmentsIn(records)

const appointmentsIn = knownFor((records: CaseOnDevice['records']): readonly Appointment[] =>
  records
    .filter(({ header }) => header.form === 'appointment' && header.compartment === 'officer')
    .filter(({ set }) => [...viewOf(set).fields.values()].some(({ kind }) => kind !== 'none'))
    .map(readAppointment)
    .sort(byStart),
)

function readAppointment({ header, set }: OpenedRecord): Appointment {
  const view = viewOf(set)
  const attendance = fieldStateOf(view, 'attendance/answer')
  const said = textsOf(view, 'attendance/answer').flatMap((text) => states.filter((state) => state === text))
  // Taken back in one place and said in another: that it is still planned is one of two answers.
  const takenBack = attendance.kind === 'conflict' && attendance.values.includes(null)
  return {
    header,
    dates: textsOf(view, 'date/answer'),
    times: textsOf(view, 'time/answer'),
    sessions: textsOf(view, 'session/answer'),
    states: said.length === 0 || takenBack ? ['planned', ...said] : said,
    places: textsOf(view, 'place/answer'),
    lengths: textsOf(view, 'length/answer'),
    notes: textsOf(view, 'note/answer'),
    summaries: textsOf(view, 'summary/answer'),
    outcomeSince:
      said.length === 0 ? null : Math.min(...attendance.heads.map(({ statement }) => statement.at)),
  }
}

function textsOf(view: RecordView, field: string): readonly string[] {
  const state = fieldStateOf(view, field)
  const values = state.kind === 'none' ? [] : state.kind === 'value' ? [state.value] : state.values
  return values.filter((value) => typeof value === 'string').sort()
}

/** The one order of appointments: by the earliest start that was said, then by record. */
export function byStart(a: Appointment, b: Appointment): number {
  const [first, second] = [startOf(a), startOf(b)]
  if (first !== second) return first < second ? -1 : 1
  return recordId(a.header) < recordId(b.header) ? -1 : 1
}

const startOf = ({ dates, times }: Appointment): string => `${dates[0] ?? '9999'} ${times[0] ?? '24:00'}`

/** Whether two tablets put different things: which stands has to be said before anything is built on it. */
export const isUnsettled = ({ dates, times, sessions, states }: Appointment): boolean =>
  [dates, times, sessions, states].some(({ length }) => length > 1)

/** Those on a day; one that was put on two days is on both until somebody settles it. */
export const appointmentsOn = (appointments: readonly Appointment[], day: string): readonly Appointment[] =>
  appointments.filter(({ dates }) => dates.includes(day))

/** Those planned for the seven days after this one. */
export function comingUp(appointments: readonly Appointment[], today: string): readonly Appointment[] {
  const last = daysAfter(today, SOON_DAYS)
  return appointments.filter(
    (one) => isPlanned(one) && one.dates.some((date) => date > today && date <= last),
  )
}

/** Whether nothing says yet what came of it. */
export const isPlanned = ({ states: [state, ...others] }: Appointment): boolean =>
  state === 'planned' && others.length === 0

/** Whether its time is over, by every date and time it was given, and nothing says what came of it. `now` in ms. */
export const isOverdue = (one: Appointment, now: number): boolean =>
  isPlanned(one) && one.dates.length > 0 && one.dates.every((date) => endOn(one, date) <= now)

/** Whether it is still to come, or going on. `now` in ms. */
export const isAhead = (one: Appointment, now: number): boolean => isPlanned(one) && !isOverdue(one, now)

function endOn(one: Appointment, date: string): number {
  const time = one.times.at(-1)
  if (time === undefined) return momentOf(daysAfter(date, 1), '00:00')
  return momentOf(date, time) + minutesOf(one) * MINUTE_MS
}

/** How long it is planned for, at most. */
export function minutesOf({ lengths }: Appointment): number {
  const minutes = lengths.map((length) => minutesByLength.get(length) ?? USUAL_MINUTES)
  return Math.max(...(minutes.length ? minutes : [USUAL_MINUTES]))
}

/**
 * The appointment that a session belongs to: planned for that session on the day it started, nearest in time. An outcome that was said
 * since it started is that session's own, so that coming back to the hand-back finds the same one.
 *
 * @param session its number; null for another appointment
 * @param startedAt in ms
 */
export function appointmentFor(
  one: Pick<CaseOnDevice, 'records'>,
  session: number | null,
  startedAt: number,
): Appointment | null {
  const day = dayOf(startedAt)
  const wanted = session === null ? 'other' : String(session)
  const distance = ({ times }: Appointment) =>
    Math.min(...times.map((time) => Math.abs(momentOf(day, time) - startedAt)))
  const [nearest = null] = appointmentsOn(appointmentsOf(one), day)
    .filter(({ sessions }) => sessions.includes(wanted))
    .filter(({ outcomeSince }) => outcomeSince === null || outcomeSince >= startedAt)
    .map((appointment) => ({ appointment, away: distance(appointment) }))
    .sort((a, b) => (a.away === b.away ? 0 : a.away < b.away ? -1 : 1))
  return nearest?.appointment ?? null
}

/** The session to get ready for: the one planned for today and not held yet, else the next in the work. `now` in ms. */
export function sessionToPrepare(one: CaseOnDevice, now: number): number {
  const today = appointmentsOn(appointmentsOf(one), dayOf(now)).filter(isPlanned)
  const numbers = today.flatMap(({ sessions: [session, ...others] }) =>
    session === undefined || session === 'other' || others.length > 0 ? [] : [Number(session)],
  )
  return numbers[0] ?? nextSession(one)
}
