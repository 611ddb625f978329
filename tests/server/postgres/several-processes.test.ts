import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { systemRandom } from '#core'
import { addCase, addOfficer, type Database, openDatabase, seedDemo } from '#server'
import { migrate } from '../../../src/server/database/migrations.ts'
import type { Writing } from '../../../src/server/database/tables.ts'
import { inTransaction } from '../../../src/server/database/transaction.ts'
import { verifyErasures } from '../../../src/server/erasing/certificate.ts'
import { askErasure, eraseCase, takeBackErasure } from '../../../src/server/erasing/erase.ts'
import { listHolds, putOnHold } from '../../../src/server/erasing/hold.ts'
import { findSpaceKey, makeSpaceKey } from '../../../src/server/keys/space-keys.ts'
import { rotateServiceKey } from '../../../src/server/rotation/rotate.ts'
import { barePostgres, freshDatabase, open } from '../databases.ts'
import { startMain } from '../running.ts'
import {
  answer,
  enrol,
  enrolmentBody,
  envelopeOf,
  imran,
  jess,
  makeKeys,
  postJson,
  push,
  readPage,
  START,
  saq,
  signIn,
  startServer,
  type TestServer,
  wordsOf,
} from '../world.ts'

/** Two processes of one service: what they share is the database alone. */
async function twoServers(at?: string): Promise<readonly [TestServer, TestServer]> {
  const first = await startServer(at === undefined ? undefined : open(at))
  return [first, await startServer(at === undefined ? first.database : open(at), { now: START + 1 })]
}

const manager = { id: 'manager', name: 'A manager', role: 'manager', grade: null } as const
const yes = answer('q01/answer', 'yes')
const manyOf = (count: number) => Array.from({ length: count }, (_, index) => ({ ...yes, at: START + index }))

test('two processes take pushes into one case while somebody reads: every page goes on where the last ended', async () => {
  const [first, second] = await twoServers()
  const officers = [await addOfficer(first.service, jess)]
  const space = await addCase(first.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  const tablet = await enrol(first, jess)
  const made = await Promise.all(manyOf(60).map((one) => envelopeOf(tablet, saq(space), [one])))
  const seen: string[] = []
  let after = 0
  const readOn = async () => {
    const { batches } = await readPage(second, tablet, space, 'client', `?after=${after}&limit=7`)
    for (const { seq, ids } of batches) {
      expect(seq).toBe(after + 1)
      after = seq
      seen.push(...ids)
    }
    return batches.length
  }
  let meanwhile = 0
  for (let at = 0; at < made.length; at += 12) {
    const pushes = made
      .slice(at, at + 12)
      .map(({ envelope }, index) => push(index % 2 === 0 ? first : second, tablet, [envelope]))
    meanwhile += await readOn()
    meanwhile += await readOn()
    for (const { receipts } of await Promise.all(pushes))
      expect(receipts.flatMap(wordsOf)).toEqual(['stored'])
  }
  expect(meanwhile).toBeGreaterThan(12)
  while ((await readOn()) > 0);
  expect(seen).toHaveLength(made.length)
  expect(new Set(seen)).toEqual(new Set(made.flatMap(({ ids }) => ids)))
})

test('the same batches of several cases, pushed at once in every order: stored once, and nothing has to be undone', async () => {
  const at = await barePostgres()
  const [first, second] = await twoServers(at)
  const officers = [await addOfficer(first.service, jess)]
  const spaces: string[] = []
  for (const name of ['Marek Rybak', 'Ryan Tilbury', 'Leon Achterberg', 'Kai Nakamura'])
    spaces.push(await addCase(first.service, { officers, caseFile: { 'name/answer': name } }))
  spaces.push('A'.repeat(22)) // a case that the service does not know: made by whoever comes first
  const tablet = await enrol(first, jess)
  const made = await Promise.all(
    manyOf(25).map((one, index) => envelopeOf(tablet, saq(spaces[index % 5] ?? ''), [one])),
  )
  const envelopes = made.map(({ envelope }) => envelope)
  const turned = (by: number) => [...envelopes.slice(by), ...envelopes.slice(0, by)]
  const orders = [0, 7, 14, 21].flatMap((by) => [turned(by), turned(by).toReversed()])
  const answers = await Promise.all(
    orders.map((order, index) => push(index % 2 === 0 ? first : second, tablet, order)),
  )
  const words = answers.flatMap(({ receipts }) => receipts.flatMap(wordsOf))
  expect(words.filter((word) => word === 'stored')).toHaveLength(20)
  expect(words.filter((word) => word === 'had')).toHaveLength(20 * 7)
  expect(words.filter((word) => word === 'parked no-access')).toHaveLength(5 * 8)
  for (const space of spaces.slice(0, 4))
    expect((await readPage(second, tablet, space, 'client')).batches.map(({ seq }) => seq)).toEqual([
      1, 2, 3, 4, 5,
    ])
  await Promise.all([first.database.destroy(), second.database.destroy()])
  expect(await undoneIn(at)).toEqual({ deadlocks: 0, undone: 0 })
})

test('two that do wait for each other: PostgreSQL ends one of them, which is done again', async () => {
  const at = await barePostgres()
  const [first, second] = [open(at), open(at)]
  const { service } = await startServer(first)
  const people = [await addOfficer(service, jess), await addOfficer(service, imran)]
  let bothHoldOne = 0
  const rename = (database: Database, order: readonly string[]) => {
    let tries = 0
    return inTransaction(database, async (writing) => {
      tries++
      for (const id of order) {
        await writing.updateTable('officers').set({ grade: 'PO' }).where('id', '=', id).execute()
        bothHoldOne++
        while (bothHoldOne < 2) await setTimeout(5)
      }
      return tries
    })
  }
  const tries = await Promise.all([rename(first, people), rename(second, people.toReversed())])
  expect(tries.toSorted()).toEqual([1, 2])
  await Promise.all([first.destroy(), second.destroy()])
  expect(await undoneIn(at)).toEqual({ deadlocks: 1, undone: 1 })
})

test('what fails for another reason is not done again', async () => {
  const { database } = await startServer()
  let tries = 0
  const failing = inTransaction(database, async (writing) => {
    tries++
    await sql`select 1 from nowhere`.execute(writing)
  })
  await expect(failing).rejects.toThrow('nowhere')
  expect(tries).toBe(1)
})

/** What PostgreSQL had to end because it waited in a circle, and what was undone in all; processes report it when they leave. */
async function undoneIn(at: string) {
  const { rows } = await sql<{ deadlocks: number; undone: number }>`
    select deadlocks, xact_rollback as undone from pg_stat_database where datname = current_database()`.execute(
    open(at),
  )
  return rows[0]
}

test('tries at the same moment in two processes are counted together', async () => {
  const [first, second] = await twoServers()
  await addOfficer(first.service, jess)
  const tries = Array.from({ length: 20 }, (_, index) =>
    [first, second][index % 2]?.ask('/api/sign-in', postJson({ name: 'jess', password: 'wrong' })),
  )
  const statuses = (await Promise.all(tries)).map((response) => response?.status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(6)
  expect(statuses.filter((status) => status === 429)).toHaveLength(14)
})

test('signed in at one process, enrolled at both at once: one device, known to both', async () => {
  const [first, second] = await twoServers()
  await addOfficer(first.service, jess)
  const { cookie, signIn: signedIn, officer } = await signIn(first, jess)
  const body = await enrolmentBody(await makeKeys(), signedIn, officer)
  const answers = await Promise.all(
    [first, second, first, second].map((server) => server.ask('/api/devices', postJson(body, { cookie }))),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const devices = await Promise.all(
    answers.map(async (one) => ((await one.json()) as { device: string }).device),
  )
  expect(new Set(devices).size).toBe(1)
  await second.ask('/api/sign-out', postJson({}, { cookie }))
  expect((await first.ask('/api/devices', postJson(body, { cookie }))).status).toBe(401)
})

test.each([
  ['an empty database', async () => openTimes(3, await barePostgres())],
  [
    'a database of this version without keys',
    async () => {
      const database = await freshDatabase()
      return [database, database, database]
    },
  ],
] as const)(
  'first start of several processes at once on %s: one schema, one set of keys, one demo service',
  async (_, databases) => {
    const servers = await Promise.all(
      (await databases()).map((one, index) => startServer(one, { now: START + index })),
    )
    const keysOf = ({ service }: TestServer) => [
      service.keys.import.key.id,
      ...service.keys.opening.map(({ publicKey }) => publicKey),
    ]
    for (const server of servers) expect(keysOf(server)).toEqual(servers[0] && keysOf(servers[0]))
    const database = servers[0]?.database
    expect(await database?.selectFrom('service_keys').select('kind').orderBy('kind').execute()).toEqual([
      { kind: 'import' },
      { kind: 'opening' },
    ])
    const seeded = await Promise.all(servers.map(({ service }) => seedDemo(service)))
    expect(seeded.filter((did) => did)).toHaveLength(1)
    expect(await database?.selectFrom('officers').select('id').execute()).toHaveLength(7)
    expect(await database?.selectFrom('spaces').select('id').execute()).toHaveLength(17 + 1)
  },
)

const openTimes = (count: number, at: string): readonly Database[] =>
  Array.from({ length: count }, () => open(at))

test('the real thing: two processes started at once on an empty database, with one data folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-two-'))
  const environment = { DATABASE_URL: await barePostgres(), CAIRN_DATA: folder }
  const running = await Promise.all([startMain(environment), startMain(environment)])
  try {
    for (const { url, printed } of running) {
      expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ ok: true })
      expect(printed.match(/demo sign-in/g)).toHaveLength(7)
    }
  } finally {
    expect(await Promise.all(running.map(({ end }) => end('SIGTERM')))).toEqual([0, 0])
    rmSync(folder, { recursive: true })
  }
})

test('a database of a newer version is left alone, with a sentence', async () => {
  const database = await freshDatabase()
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2999-01-01T00:00:00.000Z')`.execute(
    database,
  )
  await expect(migrate(database)).rejects.toThrow('written by a newer version of Cairn. Nothing was changed')
  await sql`delete from kysely_migration where name = '9999-later'`.execute(database)
})

/** Once so many questions to this database wait for a lock. */
async function waiting(at: string, count: number): Promise<void> {
  const database = openDatabase(at)
  const ask = sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  while (((await ask.execute(database)).rows[0]?.count ?? 0) < count) await setTimeout(10)
  await database.destroy()
}

/** A transaction that has done this much, and ends when it is told. */
async function begun(at: string, work: (writing: Writing) => Promise<unknown>): Promise<() => Promise<void>> {
  const database = openDatabase(at)
  const isDone = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const transaction = inTransaction(database, async (writing) => {
    await work(writing)
    isDone.resolve()
    await mayEnd.promise
  })
  await isDone.promise
  return async () => {
    mayEnd.resolve()
    await transaction
    await database.destroy()
  }
}

/** Nobody destroys the key of a case until then. */
const lockKey = (at: string, space: string) =>
  begun(at, (writing) => sql`select 1 from space_keys where space = ${space} for update`.execute(writing))

test('taken back by one manager while another erases: it is erased with its certificate, or whole', async () => {
  const at = await barePostgres()
  const [first, second] = await twoServers(at)
  const officers = [await addOfficer(first.service, jess)]
  const space = await addCase(first.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  const [asking, other] = [manager, { ...manager, id: 'another' }] as const
  await askErasure(first.service, asking, space, 'ordered')
  const unlock = await lockKey(at, space)
  // The erasing has read the request by now, and waits to destroy the key.
  const erasing = eraseCase(second.service, other, space)
  await waiting(at, 1)
  const takingBack = takeBackErasure(first.service, space)
  await Promise.race([waiting(at, 2), takingBack])
  await unlock()
  expect([await erasing, await takingBack]).toEqual(['done', 'already-erased'])
  const { certificate } = await first.database
    .selectFrom('erasures')
    .select('certificate')
    .executeTakeFirstOrThrow()
  expect(certificate).toContain('ordered')
  expect(await verifyErasures(first.database, first.service.serviceKey)).toEqual([])
})

test('put on hold by one manager while another erases: it is erased, and the hold is refused', async () => {
  const at = await barePostgres()
  const [first, second] = await twoServers(at)
  const officers = [await addOfficer(first.service, jess)]
  const space = await addCase(first.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  await askErasure(first.service, manager, space, 'ordered')
  const unlock = await lockKey(at, space)
  // The erasing has found no hold by now, and waits to destroy the key.
  const erasing = eraseCase(second.service, { ...manager, id: 'another' }, space)
  await waiting(at, 1)
  const holding = putOnHold(first.service, manager, space, 'court')
  await Promise.race([waiting(at, 2), holding])
  await unlock()
  expect([await erasing, await holding]).toEqual(['done', 'already-erased'])
  expect(await listHolds(first.service)).toEqual([])
  expect(await verifyErasures(first.database, first.service.serviceKey)).toEqual([])
})

test('erased by one manager while another puts it on hold: it stays, and the erasing is refused', async () => {
  const at = await barePostgres()
  const [first, second] = await twoServers(at)
  const officers = [await addOfficer(first.service, jess)]
  const space = await addCase(first.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } })
  await askErasure(first.service, manager, space, 'ordered')
  const end = await begun(at, async (writing) => {
    const hold = { space, reason: 'court', put_by: 'manager', put_at: START, lifted_at: null } as const
    await sql`update spaces set kind = kind where id = ${space}`.execute(writing)
    await writing.insertInto('holds').values(hold).execute()
  })
  const erasing = eraseCase(second.service, { ...manager, id: 'another' }, space)
  await Promise.race([waiting(at, 1), erasing])
  await end()
  expect(await erasing).toBe('on-hold')
  expect(
    await first.database.selectFrom('space_keys').where('space', '=', space).selectAll().execute(),
  ).toHaveLength(1)
})

/** Under a key that no other process knows. @returns with what every case's key opens from then on */
async function rotate({ database, service }: TestServer) {
  const to = systemRandom(32)
  const change = { from: service.serviceKey, to, random: systemRandom, clock: () => START }
  await rotateServiceKey(database, { ...change, withFaults: false })
  return { ...service, serviceKey: to }
}

test('a rotation waits for who holds the service key, and what they wrote is under the new one', async () => {
  const [first, second] = await twoServers(await barePostgres())
  const space = 'A'.repeat(22)
  const wasWritten = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const writing = inTransaction(second.database, async (one) => {
    await one.insertInto('spaces').values({ id: space, kind: 'case', made_at: START }).execute()
    await makeSpaceKey(one, second.service, space)
    wasWritten.resolve()
    await mayEnd.promise
  })
  await wasWritten.promise
  let isRotated = false
  const rotated = rotate(first).finally(() => {
    isRotated = true
  })
  await setTimeout(300)
  expect(isRotated).toBe(false)
  mayEnd.resolve()
  await writing
  expect(await findSpaceKey(first.database, await rotated, space)).toHaveLength(32)
})

test('cases that are made at one process while another rotates: each is under the new key, or was refused', async () => {
  const [first, second] = await twoServers(await barePostgres())
  const officers = [await addOfficer(first.service, jess)]
  const made: string[] = []
  const makeUntilRefused = async (): Promise<string> => {
    for (;;)
      try {
        made.push(await addCase(second.service, { officers, caseFile: { 'name/answer': 'Marek Rybak' } }))
      } catch (error) {
        return String(error)
      }
  }
  const refusals = Array.from({ length: 4 }, makeUntilRefused)
  while (made.length < 5) await setTimeout(5)
  const rotated = await rotate(first)
  for (const refusal of await Promise.all(refusals)) expect(refusal).toContain('this one is of before')
  for (const space of made) expect(await findSpaceKey(first.database, rotated, space)).toHaveLength(32)
  await expect(second.service.audit.note({ at: START })).rejects.toThrow('this one is of before')
  const stored = await first.database.selectFrom('space_keys').select('space').execute()
  expect(stored).toHaveLength(made.length + 1) // and the service's own
})
