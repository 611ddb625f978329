import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { LARGE_PASSWORD } from '../../src/server/demo/large.ts'
import { openDevice } from '../e2e/harness/device.ts'
import { PASSPHRASE, signInAndChoose } from '../e2e/officer.ts'
import { type Running, startMain } from '../server/running.ts'
import { median, type Row, row, timed } from './row.ts'
import { type Act, act, readRows } from './service-page.ts'

const CASES = 15
const OFFICERS = 20
const TIMES = 10
/** The officers' of the larger one, and one more in ten that is a referral or waits. */
const ALL_CASES = (TIMES * OFFICERS * CASES * 11) / 10
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
export async function serviceRows(rounds: number): Promise<readonly Row[]> {
  const usual = await inService(OFFICERS, (url, folder) => timesOf(url, folder, rounds))
  const [large, manager] = await inService(TIMES * OFFICERS, async (url, folder) => [
    await timesOf(url, folder, rounds),
    await managerTimes(url, folder, rounds),
  ])
  return [...officerRows(usual, large), ...managerRows(manager)]
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
      baseline: median(times.kdf) + 2 * median(times.rows),
      target: 1,
    }),
    row({ name: `${name}: Today`, value: median(times.today), ...ms }),
    row({ name: `${name}: Cases`, value: median(times.cases), ...ms }),
    row({ name: `${name}: a letter of a search`, value: median(times.search), ...atOnce }),
    row({ name: `${name}: a case chosen on the waiting list`, value: median(times.chosen), ...atOnce }),
    row({ name: `${name}: an allocation`, value: median(times.allocation), ...ms }),
    row({ name: `${name}: a round with nothing new`, value: median(times.round), ...ms }),
  ]
}

async function inService<T>(
  officers: number,
  measure: (url: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const data = join(folder, 'data')
  const command = join(import.meta.dirname, '../../src/server/commands/service.ts')
  const size = ['--officers', String(officers), '--cases', String(CASES)]
  execFileSync(process.execPath, [command, ...size, '--data', data])
  const running: Running = await startMain({ CAIRN_DATA: data })
  try {
    return await measure(running.url, folder)
  } finally {
    await running.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const timesOf = (url: string, folder: string, rounds: number): Promise<Times> =>
  onTablet(join(folder, 'officer1'), (page) =>
    everyday(page, url, { signInName: 'officer1', cases: CASES }, rounds),
  )

const managerTimes = (url: string, folder: string, rounds: number): Promise<ManagerTimes> =>
  onTablet(join(folder, 'manager'), async (page) => {
    const times = await everyday(page, url, { signInName: 'manager', cases: ALL_CASES }, rounds)
    const did = (what: Act) => page.evaluate(act, what)
    const chosen: number[] = []
    const allocation: number[] = []
    await did({ on: 'a[href="/waiting"]', until: '.waiting-line' })
    for (let round = 0; round < rounds; round++) {
      for (let line = 2; line < 7; line++)
        chosen.push(await did({ on: `.waiting-line:nth-of-type(${line}) input`, until: '.colleague' }))
      await did({ on: '.colleague input', until: '.colleague input:checked' })
      await page.fill('#allocate-reason', 'Room on the caseload.')
      allocation.push(
        await did({ on: 'main button[type="submit"]', until: 'main', words: 'is allocated to' }),
      )
      await did({ on: 'a[href="/"]', until: '.caseload' })
      await did({ on: 'a[href="/waiting"]', until: '.waiting-line' })
    }
    return { ...times, chosen, allocation }
  })

async function onTablet<T>(profile: string, work: (page: Page) => Promise<T>): Promise<T> {
  const device = await openDevice(profile, { browser: 'chromium' })
  try {
    const done = await work(device.page())
    if (device.complaints.errors.length > 0) throw new Error(device.complaints.errors.join('\n'))
    return done
  } finally {
    await device.close()
  }
}

type Person = { readonly signInName: string; readonly cases: number }

async function everyday(
  page: Page,
  url: string,
  { signInName, cases }: Person,
  rounds: number,
): Promise<Times> {
  const did = (what: Act) => page.evaluate(act, what)
  await page.goto(url)
  await signInAndChoose(page, { signInName, password: LARGE_PASSWORD, passphrase: PASSPHRASE })
  const caseload = { until: '.nav-count', words: String(cases) }
  const firstSync = await timed(async () => {
    await untilFetched(page)
    await did({ on: 'h1', ...caseload })
  })
  const times = {
    ...{ unlock: [] as number[], kdf: [] as number[], rows: [] as number[], today: [] as number[] },
    ...{ cases: [] as number[], search: [] as number[], round: [] as number[] },
  }
  for (let round = 0; round < rounds; round++) {
    times.rows.push(await page.evaluate(readRows))
    await page.goto(url)
    await page.fill('#passphrase', 'not this one')
    times.kdf.push(await did({ on: 'form button', until: '.field-error' }))
    await page.fill('#passphrase', PASSPHRASE)
    times.unlock.push(await did({ on: 'form button', ...caseload }))
    await untilFetched(page)
    times.cases.push(await did({ on: 'a[href="/cases"]', until: '.case-name' }))
    for (const type of ['r', 'ro', 'row', 'rowa', 'rowan'])
      times.search.push(await did({ on: '#search', type, until: '#search' }))
    times.today.push(await did({ on: 'a[href="/"]', until: '.caseload' }))
    times.round.push(
      await did({
        on: 'button',
        called: 'Sync now',
        until: 'button:not([aria-disabled="true"])',
        words: 'Sync now',
      }),
    )
  }
  return { firstSync, ...times }
}

/** The round that every unlock begins with; meanwhile somebody is there, or the tablet would lock. */
async function untilFetched(page: Page): Promise<void> {
  await page.evaluate(act, { on: 'a[href="/device"]', until: 'h1', words: 'This device' })
  const moving = setInterval(() => void page.mouse.move(200 + (Date.now() % 200), 400), 5_000)
  try {
    await page.evaluate(act, { on: 'h1', until: 'p', words: 'Last sent and fetched' })
  } finally {
    clearInterval(moving)
  }
}
