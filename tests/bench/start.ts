import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VitePWA } from 'vite-plugin-pwa'
import { readScriptSizes, SCRIPT_BUDGET, TOOLS_BUDGET, UNLOCK_BUDGET } from '../../.ci/build-report.ts'
import { type Device, openDevice } from '../e2e/harness/device.ts'
import { setUp } from '../e2e/officer.ts'
import { startMain } from '../server/running.ts'
import { serve } from './pages.ts'
import { median, type Row, row } from './row.ts'

/** Browsers keep compiled code after a second visit or so; both pages are visited often enough before. */
const WARM_UP = 3

/** The built app (`dist`). */
export const startRows = async (rounds: number): Promise<readonly Row[]> => [
  ...(await offlineRows(rounds)),
  ...sizeRows(),
]

/** From the address to a passphrase field that can be seen, each time in a browser that was just started and has no network. */
async function offlineRows(rounds: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const [profile, data] = [join(folder, 'tablet'), join(folder, 'data')]
  const bare = await serve(join(import.meta.dirname, 'bare'), ['index.html'], [serviceWorker()])
  const server = await startMain({ CAIRN_DATA: data })
  const [app, beside] = [server.url, bare.url('bare')]
  try {
    await inBrowser(profile, (device) => visitBoth(device, app, beside))
    await server.end('SIGTERM')
    await bare.stopServing()
    const times = { app: [] as number[], beside: [] as number[] }
    for (let round = -WARM_UP; round < rounds; round++) {
      const [ofApp, ofBeside] = [await timeOfStart(profile, app), await timeOfStart(profile, beside)]
      if (round < 0) continue
      times.app.push(ofApp)
      times.beside.push(ofBeside)
    }
    return [
      row({
        name: 'start: offline to the lock screen',
        value: median(times.app),
        unit: 'ms',
        baseline: median(times.beside),
        target: 1.5,
      }),
    ]
  } finally {
    await server.end('SIGTERM')
    bare.remove()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Both service workers are there afterwards, and the app belongs to somebody. */
async function visitBoth(device: Device, app: string, beside: string): Promise<void> {
  await setUp(device, app)
  const page = device.page()
  await page.goto(beside)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** In ms since the navigation began, as the page's own clock has it: starting the service worker is in it, starting the browser is not. */
const timeOfStart = (profile: string, url: string): Promise<number> =>
  inBrowser(profile, async ({ context, page }) => {
    await context.addInitScript(() => {
      const watching = new MutationObserver(() => {
        if (!document.getElementById('passphrase')) return
        watching.disconnect()
        // The frame after the next one begins when the next has been painted.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => Object.assign(globalThis, { shownAt: performance.now() })),
        )
      })
      watching.observe(document, { childList: true, subtree: true })
    })
    await page().goto(url)
    const shown = await page().waitForFunction(() => (globalThis as { readonly shownAt?: number }).shownAt)
    return Number(await shown.jsonValue())
  })

async function inBrowser<T>(profile: string, work: (device: Device) => Promise<T>): Promise<T> {
  const device = await openDevice(profile, { browser: 'chromium' })
  try {
    return await work(device)
  } finally {
    await device.close()
  }
}

/** The app’s own, with the files of the bare page. */
const serviceWorker = () =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: '../../../src/worker',
    filename: 'service-worker.ts',
    injectRegister: false,
    injectManifest: { globPatterns: ['**/*.{html,js}'], rollupFormat: 'iife' },
    manifest: false,
  })

function sizeRows(): readonly Row[] {
  const { lockScreen, unlock, session, sessionWithTools } = readScriptSizes('dist')
  const size = (name: string, bytes: number, budget: number): Row =>
    row({
      name: `start: JavaScript ${name}`,
      value: bytes / 1_000,
      unit: 'kB',
      baseline: budget / 1_000,
      target: 1,
    })
  return [
    size('to the lock screen', lockScreen, SCRIPT_BUDGET),
    size('until it can unlock', unlock, UNLOCK_BUDGET),
    size('of session mode', session, SCRIPT_BUDGET),
    size('of session mode, every tool opened', sessionWithTools, TOOLS_BUDGET),
  ]
}
