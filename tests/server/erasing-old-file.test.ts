import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { toBase64url } from '#core'
import { type Database, openDatabase } from '#server'
import { migrate } from '../../src/server/database/migrations.ts'
import { open } from './databases.ts'
import { seededRandom } from './world.ts'

const folder = mkdtempSync(join(tmpdir(), 'cairn-old-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file that was written before cases could be erased gives back no key from its unused places', async () => {
  const rows = Array.from({ length: 400 }, (_, index) => ({
    space: seededRandom(`space ${index}`)(16),
    wrapped: seededRandom(`key ${index}`)(61),
  })).map(({ space, wrapped }) => ({ space: toBase64url(space), wrapped }))
  const keysLeft = async (name: string, start: (database: Database) => Promise<void>) => {
    const at = join(folder, name)
    const old = open(at)
    await sql`pragma secure_delete = off`.execute(old) // as it was then
    await migrate(old, '0008-ended-memberships')
    for (const { space, wrapped } of rows) {
      await old.insertInto('spaces').values({ id: space, kind: 'case', made_at: 1 }).execute()
      await old.insertInto('space_keys').values({ space, wrapped }).execute()
    }
    await old.destroy()
    const database = openDatabase(at)
    await start(database)
    const gone = rows.slice(0, 200)
    for (const { space } of gone) await database.deleteFrom('space_keys').where('space', '=', space).execute()
    await database.destroy()
    const file = readFileSync(at)
    return gone.filter(({ wrapped }) => file.includes(Buffer.from(wrapped))).length
  }
  expect(await keysLeft('control.sqlite', async () => {})).toBeGreaterThan(0)
  expect(await keysLeft('started.sqlite', migrate)).toBe(0)
})
