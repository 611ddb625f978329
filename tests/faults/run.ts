/**
 * `npm run faults -- --seeds 2000`: numbered scenarios of faults against the real code, on every core. A broken promise is printed with the
 * command that plays it again. One scenario in 50 has the real server in a process of its own, one in 250 a real browser with the built app.
 * The last line is `N passed, N failed`.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { createDice } from '../world/dice.ts'
import { createWorld, type World } from '../world/world.ts'
import { runInRealBrowser } from './real-browser.ts'
import { runOnRealServer } from './real-server.ts'
import { runScenario } from './scenario.ts'
import { type Variant, variants } from './variants.ts'

/** A world is used for so many scenarios; what it keeps makes copies of its server slow. */
const SMALL_WORLD = 150
const SERVER_EVERY = 50
const BROWSER_EVERY = 250

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
    variant: { type: 'string' },
    share: { type: 'string' },
  },
})
const variant = chosenVariant()
const print = (line: string): void => void process.stdout.write(`${line}\n`)

if (values.seed !== undefined) await replay(Number(values.seed))
else if (values.share !== undefined) await playShare(values.share)
else await playAll(Number(values.from), Number(values.seeds))

function chosenVariant(): Variant | undefined {
  const found = variants.find(({ name }) => name === values.variant)
  if (values.variant !== undefined && !found)
    throw new Error(
      `There is no variant ${values.variant}. There are: ${variants.map(({ name }) => name).join(', ')}.`,
    )
  return found
}

/** One seed, told step by step. */
async function replay(seed: number): Promise<void> {
  const promise = await play(await createWorld(5, createDice(seed)), seed, print)
  print(promise === null ? `seed ${seed}: no promise broken` : `seed ${seed}: ${promise}`)
  end(promise === null ? 1 : 0, promise === null ? 0 : 1)
}

async function play(world: World, seed: number, log?: (line: string) => void): Promise<string | null> {
  if (!variant && seed % BROWSER_EVERY === BROWSER_EVERY - 1) return runInRealBrowser(seed, log)
  if (!variant && seed % SERVER_EVERY === SERVER_EVERY - 1) return runOnRealServer(seed, log)
  return runScenario(world, seed, { variant, ...(log ? { log } : {}) })
}

/** The seeds of one process among several: `from/step/until`. */
async function playShare(share: string): Promise<void> {
  const [from = 0, step = 1, until = 0] = share.split('/').map(Number)
  let world: World | undefined
  let played = 0
  for (let seed = from; seed < until; seed += step) {
    if (!world || played++ % SMALL_WORLD === 0) world = await createWorld(5, createDice(seed))
    const promise = await play(world, seed).catch((error: unknown) => String(error))
    process.send?.({ seed, promise })
  }
}

async function playAll(from: number, count: number): Promise<void> {
  const workers = Math.min(availableParallelism(), count)
  let passed = 0
  let failed = 0
  const start = performance.now()
  const tell = ({ seed, promise }: { readonly seed: number; readonly promise: string | null }): void => {
    if (promise === null) passed++
    else {
      failed++
      print(`seed ${seed}: ${promise}`)
      print(`  again: npm run faults -- --seed ${seed}${variant ? ` --variant ${variant.name}` : ''}`)
    }
    if ((passed + failed) % 100 === 0)
      print(`${passed + failed} of ${count}, ${Math.round((performance.now() - start) / 1_000)} s`)
  }
  await Promise.all(
    Array.from({ length: workers }, async (_, index) => {
      const more = variant ? ['--variant', variant.name] : []
      const child = fork(import.meta.filename, [
        '--share',
        `${from + index}/${workers}/${from + count}`,
        ...more,
      ])
      child.on('message', tell)
      const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
      if (code === 0) return
      failed++
      print(`A process ended with ${code} before its seeds were done.`)
    }),
  )
  end(passed, failed)
}

function end(passed: number, failed: number): void {
  print(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
