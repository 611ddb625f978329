import { inject } from 'vitest'
import { type Database, openDatabase } from '#server'
import { createDatabase, dropDatabase, emptyTables, TEMPLATE } from './postgres/admin.ts'

const postgres = inject('postgres')

/** The same tests run twice (vitest.config.ts): on SQLite, and in the project `postgres` on a real PostgreSQL. */
export const onPostgres = postgres !== undefined

/** An empty database for one test. On PostgreSQL a test file uses its own again and again: making one takes a while. */
export async function freshDatabase(): Promise<Database> {
  if (postgres === undefined) return open(':memory:')
  const at = free.pop() ?? (await createDatabase(postgres, nextName(), TEMPLATE))
  used.push(at)
  return open(at)
}

/** One in which not even a table is, for one test. */
export const bareDatabase = async (): Promise<Database> =>
  open(onPostgres ? await barePostgres() : ':memory:')

/** Ended after the test. */
export function open(where: string): Database {
  const database = openDatabase(where)
  opened.push(database)
  return database
}

/** The address of a new database of the project `postgres` with nothing in it, not even tables; dropped after the test. */
export async function barePostgres(): Promise<string> {
  if (postgres === undefined) throw new Error('This test belongs to the project postgres (vitest.config.ts).')
  const name = nextName()
  bare.push(name)
  return createDatabase(postgres, name)
}

const nextName = (): string => `cairn_${process.pid}_${count++}`

const opened: Database[] = []
const used: string[] = []
const free: string[] = []
const bare: string[] = []
let count = 0

/** What the test before opened; `tests/server/end-databases.ts` does it after each. */
export async function endDatabases(): Promise<void> {
  for (const database of opened.splice(0)) await database.destroy()
  for (const at of used.splice(0)) {
    await emptyTables(at)
    free.push(at)
  }
  if (postgres !== undefined) for (const name of bare.splice(0)) await dropDatabase(postgres, name)
}
