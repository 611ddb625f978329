import { atATime } from '../database/at-a-time.ts'
import type { Database } from '../database/tables.ts'
import type { SignedBatch } from './open.ts'

/** Ids that a batch's statements replace and that are not in the batch itself. */
export const replacedElsewhere = ({ ids, batch }: SignedBatch): readonly string[] => {
  const own = new Set(ids)
  return [...new Set(batch.statements.flatMap(({ replaces }) => replaces))].filter((id) => !own.has(id))
}

/** Which of `ids` the server holds in no form, not even withheld. */
export async function neverSeen(db: Database, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const missing = new Set(ids)
  for (const some of atATime([...ids])) {
    const rows = await db.selectFrom('statements').select('id').where('id', 'in', some).execute()
    for (const { id } of rows) missing.delete(id)
  }
  return missing
}
