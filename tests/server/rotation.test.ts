import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonicalText, type JsonObject, systemRandom } from '#core'
import { addCase, createServer } from '#server'
import { macOf } from '../../src/server/audit/chain.ts'
import { verifyAudit } from '../../src/server/audit/verify.ts'
import { type BackupPlaces, makeBackup } from '../../src/server/backup/make.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { migrate } from '../../src/server/database/migrations.ts'
import { verifyErasures } from '../../src/server/erasing/certificate.ts'
import { askErasure, eraseCase } from '../../src/server/erasing/erase.ts'
import { openAtRest, sealAtRest } from '../../src/server/keys/at-rest.ts'
import { deriveKey } from '../../src/server/keys/derive.ts'
import { opensServiceKey } from '../../src/server/keys/service-keys.ts'
import { rotateServiceKey } from '../../src/server/rotation/rotate.ts'
import { recoveryMac } from '../../src/server/sign-in/recovery-codes.ts'
import { setUpSecondFactor } from '../../src/server/sign-in/second-factor.ts'
import { bareDatabase, barePostgres, freshPostgres, onPostgres, open } from './databases.ts'
import {
  answer,
  enrol,
  imran,
  jess,
  postJson,
  readPage,
  START,
  saq,
  say,
  seededRandom,
  signIn,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const leaked = seededRandom('service key')(32)
const fresh = seededRandom('the next service key')(32)
const phone = seededRandom('a phone')(20)
/** A sign-in lasts through all of a test. */
const LATER_MS = 600_000

let folder: string
let place: string
let server: TestServer
let ours: string
let theirs: string
let jessId: string
let tablet: Tablet
let codes: readonly string[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-rotation-'))
  place = onPostgres ? await freshPostgres() : join(folder, 'cairn.sqlite')
  const service = await usualService(open(place))
  ;({ server, ours, theirs, jessId } = service)
  tablet = await enrol(server, jess)
  expect(await say(server, tablet, saq(ours), [yes])).toEqual(['stored'])
  codes = await setUpPhone(server)
})
afterEach(() => rmSync(folder, { recursive: true }))

const yes = answer('q01/answer', 'yes')
const margaret = { id: 'margaret', name: '', role: 'manager', grade: null } as const
const paul = { ...margaret, id: 'paul' }

const shown = ({ clock }: TestServer): string =>
  TOTP.generate({ secret: new Secret({ buffer: phone.slice().buffer }), timestamp: clock.now })

async function setUpPhone(at: TestServer): Promise<readonly string[]> {
  const drawn = await setUpSecondFactor(at.service, jessId, phone, shown(at))
  if (typeof drawn === 'string') throw new Error(drawn)
  at.clock.now += 60_000
  return drawn
}

const signsIn = async (at: TestServer, code: string): Promise<number> =>
  (await at.ask('/api/sign-in', postJson({ name: 'jess', password: 'correct horse', code }))).status

async function eraseTheirs(): Promise<void> {
  expect(await askErasure(server.service, margaret, theirs, 'time-is-up')).toBe('done')
  expect(await eraseCase(server.service, paul, theirs)).toBe('done')
}

const rotate = (from = leaked, to = fresh, withFaults = false) =>
  rotateServiceKey(server.database, {
    ...{ from, to, withFaults },
    ...{ random: systemRandom, clock: () => server.clock.now },
  })

/** A server process that starts with this key, later. */
const startWith = (key: Uint8Array, at = place, times = 1): Promise<TestServer> =>
  startServer(open(at), { now: START + times * LATER_MS }, new Uint8Array(key))

const faultsUnder = async (
  key: Uint8Array,
  { database }: TestServer = server,
): Promise<readonly string[]> => [
  ...(await verifyAudit(database, new Uint8Array(key))).faults,
  ...(await verifyErasures(database, new Uint8Array(key))),
]

describe('after a rotation', () => {
  test('everything goes on: cases, second steps, recovery codes, certificates and the log; twice over', async () => {
    await eraseTheirs()
    expect(await rotate()).toMatchObject({
      ...{ spaces: 2, serviceKeys: 2, secondFactors: 1, recoveryCodes: 10, certificates: 1, chains: 1 },
      faults: [],
    })
    const second = await startWith(fresh)
    expect((await readPage(second, tablet, ours, 'client')).batches).toHaveLength(1)
    expect(await say(second, tablet, saq(ours), [{ ...yes, at: START + LATER_MS }])).toEqual(['stored'])
    expect([await signsIn(second, shown(second)), await signsIn(second, shown(second))]).toEqual([200, 401])
    expect([await signsIn(second, codes[0] ?? ''), await signsIn(second, codes[0] ?? '')]).toEqual([200, 401])
    expect(await faultsUnder(fresh)).toEqual([])
    const mine = await addCase(second.service, { officers: [jessId], caseFile: { 'name/answer': 'Leon' } })
    second.clock.now += 60_000
    const later = await setUpPhone(second)

    const third = seededRandom('a third')(32)
    expect(await rotate(fresh, third)).toMatchObject({ spaces: 3, recoveryCodes: 10, chains: 3, faults: [] })
    const last = await startWith(third, place, 2)
    for (const space of [ours, mine])
      expect((await readPage(last, tablet, space, 'officer')).batches.length).toBeGreaterThan(0)
    expect([await signsIn(last, later[0] ?? ''), await signsIn(last, codes[1] ?? '')]).toEqual([200, 401])
    expect(await faultsUnder(third)).toEqual([])
    expect((await verifyAudit(server.database, third)).remarks).toEqual([])
  })

  test('a recovery code that was drawn two keys ago is taken', async () => {
    const third = seededRandom('a third')(32)
    await rotate()
    await rotate(fresh, third)
    const last = await startWith(third)
    expect([await signsIn(last, codes[0] ?? ''), await signsIn(last, codes[0] ?? '')]).toEqual([200, 401])
    expect(await signsIn(last, '123456789012')).toBe(401)
  })

  /** How much of what is stored this key opens or fits. */
  async function openedBy(key: Uint8Array) {
    const { database } = server
    const spaces = await database.selectFrom('space_keys').selectAll().execute()
    const pairs = await database.selectFrom('service_keys').selectAll().execute()
    const steps = await database.selectFrom('second_factors').selectAll().execute()
    const stored = await database.selectFrom('recovery_codes').select('mac').execute()
    const bytes = new Uint8Array(key)
    const ofSteps = deriveKey(bytes, 'cairn second factors 1')
    const macs = codes.map((code) => recoveryMac([deriveKey(bytes, 'cairn recovery codes 1')], jessId, code))
    return [
      spaces.filter(({ space, wrapped }) => openAtRest(bytes, wrapped, ['cairn space key', space])).length,
      pairs.filter((row) => opensServiceKey(bytes, row)).length,
      steps.filter((row) => openAtRest(ofSteps, row.secret, ['cairn second factor', row.officer])).length,
      stored.filter(({ mac }) => macs.includes(mac)).length,
    ]
  }

  test('who has the old key opens nothing that is stored, and cannot try recovery codes; control: before, all of it', async () => {
    expect(await openedBy(leaked)).toEqual([3, 2, 1, 10])
    await rotate()
    expect(await openedBy(leaked)).toEqual([0, 0, 0, 0])
    expect((await openedBy(fresh)).slice(0, 3)).toEqual([3, 2, 1])
  })

  test('a server starts with the new key alone, and the old one is told from a wrong one', async () => {
    await rotate()
    await expect(startWith(leaked)).rejects.toThrow('this one is of before')
    await expect(startWith(seededRandom('any')(32))).rejects.toThrow('does not open this database')
    await expect(verifyAudit(server.database, leaked)).rejects.toThrow('this one is of before')
    await expect(rotate()).rejects.toThrow('this one is of before')
    await startWith(fresh)
  })
})

describe('a server that runs on with the old key', () => {
  test('writes nothing: no case, no second step, no certificate, no entry, no case of others; and it is told', async () => {
    let told = 0
    const { app } = await createServer({
      ...server.service,
      ...{ database: open(place), pages: null, onRotated: () => told++ },
    })
    await askErasure(server.service, margaret, ours, 'ordered')
    const rows = async () => {
      const { database } = server
      const all = await Promise.all(
        (['space_keys', 'second_factors', 'erasures', 'audit', 'spaces'] as const).map((table) =>
          database.selectFrom(table).selectAll().execute(),
        ),
      )
      return all.map((one) => one.length)
    }
    await rotate()
    const before = await rows()
    const { service } = server
    const refused = 'this one is of before'
    await expect(addCase(service, { officers: [jessId], caseFile: {} })).rejects.toThrow(refused)
    await expect(setUpSecondFactor(service, 'somebody', phone, shown(server))).rejects.toThrow(refused)
    await expect(eraseCase(service, paul, ours)).rejects.toThrow(refused)
    await expect(service.audit.note({ at: 1 })).rejects.toThrow(refused)
    await expect(say(server, tablet, saq('A'.repeat(22)), [yes])).rejects.toThrow()
    await expect(readPage(server, tablet, ours, 'client')).rejects.toThrow()
    expect(await rows()).toEqual(before)
    expect(told).toBe(0)
    const asked = new Request('http://cairn.test/api/sign-in', postJson({ name: 'jess', password: 'x' }))
    expect((await app.fetch(asked)).status).toBe(500)
    expect(told).toBe(1)
    expect(await rows()).toEqual(before)
  })
})

describe('the log of before', () => {
  const rows = (chain?: string) => {
    const all = server.database.selectFrom('audit').selectAll().orderBy('number')
    return (chain === undefined ? all : all.where('chain', '=', chain)).execute()
  }
  const chainOfBefore = async (): Promise<string> => (await rows())[0]?.chain ?? ''

  /** What whoever has this service key and the database can do: a chain as they like it, of which every link fits. */
  async function forge(chain: string, bodies: readonly JsonObject[], key = leaked): Promise<void> {
    const audit = deriveKey(key, 'cairn audit 1')
    await server.database.deleteFrom('audit').where('chain', '=', chain).execute()
    let before = ''
    for (const [index, body] of bodies.entries()) {
      const number = index + 1
      before = macOf(audit, { chain, number, before }, body)
      await server.database
        .insertInto('audit')
        .values({ chain, number, body: canonicalText(body), mac: before })
        .execute()
    }
  }
  const bodiesOf = async (chain: string): Promise<JsonObject[]> =>
    (await rows(chain)).map(({ body }) => JSON.parse(body) as JsonObject)
  const withAnother = async (chain: string) =>
    (await bodiesOf(chain)).map((body, index) => (index === 2 ? { ...body, officer: 'somebody' } : body))

  test('written anew with the old key is found; control: before the rotation it is not', async () => {
    const chain = await chainOfBefore()
    await forge(chain, await withAnother(chain))
    expect(await faultsUnder(leaked)).toEqual([])
    await rotate()
    expect(await faultsUnder(fresh)).toEqual([])
    await forge(chain, (await bodiesOf(chain)).with(2, { at: 2, route: 'statements' }))
    expect(await faultsUnder(fresh)).toEqual(
      expect.arrayContaining([expect.stringContaining('not as the last rotation found it')]),
    )
  })

  test('gone on with, with the old key, is found; and a chain that never was, although a server that starts names it', async () => {
    const chain = await chainOfBefore()
    await rotate()
    const found = expect.stringMatching(/not as the last rotation found it/)
    const whole = await bodiesOf(chain)
    await forge(chain, [...whole, { at: 3, route: 'statements' }])
    expect(await faultsUnder(fresh)).toEqual([found])
    await forge(chain, whole)
    expect(await faultsUnder(fresh)).toEqual([])
    await forge('invented', [
      { began: 1, after: [] },
      { at: 3, route: 'statements' },
    ])
    await signIn(await startWith(fresh), imran)
    expect((await rows()).some((row) => row.body.includes('"invented"'))).toBe(true)
    expect(await faultsUnder(fresh)).toEqual([found])
  })

  test('an entry that says as a rotation does, under the old key, stands for nothing', async () => {
    await rotate()
    const [anchor] = (await rows()).filter(({ body }) => body.includes('"rotation"'))
    await server.database
      .deleteFrom('audit')
      .where('chain', '=', anchor?.chain ?? '')
      .execute()
    const nothing = [expect.stringContaining('of entries before that nothing can be told')]
    expect(await faultsUnder(fresh)).toEqual(nothing)
    await forge('forged anchor', [JSON.parse(anchor?.body ?? '')])
    expect(await faultsUnder(fresh)).toEqual(nothing)
    await forge('forged anchor', [JSON.parse(anchor?.body ?? '')], fresh)
    expect(await faultsUnder(fresh)).toEqual([]) // the control: under the new key it does
  })

  test('with something wrong in it is not rotated over, unless that is asked for; it stays wrong, and cannot be mended with the old key', async () => {
    const chain = await chainOfBefore()
    const whole = await bodiesOf(chain)
    await server.database.updateTable('audit').where('number', '=', 3).set({ body: '{"at":1}' }).execute()
    await expect(rotate()).rejects.toThrow(
      /Nothing was changed.*entry 3 is missing, or not as.*--with-faults/s,
    )
    await startWith(leaked)
    const broken = [expect.stringMatching(/entry 3 is missing, or not as it was written/)]
    expect((await rotate(leaked, fresh, true)).faults).toEqual(broken)
    expect(await faultsUnder(fresh)).toEqual(broken)
    await forge(chain, whole)
    expect(await faultsUnder(fresh)).toEqual([
      expect.stringMatching(/was there once and is not now|not as the last rotation found it/),
    ])
  })
})

test('a forged certificate is not made a true one', async () => {
  await eraseTheirs()
  const certificate = canonicalText({ space: ours, by: 'nobody' })
  const mac = 'A'.repeat(43)
  await server.database
    .insertInto('erasures')
    .values({ space: ours, reason: 'ordered', asked_by: 'nobody', asked_at: 1, certificate, mac })
    .execute()
  await expect(rotate()).rejects.toThrow(
    /Nothing was changed.*certificate of erasure is not as it was written/s,
  )
  expect(await rotate(leaked, fresh, true)).toMatchObject({ certificates: 1 })
  expect(await faultsUnder(fresh)).toEqual(
    expect.arrayContaining([`Case ${ours}: its certificate of erasure is not as it was written.`]),
  )
  const stored = await server.database
    .selectFrom('erasures')
    .select('mac')
    .where('space', '=', ours)
    .execute()
  expect(stored).toEqual([{ mac }])
})

describe('backups', () => {
  const filesNamed = (name: string): BackupPlaces => ({
    data: join(folder, name),
    keys: join(folder, `${name}.keys`),
  })
  const backUp = (name: string, at: number) => makeBackup(place, filesNamed(name), () => at)
  /** Monday’s from before the rotation, Wednesday’s from after; on Tuesday a case was erased. */
  beforeEach(async () => {
    await backUp('monday', START)
    await eraseTheirs()
    await rotate()
    await startWith(fresh)
    await backUp('wednesday', START + 1)
  })
  async function restored(data: string, keys: string, key: Uint8Array) {
    const at = onPostgres ? await barePostgres() : join(folder, `${data}-${keys}.sqlite`)
    const places = { data: filesNamed(data).data, keys: filesNamed(keys).keys }
    await restoreBackup(at, places, new Uint8Array(key))
    return startWith(key, at, 3)
  }
  const opens = async (again: TestServer) => ({
    page: (await readPage(again, await enrol(again, imran), theirs, 'officer').catch(() => null)) !== null,
    ours: (await readPage(again, tablet, ours, 'client')).batches.length,
    phone: await signsIn(again, shown(again)),
    code: await signsIn(again, codes[0] ?? ''),
  })

  test('old data, old keys and the old key: all as it was, with the case that was erased since', async () => {
    const again = await restored('monday', 'monday', leaked)
    expect(await opens(again)).toEqual({ page: true, ours: 1, phone: 200, code: 200 })
    expect(await faultsUnder(leaked, again)).toEqual([])
  })

  test('old data, new keys and the new key: all as it was, and what was erased since is erased again', async () => {
    const again = await restored('monday', 'wednesday', fresh)
    expect(await opens(again)).toEqual({ page: false, ours: 1, phone: 200, code: 200 })
    expect(await say(again, tablet, saq(ours), [{ ...yes, at: START + 9 }])).toEqual(['stored'])
    expect(await faultsUnder(fresh, again)).toEqual([])
    expect((await verifyAudit(again.database, fresh)).remarks).toEqual([
      expect.stringContaining('put back from a backup that is older than the last rotation'),
    ])
    // And as such it is rotated once more.
    const third = seededRandom('a third')(32)
    const change = { from: fresh, to: third, random: systemRandom, clock: () => START, withFaults: false }
    expect(await rotateServiceKey(again.database, change)).toMatchObject({ faults: [] })
    expect((await verifyAudit(again.database, third)).remarks).toHaveLength(1)
  })

  test('new data, new keys and the new key: all as it is', async () => {
    const again = await restored('wednesday', 'wednesday', fresh)
    expect(await opens(again)).toEqual({ page: false, ours: 1, phone: 200, code: 200 })
    expect(await faultsUnder(fresh, again)).toEqual([])
    expect((await verifyAudit(again.database, fresh)).remarks).toEqual([])
  })

  test('new data with old keys, and keys with the key of the other, are refused', async () => {
    await expect(restored('wednesday', 'monday', leaked)).rejects.toThrow('keys are older than the data')
    await expect(restored('wednesday', 'wednesday', leaked)).rejects.toThrow('does not open')
    await expect(restored('monday', 'monday', fresh)).rejects.toThrow('does not open')
  })
})

test('a second step that a version of before sealed under the service key itself goes on, and is rotated', async () => {
  const database = await bareDatabase()
  await migrate(database, '0010-erasing')
  const officer = { id: jessId, name: 'Jess', sign_in_name: 'jess', role: 'officer', grade: null } as const
  const { password } = await server.database
    .selectFrom('officers')
    .select('password')
    .where('id', '=', jessId)
    .executeTakeFirstOrThrow()
  await database
    .insertInto('officers')
    .values({ ...officer, password })
    .execute()
  const secret = sealAtRest(leaked, phone, ['cairn second factor', jessId], systemRandom)
  await database
    .insertInto('second_factors')
    .values({ officer: jessId, secret, set_up_at: 1, last_step: 1 })
    .execute()
  const code = '123456789012'
  const mac = recoveryMac([deriveKey(leaked, 'cairn recovery codes 1')], jessId, code)
  await database.insertInto('recovery_codes').values({ officer: jessId, mac }).execute()
  const first = await startServer(database)
  expect(await signsIn(first, shown(first))).toBe(200)
  const change = { from: leaked, to: fresh, random: systemRandom, clock: () => START, withFaults: false }
  await rotateServiceKey(database, change)
  const second = await startServer(database, { now: START + LATER_MS }, fresh)
  expect([await signsIn(second, shown(second)), await signsIn(second, code)]).toEqual([200, 200])
})

test('a second step in data that is older than that, put back with later keys, asks for a recovery code', async () => {
  const { database } = server
  await rotate()
  const secret = sealAtRest(leaked, phone, ['cairn second factor', jessId], systemRandom)
  await database.updateTable('second_factors').set({ secret }).execute()
  await database.deleteFrom('recovery_codes').execute()
  const mac = recoveryMac([deriveKey(leaked, 'cairn recovery codes 1')], jessId, codes[0] ?? '')
  await database.insertInto('recovery_codes').values({ officer: jessId, mac }).execute()
  await database.deleteFrom('marks').where('name', '=', 'generation').execute()
  const again = await startWith(fresh)
  expect([await signsIn(again, shown(again)), await signsIn(again, codes[0] ?? '')]).toEqual([500, 200])
})
