import { recordId } from '#record'
import type { SessionPlace } from '#store'
import {
  type Appointment,
  appointmentFor,
  appointmentsOf,
  appointmentsOn,
  byStart,
  comingUp,
} from './appointments.ts'
import type { CaseOnDevice } from './caseload.ts'
import { dayOf } from './days.ts'
import { sessionNumber } from './sittings.ts'

/** An appointment with the case it belongs to. */
export type AgendaLine = { readonly one: CaseOnDevice; readonly appointment: Appointment }

type BegunPlace = Pick<SessionPlace, 'session' | 'startedAt'>

/**
 * The appointments of today over all cases, in the order of the day; without those of the open sessions (`places`), which say more
 * themselves. `now` in ms.
 */
export const agendaToday = (
  cases: readonly CaseOnDevice[],
  places: ReadonlyMap<string, BegunPlace>,
  now: number,
): readonly AgendaLine[] =>
  linesOf(cases, (appointments) => appointmentsOn(appointments, dayOf(now))).filter(
    (line) => !isOfSession(line, places.get(line.one.space)),
  )

/** What is planned for the seven days after this one, over all cases. `now` in ms. */
export const agendaSoon = (cases: readonly CaseOnDevice[], now: number): readonly AgendaLine[] =>
  linesOf(cases, (appointments) => comingUp(appointments, dayOf(now)))

const linesOf = (
  cases: readonly CaseOnDevice[],
  choose: (appointments: readonly Appointment[]) => readonly Appointment[],
): readonly AgendaLine[] =>
  cases
    .flatMap((one) => choose(appointmentsOf(one)).map((appointment) => ({ one, appointment })))
    .sort((a, b) => byStart(a.appointment, b.appointment))

function isOfSession({ one, appointment }: AgendaLine, place: BegunPlace | undefined): boolean {
  if (!place) return false
  const own = appointmentFor(one, sessionNumber(place.session), place.startedAt)
  return own !== null && recordId(own.header) === recordId(appointment.header)
}
