import type { Given } from '#forms'
import { counted } from '../words/counts.ts'
import { type AppointmentState, appointmentsOf } from './appointments.ts'
import type { CaseOnDevice } from './caseload.ts'

const labels: { readonly [state in AppointmentState]: string } = {
  attended: 'Attended',
  late: 'Came late',
  'did-not-attend': 'Did not attend',
  cancelled: 'Cancelled',
  planned: 'Planned, nothing said yet',
}

/** Appointments counted by what came of them; one of which two things are said is counted apart. */
export function attendanceGiven(one: Pick<CaseOnDevice, 'records'>): Given {
  const all = appointmentsOf(one)
  if (all.length === 0) return { lines: [], copies: [] }
  const settled = all.flatMap(({ states: [state, ...others] }) => (state && others.length === 0 ? state : []))
  const countOf = (wanted: string) => settled.filter((state) => state === wanted).length
  const unsettled = all.length - settled.length
  return {
    lines: [
      { label: 'In all', words: counted(all.length, 'appointment') },
      ...Object.entries(labels).map(([state, label]) => ({ label, words: String(countOf(state)) })),
      ...(unsettled > 0 ? [{ label: 'With two answers, to settle', words: String(unsettled) }] : []),
    ],
    copies: [],
  }
}
