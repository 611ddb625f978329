import { again } from './again.ts'
import type { Database, Writing } from './tables.ts'

/**
 * All of `work` or nothing of it, once, whatever other processes do meanwhile. It may run more than once, and only the last
 * run counts. Inside, ask `writing` alone. SQLite has one writer at a time; on PostgreSQL a row is held from the first
 * statement that writes it, and what is read after that is as the holder before left it. `serializable` is for work that depends
 * on rows not being there.
 */
export const inTransaction = <T>(
  db: Database,
  work: (writing: Writing) => Promise<T>,
  isolation: 'read committed' | 'serializable' = 'read committed',
): Promise<T> => again(() => db.transaction().setIsolationLevel(isolation).execute(work))
