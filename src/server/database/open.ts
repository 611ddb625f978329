import { Kysely, sql } from 'kysely'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Database, Tables } from './tables.ts'

export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where)

/** `where`: a `postgres://` address, the path of a SQLite file, or `:memory:`. End it with `destroy()`. */
export const openDatabase = (where: string): Database =>
  new Kysely<Tables>({ dialect: isPostgres(where) ? postgresDialect(where) : sqliteDialect(where) })

/** @throws Error with a sentence for the person who starts the server, when the database does not answer */
export async function reach(db: Database): Promise<void> {
  try {
    await sql`select 1`.execute(db)
  } catch (cause) {
    throw new Error(
      `The database does not answer: ${wordsOf(cause)}. Check DATABASE_URL, and that PostgreSQL runs there.`,
      { cause },
    )
  }
}

/** A refused connection to a name with two addresses is an error without a message. */
const wordsOf = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(wordsOf).join(', ')
    : error instanceof Error
      ? error.message
      : String(error)
