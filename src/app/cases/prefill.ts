import { clientForm } from '#catalogue/client'
import { ok, type Result } from '#core'
import { checkValue } from '#forms'
import { fieldStateOf, type RecordHeader, stateField, viewOf } from '#record'
import type { AppendError, OpenedRecord, Records, SessionTask } from '#store'

const COUNCIL = 'council/answer'
const AUTHORITY = 'authority/answer'

/** The council that asked for the work, as the case file has it; null where it says nothing, or more than one thing. */
function councilOf(file: OpenedRecord): string | null {
  const council = fieldStateOf(viewOf(file.set), COUNCIL)
  return council.kind === 'value' && typeof council.value === 'string' ? council.value : null
}

/**
 * Says in the consent which council asked, so that the client reads the right wording. An answer that is there stays, and without a
 * council in the case file the client is asked.
 */
export async function prefillConsent(
  records: Records,
  file: OpenedRecord,
  tasks: readonly SessionTask[],
): Promise<Result<unknown, AppendError>> {
  const task = tasks.find(({ form }) => form === 'consent')
  const form = task && clientForm(task.form, task.version)
  const council = councilOf(file)
  if (!task || !form || council === null || !checkValue(form, AUTHORITY, council).ok) return ok(null)
  const header: RecordHeader = {
    space: file.header.space,
    compartment: 'client',
    form: task.form,
    sitting: task.sitting,
  }
  const { set } = await records.open(header)
  const said = viewOf(set).fields.get(AUTHORITY)
  if (said) return ok(null) // taken back counts too: the client decides
  return records.append(header, [stateField(viewOf(set), AUTHORITY, council, form.version)])
}
