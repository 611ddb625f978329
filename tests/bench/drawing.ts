import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { type Device, openDevice } from '../e2e/harness/device.ts'
import { serve } from './pages.ts'
import { median, type Row, row } from './row.ts'

const SLOWER = 4
/** Moves of one long line. */
const MOVES = 240

type Ink = { readonly openedIn: number; readonly bytes: number; readonly points: number }
type Drawn = Ink & { readonly busy: number; readonly longest: number }

/** The Life Map with 10,000 points on it, on a processor made four times as slow, beside perfect-freehand drawing by itself on an empty page. */
export async function drawingRows(rounds: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const pages = await serve(join(import.meta.dirname, 'ink'), ['index.html', 'bare.html'])
  const device = await openDevice(join(folder, 'tablet'), { browser: 'chromium' })
  try {
    const [map, bare]: [Drawn[], Drawn[]] = [[], []]
    for (let round = -1; round < rounds; round++) {
      const [ofMap, ofBare] = [
        await draw(device, pages.url('map')),
        await draw(device, `${pages.url('bare')}bare.html`),
      ]
      if (round < 0) continue // the first time code is compiled
      map.push(ofMap)
      bare.push(ofBare)
    }
    const middle = (all: readonly Drawn[], figure: keyof Drawn) => median(all.map((one) => one[figure]))
    const [first] = map
    return [
      row({
        name: 'drawing: 10,000 points, a move of the pen',
        value: middle(map, 'busy'),
        unit: 'ms',
        baseline: middle(bare, 'busy'),
        target: 1.5,
      }),
      row({
        name: 'drawing: 10,000 points, the longest frame but a few',
        value: middle(map, 'longest'),
        unit: 'ms',
        baseline: middle(bare, 'longest'),
        target: 1.5,
      }),
      row({ name: 'drawing: 10,000 points, opened', value: middle(map, 'openedIn'), unit: 'ms' }),
      row({
        name: 'drawing: a point of ink, as it is stated',
        value: first ? first.bytes / first.points : Number.NaN,
        unit: 'bytes',
      }),
    ]
  } finally {
    await device.close()
    await pages.stopServing()
    pages.remove()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function draw(device: Device, url: string): Promise<Drawn> {
  const page = await device.context.newPage()
  const debug = await page.context().newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await debug.send('Performance.enable', { timeDomain: 'timeTicks' })
  await page.goto(url)
  const ink = await page.waitForFunction(() => (globalThis as { readonly ink?: Ink }).ink)
  const about = (await ink.jsonValue()) as Ink
  const drawn = await oneLine(page, debug)
  await page.close()
  return { ...about, ...drawn }
}

/** `busy`: what the page's main thread works for each move, in ms. `longest`: the 95th of a hundred frames. */
async function oneLine(page: Page, debug: CDPSession): Promise<Pick<Drawn, 'busy' | 'longest'>> {
  const stage = page.locator('.ink-stage')
  await stage.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const box = await stage.boundingBox()
  if (!box) throw new Error('There is nothing to draw on.')
  const at = (step: number) => ({
    x: box.x + 40 + (step / MOVES) * (box.width - 80),
    y: box.y + box.height / 2 + Math.sin(step / 6) * box.height * 0.3,
  })
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', step: number) =>
    debug.send('Input.dispatchMouseEvent', {
      ...{ type, ...at(step), button: 'left', clickCount: 1, pointerType: 'pen', force: 0.5 },
      buttons: type === 'mouseReleased' ? 0 : 1,
    })
  await send('mousePressed', 0)
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const next = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(globalThis, { frames })
  })
  const before = await taskTime(debug)
  for (let step = 1; step < MOVES; step++) await send('mouseMoved', step)
  const busy = ((await taskTime(debug)) - before) / MOVES
  const frames = await page.evaluate(() => (globalThis as unknown as { readonly frames: number[] }).frames)
  await send('mouseReleased', MOVES)
  return { busy, longest: frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? Number.NaN }
}

async function taskTime(debug: CDPSession): Promise<number> {
  const { metrics } = await debug.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
}
