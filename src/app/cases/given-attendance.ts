import { type CopiedAnswer, dateInWords, type Given } from '#forms'
import { fieldStateOf } from '#record'
import { counted } from '../words/counts.ts'
import { type Appointment, type AppointmentState, appointmentsOf } from './appointments.ts'
import type { CaseOnDevice } from './caseload.ts'
import type { Asking } from './given.ts'

const labels: { readonly [state in AppointmentState]: string } = {
  attended: 'Attended',
  late: 'Came late',
  'did-not-attend': 'Did not attend',
  cancelled: 'Cancelled',
  planned: 'Planned, nothing said yet',
}

/** Appointments counted by what came of them; one of which two things are said is counted apart, and keeps the count from being taken over. */
export function attendanceGiven(one: Pick<CaseOnDevice, 'records'>, { form }: Asking): Given {
  const all = appointmentsOf(one)
  if (all.length === 0) return nothing
  const settled = all.flatMap(stateIfSettled)
  const countOf = (...wanted: readonly string[]) => settled.filter((state) => wanted.includes(state)).length
  const unsettled = all.length - settled.length
  const copies = [
    countedAs('offered', settled.length - countOf('planned')),
    countedAs('attended', countOf('attended', 'late')),
    countedAs('missed', countOf('did-not-attend')),
  ].filter(({ field }) => form.fields.has(field))
  return { lines: linesOf(all, settled, unsettled), copies: unsettled > 0 ? [] : copies }
}

const linesOf = (
  all: readonly Appointment[],
  settled: readonly AppointmentState[],
  unsettled: number,
): Given['lines'] => [
  { label: 'In all', words: counted(all.length, 'appointment') },
  ...Object.entries(labels).map(([state, label]) => ({
    label,
    words: String(settled.filter((one) => one === state).length),
  })),
  ...(unsettled > 0 ? [{ label: 'With two answers, to settle', words: String(unsettled) }] : []),
]

const countedAs = (field: string, count: number): CopiedAnswer => ({
  field: `${field}/answer`,
  value: String(count),
  mark: `${field}/taken-over`,
})

/** The same for the time that the asking record covers, and each appointment by itself; nothing until both of its days are said. */
export function attendanceInTimeGiven(one: Pick<CaseOnDevice, 'records'>, { view }: Asking): Given {
  const [from, to] = ['from/answer', 'to/answer'].map((field) => fieldStateOf(view, field))
  if (from?.kind !== 'value' || to?.kind !== 'value') return nothing
  const [first, last] = [String(from.value), String(to.value)]
  // One that was put on two days is in it if either is.
  const within = appointmentsOf(one).filter(({ dates }) =>
    dates.some((date) => date >= first && date <= last),
  )
  if (within.length === 0) return { lines: [{ label: 'In this time', words: 'None' }], copies: [] }
  const settled = within.flatMap(stateIfSettled)
  return {
    lines: [
      ...within.map(({ dates, states }) => ({
        label: dates.map(dateInWords).join(' or '),
        words: states.map((state) => labels[state]).join(' or '),
      })),
      ...linesOf(within, settled, within.length - settled.length),
    ],
    copies: [],
  }
}

const stateIfSettled = ({ states: [state, ...others] }: Appointment): readonly AppointmentState[] =>
  state && others.length === 0 ? [state] : []

const nothing: Given = { lines: [], copies: [] }
