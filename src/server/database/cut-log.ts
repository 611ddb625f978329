import { SqliteAdapter, sql } from 'kysely'
import type { Database } from './tables.ts'

/** SQLite's log still has the pages as they were. PostgreSQL's is its own to keep. @returns false while another process reads in it */
export async function cutLog(db: Database): Promise<boolean> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return true
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  return rows[0]?.busy !== 1
}
