/**
 * `npm run fuzz -- --inputs 100000`: numbered inputs for everything that reads what others wrote, on every core. What fails is printed with the
 * command that plays it again. One in 50 goes through HPKE. The last line is `N passed, N failed`.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Careless } from './target.ts'
import { targetOf } from './targets/index.ts'

/** Longer than this is a hang. */
const HANG_MS = 2_000

type Share = {
  readonly from: number
  readonly step: number
  readonly until: number
  readonly careless: Careless | undefined
  readonly now: SharedArrayBuffer
}
type Told = { readonly seed: number; readonly wrong: string | null }

const print = (line: string): void => void process.stdout.write(`${line}\n`)

if (isMainThread) await main()
else await playShare(workerData as Share)

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      inputs: { type: 'string', default: '100000' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string' },
      careless: { type: 'string' },
    },
  })
  const careless = carelessOf(values.careless)
  const [from, count] =
    values.seed === undefined ? [Number(values.from), Number(values.inputs)] : [Number(values.seed), 1]
  const totals = { passed: 0, failed: 0 }
  const start = performance.now()
  const tell = ({ seed, wrong }: Told): void => {
    if (wrong === null) totals.passed++
    else {
      totals.failed++
      print(`input ${seed}, ${targetOf(seed).name}: ${wrong}`)
      print(`  again: npm run fuzz -- --seed ${seed}${careless ? ` --careless ${careless}` : ''}`)
    }
    const played = totals.passed + totals.failed
    if (played % 10_000 === 0)
      print(`${played} of ${count}, ${Math.round((performance.now() - start) / 1_000)} s`)
  }
  const threads = Math.min(availableParallelism(), count)
  await Promise.all(
    Array.from({ length: threads }, (_, index) =>
      playOn({ from: from + index, step: threads, until: from + count, careless }, tell),
    ),
  )
  print(`${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1
}

function carelessOf(word: string | undefined): Careless | undefined {
  if (word === undefined || word === 'throws' || word === 'accepts' || word === 'hangs') return word
  throw new Error('A careless parser throws, accepts or hangs.')
}

/** A share of the inputs on a thread of its own, which is ended when it hangs; another goes on after that input. */
async function playOn(share: Omit<Share, 'now'>, tell: (told: Told) => void): Promise<void> {
  const now = new SharedArrayBuffer(8)
  const seedNow = new Float64Array(now)
  seedNow[0] = -1
  const worker = new Worker(import.meta.filename, { workerData: { ...share, now } satisfies Share })
  worker.on('message', tell)
  const watched = { seed: -1, since: performance.now() }
  const hung = await new Promise<number | null>((resolve, reject) => {
    const watch = setInterval(() => {
      const seed = seedNow[0] ?? -1
      if (seed !== watched.seed) Object.assign(watched, { seed, since: performance.now() })
      else if (seed >= 0 && performance.now() - watched.since > HANG_MS) resolve(seed)
    }, 250)
    worker.once('error', reject)
    worker.once('exit', () => resolve(null))
    worker.once('exit', () => clearInterval(watch))
  })
  if (hung === null) return
  await worker.terminate()
  tell({ seed: hung, wrong: `hangs: no answer in ${HANG_MS} ms` })
  await playOn({ ...share, from: hung + share.step }, tell)
}

async function playShare({ from, step, until, careless, now }: Share): Promise<void> {
  const seedNow = new Float64Array(now)
  for (let seed = from; seed < until; seed += step) {
    seedNow[0] = seed
    const wrong = await targetOf(seed).play(seed, careless)
    parentPort?.postMessage({ seed, wrong } satisfies Told)
  }
  seedNow[0] = -1
}
