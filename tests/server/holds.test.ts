import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serviceSpace } from '#casework'
import { type ErasuresAnswer, headerNames, makeProof } from '#protocol'
import { addCase, addOfficer } from '#server'
import { makeBackup } from '../../src/server/backup/make.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { migrate } from '../../src/server/database/migrations.ts'
import { bareDatabase, barePostgres, freshPostgres, onPostgres, open } from './databases.ts'
import {
  answer,
  enrol,
  jess,
  margaret,
  postJson,
  read,
  readPage,
  START,
  saq,
  say,
  seededRandom,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const DAY_MS = 86_400_000
const paul = { ...margaret, name: 'Paul Hartnell', signInName: 'paul' }
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
  folder = mkdtempSync(join(tmpdir(), 'cairn-holds-'))
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

/** What a route answers: `done`, or its status and the code of its problem. */
async function post(path: string, body: object, by: Tablet, at = server): Promise<string> {
  const proof = await makeProof('POST', path, at.clock.now, by.key)
  const response = await at.ask(path, postJson(body, { cookie: by.cookie, [headerNames.proof]: proof }))
  const said = (await response.json()) as { readonly error?: string }
  return response.status === 200 ? 'done' : `${response.status} ${said.error}`
}

const hold = (reason = 'court', by = manager, space = ours, at = server) =>
  post('/api/holds', { space, reason }, by, at)
const lift = (reason = 'court', by = manager, space = ours, at = server) =>
  post('/api/holds/lifted', { space, reason }, by, at)
const askFor = (by = manager, space = ours, at = server) =>
  post('/api/erasures', { space, reason: 'time-is-up' }, by, at)
const erase = (by = second, space = ours, at = server) => post('/api/erasures/done', { space }, by, at)
const listed = async (at = server, by = manager) =>
  (await (await read(at, by, '/api/erasures')).json()) as ErasuresAnswer
const holdsListed = async (at = server, by = manager) => (await listed(at, by)).holds ?? []

const kindOf = async (space: string, at = server) =>
  (await at.database.selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst())?.kind

describe('a case on hold', () => {
  test('is neither asked for nor erased, whoever tries; control: before, and once it is lifted, it is', async () => {
    expect(await hold()).toBe('done')
    for (const by of [manager, second]) {
      expect(await askFor(by)).toBe('409 on-hold')
      expect(await erase(by)).toBe('404 not-found')
    }
    expect((await listed()).erasures).toEqual([])
    expect(await lift()).toBe('done')
    expect(await askFor()).toBe('done')
    expect(await erase()).toBe('done')
    expect(await kindOf(ours)).toBe('erased')
    expect(await askFor(manager, theirs)).toBe('done')
  })

  test('is not erased when it was asked for before, by another manager or by who asked, after any time', async () => {
    await say(server, officer, saq(ours), [answer('q01/answer', 'yes')])
    expect(await askFor()).toBe('done')
    expect(await hold('inquiry', second)).toBe('done')
    expect(await erase(second)).toBe('409 on-hold')
    server.clock.now += 400 * DAY_MS
    manager = await enrol(server, margaret)
    expect(await erase(manager)).toBe('409 on-hold')
    expect(await kindOf(ours)).toBe('case')
    expect((await readPage(server, await enrol(server, jess), ours, 'client')).batches).toHaveLength(1)
  })

  test('the other case is erased as ever', async () => {
    await hold()
    await askFor(manager, theirs)
    expect(await erase(second, theirs)).toBe('done')
  })

  test('what was asked can be taken back while it is on hold', async () => {
    await askFor()
    await hold()
    expect(await post('/api/erasures/taken-back', { space: ours }, second)).toBe('done')
    expect((await listed()).erasures).toEqual([])
  })

  test('stands for each reason by itself: one that is lifted leaves the other', async () => {
    await askFor()
    await hold('court')
    await hold('complaint', second)
    expect((await holdsListed()).map(({ reason, putBy }) => [reason, putBy.name]).sort()).toEqual([
      ['complaint', 'Paul Hartnell'],
      ['court', 'Margaret Osei'],
    ])
    expect(await lift('court', second)).toBe('done')
    expect(await erase()).toBe('409 on-hold')
    expect(await lift('complaint')).toBe('done')
    expect(await erase()).toBe('done')
  })

  test('once it is lifted, who asked waits seven days anew, and not a moment less', async () => {
    await askFor()
    await hold('court', second)
    server.clock.now += 100 * DAY_MS
    manager = await enrol(server, margaret)
    expect(await lift()).toBe('done')
    const lifted = server.clock.now
    expect((await listed()).erasures[0]).toMatchObject({ askedAt: START, from: lifted + 7 * DAY_MS })
    server.clock.now = lifted + 7 * DAY_MS - 1
    manager = await enrol(server, margaret)
    expect(await erase(manager)).toBe('409 too-early')
    server.clock.now += 1
    expect(await erase(manager)).toBe('done')
  })

  test('put again it says who put it first; lifted again nothing changes; put anew after that, it stands anew', async () => {
    await hold('court', manager)
    server.clock.now += 1_000
    expect(await hold('court', second)).toBe('done')
    expect(await holdsListed()).toEqual([
      { space: ours, reason: 'court', putBy: { id: manager.officer, name: 'Margaret Osei' }, putAt: START },
    ])
    for (const _ of [1, 2]) expect(await lift()).toBe('done')
    expect(await holdsListed()).toEqual([])
    server.clock.now += 1_000
    expect(await hold('court', second)).toBe('done')
    expect(await holdsListed()).toMatchObject([{ putBy: { name: 'Paul Hartnell' }, putAt: START + 2_000 }])
    expect(await askFor()).toBe('409 on-hold')
  })
})

describe('who may put a case on hold, and which', () => {
  test('managers alone, for one of the reasons that there are; an officer neither puts, lifts nor sees it', async () => {
    expect(await hold('court', officer)).toBe('403 not-for-you')
    expect(await hold('Marek went to court')).toBe('400 bad-request')
    expect(await hold('ordered')).toBe('400 bad-request') // a reason to erase
    expect(await holdsListed()).toEqual([])
    await hold()
    expect(await lift('court', officer)).toBe('403 not-for-you')
    expect((await read(server, officer, '/api/erasures')).status).toBe(403)
    expect(await holdsListed()).toHaveLength(1)
  })

  test('only a case that is there: none that nobody knows, not what holds for every case, none that was erased', async () => {
    for (const space of ['A'.repeat(22), serviceSpace])
      expect(await hold('court', manager, space)).toBe('404 not-found')
    expect(await lift('court', manager, ours)).toBe('404 not-found')
    await askFor()
    await erase()
    expect(await hold()).toBe('409 already-erased')
    expect(await holdsListed()).toEqual([])
  })

  test('putting and lifting are in the audit log, refusals too: by whom, of which case, for which of the reasons', async () => {
    await hold('court')
    await hold('court', officer)
    await askFor()
    await lift('court', second)
    const entries = (await server.database.selectFrom('audit').select('body').execute()).map(
      ({ body }) => JSON.parse(body) as Record<string, unknown>,
    )
    const about = entries.filter(({ route }) => ['hold', 'lift-hold', 'ask-erasure'].includes(String(route)))
    expect(about).toMatchObject([
      { route: 'hold', outcome: 'done', officer: manager.officer, space: ours, reason: 'court' },
      { route: 'hold', outcome: 'not-for-you', officer: officer.officer },
      { route: 'ask-erasure', outcome: 'on-hold', officer: manager.officer, space: ours },
      { route: 'lift-hold', outcome: 'done', officer: second.officer, space: ours, reason: 'court' },
    ])
  })

  test('nothing of a hold is left of a case that was erased', async () => {
    await hold()
    await lift()
    await askFor()
    expect(await server.database.selectFrom('holds').select('space').execute()).toHaveLength(1)
    await erase()
    expect(await server.database.selectFrom('holds').select('space').execute()).toEqual([])
  })
})

/** A process that acts on the cases it is told of, one after the other. */
async function startActing(act: 'erase' | 'hold', by: Tablet) {
  const script = join(import.meta.dirname, 'erase-or-hold.ts')
  const key = Buffer.from(serviceKey).toString('hex')
  const acting = spawn(process.execPath, [script, act, place, key, by.officer])
  const lines = createInterface(acting.stdout)[Symbol.asyncIterator]()
  await lines.next()
  return {
    async on(space: string): Promise<string> {
      acting.stdin.write(`${space}\n`)
      return String((await lines.next()).value)
    },
    end: () => acting.stdin.end(),
  }
}

test('two processes at once, one that erases and one that holds: no case is both, and each says what came of it', {
  timeout: 60_000,
}, async () => {
  const newCase = async () => {
    const about = { officers: [officer.officer], caseFile: { 'name/answer': 'Leon' } }
    const space = await addCase(server.service, about)
    expect(await askFor(manager, space)).toBe('done')
    return space
  }
  const [erasing, holding] = await Promise.all([startActing('erase', second), startActing('hold', manager)])
  const came = async (space: string, erased: string, held: string) => {
    const stands = (await holdsListed()).some((one) => one.space === space)
    return [erased, held, await kindOf(space), stands ? 'on hold' : 'not on hold'].join(', ')
  }
  const either = ['done, already-erased, erased, not on hold', 'on-hold, done, case, on hold']
  // Control: one after the other, the first has it.
  const [one, other] = [await newCase(), await newCase()]
  expect(await came(one, await erasing.on(one), await holding.on(one))).toBe(either[0])
  const held = await holding.on(other)
  expect(await came(other, await erasing.on(other), held)).toBe(either[1])
  for (let round = 0; round < 12; round++) {
    const space = await newCase()
    const [erased, put] = await Promise.all([erasing.on(space), holding.on(space)])
    expect(either).toContain(await came(space, erased, put))
  }
  erasing.end()
  holding.end()
})

describe('a backup', () => {
  const filesNamed = (name: string) => ({ data: join(folder, name), keys: join(folder, `${name}.keys`) })
  const backUp = (name: string, at: number) => makeBackup(place, filesNamed(name), () => at)

  async function restored(data: string, keys: string) {
    const at = onPostgres ? await barePostgres() : join(folder, `restored-${data}-${keys}.sqlite`)
    await restoreBackup(at, { data: filesNamed(data).data, keys: filesNamed(keys).keys }, serviceKey)
    const again = await startServer(open(at), { now: START + 2 * DAY_MS })
    return { again, by: await enrol(again, margaret), other: await enrol(again, paul) }
  }

  test('brings the hold back with the data, and it is enforced', async () => {
    await askFor()
    await hold('complaint')
    await backUp('monday', START)
    const { again, by, other } = await restored('monday', 'monday')
    expect(await holdsListed(again, by)).toMatchObject([{ space: ours, reason: 'complaint', putAt: START }])
    expect(await erase(other, ours, again)).toBe('409 on-hold')
  })

  test('of before a hold, restored with keys of after it: the hold stands; control: with the keys of then it does not', async () => {
    await askFor()
    await backUp('monday', START)
    await hold()
    await backUp('tuesday', START + DAY_MS)
    const { again, by, other } = await restored('monday', 'tuesday')
    expect(await holdsListed(again, by)).toMatchObject([{ space: ours, reason: 'court' }])
    expect(await erase(other, ours, again)).toBe('409 on-hold')
    const before = await restored('monday', 'monday')
    expect(await holdsListed(before.again, before.by)).toEqual([])
  })

  test('of before it was lifted, restored with keys of after: it is lifted', async () => {
    await hold()
    await hold('complaint')
    await backUp('monday', START)
    await lift()
    await backUp('tuesday', START + DAY_MS)
    const { again, by } = await restored('monday', 'tuesday')
    expect((await holdsListed(again, by)).map(({ reason }) => reason)).toEqual(['complaint'])
  })

  test('does not bring back what was erased since the hold was lifted: the certificate goes first', async () => {
    await hold()
    await backUp('monday', START)
    await lift()
    await askFor()
    await erase()
    await backUp('tuesday', START + DAY_MS)
    const { again, by } = await restored('monday', 'tuesday')
    expect(await kindOf(ours, again)).toBe('erased')
    expect(await holdsListed(again, by)).toEqual([])
  })

  test('of a version that knew no holds comes back, and cases can be put on hold there', async () => {
    // As that version left it: without all that came since.
    for (const table of ['holds', 'sights', 'passkeys', 'passkey_challenges', 'recovery_codes'])
      await sql`drop table ${sql.ref(table)}`.execute(server.database)
    await sql`create table recovery_codes (officer text, mac text)`.execute(server.database)
    await sql`delete from kysely_migration where name >= '0013'`.execute(server.database)
    await backUp('before', START)
    const { again, by } = await restored('before', 'before')
    expect(await holdsListed(again, by)).toEqual([])
    expect(await hold('court', by, ours, again)).toBe('done')
    expect(await askFor(by, ours, again)).toBe('409 on-hold')
  })
})

test('a database of before gets the table, and loses nothing', async () => {
  const database = await bareDatabase()
  await migrate(database, '0010-erasing')
  await database.insertInto('spaces').values({ id: ours, kind: 'case', made_at: 1 }).execute()
  await migrate(database)
  expect(await database.selectFrom('holds').selectAll().execute()).toEqual([])
  expect(await database.selectFrom('spaces').select('id').execute()).toEqual([{ id: ours }])
})
