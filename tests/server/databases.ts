import { afterEach, inject } from 'vitest'
import { type Database, openDatabase } from '#server'
import { createDatabase, dropDatabase, TEMPLATE } from './postgres/admin.ts'

const postgres = inject('postgres')

/** The same tests run twice (vitest.config.ts): on SQLite, and in the project `postgres` on a real PostgreSQL. */
export const onPostgres = postgres !== undefined

/** An empty database for one test: on PostgreSQL one of its own, on SQLite one in memory. */
export const freshDatabase = async (): Promise<Database> =>
  open(onPostgres ? await freshPostgres(TEMPLATE) : ':memory:')

/** Ended after the test. */
export function open(where: string): Database {
  const database = openDatabase(where)
  opened.push(database)
  return database
}

const opened: Database[] = []
const made: string[] = []
let count = 0

/** The address of a new database of the project `postgres`, dropped after the test. Without a template, nothing is in it. */
export async function freshPostgres(template?: string): Promise<string> {
  if (postgres === undefined) throw new Error('This test belongs to the project postgres (vitest.config.ts).')
  const name = `cairn_${process.pid}_${count++}`
  made.push(name)
  return createDatabase(postgres, name, template)
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.destroy()
  if (postgres !== undefined) for (const name of made.splice(0)) await dropDatabase(postgres, name)
})
