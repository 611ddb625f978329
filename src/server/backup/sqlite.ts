import { existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { erasuresTable, holdsTable, keyGenerationsTable } from '../database/migrations.ts'
import { openDatabase } from '../database/open.ts'
import { openSqlite } from '../database/sqlite.ts'
import type { Database } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Engine } from './engine.ts'
import { orRemove } from './file.ts'
import { contentsOf, keyTables, type StoredKeys } from './keys.ts'

/** A file. Copied in one reading transaction: a server that runs on it goes on writing. */
export const sqliteEngine = (path: string): Engine => ({
  name: 'sqlite',
  async copyTo(copy) {
    if (!existsSync(path))
      throw new Error(`There is no database at ${path}: CAIRN_DATA says in which folder it is.`)
    const source = openSqlite(path)
    try {
      source.prepare('vacuum into ?').run(copy)
    } finally {
      source.close()
    }
    return onFile(copy, async (db) => {
      const contents = await contentsOf(db)
      await keyGenerationsTable(db as unknown as Kysely<unknown>).execute()
      for (const table of keyTables) await db.deleteFrom(table).execute()
      return contents
    })
  },
  async refuseUnlessEmpty() {
    if ([path, `${path}-wal`].some(existsSync))
      throw new Error(`There is a database at ${path} already. Restore into an empty folder: set CAIRN_DATA.`)
  },
  async restore(writeCopy, keys) {
    const draft = `${path}.restoring`
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await orRemove([draft, `${draft}-wal`, `${draft}-shm`], async () => {
      await writeCopy(draft)
      await onFile(draft, async (db) => {
        for (const table of [erasuresTable, holdsTable, keyGenerationsTable])
          await table(db as unknown as Kysely<unknown>).execute()
        await insertKeys(db, keys)
        await refuseDamaged(db)
      })
      await flush(draft)
      await rename(draft, path)
      await flush(dirname(path))
    })
  },
})

async function onFile<T>(path: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(path)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** The keys may be newer than the data: spaces that came later are left out. */
const insertKeys = (
  db: Database,
  { spaces, service, generations, erasures, holds }: StoredKeys,
): Promise<void> =>
  inTransaction(db, async (writing) => {
    const known = new Set((await writing.selectFrom('spaces').select('id').execute()).map(({ id }) => id))
    for (const row of spaces)
      if (known.has(row.space)) await writing.insertInto('space_keys').values(row).execute()
    for (const row of erasures)
      await writing
        .insertInto('erasures')
        .values(row)
        .onConflict((conflict) => conflict.column('space').doUpdateSet(row))
        .execute()
    if (holds) await writing.deleteFrom('holds').execute()
    for (const row of holds ?? []) await writing.insertInto('holds').values(row).execute()
    for (const row of service) await writing.insertInto('service_keys').values(row).execute()
    for (const row of generations) await writing.insertInto('key_generations').values(row).execute()
  })

async function refuseDamaged(db: Database): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const orphans = await sql`pragma foreign_key_check`.execute(db)
  if (rows[0]?.integrity_check !== 'ok' || orphans.rows.length > 0)
    throw new Error('SQLite finds the copied database damaged. Use another backup.')
}

/** To the disk itself, a folder's list of names too. */
async function flush(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
