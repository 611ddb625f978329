import { dateInWords } from '#forms'
import { fieldStateOf, viewOf } from '#record'
import { dayOf } from './days.ts'
import type { RecordReading } from './record-form.ts'

/** The day a record was completed, as `YYYY-MM-DD`; null while it is open. */
export function completedOn({ standing }: Pick<RecordReading, 'standing'>): string | null {
  const at = standing.kind === 'completed' ? standing.completions[0]?.statement.at : undefined
  return at === undefined ? null : dayOf(at)
}

/** The day that stands on a report: what its author put, else when it was completed. */
export function dayOnReport(reading: RecordReading): string | null {
  const said = fieldStateOf(viewOf(reading.record.set), 'date/answer')
  return said.kind === 'value' && typeof said.value === 'string' ? said.value : completedOn(reading)
}

/** "Completed on 12 May 2026", "Begun, not completed yet". */
export function standingInWords(reading: Pick<RecordReading, 'standing'>): string {
  const day = completedOn(reading)
  return day === null ? 'Begun, not completed yet' : `Completed on ${dateInWords(day)}`
}
