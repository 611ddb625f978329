import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Bytes,
  canonicalBytes,
  newId,
  systemClock,
  systemRandom,
  toBase64url,
} from '../../src/core/index.ts'
import {
  deflate,
  type EnvelopePayload,
  encodePush,
  generateOpeningKey,
  importOpeningKey,
  MAX_PUSH_ENVELOPES,
  openEnvelope,
  sealEnvelope,
  signBatch,
} from '../../src/protocol/index.ts'
import { type RecordHeader, recordId, type Statement } from '../../src/record/index.ts'
import { openSqlite } from '../../src/server/database/sqlite.ts'
import { addCase, createServer, openDatabase, seedDemo } from '../../src/server/index.ts'
import { enrol, pushBody, type Reached, readHeads, readPage, saq, type Tablet } from '../server/devices.ts'
import { demoJess, overHttp, type Running, startMain } from '../server/running.ts'
import { median, type Row, row, timed } from './row.ts'

const STATEMENTS = 1_000
/** Jess’s cases in the demo service, and ten times as many. */
const CASES = 6

/** A real server in a process of its own, with so many cases of one officer, who is signed in. */
type Bench = {
  readonly server: Reached
  readonly tablet: Tablet
  readonly spaces: readonly string[]
  readonly folder: string
  end(): Promise<void>
}

export async function serverRows(rounds: number): Promise<readonly Row[]> {
  const [usual, large] = [await startBench(CASES), await startBench(10 * CASES)]
  try {
    return [...(await pushRows(usual, large, rounds)), ...(await pullRows(usual, large, rounds))]
  } finally {
    await usual.end()
    await large.end()
  }
}

async function startBench(cases: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const serviceKey = systemRandom(32)
  const database = openDatabase(join(folder, 'cairn.sqlite'))
  const { service } = await createServer({
    ...{ database, pages: null, clock: systemClock, random: systemRandom, serviceKey },
    passwordCost: { memory: 64, passes: 1 },
    log: () => undefined,
  })
  await seedDemo(service)
  const officer = await service.db
    .selectFrom('officers')
    .select('id')
    .where('sign_in_name', '=', 'jess')
    .executeTakeFirstOrThrow()
  for (let made = CASES; made < cases; made++)
    await addCase(service, { officers: [officer.id], caseFile: { 'name/answer': `Person ${made}` } })
  await database.destroy()
  const running: Running = await startMain({ CAIRN_DATA: folder, CAIRN_SERVICE_KEY: toBase64url(serviceKey) })
  const server = overHttp(running.url)
  const tablet = await enrol(server, demoJess)
  const spaces = [...new Set((await readHeads(server, tablet)).map(({ space }) => space))]
  return {
    ...{ server, tablet, spaces, folder },
    async end() {
      await running.end('SIGTERM')
      rmSync(folder, { recursive: true })
    },
  }
}

/** A thousand statements of the size of an answer and a few words, each in an envelope of its own, as a day of work makes them. */
async function pushRows(usual: Bench, large: Bench, rounds: number): Promise<readonly Row[]> {
  const key = await generateOpeningKey()
  const opening = [await importOpeningKey(key.publicKey, key.pkcs8)]
  const rates: { [of in 'usual' | 'large' | 'hpke' | 'sqlite']: number[] } = {
    usual: [],
    large: [],
    hpke: [],
    sqlite: [],
  }
  const perSecond = (took: number): number => STATEMENTS / took
  let canonicalBytesPushed = 0
  let bytes = 0
  let deflated = 0
  const before = sizeOf(usual.folder)
  for (let round = 0; round < rounds; round++) {
    const { envelopes, payloads, canonical } = await makeEnvelopes(usual)
    rates.usual.push(perSecond(await secondsToPush(usual, envelopes)))
    rates.large.push(perSecond(await secondsToPush(large, (await makeEnvelopes(large)).envelopes)))
    const toOpen = await sealAll(payloads, key.publicKey)
    const openGroup = (group: readonly Bytes[]) => Promise.all(group.map((one) => openEnvelope(one, opening)))
    rates.hpke.push(perSecond(await seconds(() => inGroups(toOpen, openGroup))))
    rates.sqlite.push(perSecond(await secondsToCommit(envelopes)))
    canonicalBytesPushed += sizeOfAll(canonical)
    bytes = sizeOfAll(envelopes)
    deflated = sizeOfAll(canonical.map((one) => deflate(one)))
  }
  const grown = sizeOf(usual.folder) - before
  const rate = median(rates.usual)
  const unit = 'statements/s'
  const more = { unit, lowerIsBetter: false } as const
  return [
    row({
      name: 'server: push, beside HPKE opening or SQLite commit',
      value: rate,
      baseline: Math.min(median(rates.hpke), median(rates.sqlite)),
      target: 0.5,
      ...more,
    }),
    row({
      name: 'server: push, ten times the caseload',
      value: median(rates.large),
      baseline: rate,
      target: 0.8,
      ...more,
    }),
    row({
      name: 'server: bytes pushed for 1,000 statements',
      value: bytes,
      unit: 'bytes',
      baseline: deflated + 100 * STATEMENTS,
      target: 1.2,
    }),
    row({ name: 'server: growth', value: grown, unit: 'bytes', baseline: canonicalBytesPushed, target: 3 }),
  ]
}

async function pullRows(usual: Bench, large: Bench, rounds: number): Promise<readonly Row[]> {
  const [space = ''] = usual.spaces
  const [other = ''] = large.spaces
  const times = {
    usual: [] as number[],
    large: [] as number[],
    heads: [] as number[],
    largeHeads: [] as number[],
  }
  let statements = 0
  for (let round = 0; round < rounds; round++) {
    times.usual.push(
      await timed(async () => {
        statements = await readAll(usual, space)
      }),
    )
    times.large.push(await timed(() => readAll(large, other)))
    times.heads.push(await timed(() => readHeads(usual.server, usual.tablet)))
    times.largeHeads.push(await timed(() => readHeads(large.server, large.tablet)))
  }
  const rate = (ms: number): number => (1_000 * statements) / ms
  const unit = 'statements/s'
  const more = { unit, lowerIsBetter: false } as const
  return [
    row({ name: 'server: pull', value: rate(median(times.usual)), ...more }),
    row({
      name: 'server: pull, ten times the caseload',
      value: rate(median(times.large)),
      baseline: rate(median(times.usual)),
      target: 0.8,
      ...more,
    }),
    row({
      name: 'server: a round with nothing new, ten times the caseload',
      value: median(times.largeHeads),
      unit: 'ms',
      baseline: median(times.heads),
      target: 2,
    }),
  ]
}

/** Of one record: an answer each, signed and sealed for this server. */
async function makeEnvelopes({ tablet, spaces: [space = ''] }: Bench) {
  const header: RecordHeader = saq(space, `bench-${newId(systemRandom)}`)
  const statements = Array.from(
    { length: STATEMENTS },
    (_, index): Statement => ({
      ...{ record: recordId(header), version: 1, replaces: [], via: 'officer' },
      ...{ author: tablet.officer, device: tablet.device, at: Date.now() + index },
      field: `q0${1 + (index % 9)}/answer`,
      value: ['yes', 'no', 'dont-know'][index % 3] ?? 'yes',
    }),
  )
  const payloads = await Promise.all(
    statements.map(async (one) => ({ batch: await signBatch(header, [one], tablet.key), certificates: [] })),
  )
  return {
    payloads,
    envelopes: await sealAll(payloads, tablet.serverPublicKey),
    canonical: statements.map(canonicalBytes),
  }
}

async function sealAll(payloads: readonly EnvelopePayload[], publicKey: Bytes): Promise<readonly Bytes[]> {
  const sealed = await Promise.all(payloads.map((payload) => sealEnvelope(payload, publicKey)))
  return sealed.flatMap((one) => (one.ok ? [one.value] : []))
}

async function secondsToPush({ server, tablet }: Bench, envelopes: readonly Bytes[]): Promise<number> {
  return seconds(async () => {
    for (let from = 0; from < envelopes.length; from += MAX_PUSH_ENVELOPES) {
      const response = await pushBody(
        server,
        tablet,
        encodePush(envelopes.slice(from, from + MAX_PUSH_ENVELOPES)),
      )
      if (!response.ok) throw new Error(`The server answered ${response.status}.`)
      await response.json()
    }
  })
}

/** What SQLite alone takes for the same bytes, as many in a transaction as the server has. */
async function secondsToCommit(envelopes: readonly Bytes[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const database = openSqlite(join(folder, 'raw.sqlite'))
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB)',
  )
  const insert = database.prepare('INSERT INTO raw (body) VALUES (?)')
  const took = await seconds(() =>
    inGroups(envelopes, (group) => {
      database.exec('BEGIN')
      for (const one of group) insert.run(one)
      database.exec('COMMIT')
    }),
  )
  database.close()
  rmSync(folder, { recursive: true })
  return took
}

/** As the server does (`receive`). */
const GROUP = 32

async function inGroups<T>(all: readonly T[], work: (group: readonly T[]) => unknown): Promise<void> {
  for (let at = 0; at < all.length; at += GROUP) await work(all.slice(at, at + GROUP))
}

async function readAll({ server, tablet }: Bench, space: string): Promise<number> {
  let statements = 0
  for (let after: number | null = 0; after !== null; ) {
    const page = await readPage(server, tablet, space, 'client', `?after=${after}&limit=200`)
    statements += page.batches.reduce((sum, { ids }) => sum + ids.length, 0)
    after = page.next
  }
  return statements
}

const seconds = async (work: () => unknown): Promise<number> => (await timed(work)) / 1_000

/** Of the database, with nothing waiting beside it. */
function sizeOf(folder: string): number {
  const file = join(folder, 'cairn.sqlite')
  const database = openSqlite(file)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return statSync(file).size
}

const sizeOfAll = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0)
