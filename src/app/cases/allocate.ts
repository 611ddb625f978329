import { allocationHeader, type Day, type StaffMember, stageOf } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { type Json, ok, type Result } from '#core'
import { type RecordHeader, stateField, viewOf } from '#record'
import type { AppendError, Records, Said } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/**
 * Gives a case to an officer: in its allocation and, where it goes on from the waiting list, in its file, all at once. Whom it names is on the case as soon
 * as the server hears of it, and whoever had it before no longer (docs/protocol.md §4c).
 */
export async function allocate(
  records: Pick<Records, 'open' | 'appendAll'>,
  { space, file }: Pick<CaseOnDevice, 'space' | 'file'>,
  { to, reason, today }: { readonly to: StaffMember; readonly reason: string; readonly today: Day },
): Promise<Result<null, AppendError>> {
  const grade = to.grade === 'pso' || to.grade === 'po' ? { grade: to.grade } : {}
  const named = { officer: { id: to.id, name: to.name }, from: today, reason, ...grade }
  const isWaiting =
    stageOf(answersOfCase({ file: await records.open(file.header), records: [] })) === 'waiting'
  const done = await records.appendAll([
    await said(records, allocationHeader(space), named),
    ...(isWaiting ? [await said(records, file.header, { stage: 'allocated', 'stage-since': today })] : []),
  ])
  return done.ok ? ok(null) : done
}

async function said(
  records: Pick<Records, 'open'>,
  header: RecordHeader,
  answers: { readonly [id: string]: Json },
): Promise<Said> {
  const version = latestOfficerForm(header.form)?.version
  if (version === undefined) throw new Error(`There is no form ${header.form}.`)
  const view = viewOf((await records.open(header)).set)
  const statements = Object.entries(answers).map(([id, value]) =>
    stateField(view, `${id}/answer`, value, version),
  )
  return { header, statements }
}
