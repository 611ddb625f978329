import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock, systemRandom } from '#core'
import { addCase, addOfficer, openDatabase } from '#server'
import { rotateServiceKey } from '../../src/server/rotation/rotate.ts'
import { rotateIn } from '../../src/server/rotation/rotate-in.ts'
import { databaseIn, readSettings } from '../../src/server/settings.ts'
import { answer, enrol, jess, saq, say, startServer } from './world.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-rotating-file-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const how = { random: systemRandom, clock: systemClock, withFaults: false }

/** A service in a file, with forty cases, and all that its service key wraps or seals. */
async function service() {
  const environment = { CAIRN_DATA: folder }
  const { serviceKey } = readSettings(environment, systemRandom)
  const db = openDatabase(databaseIn(environment))
  const server = await startServer(db, undefined, serviceKey)
  const officers = [await addOfficer(server.service, jess)]
  const spaces: string[] = []
  for (let index = 0; index < 40; index++)
    spaces.push(await addCase(server.service, { officers, caseFile: { 'name/answer': `Nobody ${index}` } }))
  const tablet = await enrol(server, jess)
  for (const space of spaces) await say(server, tablet, saq(space), [answer('q01/answer', 'yes')])
  const wrapped = [
    ...(await db.selectFrom('space_keys').select('wrapped as bytes').execute()),
    ...(await db.selectFrom('service_keys').select('private_key as bytes').execute()),
  ].map(({ bytes }) => Buffer.from(bytes))
  return { environment, db, serviceKey, wrapped }
}

/** How many of these are still in the file of the database, or in its log. */
const left = (wrapped: readonly Buffer[]): number => {
  const files = ['', '-wal'].map((end) => join(folder, `cairn.sqlite${end}`)).filter(existsSync)
  const written = Buffer.concat(files.map((file) => readFileSync(file)))
  return wrapped.filter((bytes) => written.includes(bytes)).length
}

test('no old wrapped key is left in the file or its log, while a server still runs', async () => {
  const { environment, db, wrapped } = await service()
  expect(left(wrapped)).toBe(43)
  const { isLogCut, done } = await rotateIn(environment, how)
  expect([isLogCut, done?.spaces]).toEqual([true, 41])
  expect(left(wrapped)).toBe(0)
  await db.destroy()
  expect(left(wrapped)).toBe(0)
})

test('a rotation whose log was not cut leaves them there (the control)', async () => {
  const { db, serviceKey, wrapped } = await service()
  await rotateServiceKey(db, { from: serviceKey, to: systemRandom(32), ...how })
  expect(left(wrapped)).toBeGreaterThan(0)
  await db.destroy()
})
