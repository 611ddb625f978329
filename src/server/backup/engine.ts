import { isPostgres } from '../database/open.ts'
import type { Contents, StoredKeys } from './keys.ts'
import { postgresEngine } from './postgres.ts'
import { sqliteEngine } from './sqlite.ts'

/** How one kind of database is copied out and put back. Every failure is a sentence, and leaves nothing behind. */
export type Engine = {
  readonly name: 'sqlite' | 'postgres'
  /** Writes to a new file all but the keys, as it stands at one moment; the keys of that moment or later come back. */
  readonly copyTo: (copy: string) => Promise<Contents>
  readonly refuseUnlessEmpty: () => Promise<void>
  /** `writeCopy` writes to a place what `copyTo` wrote. All is there afterwards, or nothing. */
  readonly restore: (writeCopy: (place: string) => Promise<void>, keys: StoredKeys) => Promise<void>
}

/** `database` as for `openDatabase`. */
export const engineOf = (database: string): Engine =>
  isPostgres(database) ? postgresEngine(database) : sqliteEngine(database)
