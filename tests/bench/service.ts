import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { LARGE_PASSWORD } from '../../src/server/demo/large.ts'
import { openDevice } from '../e2e/harness/device.ts'
import { PASSPHRASE, signInAndChoose } from '../e2e/officer.ts'
import { startMain } from '../server/running.ts'
import { median, type Row, row } from './row.ts'
import { type Act, act, readRows, sinceFirstAsked } from './service-page.ts'

const CASES = 15
const OFFICERS = 20
const TIMES = 10
/** The officers' of the larger one, and one more in ten that is a referral or waits. */
const ALL_CASES = (TIMES * OFFICERS * CASES * 11) / 10
/** Every second of those more. */
const WAITING = (TIMES * OFFICERS * CASES) / 20
/** A frame that nobody notices as a wait. */
const AT_ONCE_MS = 100

/** What one person's tablet took, in ms: everything of `rounds` rounds, the first sync once. */
type Times = {
  readonly firstSync: number
  readonly unlock: readonly number[]
  readonly kdf: readonly number[]
  readonly rows: readonly number[]
  readonly today: readonly number[]
  readonly cases: readonly number[]
  readonly search: readonly number[]
  readonly round: readonly number[]
}

type ManagerTimes = Times & { readonly chosen: readonly number[]; readonly allocation: readonly number[] }

/** The built app (`dist`) and the real server, with a service of 20 officers and one of ten times as many, made by `npm run service`. */
export async function* serviceRows(rounds: number): AsyncGenerator<Row> {
  const usual = await officerTimesIn(OFFICERS, rounds)
  await using large = await startService(TIMES * OFFICERS)
  yield* officerRows(usual, await officerTimes(large, rounds))
  yield* managerRows(await managerTimes(large, rounds))
}

async function officerTimesIn(officers: number, rounds: number): Promise<Times> {
  await using service = await startService(officers)
  return await officerTimes(service, rounds)
}

function officerRows(usual: Times, large: Times): readonly Row[] {
  const flat = (name: string, of: (times: Times) => number): Row =>
    row({
      name: `service: an officer of 200, beside one of 20: ${name}`,
      value: of(large),
      unit: 'ms',
      baseline: of(usual),
      target: 1.5,
    })
  return [
    flat('first sync', ({ firstSync }) => firstSync),
    flat('unlock to the caseload', ({ unlock }) => median(unlock)),
    flat('Today', ({ today }) => median(today)),
    flat('Cases', ({ cases }) => median(cases)),
    flat('a letter of a search', ({ search }) => median(search)),
    flat('a round with nothing new', ({ round }) => median(round)),
  ]
}

function managerRows(times: ManagerTimes): readonly Row[] {
  const name = 'service: the manager of 200, 3,300 cases'
  const ms = { unit: 'ms' } as const
  const atOnce = { ...ms, baseline: AT_ONCE_MS, target: 1 }
  return [
    row({ name: `${name}: first sync`, value: times.firstSync, ...ms }),
    row({
      name: `${name}: unlock to the caseload`,
      value: median(times.unlock),
      ...ms,
      baseline: median(times.kdf) + 2 * median(times.rows), // the bound that is promised for 500 records, for comparison
    }),
    row({ name: `${name}: Today`, value: median(times.today), ...ms }),
    row({ name: `${name}: Cases`, value: median(times.cases), ...ms }),
    row({ name: `${name}: a letter of a search`, value: median(times.search), ...atOnce }),
    row({ name: `${name}: a case chosen on the waiting list`, value: median(times.chosen), ...atOnce }),
    row({ name: `${name}: an allocation`, value: median(times.allocation), ...ms }),
    row({ name: `${name}: a round with nothing new`, value: median(times.round), ...ms }),
  ]
}

type Service = AsyncDisposable & { readonly url: string; readonly folder: string }

async function startService(officers: number): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const data = join(folder, 'data')
  const command = join(import.meta.dirname, '../../src/server/commands/service.ts')
  const size = ['--officers', String(officers), '--cases', String(CASES)]
  execFileSync(process.execPath, [command, ...size, '--data', data])
  const { url, end } = await startMain({ CAIRN_DATA: data })
  return {
    url,
    folder,
    async [Symbol.asyncDispose]() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const officerTimes = (service: Service, rounds: number): Promise<Times> =>
  onTablet(service, 'officer1', (page) =>
    everyday(page, { ...service, signInName: 'officer1', cases: CASES }, rounds),
  )

const managerTimes = (service: Service, rounds: number): Promise<ManagerTimes> =>
  onTablet(service, 'manager', async (page) => {
    const times = await everyday(page, { ...service, signInName: 'manager', cases: ALL_CASES }, rounds)
    const chosen: number[] = []
    const allocation: number[] = []
    await did(page, { on: 'a[href="/waiting"]', until: '.waiting-line' })
    for (let round = 0; round < rounds; round++) {
      for (let line = 2; line < 7; line++)
        chosen.push(await did(page, { on: `.waiting-line:nth-of-type(${line}) input`, until: '.colleague' }))
      await did(page, { on: '.colleague input', until: '.colleague input:checked' })
      await page.fill('#allocate-reason', 'Room on the caseload.')
      const allocate = { on: 'main button', called: 'Allocate', until: 'main', words: 'is allocated to' }
      allocation.push(await did(page, allocate))
      // Or the same line would be chosen again, and be gone before it is given.
      await did(page, { on: 'h1', until: 'main h2', words: `${WAITING - round - 1} waiting` })
      await did(page, { on: 'a[href="/"]', until: '.caseload' })
      await did(page, { on: 'a[href="/waiting"]', until: '.waiting-line' })
    }
    return { ...times, chosen, allocation }
  })

async function onTablet<T>(
  { folder }: Service,
  profile: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const device = await openDevice(join(folder, profile), { browser: 'chromium' })
  try {
    const done = await work(device.page())
    if (device.complaints.errors.length > 0) throw new Error(device.complaints.errors.join('\n'))
    return done
  } finally {
    await device.close()
  }
}

type Person = { readonly url: string; readonly signInName: string; readonly cases: number }

async function everyday(page: Page, { url, signInName, cases }: Person, rounds: number): Promise<Times> {
  await page.goto(url)
  await signInAndChoose(page, { signInName, password: LARGE_PASSWORD, passphrase: PASSPHRASE })
  const caseload = { until: '.nav-count', words: String(cases) }
  await untilFetched(page)
  await did(page, { on: 'h1', ...caseload })
  const firstSync = await page.evaluate(sinceFirstAsked)
  const times = {
    ...{ unlock: [] as number[], kdf: [] as number[], rows: [] as number[], today: [] as number[] },
    ...{ cases: [] as number[], search: [] as number[], round: [] as number[] },
  }
  for (let round = 0; round < rounds; round++) {
    times.rows.push(await page.evaluate(readRows))
    await page.goto(url)
    await type(page, 'not the passphrase of this')
    times.kdf.push(await did(page, { on: 'form button', until: '.field-error' }))
    await type(page, PASSPHRASE)
    times.unlock.push(await did(page, { on: 'form button', ...caseload }))
    await untilFetched(page)
    times.cases.push(await did(page, { on: 'a[href="/cases"]', until: '.case-name' }))
    for (const type of ['r', 'ro', 'row', 'rowa', 'rowan'])
      times.search.push(await did(page, { on: '#search', type, until: '#search' }))
    times.today.push(await did(page, { on: 'a[href="/"]', until: '.caseload' }))
    times.round.push(
      await did(page, {
        on: 'button',
        called: 'Sync now',
        until: 'button:not([aria-disabled="true"])',
        words: 'Sync now',
      }),
    )
  }
  return { firstSync, ...times }
}

/** Ten keys a second: what the app does while somebody types, it has the time for. */
const type = (page: Page, passphrase: string): Promise<void> =>
  page.locator('#passphrase').pressSequentially(passphrase, { delay: 100 })

/** The round that every unlock begins with; meanwhile somebody is there, or the tablet would lock. */
async function untilFetched(page: Page): Promise<void> {
  await did(page, { on: 'a[href="/device"]', until: 'h1', words: 'This device' })
  const moving = setInterval(() => void page.mouse.move(200 + (Date.now() % 200), 400), 5_000)
  try {
    await did(page, { on: 'h1', until: 'p', words: 'Last sent and fetched' })
  } finally {
    clearInterval(moving)
  }
}

/** A step that does not come is waited for until the tablet locks itself, and then said. */
async function did(page: Page, step: Act): Promise<number> {
  try {
    return await page.evaluate(act, step)
  } catch (cause) {
    throw new Error(`It did not come to this: ${JSON.stringify(step)}`, { cause })
  }
}
