import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

type Row = Record<string, SQLInputValue>

/** Everything in a server's database at one moment, as a backup would hold it. */
export type ServerCopy = ReadonlyMap<string, readonly Row[]>

export const copyServer = (database: DatabaseSync): ServerCopy =>
  new Map(
    tablesOf(database).map((table) => [table, database.prepare(`select * from ${table}`).all() as Row[]]),
  )

/** Sets the database back to a copy. A server that is running on it goes on. */
export function restoreServer(database: DatabaseSync, copy: ServerCopy): void {
  database.exec('pragma foreign_keys = off')
  database.exec('begin')
  for (const [table, rows] of copy) {
    database.exec(`delete from ${table}`)
    const columns = Object.keys(rows[0] ?? {})
    if (columns.length === 0) continue
    const places = columns.map(() => '?').join()
    const insert = database.prepare(`insert into ${table} (${columns.join()}) values (${places})`)
    for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null))
  }
  database.exec('commit')
  database.exec('pragma foreign_keys = on')
}

const tablesOf = (database: DatabaseSync): readonly string[] =>
  database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .all()
    .map(({ name }) => String(name))
