import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoSignIns, type LogEvent, seedDemo } from '#server'
import { openAtRest, sealAtRest } from '../../src/server/keys/at-rest.ts'
import { hashPassword, isPassword, standardPasswordCost } from '../../src/server/sign-in/passwords.ts'
import { freshPostgres, onPostgres, open } from './databases.ts'
import { everyRow } from './postgres/admin.ts'
import {
  answer,
  checkIn,
  enrol,
  readHeads,
  say,
  seededRandom,
  startServer,
  type TestServer,
} from './world.ts'

let folder: string
let place: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-server-'))
  place = onPostgres ? await freshPostgres() : join(folder, 'cairn.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const onDisk = (now: number, key?: string) =>
  startServer(open(place), { now }, key === undefined ? undefined : seededRandom(key)(32))
/** All bytes that the database keeps: SQLite's files as they are, PostgreSQL's rows. */
const everything = async (): Promise<Buffer> =>
  onPostgres
    ? everyRow(place)
    : Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
const signedInAs = async (server: TestServer, name: string) => {
  const person = (await demoSignIns(server.service)).find(({ signInName }) => signInName === name)
  if (!person) throw new Error(`No ${name}.`)
  return enrol(server, person)
}

test('the database holds no name, answer or password; the control finds what is in plain', async () => {
  const server = await onDisk(1)
  await seedDemo(server.service)
  const jess = await signedInAs(server, 'jess')
  const [head] = await readHeads(server, jess)
  const canary = 'CANARY the neighbours called twice'
  expect(await say(server, jess, checkIn(head?.space ?? ''), [answer('police-what/answer', canary)])).toEqual(
    ['stored'],
  )
  const files = await everything()
  for (const secret of [
    canary,
    'CANARY',
    'Marek Rybak',
    'child-protection',
    'demo-maple-kettle',
    'police-what',
  ])
    expect([secret, files.includes(secret)]).toEqual([secret, false])
  expect(files.includes('Jess Whitlock')).toBe(true)
})

test('a restart goes on with the same keys, sign-ins, devices and statements', async () => {
  const first = await onDisk(1)
  await seedDemo(first.service)
  const jess = await signedInAs(first, 'jess')
  const before = await readHeads(first, jess)
  await first.database.destroy()
  const second = await onDisk(2)
  expect(await seedDemo(second.service)).toBe(false)
  expect(await readHeads(second, jess)).toEqual(before)
  expect(await say(second, jess, checkIn(before[0]?.space ?? ''), [answer('police/answer', 'no')])).toEqual([
    'stored',
  ])
})

test('another service key opens nothing and says so', async () => {
  const server = await onDisk(1)
  await server.database.destroy()
  await expect(onDisk(2, 'another key')).rejects.toThrow('The service key does not open this database.')
})

test('sealed at rest: every flipped bit, another place and another key are noticed', () => {
  const key = seededRandom('a')(32)
  const sealed = sealAtRest(key, new TextEncoder().encode('words'), ['here'], seededRandom('iv'))
  expect(openAtRest(key, sealed, ['here'])).toEqual(new TextEncoder().encode('words'))
  expect(openAtRest(key, sealed, ['there'])).toBeNull()
  expect(openAtRest(seededRandom('b')(32), sealed, ['here'])).toBeNull()
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = sealed.slice()
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(openAtRest(key, flipped, ['here'])).toBeNull()
  }
  for (let length = 0; length < sealed.length; length++)
    expect(openAtRest(key, sealed.slice(0, length), ['here'])).toBeNull()
})

test('passwords cost what RFC 9106 asks and are the same on every keyboard', async () => {
  expect(standardPasswordCost).toEqual({ memory: 65_536, passes: 3 })
  const stored = await hashPassword('naïve', standardPasswordCost, seededRandom('salt'))
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w-]{22}\$[\w-]{43}$/)
  expect(await isPassword('nai\u0308ve', stored, standardPasswordCost)).toBe(true)
  expect(await isPassword('naive', stored, standardPasswordCost)).toBe(false)
  const cheap = { memory: 64, passes: 1 }
  expect(await isPassword('', null, cheap)).toBe(false)
  expect(await isPassword('', 'no such format', cheap)).toBe(false)
})

test('the log of a whole day’s work is empty: there is nothing to leak', async () => {
  const server = await startServer()
  await seedDemo(server.service)
  const jess = await signedInAs(server, 'jess')
  await readHeads(server, jess)
  const logged: readonly LogEvent[] = server.logged
  expect(logged).toEqual([])
})
