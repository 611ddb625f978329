import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JSHandle, Page } from 'playwright-core'
import { type Device, openDevice } from '../e2e/harness/device.ts'
import type { DevicePage } from './browser/main.ts'
import type { Durability } from './browser/peers.ts'
import type { PeersPage } from './browser/peers-page.ts'
import type { Pace } from './browser/said.ts'
import type { TimesOfUnlock } from './browser/tablet.ts'
import { type Served, serve } from './pages.ts'
import { median, type Row, row } from './row.ts'

/** 500 records, and ten times as many. */
const CASES = 20
const TIMES = 10

const ANSWERS = { fields: 20, keys: 50 }
const IMPORTED = 1_000
const SINGLE = 40

type Prepared = JSHandle<Awaited<ReturnType<DevicePage['prepare']>>>

/** One Chromium profile, with an origin for each device and one for what others would pick. */
type Bench = {
  readonly usual: Prepared
  readonly large: Prepared
  readonly peers: JSHandle<PeersPage>
  /** In a document of its own, as every unlock is. */
  unlock(name: 'usual' | 'large'): Promise<TimesOfUnlock>
}

export async function deviceRows(rounds: number): Promise<readonly Row[]> {
  const profile = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const served = await serve(join(import.meta.dirname, 'browser'), ['index.html', 'peers.html'])
  const device = await openDevice(profile, { browser: 'chromium' })
  try {
    const bench = await prepare(device, served)
    // What reads comes first: what writes would leave it more to read.
    const rows = [
      ...(await growthRows(bench)),
      ...(await unlockRows(bench, rounds)),
      ...(await caseloadRows(bench, rounds)),
      ...(await openingRows(bench, rounds)),
      ...(await statementRows(bench, rounds)),
      ...(await typingRows(bench, rounds)),
      ...(await importRows(bench, rounds)),
    ]
    const { errors } = device.complaints
    if (errors.length > 0) throw new Error(errors.join('\n'))
    return rows
  } finally {
    await device.close()
    await served.stopServing()
    served.remove()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function prepare(device: Device, served: Served): Promise<Bench> {
  const open = async <T>(address: string): Promise<{ readonly page: Page; readonly bench: JSHandle<T> }> => {
    const page = await device.context.newPage()
    await page.goto(address)
    const bench = await page.waitForFunction(() => (globalThis as { readonly bench?: unknown }).bench)
    return { page, bench: bench as JSHandle<T> }
  }
  const prepared = async (name: string, cases: number): Promise<Prepared> => {
    const { bench } = await open<DevicePage>(served.url(name))
    return bench.evaluateHandle((page, many) => page.prepare(many), cases)
  }
  return {
    usual: await prepared('usual', CASES),
    large: await prepared('large', TIMES * CASES),
    peers: (await open<PeersPage>(`${served.url('peers')}peers.html`)).bench,
    async unlock(name) {
      const { page, bench } = await open<DevicePage>(served.url(name))
      const times = await bench.evaluate(({ unlockToCaseload }) => unlockToCaseload())
      await page.close()
      return times
    },
  }
}

async function growthRows({ large }: Bench): Promise<readonly Row[]> {
  const { asItCame, folded, canonicalBytes } = await large.evaluate(({ facts }) => facts)
  const beside = { unit: 'bytes', baseline: canonicalBytes }
  return [
    row({ name: 'device: growth, 5,000 records as the app keeps them', value: folded, ...beside, target: 3 }),
    row({ name: 'device: growth, before anything is folded', value: asItCame, ...beside }),
  ]
}

async function unlockRows({ usual, unlock }: Bench, rounds: number): Promise<readonly Row[]> {
  const copied = await usual.evaluateHandle(({ copyRows }) => copyRows())
  const unlocks = { usual: [] as TimesOfUnlock[], large: [] as TimesOfUnlock[] }
  const rows: number[] = []
  for (let round = 0; round < rounds; round++) {
    unlocks.usual.push(await unlock('usual'))
    rows.push(await copied.evaluate(({ time }) => time()))
    unlocks.large.push(await unlock('large'))
  }
  const keys = median(unlocks.usual.map((one) => one.keys))
  const rest = { usual: medianRest(unlocks.usual), large: medianRest(unlocks.large) }
  return [
    row({
      name: 'device: unlock to a caseload of 500 records',
      value: keys + rest.usual,
      unit: 'ms',
      baseline: keys + 2 * median(rows),
      target: 1,
    }),
    row({
      name: 'device: unlock less the key, per 500 records of 5,000',
      value: rest.large / TIMES,
      unit: 'ms',
      baseline: rest.usual,
      target: 1.3,
    }),
  ]
}

/** What came after the keys. Their derivation takes a tenth more or less from one time to the next, which is more than all that comes after. */
const medianRest = (unlocks: readonly TimesOfUnlock[]): number =>
  median(unlocks.map(({ ms, keys }) => ms - keys))

async function caseloadRows({ usual, large }: Bench, rounds: number): Promise<readonly Row[]> {
  const times = { usual: [] as number[], large: [] as number[] }
  const opens = { usual: [] as number[], large: [] as number[] }
  for (let round = 0; round < rounds; round++)
    for (const [name, device] of [['usual', usual] as const, ['large', large] as const]) {
      times[name].push(await device.evaluate(({ emptyRound }) => emptyRound()))
      opens[name].push(...(await device.evaluate(({ openEach }, many) => openEach(many), SINGLE)))
    }
  return [
    row({
      name: 'device: a record opened, ten times the caseload',
      value: median(opens.large),
      unit: 'ms',
      baseline: median(opens.usual),
      target: 1.3,
    }),
    row({
      name: 'device: a round with nothing new, per case, ten times the caseload',
      value: median(times.large) / (TIMES * CASES),
      unit: 'ms',
      baseline: median(times.usual) / CASES,
      target: 1.3,
    }),
  ]
}

async function openingRows({ usual }: Bench, rounds: number): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const isFolded of [true, false]) {
    const readable = await usual.evaluateHandle(({ makeReadable }, folded) => makeReadable(folded), isFolded)
    const times = { open: [] as number[], read: [] as number[] }
    for (let round = 0; round < 10 * rounds; round++) {
      const { open, read } = await usual.evaluate(({ openAndRead }, made) => openAndRead(made), readable)
      times.open.push(open)
      times.read.push(read)
    }
    rows.push(
      row({
        name: `device: a record of 300 answers opened, ${isFolded ? 'folded' : 'not yet folded'}`,
        value: median(times.open),
        unit: 'ms',
        baseline: median(times.read),
        target: 2,
      }),
    )
  }
  return rows
}

async function statementRows({ usual, large }: Bench, rounds: number): Promise<readonly Row[]> {
  const times = {
    appends: [] as number[],
    puts: [] as number[],
    large: [] as number[],
    usual: [] as number[],
  }
  for (let round = 0; round < rounds; round++) {
    const { appends, puts } = await usual.evaluate(({ appendAndPut }, many) => appendAndPut(many), SINGLE)
    times.appends.push(...appends)
    times.puts.push(...puts)
    times.usual.push(...(await usual.evaluate(({ append }, many) => append(many), SINGLE)))
    times.large.push(...(await large.evaluate(({ append }, many) => append(many), SINGLE)))
  }
  return [
    row({
      name: 'device: one statement, beside one raw strict transaction',
      value: median(times.appends),
      unit: 'ms',
      baseline: median(times.puts),
      target: 2.5,
    }),
    row({
      name: 'device: one statement, ten times the caseload',
      value: median(times.large),
      unit: 'ms',
      baseline: median(times.usual),
      target: 1.3,
    }),
  ]
}

/** In each field a draft more than half-way; `typed`: ten keys a second, a draft after every third, which is when the app writes one. */
async function typingRows({ usual, peers }: Bench, rounds: number): Promise<readonly Row[]> {
  const times = {
    freely: timesOfPace(),
    'waited for': timesOfPace(),
    typed: [] as number[],
    yjs: [] as number[],
  }
  const type = (keysPerDraft: number, pace: Pace) =>
    usual.evaluate((device, how) => device.type(how), { ...ANSWERS, keysPerDraft, pace })
  const write = (name: 'pouchdb' | 'rxdb', durability: Durability, pace: Pace) =>
    peers.evaluate((page, how) => page[how.name].one(how.many, how.durability, how.pace), {
      ...{ name, durability, pace },
      many: ANSWERS.fields,
    })
  for (let round = 0; round < rounds; round++) {
    for (const pace of ['freely', 'waited for'] as const) {
      times[pace].own.push(await type(30, pace))
      times[pace].pouchdb.push(await write('pouchdb', 'their own', pace))
      times[pace].rxdb.push(await write('rxdb', 'their own', pace))
      times[pace].strictPouchdb.push(await write('pouchdb', 'strict', pace))
      times[pace].strictRxdb.push(await write('rxdb', 'strict', pace))
    }
    times.yjs.push(await peers.evaluate((page, { fields, keys }) => page.typeInYjs(fields, keys), ANSWERS))
    times.typed.push(await type(3, 'waited for'))
  }
  const name = 'device: 1,000 keystrokes in 20 fields'
  const besideYjs = { unit: 'ms', baseline: median(times.yjs) }
  return [
    ...rowsOfPace(name, times.freely, 1),
    // For information: 20 drafts and 20 statements are twice as many strict transactions as they have.
    ...rowsOfPace(`${name}, each waited for`, times['waited for'], null),
    row({ name: `${name}, beside Yjs`, value: median(times.freely.own), ...besideYjs }),
    row({ name: `${name}, ten a second, beside Yjs`, value: median(times.typed), ...besideYjs }),
  ]
}

type TimesOfPace = ReturnType<typeof timesOfPace>

const timesOfPace = () => ({
  own: [] as number[],
  pouchdb: [] as number[],
  rxdb: [] as number[],
  strictPouchdb: [] as number[],
  strictRxdb: [] as number[],
})

function rowsOfPace(
  name: string,
  { own, pouchdb, rxdb, strictPouchdb, strictRxdb }: TimesOfPace,
  target: number | null,
): readonly Row[] {
  const beside = (peer: string, times: readonly number[]): Row =>
    row({
      name: `${name}, beside ${peer}`,
      value: median(own),
      unit: 'ms',
      baseline: median(times),
      target,
    })
  return [
    beside('PouchDB', pouchdb),
    beside('RxDB', rxdb),
    beside('PouchDB, strict', strictPouchdb),
    beside('RxDB, strict', strictRxdb),
  ]
}

async function importRows({ usual, peers }: Bench, rounds: number): Promise<readonly Row[]> {
  const times = { own: [] as number[], pouchdb: [] as number[], rxdb: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.own.push(await usual.evaluate((device, many) => device.importStatements(many), IMPORTED))
    times.pouchdb.push(await peers.evaluate(({ pouchdb }, many) => pouchdb.many(many), IMPORTED))
    times.rxdb.push(await peers.evaluate(({ rxdb }, many) => rxdb.many(many), IMPORTED))
  }
  const value = median(times.own)
  const name = 'device: 1,000 statements in one import'
  return [
    row({ name: `${name}, beside PouchDB`, value, unit: 'ms', baseline: median(times.pouchdb), target: 1 }),
    row({ name: `${name}, beside RxDB`, value, unit: 'ms', baseline: median(times.rxdb), target: 1 }),
  ]
}
