import { sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#server'
import { createDatabase, dropDatabase, emptyTables, TEMPLATE } from './postgres/admin.ts'

const postgres = inject('postgres')

/** The same tests run twice (vitest.config.ts): on SQLite, and in the project `postgres` on a real PostgreSQL. */
export const onPostgres = postgres !== undefined

/** An empty database for one test. */
export const freshDatabase = async (): Promise<Database> =>
  open(onPostgres ? await freshPostgres() : ':memory:')

/** The address of one of the project `postgres`, for one test. It is used again and again: making one takes a while. */
export async function freshPostgres(): Promise<string> {
  const at = free.pop() ?? (await createDatabase(cluster(), nextName(), TEMPLATE))
  if (!waiting.has(at)) waiting.set(at, [])
  used.push(at)
  return at
}

/** A database in which not even a table is, for one test. */
export const bareDatabase = async (): Promise<Database> =>
  open(onPostgres ? await barePostgres() : ':memory:')

/** The address of a new database of the project `postgres` with nothing in it, not even tables; dropped after the test. */
export async function barePostgres(): Promise<string> {
  const name = nextName()
  bare.push(name)
  return createDatabase(cluster(), name)
}

/** Ended after the test; on a database that is used again its connections are, too: making one costs as much as many questions. */
export function open(where: string): Database {
  const database = take(where)
  opened.push({ where, database })
  return database
}

const take = (where: string): Database => waiting.get(where)?.pop() ?? openDatabase(where)

function cluster(): string {
  if (postgres === undefined) throw new Error('This test belongs to the project postgres (vitest.config.ts).')
  return postgres
}

const nextName = (): string => `cairn_${process.pid}_${count++}`

const opened: { readonly where: string; readonly database: Database }[] = []
/** Of each address that is used again: open, and with no test. */
const waiting = new Map<string, Database[]>()
const used: string[] = []
const free: string[] = []
const bare: string[] = []
let count = 0

/** What the test before opened; `tests/server/end-databases.ts` does it after each. */
export async function endDatabases(): Promise<void> {
  for (const { where, database } of opened.splice(0)) {
    const others = waiting.get(where)
    if (others && (await isOpen(database))) others.push(database)
    else await database.destroy()
  }
  for (const at of used.splice(0)) {
    const database = take(at)
    await emptyTables(database)
    waiting.get(at)?.push(database)
    free.push(at)
  }
  if (postgres !== undefined) for (const name of bare.splice(0)) await dropDatabase(postgres, name)
}

/** Whether the test did not end it. */
const isOpen = (database: Database): Promise<boolean> =>
  sql`select 1`.execute(database).then(
    () => true,
    () => false,
  )
