import { sql } from 'kysely'
import type { Database } from '#server'

type Row = Readonly<Record<string, unknown>>

/** Everything in a server's database at one moment, as a backup would hold it. */
export type ServerCopy = ReadonlyMap<string, readonly Row[]>

export async function copyServer(db: Database): Promise<ServerCopy> {
  const copy = new Map<string, readonly Row[]>()
  for (const table of await tablesOf(db))
    copy.set(table, (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows)
  return copy
}

/** Sets the database back to a copy. A server that is running on it goes on. */
export async function restoreServer(db: Database, copy: ServerCopy): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db)
  await db.transaction().execute(async (writing) => {
    for (const [table, rows] of copy) {
      await sql`delete from ${sql.table(table)}`.execute(writing)
      for (const row of rows) {
        const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
        const values = sql.join(Object.values(row))
        await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(writing)
      }
    }
  })
  await sql`pragma foreign_keys = on`.execute(db)
}

async function tablesOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'`.execute(db)
  return rows.map(({ name }) => name)
}
