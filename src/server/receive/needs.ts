import type { Database } from '../database/tables.ts'
import type { SignedBatch } from './open.ts'

const AT_A_TIME = 500

/** Ids that a batch's statements replace and that are not in the batch itself. */
export const replacedElsewhere = ({ ids, batch }: SignedBatch): readonly string[] => {
  const own = new Set(ids)
  return [...new Set(batch.statements.flatMap(({ replaces }) => replaces))].filter((id) => !own.has(id))
}

/** Which of `ids` the server holds in no form, not even withheld. */
export async function neverSeen(db: Database, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const missing = new Set(ids)
  const all = [...ids]
  for (let at = 0; at < all.length; at += AT_A_TIME) {
    const some = all.slice(at, at + AT_A_TIME)
    const rows = await db.selectFrom('statements').select('id').where('id', 'in', some).execute()
    for (const { id } of rows) missing.delete(id)
  }
  return missing
}
