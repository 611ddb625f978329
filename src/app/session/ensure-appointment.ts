import { latestOfficerForm } from '#catalogue/officer'
import { newId, ok, type Random, type Result } from '#core'
import { emptyStatements, type RecordHeader, stateField, viewOf } from '#record'
import type { AppendError, Records } from '#store'
import { appointmentFor } from '../cases/appointments.ts'
import { dayOf, timeOf } from '../cases/days.ts'
import { sessionNumber } from '../cases/sittings.ts'

/** What is known of a session that was begun: whose, which (`session-2`), and since when in ms. */
export type BegunSession = { readonly space: string; readonly session: string; readonly startedAt: number }

/**
 * The appointment a session belongs to, so that its outcome has a place; made now if nobody planned it. Read from the disk: asking
 * twice in a row makes one.
 */
export async function ensureAppointment(
  { space, session, startedAt }: BegunSession,
  { records, random }: { readonly records: Records; readonly random: Random },
): Promise<Result<RecordHeader, AppendError>> {
  const number = sessionNumber(session)
  const found = appointmentFor(await records.list(space, 'officer'), number, startedAt)
  if (found) return ok(found.header)
  const form = latestOfficerForm('appointment')
  if (!form) throw new Error('There is no appointment form.')
  const header = newAppointment(space, newId(random))
  const plan = {
    'date/answer': dayOf(startedAt),
    'time/answer': timeOf(startedAt),
    'session/answer': number === null ? 'other' : String(number),
  }
  const made = await records.append(
    header,
    Object.entries(plan).map(([field, value]) =>
      stateField(viewOf(emptyStatements), field, value, form.version),
    ),
  )
  return made.ok ? ok(header) : made
}

/** Every appointment is a sitting of its own, named at random. */
export const newAppointment = (space: string, id: string): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'appointment',
  sitting: id,
})
