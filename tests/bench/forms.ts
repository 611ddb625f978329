import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { type Device, openDevice } from '../e2e/harness/device.ts'
import type { MeasuredPage } from './forms/page.ts'
import { serve } from './pages.ts'
import { median, type Row, row } from './row.ts'

const libraries = ['cairn', 'surveyjs', 'odk'] as const
type Library = (typeof libraries)[number]

const names = { cairn: 'Cairn', surveyjs: 'SurveyJS', odk: 'ODK Web Forms' } as const

/** How much slower than this machine a tablet may be. */
const SLOWDOWN = 4

/** In ms: slowed down some take half a minute, and many times that where others work on the machine too. */
const OPENING_LIMIT = 900_000

type Visit = {
  /** In ms: from the navigation to the frame after all questions are there. */
  readonly opened: number
  /** In ms: what one answer keeps the page's main thread busy, drawing included. */
  readonly answer: number
  /** In ms: what one click keeps scripts busy, until they have nothing more to do. */
  readonly handler: number
  /** In bytes, gzipped. */
  readonly scripts: number
  /** In bytes, once every question is answered and what is not needed any more was collected. */
  readonly heap: number
}

/** The 64 lines of both inventories in two columns, all on one page, opened and answered: 128 answers on six levels. */
export async function formsRows(rounds: number): Promise<readonly Row[]> {
  const profile = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const served = await serve(
    join(import.meta.dirname, 'forms'),
    libraries.map((library) => `${library}.html`),
  )
  const device = await openDevice(profile, { browser: 'chromium' })
  const visits = { usual: byLibrary(), slow: byLibrary() }
  try {
    for (let round = -1; round < rounds; round++)
      for (const library of libraries)
        for (const [speed, slowdown] of [['usual', 1] as const, ['slow', SLOWDOWN] as const]) {
          const visited = await visit(device, `${served.url(library)}${library}.html`, slowdown)
          if (round >= 0) visits[speed][library].push(visited) // the browser has compiled nothing before the first
        }
  } finally {
    await device.close()
    await served.stopServing()
    served.remove()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return rowsOf(visits)
}

const byLibrary = (): { readonly [library in Library]: Visit[] } => ({ cairn: [], surveyjs: [], odk: [] })

function rowsOf(visits: { readonly usual: Visits; readonly slow: Visits }): readonly Row[] {
  const beside = (name: string, unit: string, target: number | null, of: (library: Library) => number) =>
    (['surveyjs', 'odk'] as const).map((peer) =>
      row({ name: `forms: ${name}, ${names[peer]}`, value: of('cairn'), unit, baseline: of(peer), target }),
    )
  const usual = (what: keyof Visit) => (library: Library) => medianOf(visits.usual[library], what)
  const slow = (what: keyof Visit) => (library: Library) => medianOf(visits.slow[library], what)
  return [
    ...beside('64 lines opened', 'ms', 1, usual('opened')),
    ...beside('64 lines opened, 4× slower', 'ms', 1, slow('opened')),
    ...beside('one answer', 'ms', 1, usual('answer')),
    ...beside('one answer, 4× slower', 'ms', 1, slow('answer')),
    ...beside('handlers of an answer, 4× slower', 'ms', 1, slow('handler')),
    ...beside('JavaScript', 'kB', null, (library) => usual('scripts')(library) / 1_000),
    ...beside('memory, all answered', 'MB', null, (library) => usual('heap')(library) / 1_000_000),
  ]
}

type Visits = { readonly [library in Library]: readonly Visit[] }

const medianOf = (visits: readonly Visit[], what: keyof Visit): number =>
  median(visits.map((visit) => visit[what]))

/** In a tab of its own, which is closed. */
async function visit(device: Device, address: string, slowdown: number): Promise<Visit> {
  const page = await device.context.newPage()
  try {
    const scripts = scriptsOf(page)
    const session = await device.context.newCDPSession(page)
    await session.send('Performance.enable')
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
    }
    await page.goto(address)
    const shown = await page.waitForFunction(() => (globalThis as Measured).measured?.shownAt, undefined, {
      timeout: OPENING_LIMIT,
    })
    const before = await busy()
    const times = await page.evaluate(() => (globalThis as Measured).measured?.answerAll() ?? [])
    const answer = (await busy()) - before
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return {
      opened: Number(await shown.jsonValue()),
      answer: answer / times.length,
      handler: median(times),
      scripts: await scripts(),
      heap: usedSize,
    }
  } finally {
    await page.close()
  }
}

type Measured = { readonly measured?: MeasuredPage }

/** Counted as a server would send them: this one sends them as they are. */
function scriptsOf(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  return async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
}
