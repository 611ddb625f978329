import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serviceSpace } from '#casework'
import type { SecondStepQuestion } from '#protocol/second-factor'
import { addCase, addOfficer } from '#server'
import { type Header, openBackupFile, writeBackupFile } from '../../src/server/backup/file.ts'
import { type BackupPlaces, makeBackup } from '../../src/server/backup/make.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { backupMark } from '../../src/server/backup-mark.ts'
import { addPasskey, askForNewPasskey } from '../../src/server/sign-in/passkeys.ts'
import { setUpSecondFactor } from '../../src/server/sign-in/second-factor.ts'
import { barePostgres, freshPostgres, onPostgres, open } from './databases.ts'
import { everyRow } from './postgres/admin.ts'
import { softPasskey } from './soft-passkey.ts'
import {
  answer,
  checkIn,
  enrol,
  envelopeOf,
  jess,
  ORIGIN,
  postJson,
  push,
  readHeads,
  readPage,
  START,
  saq,
  say,
  seededRandom,
  startServer,
  type Tablet,
  type TestServer,
  wordsOf,
} from './world.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A place for a database, as the commands are told of it and as the code names it. */
async function newPlace(name: string, newPostgres = barePostgres) {
  const data = join(folder, name)
  mkdirSync(data)
  const url = onPostgres ? await newPostgres() : ''
  const environment = { CAIRN_DATA: data, DATABASE_URL: url }
  return { database: onPostgres ? url : join(data, 'cairn.sqlite'), environment }
}

const isEmpty = async (database: string): Promise<boolean> =>
  onPostgres ? (await everyRow(database)).length === 0 : readdirSync(dirname(database)).length === 0

const filesNamed = (name: string): BackupPlaces => ({
  data: join(folder, name),
  keys: join(folder, `${name}.keys`),
})
const backUp = (database: string, name: string, at = START) =>
  makeBackup(database, filesNamed(name), () => at)

const caseFile = { 'name/answer': 'Marek Rybak' }
const yes = answer('q01/answer', 'yes')

/** The place of a service: its tables may be there. */
const oldPlace = () => newPlace('old', freshPostgres)

async function serviceIn(database: string) {
  const server = await startServer(open(database))
  const officers = [await addOfficer(server.service, jess)]
  const space = await addCase(server.service, { officers, caseFile })
  return { server, officers, space, tablet: await enrol(server, jess) }
}

const command = (name: string, environment: Record<string, string>, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join('src/server/commands', `${name}.ts`), ...args], {
    env: { ...process.env, ...environment },
  })

const idsOf = async (server: TestServer, tablet: Tablet, space: string): Promise<readonly string[]> => {
  const { batches } = await readPage(server, tablet, space, 'client')
  expect(batches.map(({ seq }) => seq)).toEqual(batches.map((_, index) => index + 1))
  return batches.flatMap(({ ids }) => ids)
}

test('the drill: backed up while officers push, restored elsewhere, and all that was acknowledged before is read', {
  timeout: 120_000,
}, async () => {
  const old = await oldPlace()
  const { server, space, tablet } = await serviceIn(old.database)
  const made = await Promise.all(
    Array.from({ length: 120 }, (_, index) =>
      envelopeOf(tablet, saq(space), [{ ...yes, at: START + index }]),
    ),
  )
  await say(server, tablet, checkIn(space), [answer('police/answer', 'yes')])
  const send = async (from: number, to: number) => {
    for (const { envelope } of made.slice(from, to)) await push(server, tablet, [envelope])
  }
  await send(0, 20)
  const acknowledged = made.slice(0, 20).flatMap(({ ids }) => ids)
  const { data, keys } = filesNamed('cairn.backup')
  let sent = 20
  let ended = false
  expect(await backupMark(server.service)).toBeNull()
  const backup = command('backup', old.environment, data, keys).finally(() => {
    ended = true
  })
  for (; !ended && sent < made.length; sent++) {
    await send(sent, sent + 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect((await backup).stdout).toMatch(/Keep them apart:.*\n.*\nThe service key is in neither/)
  // Devices hear how far it reaches.
  const mark = await backupMark(server.service)
  expect(mark).toBeGreaterThan(Date.now() - 60_000)
  expect(mark).toBeLessThanOrEqual(Date.now())
  expect(sent).toBeGreaterThan(21)

  const place = await newPlace('new')
  const restored = await command('restore', place.environment, data, keys)
  expect(restored.stdout).toContain('put its service key in place')
  const again = await startServer(open(place.database), { now: START + 1 })
  const back = await idsOf(again, tablet, space)
  expect(back).toEqual(expect.arrayContaining(acknowledged))
  expect(back.length).toBeLessThanOrEqual(sent)
  expect((await readPage(again, tablet, space, 'officer')).batches).toHaveLength(2)

  // What came after the backup is on the devices still, and goes on from there.
  for (const { envelope } of made)
    expect((await push(again, tablet, [envelope])).receipts.flatMap(wordsOf)[0]).toMatch(/^(stored|had)$/)
  await send(sent, made.length)
  expect(new Set(await idsOf(again, tablet, space))).toEqual(new Set(made.flatMap(({ ids }) => ids)))
  const digestOf = async (one: TestServer) =>
    (await readHeads(one, tablet)).map(({ compartment, digest }) => [compartment, digest])
  expect(await digestOf(again)).toEqual(await digestOf(server))
})

test('no key is in the data, no data in the keys, and the service key in neither', async () => {
  const { database } = await oldPlace()
  const { server } = await serviceIn(database)
  const { wrapped } = await server.database
    .selectFrom('space_keys')
    .select('wrapped')
    .executeTakeFirstOrThrow()
  const [own] = await server.database.selectFrom('service_keys').selectAll().execute()
  const { body } = await server.database.selectFrom('batches').select('body').executeTakeFirstOrThrow()
  await backUp(database, 'backup')
  const [data, keys] = Object.values(filesNamed('backup')).map((path) => readFileSync(path))
  const holds = (file: Buffer | undefined, bytes: Uint8Array): boolean =>
    file !== undefined &&
    (file.includes(Buffer.from(bytes)) ||
      (['hex', 'base64url'] as const).some((encoding) =>
        file.includes(Buffer.from(bytes).toString(encoding)),
      ))
  const found = (bytes: Uint8Array = new Uint8Array()) => [holds(data, bytes), holds(keys, bytes)]
  expect(found(wrapped)).toEqual([false, true])
  expect(found(own?.private_key)).toEqual([false, true])
  expect(found(body)).toEqual([true, false])
  expect(found(server.service.serviceKey)).toEqual([false, false])
})

test('a second step survives: sealed in the data, in neither file in plain, and asked for where it is restored', async () => {
  const old = await oldPlace()
  const { server, officers } = await serviceIn(old.database)
  const secret = seededRandom('a phone')(20)
  const codeOf = ({ clock }: TestServer) =>
    TOTP.generate({ secret: new Secret({ buffer: secret.slice().buffer }), timestamp: clock.now })
  const codes = await setUpSecondFactor(server.service, officers[0] ?? '', secret, codeOf(server))
  await backUp(old.database, 'backup')
  const { secret: sealed } = await server.database
    .selectFrom('second_factors')
    .select('secret')
    .executeTakeFirstOrThrow()
  const files = Object.values(filesNamed('backup')).map((path) => readFileSync(path))
  const holds = (bytes: Uint8Array) => files.map((file) => file.includes(Buffer.from(bytes)))
  const inHex = (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('hex'))
  const stored = onPostgres ? inHex(sealed) : sealed // `pg_dump` writes bytes so
  expect([holds(stored), holds(secret), holds(inHex(secret))]).toEqual([
    [true, false],
    [false, false],
    [false, false],
  ])
  const place = await newPlace('new')
  await restoreBackup(place.database, filesNamed('backup'), null)
  const again = await startServer(open(place.database), { now: START + 60_000 })
  const trySignIn = async (code: string) =>
    (await again.ask('/api/sign-in', postJson({ name: 'jess', password: 'correct horse', code }))).status
  expect([await trySignIn(''), await trySignIn('000000'), await trySignIn(codeOf(again))]).toEqual([
    401, 401, 200,
  ])
  expect(await trySignIn(codes[0] ?? '')).toBe(200)
})

test('a passkey that signs in survives, and is asked for where it is restored', async () => {
  const old = await newPlace('old')
  const { server, officers } = await serviceIn(old.database)
  const party = { origin: ORIGIN, id: new URL(ORIGIN).hostname }
  const key = softPasskey()
  const asked = await askForNewPasskey(server.service, officers[0] ?? '', party)
  if (typeof asked === 'string') throw new Error(asked)
  const added = await addPasskey(server.service, officers[0] ?? '', party, {
    ...{ ...key.make(asked, 'Blue key'), transports: ['usb'] },
  })
  await backUp(old.database, 'backup')
  const files = Object.values(filesNamed('backup')).map((path) => readFileSync(path))
  for (const secret of ['Blue key', key.id]) expect(files.some((file) => file.includes(secret))).toBe(false)
  const place = await newPlace('new')
  await restoreBackup(place.database, filesNamed('backup'), null)
  const again = await startServer(open(place.database), { now: START + 60_000 })
  const trySignIn = (more: object) =>
    again.ask('/api/sign-in', postJson({ name: 'jess', password: 'correct horse', ...more }))
  const said = (await (await trySignIn({})).json()) as Required<SecondStepQuestion>
  expect(said.steps).toEqual(['passkey'])
  expect((await trySignIn({ passkey: key.answer(said.passkey) })).status).toBe(200)
  const codes = typeof added === 'string' ? [] : added.recoveryCodes
  expect((await trySignIn({ code: codes[0] })).status).toBe(200)
})

test('a case that was erased since stays erased with the newest keys, and the others open', async () => {
  const old = await oldPlace()
  const { server, officers, space, tablet } = await serviceIn(old.database)
  const erased = await addCase(server.service, { officers, caseFile })
  await say(server, tablet, saq(space), [yes])
  await backUp(old.database, 'monday', START)
  await server.database.deleteFrom('space_keys').where('space', '=', erased).execute()
  await addCase(server.service, { officers, caseFile })
  await backUp(old.database, 'tuesday', START + 86_400_000)
  const place = await newPlace('new')
  const places = { data: filesNamed('monday').data, keys: filesNamed('tuesday').keys }
  expect(await restoreBackup(place.database, places, null)).toBe(START)
  const again = await startServer(open(place.database), { now: START + 1 })
  expect(await idsOf(again, tablet, space)).toHaveLength(1)
  const keys = await again.database.selectFrom('space_keys').select('space').execute()
  expect(new Set(keys.map((key) => key.space))).toEqual(new Set([space, serviceSpace]))
})

/** Two backups of one service, a day apart, and one of another. */
async function threeBackups(): Promise<void> {
  const { database } = await oldPlace()
  await serviceIn(database)
  await backUp(database, 'first', START)
  await backUp(database, 'second', START + 86_400_000)
  const other = await newPlace('other')
  await startServer(open(other.database), { now: START + 1 })
  await backUp(other.database, 'foreign', START)
}

/** The same file with something else in its header, and a checksum that fits. */
async function rewrite(from: string, to: string, change: Partial<Header>): Promise<void> {
  const { header, content } = await openBackupFile(from)
  await writeBackupFile(to, { ...header, ...change }, content())
}

test('refused, each with a sentence and nothing half-made: what is no backup, damaged, or does not belong together', {
  timeout: 60_000,
}, async () => {
  await threeBackups()
  const [first, second, foreign] = [filesNamed('first'), filesNamed('second'), filesNamed('foreign')]
  const made = (name: string) => join(folder, name)
  writeFileSync(made('letter'), 'Dear colleague,\nthis is not a backup.\n')
  writeFileSync(made('nothing'), '')
  writeFileSync(
    made('later format'),
    `cairn backup 2${readFileSync(first.data, 'latin1').slice(14)}`,
    'latin1',
  )
  await rewrite(first.data, made('later schema'), { migrations: ['0001-start', '9999-later'] })
  const elsewhere = onPostgres ? 'sqlite' : 'postgres'
  await rewrite(first.data, made('another engine'), { engine: elsewhere })
  const { header } = await openBackupFile(first.keys)
  await writeBackupFile(made('odd keys'), header, Readable.from([Buffer.from('{"spaces":1}')]))
  const place = await newPlace('new')
  const refusals: readonly (readonly [BackupPlaces, RegExp])[] = [
    [{ ...first, data: made('nowhere') }, /nowhere cannot be read/],
    [{ ...first, data: made('letter') }, /letter is not a backup of Cairn/],
    [{ ...first, keys: made('nothing') }, /nothing is not a backup of Cairn/],
    [{ ...first, data: made('later format') }, /written by a newer version of Cairn/],
    [{ ...first, data: made('later schema') }, /made by a newer version of Cairn/],
    [{ ...first, data: made('another engine') }, onPostgres ? /without DATABASE_URL/ : /say in DATABASE_URL/],
    [{ ...first, keys: made('odd keys') }, /odd keys does not hold keys/],
    [{ data: first.keys, keys: first.data }, /holds keys, not data/],
    [{ data: first.data, keys: first.data }, /holds data, not keys/],
    [{ ...first, keys: foreign.keys }, /belong to another service/],
    [{ ...second, keys: first.keys }, /keys are older than the data/],
  ]
  for (const [places, sentence] of refusals) {
    await expect(restoreBackup(place.database, places, null)).rejects.toThrow(sentence)
    expect([sentence, await isEmpty(place.database)]).toEqual([sentence, true])
  }
  const wrongKey = seededRandom('another key')(32)
  await expect(restoreBackup(place.database, first, wrongKey)).rejects.toThrow(
    'The service key does not open',
  )
  expect(await isEmpty(place.database)).toBe(true)
  // Control: what was refused only for its companion is taken with the right one, once.
  const rightKey = seededRandom('service key')(32)
  expect(await restoreBackup(place.database, first, rightKey)).toBe(START)
  expect(await isEmpty(place.database)).toBe(false)
  await expect(restoreBackup(place.database, first, rightKey)).rejects.toThrow(
    /already\. Restore into an empty/,
  )
})

test('every changed byte and every cut is noticed', async () => {
  const { database } = await oldPlace()
  await serviceIn(database)
  await backUp(database, 'backup')
  const { keys } = filesNamed('backup')
  const written = readFileSync(keys)
  const damaged = join(folder, 'damaged')
  const isRefused = (bytes: Uint8Array) => {
    writeFileSync(damaged, bytes)
    return expect(openBackupFile(damaged)).rejects.toThrow(/is damaged|is not a backup|newer version/)
  }
  for (let at = 0; at < written.length; at += 7) {
    const flipped = Buffer.from(written)
    flipped.writeUInt8((written[at] ?? 0) ^ 1, at)
    await isRefused(flipped)
    await isRefused(written.subarray(0, at))
  }
  await isRefused(Buffer.concat([written, Buffer.from('\n')]))
  writeFileSync(damaged, written)
  expect((await openBackupFile(damaged)).header).toMatchObject({ kind: 'keys', at: START })
})

test('a restore that fails in its last step leaves nothing', async () => {
  const { database } = await oldPlace()
  await serviceIn(database)
  await backUp(database, 'backup')
  const { data, keys } = filesNamed('backup')
  const { header, content } = await openBackupFile(keys)
  const { spaces, service } = JSON.parse(await text(content())) as { spaces: unknown[]; service: unknown[] }
  const twice = Buffer.from(JSON.stringify({ spaces, service: [...service, ...service] }))
  await writeBackupFile(`${keys}.twice`, header, Readable.from([twice]))
  const place = await newPlace('new')
  await expect(restoreBackup(place.database, { data, keys: `${keys}.twice` }, null)).rejects.toThrow(
    /unique/i,
  )
  expect(await isEmpty(place.database)).toBe(true)
  await restoreBackup(place.database, { data, keys }, null)
  expect(await isEmpty(place.database)).toBe(false)
})

test('a backup that cannot be made leaves nothing and takes nothing’s place', async () => {
  const { database } = await newPlace('old')
  if (onPostgres) await expect(backUp(database, 'empty')).rejects.toThrow(/service_keys/)
  else await expect(backUp(database, 'empty')).rejects.toThrow('There is no database at')
  await startServer(open(database))
  await expect(backUp(database, 'no such folder/backup')).rejects.toThrow('make that folder first')
  writeFileSync(filesNamed('backup').keys, 'older keys')
  await expect(backUp(database, 'backup')).rejects.toThrow('backup.keys is there already')
  expect(readdirSync(folder)).toEqual(['backup.keys', 'old'])
  expect(readFileSync(filesNamed('backup').keys, 'utf8')).toBe('older keys')
})

test('the commands say what is wrong and fail', async () => {
  const { environment } = await newPlace('old')
  await expect(command('backup', environment)).rejects.toMatchObject({
    code: 1,
    stderr: 'No backup was made. Say where: npm run backup -- <file> [<file of keys>]\n',
  })
  const wrong = { ...environment, DATABASE_URL: 'mysql://somewhere' }
  await expect(command('restore', wrong, join(folder, 'backup'))).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Nothing was restored\. DATABASE_URL must begin with postgres:/),
  })
})
