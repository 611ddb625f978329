import type { Json, Result } from '#core'
import { type Head, stateField, viewOf } from '#record'
import type { AppendError, OpenedRecord, Records } from '#store'

/**
 * A person's choice among the answers of a field, as `record` showed them. An answer that arrived since was not among them: it is not
 * replaced, and stands beside the choice.
 */
export const settleAsShown = (
  records: Records,
  record: OpenedRecord,
  field: string,
  value: Json,
  version: number,
): Promise<Result<readonly Head[], AppendError>> =>
  records.append(record.header, [stateField(viewOf(record.set), field, value, version)])
