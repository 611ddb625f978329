import { calendarFile, type Day, type SupervisionDay } from '#casework'
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

/** Group supervision to come as a calendar file: when, once for all the cases that go to it, and nothing else. `now` in ms. */
export function supervisionFile(
  days: readonly SupervisionDay<unknown>[],
  today: Day,
  now: number,
): { readonly bytes: Bytes; readonly count: number } {
  const entries = days
    .filter(({ day }) => day >= today)
    .flatMap(({ day, lines }) =>
      [...Map.groupBy(lines, ({ time }) => clockTime(time))].flatMap(([time, together]) => {
        const [id] = together.map(({ meeting }) => recordId(meeting)).sort()
        return id === undefined ? [] : [{ id, day, time, minutes: SUPERVISION_MINUTES }]
      }),
    )
  return { bytes: bytesFromText(calendarFile(entries, now)), count: entries.length }
}

const SUPERVISION_MINUTES = 120

/** A time that somebody wrote as they like, if it is one. */
function clockTime(written: string | null): string | null {
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(written?.trim() ?? '') ?? []
  return hour === '' ? null : `${hour.padStart(2, '0')}:${minute}`
}
