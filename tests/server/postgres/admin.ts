import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '#server'

/** Copied for tests, with every migration done. */
export const TEMPLATE = 'cairn_template'

/** `at`: the address of any database of the same PostgreSQL. @returns the new one's address */
export async function createDatabase(at: string, name: string, template = 'template0'): Promise<string> {
  const create = `create database ${name} template ${template} strategy file_copy`
  await connected(at, (ask) => ask(create))
  return at.replace(/^(postgres:\/\/postgres@\/)\w+/, `$1${name}`)
}

/** Ends the connections to it, too. */
export async function dropDatabase(at: string, name: string): Promise<void> {
  await connected(at, (ask) => ask(`drop database ${name} with (force)`))
}

/** Leaves the tables as the template has them. */
export async function emptyTables(database: Database): Promise<void> {
  await sql`do $$ declare name text; begin
      set local session_replication_role = replica; -- in any order
      for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
        execute format('delete from %I', name);
      end loop;
    end $$`.execute(database)
}

/** All rows of all tables: columns as text, bytes as they are. */
export const everyRow = (at: string): Promise<Buffer> =>
  connected(at, async (ask) => {
    const tables = await ask("select tablename as name from pg_tables where schemaname = 'public'")
    const parts: Buffer[] = []
    for (const { name } of tables)
      for (const row of await ask(`select * from ${name}`))
        parts.push(
          ...Object.values(row).map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(`${value}\n`))),
        )
    return Buffer.concat(parts)
  })

type Ask = (sql: string) => Promise<readonly { readonly [column: string]: unknown }[]>

async function connected<T>(at: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client(at)
  await client.connect()
  try {
    return await work(async (sql) => (await client.query(sql)).rows)
  } finally {
    await client.end()
  }
}
