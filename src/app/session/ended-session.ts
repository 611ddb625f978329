import { err, ok, type Random, type Result } from '#core'
import type { Form } from '#forms'
import type { RecordHeader } from '#record'
import type { AppendError, Places, Records, SessionPlace } from '#store'
import { formOfRecord } from '../cases/record-form.ts'
import { ensureAppointment } from './ensure-appointment.ts'

/** A session to end, and the appointment where its outcome is written. */
export type EndedSession = {
  readonly place: SessionPlace
  readonly appointment: RecordHeader
  readonly form: Form
}

/** `newer-form`: the appointment was written with a version of the form that this app does not know. */
export type EndingProblem = AppendError | 'newer-form'

/** The session of a case that waits to be ended, or null. Where nobody planned it, its appointment is made now. */
export async function endedSession(
  space: string,
  parts: { readonly places: Places; readonly records: Records; readonly random: Random },
): Promise<Result<EndedSession | null, EndingProblem>> {
  const place = (await parts.places.all()).get(space)
  if (!place) return ok(null)
  const ensured = await ensureAppointment({ ...place, space }, parts)
  if (!ensured.ok) return ensured
  const form = formOfRecord(await parts.records.open(ensured.value))
  return form ? ok({ place, appointment: ensured.value, form }) : err('newer-form')
}
