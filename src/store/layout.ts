import type { Dexie, Transaction } from 'dexie'
import { type Named, namedBy, type Rows, type TableName, tables } from './disk.ts'
import { packId, packIds, unpackIds } from './packed-ids.ts'

/** What the tables of `disk.ts` are in the database. A version that was ever used is never changed: README.md. */
export const VERSION = 5

export type StoredRow = { readonly [column: string]: unknown }

/**
 * The fifth version keeps what is of one record together, with ids packed. A browser cannot change the key of a table: to it these are other tables, with a 2
 * after the name.
 */
const moved = ['batches', 'packs', 'snapshots', 'drafts', 'outbox', 'receipts'] as const

const isPacked = (of: TableName): boolean => moved.some((table) => table === of)

/** What a table is called in the database. */
export const storeOf = (of: TableName): string => (isPacked(of) ? `${of}2` : of)

/** Values of a key, or of its beginning, as they are stored. */
export const partsFor = (of: TableName, values: readonly string[]): string[] =>
  isPacked(of) ? values.map(packId) : [...values]

export function keyFor(of: TableName, key: readonly string[]): string | string[] {
  const parts = partsFor(of, key)
  return tables[of].key.length === 1 ? (parts[0] ?? '') : parts
}

export const rowFor = <T extends TableName>(of: T, row: Rows[T]): StoredRow =>
  isPacked(of) ? packIds(row, columnsOf(of)) : row

export const rowsFrom = <T extends TableName>(of: T, rows: readonly StoredRow[]): readonly Rows[T][] =>
  (isPacked(of) ? unpackIds(rows, columnsOf(of)) : rows) as readonly Rows[T][]

export function namesFrom<T extends TableName>(of: T, keys: readonly IDBValidKey[]): readonly Named<T>[] {
  const rows: readonly StoredRow[] = keys.map((key) => namedBy(of, [key].flat() as string[]))
  return (isPacked(of) ? unpackIds(rows, tables[of].key) : rows) as readonly Named<T>[]
}

/** What a row is found by. */
const columnsOf = (of: TableName): readonly string[] => [...tables[of].key, ...tables[of].indexes]

export function defineVersions(database: Dexie): void {
  database.version(1).stores({
    vaults: 'id',
    spaceKeys: 'id, vault',
    batches: '[vault+id], record, key, *ids',
    drafts: '[vault+id], record',
    outbox: 'id, vault, record',
    receipts: '[vault+id], vault, record',
    streams: '[vault+key], vault',
    places: '[vault+key], vault',
    marks: '[vault+name]',
  })
  // Folding.
  database.version(2).stores({
    batches: '[vault+id], record, key, *ids',
    packs: '[vault+id], record, key, *batches',
    snapshots: '[vault+record], record, key',
    drafts: '[vault+id], record, key',
  })
  // Photographs.
  database.version(3).stores({
    attachments: '[vault+id], vault, key',
    chunks: '[vault+id]',
  })
  // No entry any more for every statement of a batch.
  database.version(4).stores({ batches: '[vault+id], record, key' })
  database
    .version(VERSION)
    .stores({ ...tablesNow(), ...Object.fromEntries(moved.map((table) => [table, null])) })
    .upgrade(moveRows)
}

function tablesNow(): { readonly [store: string]: string } {
  return Object.fromEntries(
    Object.entries(tables).map(([table, { key, indexes }]) => {
      const primary = key.length === 1 ? key[0] : `[${key.join('+')}]`
      return [storeOf(table as TableName), [primary, ...indexes].join(', ')]
    }),
  )
}

/** So many rows are in memory at once. */
const AT_ONCE = 1_000

/** In the transaction that makes the new tables and takes the old ones away: all of it or nothing. */
async function moveRows(transaction: Transaction): Promise<void> {
  for (const table of moved) {
    const old = transaction.table<Rows[typeof table]>(table)
    const to = transaction.table<StoredRow>(storeOf(table))
    let keys = await old.orderBy(':id').limit(AT_ONCE).primaryKeys()
    while (keys.length > 0) {
      const rows = (await old.bulkGet(keys)).filter((row) => row !== undefined)
      await to.bulkPut(rows.map((row) => rowFor(table, row)))
      keys = await old.where(':id').above(keys.at(-1)).limit(AT_ONCE).primaryKeys()
    }
  }
}
