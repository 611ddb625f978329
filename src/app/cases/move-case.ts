import { type Day, type Move, stageOf } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { err, type Json, ok, type Result } from '#core'
import { stateField, viewOf } from '#record'
import type { AppendError, Records } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/**
 * Puts a case where a move leads, in its file: the stage, since when, and why where it leaves the way. Two who move it without seeing each other
 * leave two stages, for a person to settle.
 *
 * @returns `moved` when the case does not stand any more where the move began
 */
export async function moveCase(
  records: Records,
  one: CaseOnDevice,
  move: Pick<Move, 'to'>,
  { why, today }: { readonly why: string | null; readonly today: Day },
): Promise<Result<null, AppendError | 'moved'>> {
  const form = latestOfficerForm('case-file')
  if (!form) throw new Error('There is no case file.')
  const before = stageOf(answersOfCase(one))
  const file = await records.open(one.file.header)
  if (before === null || stageOf(answersOfCase({ file, records: [] })) !== before) return err('moved')
  const view = viewOf(file.set)
  const said: readonly (readonly [field: string, value: Json])[] = [
    ['stage/answer', move.to],
    ['stage-since/answer', today],
    ...(move.to === 'suspended' ? [['stage-before/answer', before] as const] : []),
    ...(why === null ? [] : [['stage-reason/answer', why] as const]),
  ]
  const done = await records.append(
    file.header,
    said.map(([field, value]) => stateField(view, field, value, form.version)),
  )
  return done.ok ? ok(null) : done
}
