import { scoredLines } from '#forms'
import { type RecordHeader, viewOf } from '#record'
import type { SessionTask } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { type RecordReading, readRecord } from './record-form.ts'

/** The sitting of a session's records: `session-2`. A form begun anew in the same session is another: `session-2.2`. */
export const sittingOf = (session: number): string => `session-${session}`

/** Records of the case itself, that belong to no session. One begun anew is another: `case.2`. */
const CASE = 'case'

/** "Session 2", "Session 2, sitting 2", "Sitting 2"; a sitting that is none of these as it is. */
export function sittingInWords(sitting: string): string {
  const parts = partsOf(sitting)
  if (!parts) return sitting
  const words = [
    parts.session === null ? '' : `session ${parts.session}`,
    parts.nth === 1 ? '' : `sitting ${parts.nth}`,
  ]
  const said = words.filter(Boolean).join(', ')
  return `${said[0]?.toUpperCase() ?? ''}${said.slice(1)}`
}

export const sessionNumber = (sitting: string): number | null => partsOf(sitting)?.session ?? null

/** Which sitting of its form, in its session or on its case, a record is: 1 unless it was begun anew. */
export const sittingNumber = (sitting: string): number => partsOf(sitting)?.nth ?? 1

/** `session`: null for a record of the case itself. */
function partsOf(sitting: string): { readonly session: number | null; readonly nth: number } | null {
  const [, session, ofCase, nth = '1'] = /^(?:session-(\d{1,3})|(case))(?:\.(\d{1,3}))?$/.exec(sitting) ?? []
  if (session === undefined && ofCase === undefined) return null
  return { session: session === undefined ? null : Number(session), nth: Number(nth) }
}

/** The first sitting of a session that none of these records has. */
export const freshSitting = (session: number, taken: readonly Pick<SessionTask, 'sitting'>[]): string =>
  firstFree(sittingOf(session), taken)

/** The same for a record of the case itself. */
export const freshCaseSitting = (taken: readonly Pick<SessionTask, 'sitting'>[]): string =>
  firstFree(CASE, taken)

function firstFree(first: string, taken: readonly Pick<SessionTask, 'sitting'>[]): string {
  const isTaken = (sitting: string) => taken.some((one) => one.sitting === sitting)
  let sitting = first
  for (let nth = 2; isTaken(sitting); nth++) sitting = `${first}.${nth}`
  return sitting
}

/** All sittings of one form in which something was answered, the earliest first. */
export const sittingsOfForm = (
  { records, packs }: Pick<CaseOnDevice, 'records' | 'packs'>,
  { form, compartment }: Pick<RecordHeader, 'form' | 'compartment'>,
): readonly RecordReading[] =>
  records
    .filter(({ header }) => header.form === form && header.compartment === compartment)
    .flatMap((record) => readRecord(record, packs) ?? [])
    .filter(({ state }) => state.progress.answered > 0 || saysSomething(state))
    .sort(bySittingOf)

/** Whether a line of an inventory was answered: the day, which is put in for the client, does not begin a sitting. */
export const hasScores = ({ form, record }: RecordReading): boolean =>
  scoredLines(form, viewOf(record.set)).some(({ columns }) =>
    columns.some(({ point }) => point !== 'unanswered' && point !== 'not-asked'),
  )

const saysSomething = ({ pages }: RecordReading['state']): boolean =>
  pages.some(({ items }) =>
    items.some(
      (item) =>
        item.kind === 'question' &&
        [item.answer, ...item.companions].some(({ state }) => state.kind !== 'none'),
    ),
  )

/** Session by session, and within one in the order in which they were begun. */
export function bySittingOf(a: Pick<RecordReading, 'header'>, b: Pick<RecordReading, 'header'>): number {
  const [first, second] = [partsOf(a.header.sitting), partsOf(b.header.sitting)]
  if (!first || !second) return a.header.sitting < b.header.sitting ? -1 : 1
  return (first.session ?? 0) - (second.session ?? 0) || first.nth - second.nth
}
