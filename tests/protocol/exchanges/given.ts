import { sql } from 'kysely'
import { fromBase64url, toBase64url } from '#core'
import type { Database } from '#server'
import type { Given } from './exchange.ts'

/** In the order in which they refer to each other. */
const tables = [
  ...['officers', 'sign_ins', 'author_keys', 'devices', 'service_keys'],
  ...['spaces', 'space_keys', 'memberships', 'streams', 'batches', 'statements'],
]

export async function dump(db: Database): Promise<Given> {
  const given: Record<string, Given[string]> = {}
  for (const table of tables) {
    const { rows } = await sql<Given[string][number]>`select * from ${sql.table(table)}`.execute(db)
    given[table] = rows.map((row) =>
      mapped(row, (value) => (value instanceof Uint8Array ? { bytes: toBase64url(value) } : value)),
    )
  }
  return given
}

/** Into tables that are empty, which may be of a time before there was a column that says nothing here. */
export async function fill(db: Database, given: Given): Promise<void> {
  for (const table of tables)
    for (const row of given[table] ?? []) {
      const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
      const columns = sql.join(Object.keys(said).map((column) => sql.ref(column)))
      const values = sql.join(
        Object.values(mapped(said, (value) => (isBytes(value) ? fromBase64url(value.bytes) : value))),
      )
      await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(db)
    }
}

const mapped = (row: Given[string][number], change: (value: unknown) => unknown): Given[string][number] =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, change(value)]))

const isBytes = (value: unknown): value is { readonly bytes: string } =>
  typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'string'
