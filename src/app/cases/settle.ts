import type { Json, Result } from '#core'
import { type Head, stateField, stateTaken, viewOf } from '#record'
import type { AppendError, OpenedRecord, Records } from '#store'

/**
 * A person's choice among the answers of a field, as `record` showed them. An answer that arrived since was not among them: it is not
 * replaced, and stands beside the choice. A row that is kept gets back what its removal took.
 */
export const settleAsShown = (
  records: Records,
  record: OpenedRecord,
  field: string,
  value: Json,
  version: number,
): Promise<Result<readonly Head[], AppendError>> => {
  const view = viewOf(record.set)
  return records.append(record.header, [
    stateField(view, field, value, version),
    ...stateTaken(view, field, version),
  ])
}
