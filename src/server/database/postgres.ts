import { PostgresAdapter, PostgresDialect } from 'kysely'
import pg from 'pg'

/** PostgreSQL at a `postgres://` address; connections are made when they are needed. */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true, // a server that does not start ends at once
    // What was answered "stored" is on disk, whatever this database does by default.
    options: '-c synchronous_commit=on',
    types: { getTypeParser },
  })
  // A connection may break while nobody waits for an answer on it, in the pool or between two statements. Whoever uses it
  // next hears of it; an event that nobody listens to would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new OurDialect({ pool })
}

class OurDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new LocklessAdapter()
  }
}

/** Kysely's takes an advisory lock, which not every engine with PostgreSQL's language has; `migrate` needs none. */
class LocklessAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** Columns mean the same values as on SQLite: numbers and plain bytes, where `pg` gives text and Buffers. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') => {
  if (format === 'binary') return pg.types.getTypeParser(type, format)
  const parse = pg.types.getTypeParser(type, 'text')
  switch (type) {
    case pg.types.builtins.INT8:
      return wholeNumber
    case pg.types.builtins.BYTEA:
      return (text: string) => plainBytes(parse(text))
    default:
      return parse
  }
}

/** @throws when a bigint is more than a number can hold: it would be another one */
function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error('A number in the database is too large to be read.')
  return number
}

const plainBytes = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length)
