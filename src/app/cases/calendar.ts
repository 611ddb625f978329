import { calendarFile } from '#casework'
import { type Bytes, bytesFromText } from '#core'
import { recordId } from '#record'
import { appointmentsOf, isAhead, isUnsettled, minutesOf } from './appointments.ts'
import type { CaseOnDevice } from './caseload.ts'

/** All appointments to come as a calendar file that names nobody; those of which two things are said are left out. `now` in ms. */
export function calendarOf(
  cases: readonly CaseOnDevice[],
  now: number,
): { readonly bytes: Bytes; readonly count: number } {
  const entries = cases
    .flatMap(appointmentsOf)
    .filter((one) => isAhead(one, now) && !isUnsettled(one))
    .flatMap((one) => {
      const [day] = one.dates
      if (day === undefined) return []
      return [{ id: recordId(one.header), day, time: one.times[0] ?? null, minutes: minutesOf(one) }]
    })
  return { bytes: bytesFromText(calendarFile(entries, now)), count: entries.length }
}
