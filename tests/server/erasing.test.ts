import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { QueryId } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Json, systemRandom } from '#core'
import {
  type ErasuresAnswer,
  encodeChunks,
  headerNames,
  makeProof,
  sealAttachment,
  signPush,
} from '#protocol'
import type { RecordHeader } from '#record'
import { addCase, addOfficer, type Database } from '#server'
import { verifyAudit } from '../../src/server/audit/verify.ts'
import { makeBackup } from '../../src/server/backup/make.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { migrate } from '../../src/server/database/migrations.ts'
import { verifyErasures } from '../../src/server/erasing/certificate.ts'
import { bareDatabase, barePostgres, freshPostgres, onPostgres, open } from './databases.ts'
import { everyRow } from './postgres/admin.ts'
import {
  answer,
  checkIn,
  enrol,
  envelopeOf,
  imran,
  jess,
  margaret,
  postJson,
  push,
  read,
  readHeads,
  readPage,
  START,
  saq,
  say,
  seededRandom,
  sessionKey,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const DAY_MS = 86_400_000
const paul = { ...margaret, name: 'Paul Hartnell', signInName: 'paul' }
const yes = answer('q01/answer', 'yes')
const serviceKey = seededRandom('service key')(32)

let folder: string
let place: string
let server: TestServer
let ours: string
let theirs: string
let officer: Tablet
let manager: Tablet
let second: Tablet
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-erasing-'))
  place = onPostgres ? await freshPostgres() : join(folder, 'cairn.sqlite')
  const service = await usualService(open(place))
  server = service.server
  ours = service.ours
  theirs = service.theirs
  await addOfficer(server.service, paul)
  officer = await enrol(server, jess)
  manager = await enrol(server, margaret)
  second = await enrol(server, paul)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a route answers: `done`, or the code of its problem. */
async function post(path: string, body: object, by: Tablet, at = server): Promise<string> {
  const proof = await makeProof('POST', path, at.clock.now, by.key)
  const response = await at.ask(path, postJson(body, { cookie: by.cookie, [headerNames.proof]: proof }))
  const said = (await response.json()) as { readonly error?: string }
  return response.status === 200 ? 'done' : (said.error ?? String(response.status))
}

const askFor = (space = ours, by = manager) => post('/api/erasures', { space, reason: 'time-is-up' }, by)
const erase = (by: Tablet, space = ours) => post('/api/erasures/done', { space }, by)
const takeBack = (by: Tablet, space = ours) => post('/api/erasures/taken-back', { space }, by)
const listed = async (by = manager): Promise<ErasuresAnswer['erasures']> =>
  ((await (await read(server, by, '/api/erasures')).json()) as ErasuresAnswer).erasures

const pageOf = async (space: string, by: Tablet, at = server) => {
  const response = await read(at, by, `/api/spaces/${space}/client/statements`)
  return [response.status, ((await response.json()) as { error?: string }).error]
}
const isErased = async (at = server): Promise<boolean> => {
  const row = await at.database.selectFrom('spaces').select('kind').where('id', '=', ours).executeTakeFirst()
  return row?.kind === 'erased'
}

/** What a restart and an administrator would find wrong. */
const faults = async ({ database }: TestServer = server): Promise<readonly string[]> => [
  ...(await verifyAudit(database, serviceKey)).faults,
  ...(await verifyErasures(database, serviceKey)),
]

async function eraseByTwo(space = ours): Promise<void> {
  expect(await askFor(space)).toBe('done')
  expect(await erase(second, space)).toBe('done')
}

describe('who may erase a case', () => {
  beforeEach(async () => {
    await say(server, officer, saq(ours), [yes])
  })

  test('a manager alone cannot at once; another one can', async () => {
    expect(await askFor()).toBe('done')
    expect(await erase(manager)).toBe('too-early')
    expect(await isErased()).toBe(false)
    expect((await readPage(server, officer, ours, 'client')).batches).toHaveLength(1)
    expect(await erase(second)).toBe('done')
    expect(await isErased()).toBe(true)
  })

  test('who asked may do it alone after seven days, and not a moment before', async () => {
    await askFor()
    server.clock.now += 7 * DAY_MS - 1
    manager = await enrol(server, margaret)
    expect(await erase(manager)).toBe('too-early')
    server.clock.now += 1
    expect(await erase(manager)).toBe('done')
    expect(await isErased()).toBe(true)
  })

  test('nobody who did not ask: without a request nothing is erased, and asking again does not ask anew', async () => {
    expect(await erase(second)).toBe('not-found')
    await askFor()
    server.clock.now += 7 * DAY_MS
    second = await enrol(server, paul)
    expect(await post('/api/erasures', { space: ours, reason: 'ordered' }, second)).toBe('done')
    const [one] = await listed(second)
    expect(one).toMatchObject({ reason: 'time-is-up', askedBy: { name: 'Margaret Osei' }, askedAt: START })
  })

  test('an officer cannot ask, do it, take it back or see it, of a case of their own either', async () => {
    expect(await askFor(ours, officer)).toBe('not-for-you')
    await askFor()
    expect(await erase(officer)).toBe('not-for-you')
    expect(await takeBack(officer)).toBe('not-for-you')
    expect((await read(server, officer, '/api/erasures')).status).toBe(403)
    expect(await isErased()).toBe(false)
  })

  test('taken back by any manager: nothing is erased, and it can be asked for again', async () => {
    await askFor()
    expect(await takeBack(second)).toBe('done')
    expect(await listed()).toEqual([])
    expect(await erase(second)).toBe('not-found')
    expect(await takeBack(second)).toBe('not-found')
    expect((await readPage(server, officer, ours, 'client')).batches).toHaveLength(1)
    await eraseByTwo()
    expect(await takeBack(manager)).toBe('already-erased')
    expect(await isErased()).toBe(true)
  })

  test('only a case: neither what holds for every case nor what nobody knows', async () => {
    await push(server, officer, [(await envelopeOf(officer, saq('A'.repeat(22)), [yes])).envelope])
    for (const space of ['A'.repeat(22), 'B'.repeat(22), 'service'])
      expect([space, await askFor(space)]).not.toEqual([space, 'done'])
    expect(await post('/api/erasures', { space: ours, reason: 'Marek asked me' }, manager)).toBe(
      'bad-request',
    )
    expect(await listed()).toEqual([])
  })
})

const papers = (space: string): RecordHeader => ({
  ...{ space, compartment: 'officer' },
  ...{ form: 'paper-work', sitting: 'case' },
})

/** Everything that a case may have: three compartments, a session's words, a photograph, a decision of parked words. */
async function fullCase(space = ours): Promise<void> {
  await say(server, officer, saq(space), [yes])
  await say(server, officer, checkIn(space), [answer('police-what/answer', 'CANARY they met')])
  const session = await sessionKey(officer, space)
  const inSession = [{ ...answer('q02/answer', 'no'), via: 'session' as const }]
  const options = { key: session.key, certificates: [session.certificate] }
  expect(await say(server, officer, saq(space, 'session-2'), inSession, options)).toEqual(['stored'])
  const { attachment, chunks } = await sealAttachment(
    new Uint8Array(50_000).fill(7),
    'image/jpeg',
    systemRandom,
  )
  const body = encodeChunks({ names: attachment.chunks, chunks })
  await server.ask('/api/chunks', {
    method: 'POST',
    headers: {
      [headerNames.device]: officer.device,
      [headerNames.signature]: await signPush(body, officer.deviceKey),
    },
    body,
  })
  const photo = answer('rows/cm93LW9uZS1mb3ItdGVzdA/photo', { ...attachment } as Json)
  expect(await say(server, officer, papers(space), [photo])).toEqual(['stored'])
}

/** Bytes by which every row of a case would be known, wherever they lie; long ones by some of theirs that lie together. */
async function tracesOf(space: string): Promise<readonly (readonly [string, Buffer])[]> {
  const db = server.database
  const batches = await db
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select(['batches.id', 'body', 'author_key', 'batches.number'])
    .where('space', '=', space)
    .execute()
  const statements = await db
    .selectFrom('statements')
    .select('id')
    .where(
      'batch',
      'in',
      batches.map(({ number }) => number),
    )
    .execute()
  const chunks = await db
    .selectFrom('chunks')
    .innerJoin('chunk_places', 'chunk', 'chunks.id')
    .select(['chunks.id', 'body'])
    .where('space', '=', space)
    .execute()
  const sessions = await db
    .selectFrom('author_keys')
    .select('public_key')
    .where('kind', '=', 'session')
    .where(
      'id',
      'in',
      batches.map(({ author_key }) => author_key),
    )
    .execute()
  const { wrapped } = await db
    .selectFrom('space_keys')
    .select('wrapped')
    .where('space', '=', space)
    .executeTakeFirstOrThrow()
  const known = (bytes: Uint8Array) => Buffer.from(bytes.slice(0, 40))
  return [
    ['key', Buffer.from(wrapped)],
    ...batches.flatMap(
      ({ id, body }) =>
        [
          ['body', known(body)],
          ['batch', Buffer.from(id)],
        ] as const,
    ),
    ...statements.map(({ id }) => ['statement', Buffer.from(id)] as const),
    ...chunks.flatMap(
      ({ id, body }) =>
        [
          ['chunk', known(body)],
          ['chunk’s name', Buffer.from(id)],
        ] as const,
    ),
    ...sessions.map(({ public_key }) => ['session', Buffer.from(public_key)] as const),
  ]
}

/** All bytes that the database keeps: SQLite's files as they are, PostgreSQL's rows. */
const everything = async (at = place): Promise<Buffer> =>
  onPostgres
    ? everyRow(at)
    : Buffer.concat([at, `${at}-wal`].filter(existsSync).map((path) => readFileSync(path)))
const filesNamed = (name: string) => ({ data: join(folder, name), keys: join(folder, `${name}.keys`) })
async function backUp(name: string, at: number): Promise<Buffer> {
  const files = filesNamed(name)
  await makeBackup(place, files, () => at)
  return Buffer.concat(Object.values(files).map((path) => readFileSync(path)))
}

const foundIn = (bytes: Buffer, traces: Awaited<ReturnType<typeof tracesOf>>): readonly string[] =>
  traces
    .filter(
      ([, trace]) =>
        bytes.includes(trace) ||
        bytes.includes(trace.toString('hex')) ||
        bytes.includes(trace.toString('base64url')),
    )
    .map(([what]) => what)

describe('what is left of an erased case', () => {
  test('no key, no body, no id of what was said, in the database or in a backup made after; control: all are found before, and the other case’s after', async () => {
    await fullCase()
    await say(server, await enrol(server, imran), saq(theirs), [yes])
    const traces = await tracesOf(ours)
    const others = await tracesOf(theirs)
    const kinds = traces.map(([what]) => what)
    expect(new Set(kinds)).toEqual(
      new Set(['key', 'body', 'batch', 'statement', 'chunk', 'chunk’s name', 'session']),
    )
    expect(foundIn(await everything(), traces)).toEqual(kinds)
    expect(foundIn(await backUp('before', START), traces)).toEqual(kinds)
    await eraseByTwo()
    for (const bytes of [await everything(), await backUp('after', START)]) {
      expect(foundIn(bytes, traces)).toEqual([])
      expect(foundIn(bytes, others)).toEqual(others.map(([what]) => what))
    }
  })

  test('the certificate: who, when, why, how much of each compartment, and nothing else; the log goes on whole', async () => {
    await fullCase()
    const digests = (await readHeads(server, officer)).filter(({ space }) => space === ours)
    await askFor()
    server.clock.now += 60_000
    expect(await erase(second)).toBe('done')
    const [one] = await listed()
    expect(one).toMatchObject({
      ...{ space: ours, reason: 'time-is-up', askedAt: START, from: START + 7 * DAY_MS },
      askedBy: { id: manager.officer, name: 'Margaret Osei' },
      done: { by: { id: second.officer, name: 'Paul Hartnell' }, at: START + 60_000, madeAt: START },
    })
    const held = one?.done?.held ?? []
    expect(
      held.map(({ compartment, batches, statements, chunks }) => [compartment, batches, statements, chunks]),
    ).toEqual([
      ['client', 2, 2, 0],
      ['officer', 3, expect.any(Number), 1],
      ['confidential', 0, 0, 0],
    ])
    for (const { compartment, digest } of digests)
      expect(held.find((part) => part.compartment === compartment)?.digest).toBe(digest)
    expect(JSON.stringify(one)).not.toContain('Rybak')
    expect(await faults()).toEqual([])
  })

  test('what is wrong with a certificate is said: changed, away, or a case that has a key again', async () => {
    await eraseByTwo()
    const { database } = server
    const row = await database.selectFrom('erasures').selectAll().executeTakeFirstOrThrow()
    const put = (certificate: string | null) =>
      database.updateTable('erasures').set({ certificate }).execute()
    expect(await faults()).toEqual([])
    await put((row.certificate ?? '').replace('time-is-up', 'by-mistake'))
    expect(await faults()).toEqual([`Case ${ours}: its certificate of erasure is not as it was written.`])
    await put('{')
    expect(await faults()).toEqual([`Case ${ours}: its certificate of erasure is not as it was written.`])
    await put(null)
    expect(await faults()).toEqual([`Case ${ours} is erased, and there is no certificate of it.`])
    await put(row.certificate)
    await database
      .insertInto('space_keys')
      .values({ space: ours, wrapped: new Uint8Array(9) })
      .execute()
    expect(await faults()).toEqual([`Case ${ours} was erased, and has a key again.`])
  })
})

describe('whoever asks for an erased case', () => {
  test('an officer’s push is refused in words of its own, again and again, and nothing of it is stored', async () => {
    await say(server, officer, saq(ours), [yes])
    await eraseByTwo()
    const late = await envelopeOf(officer, checkIn(ours), [
      { ...answer('police/answer', 'yes'), replaces: ['A'.repeat(43)] },
    ])
    for (const by of [officer, officer]) {
      const { receipts } = await push(server, by, [late.envelope])
      expect(receipts).toEqual([
        expect.objectContaining({
          statements: [{ id: late.ids[0], status: 'refused', code: 'erased' }],
          need: [],
        }),
      ])
    }
    const rows = await server.database
      .selectFrom('statements')
      .select('id')
      .where('id', 'in', late.ids)
      .execute()
    expect(rows).toEqual([])
    // Control: the same words in another case are kept.
    expect(await say(server, officer, checkIn(theirs), [answer('police/answer', 'yes')])).toEqual([
      'parked no-access',
    ])
  })

  test('a manager’s word makes no case of it again', async () => {
    await eraseByTwo()
    const file: RecordHeader = { space: ours, compartment: 'officer', form: 'case-file', sitting: 'case' }
    expect(await say(server, manager, file, [answer('name/answer', 'Marek Rybak')])).toEqual([
      'refused erased',
    ])
    expect(await isErased()).toBe(true)
  })

  test('reading answers that it was erased to whoever could read it, and nothing to others', async () => {
    await say(server, officer, saq(ours), [yes])
    expect(await pageOf(ours, officer)).toEqual([200, undefined])
    const other = await enrol(server, imran)
    await eraseByTwo()
    for (const by of [officer, manager]) expect(await pageOf(ours, by)).toEqual([410, 'erased'])
    expect(await pageOf(ours, other)).toEqual([403, 'no-access'])
    for (const last of ['batches', `chunks/${'A'.repeat(43)}`]) {
      const response = await read(server, officer, `/api/spaces/${ours}/client/${last}`)
      expect([last, response.status]).toEqual([last, 410])
    }
  })

  test('heads name it no more; who was on it and every manager hear that it ended, whatever the last backup held', async () => {
    const endedFor = async (by: Tablet) =>
      ((await (await read(server, by, '/api/heads')).json()) as { ended?: readonly string[] }).ended
    const other = await enrol(server, imran)
    await server.database
      .insertInto('marks')
      .values({ name: 'backup', value: START - 1 })
      .execute()
    await eraseByTwo()
    for (const by of [officer, manager, second]) expect(await endedFor(by)).toEqual([ours])
    expect(await endedFor(other)).toBeUndefined()
    expect((await readHeads(server, officer)).map(({ space }) => space)).not.toContain(ours)
  })
})

/** A database that calls back after the first rows of a table were read, before whoever asked has them. */
function afterReading(database: Database, table: string, meanwhile: () => Promise<void>): Database {
  const asked = new WeakSet<QueryId>()
  let isDone = false
  return database.withPlugin({
    transformQuery({ node, queryId }) {
      if (JSON.stringify(node).includes(`"name":"${table}"`)) asked.add(queryId)
      return node
    },
    async transformResult({ result, queryId }) {
      if (!isDone && asked.has(queryId)) {
        isDone = true
        await meanwhile()
      }
      return result
    },
  })
}

describe('erased while it is read', () => {
  test.each([
    ['a page', 'batches', (one: string) => `/api/spaces/${one}/client/statements`],
    ['a list of ids', 'batches', (one: string) => `/api/spaces/${one}/client/batches`],
  ])('%s: the reader hears that it was erased', async (_, table, pathOf) => {
    await say(server, officer, saq(ours), [yes])
    const reader = await startServer(afterReading(open(place), table, eraseByTwo))
    const response = await read(reader, officer, pathOf(ours))
    expect([response.status, ((await response.json()) as { error?: string }).error]).toEqual([410, 'erased'])
    expect((await read(reader, officer, pathOf(ours))).status).toBe(410)
  })

  test('what waits for a manager: the list has what waits of other cases', async () => {
    await say(server, officer, saq(theirs), [yes])
    await say(server, await enrol(server, imran), saq(ours), [yes])
    const reader = await startServer(afterReading(open(place), 'batches', eraseByTwo))
    const list = await read(reader, manager, '/api/parked/client')
    expect(list.status).toBe(200)
    const { batches } = (await list.json()) as { batches: readonly { header: { space: string } }[] }
    expect(batches.map(({ header }) => header.space)).toEqual([theirs])
  })
})

test('killed anywhere in the middle, a case is whole or gone, and a restart finds nothing wrong', {
  timeout: 120_000,
}, async () => {
  await fullCase()
  expect(await askFor()).toBe('done')
  const script = join(import.meta.dirname, 'erase-and-die.ts')
  const die = (before: number) =>
    promisify(execFile)(process.execPath, [
      ...[script, place, Buffer.from(serviceKey).toString('hex'), second.officer, ours, String(before)],
    ]).then(
      () => 'ended',
      ({ signal }: { signal: string }) => signal,
    )
  const ends: string[] = []
  for (let before = 1; ends.at(-1) !== 'whole ended' && ends.at(-1) !== 'gone ended'; before += 5) {
    const how = await die(before)
    const restarted = await startServer(open(place), { now: START + before })
    if (await isErased(restarted)) {
      expect(await pageOf(ours, officer, restarted)).toEqual([410, 'erased'])
      expect(
        await restarted.database.selectFrom('erasures').select('certificate').executeTakeFirst(),
      ).toMatchObject({ certificate: expect.any(String) })
    } else {
      for (const [compartment, count] of [
        ['client', 2],
        ['officer', 3],
      ] as const)
        expect((await readPage(restarted, officer, ours, compartment)).batches).toHaveLength(count)
      expect(await restarted.database.selectFrom('chunks').select('id').execute()).toHaveLength(1)
    }
    expect(await faults(restarted)).toEqual([])
    ends.push(`${(await isErased(restarted)) ? 'gone' : 'whole'} ${how}`)
  }
  expect(ends.filter((end) => end === 'whole SIGKILL').length).toBeGreaterThan(3)
  expect(ends.at(-1)).toBe('gone ended')
})

describe('a backup from before', () => {
  /** Monday’s data holds the case; keys that were written on Tuesday do not. */
  async function mondayAndTuesday() {
    await fullCase()
    const traces = await tracesOf(ours)
    await backUp('monday', START)
    const later = await addCase(server.service, {
      officers: [officer.officer],
      caseFile: { 'name/answer': 'Leon' },
    })
    for (const space of [ours, later]) await eraseByTwo(space)
    await backUp('tuesday', START + DAY_MS)
    return { later, traces }
  }

  async function restored(keys: 'monday' | 'tuesday') {
    const at = onPostgres ? await barePostgres() : join(folder, `restored-${keys}.sqlite`)
    await restoreBackup(at, { data: filesNamed('monday').data, keys: filesNamed(keys).keys }, serviceKey)
    return { at, again: await startServer(open(at), { now: START + 2 * DAY_MS }) }
  }

  test('does not bring it back with keys written since: nothing of it is left, its certificate is, and it stays refused', async () => {
    const { later, traces } = await mondayAndTuesday()
    const { at, again } = await restored('tuesday')
    const tablet = await enrol(again, jess)
    expect(await pageOf(ours, tablet, again)).toEqual([410, 'erased'])
    expect(foundIn(await everything(at), traces)).toEqual([])
    expect(await faults(again)).toEqual([])
    expect(await again.database.selectFrom('erasures').select('space').execute()).toHaveLength(2)
    // Of a case that came and went after Monday a tablet may still hold words.
    for (const space of [ours, later])
      expect(await say(again, tablet, saq(space), [yes])).toEqual(['refused erased'])
    expect((await readPage(again, await enrol(again, imran), theirs, 'officer')).batches).toHaveLength(1)
  })

  test('control: without the tombstone, data and keys of Monday have it again', async () => {
    await mondayAndTuesday()
    const { again } = await restored('monday')
    const tablet = await enrol(again, jess)
    expect(await pageOf(ours, tablet, again)).toEqual([200, undefined])
    expect((await readPage(again, tablet, ours, 'client')).batches).toHaveLength(2)
  })
})

test('a database of before has nothing to verify yet', async () => {
  const database = await bareDatabase()
  await migrate(database, '0008-ended-memberships')
  expect(await verifyErasures(database, serviceKey)).toEqual([])
  await migrate(database)
  await database.insertInto('spaces').values({ id: ours, kind: 'erased', made_at: 1 }).execute()
  expect(await verifyErasures(database, serviceKey)).toHaveLength(1) // the control
})

test('a space without a key and without a certificate is left as it is, and said', async () => {
  await server.database.deleteFrom('space_keys').where('space', '=', ours).execute()
  const restarted = await startServer(open(place), { now: START + 1 })
  expect(await isErased(restarted)).toBe(false)
  expect(await faults(restarted)).toEqual([
    `Case ${ours} has no key, and no certificate says that it was erased.`,
  ])
})
