import { asksCountersignature } from '#forms'
import { isContested, viewOf } from '#record'
import type { NeedsYou, OpenedRecord } from '#store'
import { type Appointment, appointmentsOf, isOverdue } from './appointments.ts'
import { type CaseAlert, caseAlerts } from './case-alerts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { knownFor } from './known-for.ts'
import { type RecordReading, readRecord } from './record-form.ts'

/** Everything in a case that waits for a person. */
export type CaseNeeds = {
  readonly alerts: readonly CaseAlert[]
  /** Appointments whose time is over, with nothing that says what came of them. */
  readonly overdue: readonly Appointment[]
  readonly conflicts: readonly RecordReading[]
  /** Records completed twice, or completed in one place and sent back in another. */
  readonly contested: readonly RecordReading[]
  /** Records with answers that came after they were completed. */
  readonly late: readonly RecordReading[]
  /** Completed reports that wait for the manager's signature; of a manager only. */
  readonly toSign: readonly RecordReading[]
  /** What the server did not accept, with the record it belongs to. */
  readonly aside: readonly { readonly record: OpenedRecord; readonly entry: NeedsYou }[]
  readonly damaged: readonly OpenedRecord[]
  /** Something of the case cannot be read at all: not even what it is. */
  readonly unreadable: boolean
}

/** `now` in ms. `signs`: this person countersigns. */
export function caseNeeds(one: CaseOnDevice, now: number, signs = false): CaseNeeds {
  const needs = needsAtAnyTime(one)
  return {
    ...needs,
    overdue: appointmentsOf(one).filter((appointment) => isOverdue(appointment, now)),
    toSign: signs ? needs.toSign : [],
  }
}

const needsAtAnyTime = knownFor((one: CaseOnDevice): Omit<CaseNeeds, 'overdue'> => {
  const all = [one.file, ...one.records]
  const readings = all
    .filter(mayWait)
    .map((record) => readRecord(record, one.packs))
    .filter((reading) => reading !== null)
  return {
    alerts: caseAlerts(one).filter(({ answered }) => !answered),
    conflicts: readings.filter(({ state }) => state.conflicts.length > 0),
    contested: readings.filter(({ standing }) => isContested(standing)),
    late: readings.filter(({ standing }) => standing.kind === 'completed' && standing.late.length > 0),
    toSign: readings.filter(isToSign),
    aside: all.flatMap((record) => record.needsYou.map((entry) => ({ record, entry }))),
    damaged: all.filter(({ damaged }) => damaged > 0),
    unreadable: one.unreadable.length > 0,
  }
})

/** Hardly any record does, and to read them all by their forms is most of what a caseload of thousands takes. */
function mayWait({ set }: OpenedRecord): boolean {
  const { fields, rows, standing } = viewOf(set)
  return (
    standing.kind === 'completed' ||
    isContested(standing) ||
    rows.some(({ restored }) => restored) ||
    [...fields.values()].some(({ kind }) => kind === 'conflict')
  )
}

export const needsCount = ({ unreadable, ...lists }: CaseNeeds): number =>
  Object.values(lists).reduce((count, list) => count + list.length, unreadable ? 1 : 0)

/** Completed, and waiting for the manager's signature. */
export const isToSign = ({
  form,
  record,
  standing,
}: Pick<RecordReading, 'form' | 'record' | 'standing'>): boolean =>
  standing.kind === 'completed' &&
  standing.countersignatures.length === 0 &&
  asksCountersignature(form, viewOf(record.set))
