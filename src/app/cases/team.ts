import { type CaseAnswers, type Day, type Desk, deskOf, type Notice, officersOf } from '#casework'
import type { Form } from '#forms'
import { actOf, type RecordHeader, type Standing, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { type CaseAlert, caseAlerts } from './case-alerts.ts'
import { isToSign } from './case-needs.ts'
import type { CaseOnDevice } from './caseload.ts'
import { byUrgency, type DueLine, soonOf } from './due.ts'
import { answersOfCase, noticesOfCase } from './pathway.ts'
import { formOfRecord } from './record-form.ts'

/** A case in the lists of its team: whose it is, and what its manager would want to see of it. */
export type TeamCase = Desk & {
  readonly name: string
  /** Nobody while it is not allocated, several while it is allocated twice. */
  readonly officers: readonly string[]
  readonly answers: CaseAnswers
  readonly due: readonly Notice[]
  readonly alerts: readonly CaseAlert[]
  readonly toSign: readonly ClosedRecord[]
  readonly late: readonly ClosedRecord[]
}

/** A completed record. `at`: when it was completed, in ms of the device that did. */
export type ClosedRecord = { readonly header: RecordHeader; readonly form: Form; readonly at: number }

/** All cases of the service with what waits in them; a line of a list finds its case by its space. */
export type Team = {
  readonly caseBySpace: ReadonlyMap<string, TeamCase>
  /** Everybody who has a case, by name. */
  readonly officers: readonly string[]
  readonly due: readonly DueLine[]
  readonly desk: Desk
  readonly alerts: readonly CaseAlert[]
  /** The longest completed first. */
  readonly toSign: readonly ClosedRecord[]
  readonly late: readonly ClosedRecord[]
}

export function teamOf(cases: readonly CaseOnDevice[], today: Day): Team {
  const read = cases.map((one) => ({ one, ...readCase(one, today) }))
  const due = read.flatMap(({ one, due: own }) => own.map((notice) => ({ one, notice })))
  return {
    caseBySpace: new Map(read.map((line) => [line.one.space, line])),
    officers: [...new Set(read.flatMap(({ officers }) => officers))].sort((a, b) => a.localeCompare(b, 'en')),
    due: byUrgency(due, today),
    desk: {
      risen: read.flatMap(({ risen }) => risen),
      court: read.flatMap(({ court }) => court),
      urgent: read.flatMap(({ urgent }) => urgent),
      disagreements: read.flatMap(({ disagreements }) => disagreements),
    },
    alerts: read.flatMap(({ alerts }) => alerts),
    toSign: read.flatMap(({ toSign }) => toSign).sort((a, b) => a.at - b.at),
    late: read.flatMap(({ late }) => late).sort((a, b) => a.at - b.at),
  }
}

/** Whose cases are shown: `null` is everybody's, `''` what nobody has. */
export const dueFor = ({ due, caseBySpace }: Team, officer: string | null): readonly DueLine[] =>
  officer === null
    ? due
    : due.filter(({ one }) => {
        const officers = caseBySpace.get(one.space)?.officers ?? []
        return officer === '' ? officers.length === 0 : officers.includes(officer)
      })

type Known = Pick<CaseOnDevice, 'file' | 'practice'> & { readonly today: Day; readonly read: TeamCase }

/** The list of a case's records is another one once anything in them has changed: most cases of a service are read once a day. */
const known = new WeakMap<CaseOnDevice['records'], Known>()

function readCase(one: CaseOnDevice, today: Day): TeamCase {
  const before = known.get(one.records)
  const { file, practice } = one
  if (before?.file === file && before.practice === practice && before.today === today) return before.read
  const answers = answersOfCase(one)
  const closed = one.records.flatMap(closedRecord)
  const read: TeamCase = {
    ...deskOf(answers, today, one.practice),
    name: answers.file.said('name').join(' or ') || 'Name not here yet',
    officers: officersOf(answers),
    answers,
    due: soonOf(noticesOfCase(one, today), today),
    alerts: caseAlerts(one).filter(({ answered }) => !answered),
    toSign: closed.filter(isToSign),
    late: closed.filter(({ standing }) => standing.late.length > 0),
  }
  known.set(one.records, { file, practice, today, read })
  return read
}

type Completed = Extract<Standing, { kind: 'completed' }>

/** Nothing of one that is open, nor of one whose form this version of the app does not know. */
function closedRecord(
  record: OpenedRecord,
): readonly (ClosedRecord & { readonly record: OpenedRecord; readonly standing: Completed })[] {
  // Most records never were, and need not be read for it.
  if (![...record.set.accepted.values()].some((statement) => actOf(statement) === 'complete')) return []
  const { standing } = viewOf(record.set)
  const form = formOfRecord(record)
  if (standing.kind !== 'completed' || !form) return []
  const at = Math.max(...standing.completions.map(({ statement }) => statement.at))
  return [{ header: record.header, form, at, record, standing }]
}
