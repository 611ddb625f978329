import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { erasuresTable, holdsTable, keyGenerationsTable } from '../database/migrations.ts'
import { openDatabase, reach } from '../database/open.ts'
import type { Database } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Engine } from './engine.ts'
import { contentsOf, keyTables, type StoredKeys } from './keys.ts'

/** PostgreSQL, with its own tools: `pg_dump` copies one snapshot while the service goes on. Ciphertext does not get smaller. */
export const postgresEngine = (url: string): Engine => ({
  name: 'postgres',
  async copyTo(copy) {
    const withoutKeys = keyTables.map((table) => `--exclude-table-data=${table}`)
    await runTool(
      'pg_dump',
      ['--format=custom', '--compress=0', ...PLAIN, ...withoutKeys, `--file=${copy}`],
      url,
    )
    // As they are at one moment: a rotation of the service key wraps all of them anew.
    return onDatabase(url, (db) => inTransaction(db, contentsOf, 'serializable'))
  },
  refuseUnlessEmpty: () =>
    onDatabase(url, async (db) => {
      const { rows } = await sql`select 1 from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema') limit 1`.execute(db)
      if (rows.length > 0)
        throw new Error('The database in DATABASE_URL has tables already. Restore into an empty one.')
    }),
  async restore(writeCopy, keys) {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-restore-'))
    try {
      const copy = join(folder, 'copy')
      const script = join(folder, 'data.sql')
      const keyScript = join(folder, 'keys.sql')
      await writeCopy(copy)
      await runTool('pg_restore', [...PLAIN, '--exit-on-error', `--file=${script}`, copy])
      const tables = await onDatabase(url, async (db) =>
        [erasuresTable, holdsTable, keyGenerationsTable].map(
          (table) => table(db as unknown as Kysely<unknown>).compile().sql,
        ),
      )
      await writeFile(keyScript, sqlOfKeys(keys, tables), { mode: 0o600 })
      const together = ['--no-psqlrc', '--quiet', '--single-transaction', '--set=ON_ERROR_STOP=1']
      await runTool('psql', [...together, `--file=${script}`, `--file=${keyScript}`], url)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
})

/** Owners and rights are the place's, not the backup's. */
const PLAIN = ['--no-owner', '--no-privileges']

async function onDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(url)
  try {
    await reach(db)
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** For `psql`, which puts data and keys back in one transaction. The keys may be newer: spaces that came later are left out. */
function sqlOfKeys(
  { spaces, service, generations, erasures, holds }: StoredKeys,
  tables: readonly string[],
): string {
  const quoted = (value: string | number | Uint8Array | null): string => {
    if (value === null) return 'null'
    return value instanceof Uint8Array
      ? `'\\x${Buffer.from(value).toString('hex')}'`
      : `'${String(value).replaceAll("'", "''")}'`
  }
  const insert = (
    table: (typeof keyTables)[number] | 'erasures' | 'holds',
    row: object,
    where = '',
  ): string =>
    `insert into ${table} (${Object.keys(row).join()}) select ${Object.values(row).map(quoted).join()}${where};\n`
  return [
    'reset search_path;\n',
    ...spaces.map((row) =>
      insert('space_keys', row, ` where exists (select 1 from spaces where id = ${quoted(row.space)})`),
    ),
    ...service.map((row) => insert('service_keys', row)),
    ...tables.map((table) => `${table};\n`),
    ...generations.map((row) => insert('key_generations', row)),
    ...erasures.flatMap((row) => [
      `delete from erasures where space = ${quoted(row.space)};\n`,
      insert('erasures', row),
    ]),
    holds ? 'delete from holds;\n' : '',
    ...(holds ?? []).map((row) => insert('holds', row)),
  ].join('')
}

/** The password goes by the environment: everybody on the machine can read a command line. */
const PASSWORD = /^(postgres(?:ql)?:\/\/[^:@/]*):([^@/]*)(?=@)/

/** @throws Error with what the tool said when it is missing or fails */
async function runTool(name: string, args: readonly string[], url?: string): Promise<void> {
  const password = decodeURIComponent(url === undefined ? '' : (PASSWORD.exec(url)?.[2] ?? ''))
  const dbname = url === undefined ? [] : [`--dbname=${url.replace(PASSWORD, '$1')}`]
  const tool = spawn(placeOf(name), [...args, ...dbname], {
    env: password === '' ? process.env : { ...process.env, PGPASSWORD: password },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  tool.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve, reject) =>
    tool.on('error', reject).on('close', resolve),
  )
  if (code !== 0) throw new Error(`${name} failed: ${said.trim()}`)
}

const DEBIAN = '/usr/lib/postgresql'

function placeOf(tool: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, tool)),
    ...versions.map((version) => join(DEBIAN, version, 'bin', tool)),
  ]
  const found = places.find(existsSync)
  if (found === undefined)
    throw new Error(
      `${tool} is not on this machine. Install PostgreSQL's client tools (on Debian: postgresql-client), of the server's version or later.`,
    )
  return found
}
