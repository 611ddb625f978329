import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ends } from './ends.ts'
import { freePort } from './free-port.ts'

/** A running server of this checkout: the real entry, the real database, the built app. */
export type Server = {
  readonly url: string
  readonly port: number
  /** What it printed so far, for a failing test's message. */
  readonly log: () => string
  /** Ends it as an operator would (SIGTERM) and waits. */
  readonly stop: () => Promise<void>
  /** Ends it as a power cut would (SIGKILL) and waits. */
  readonly kill: () => Promise<void>
}

/** Must be up within this time, in ms: the first start makes the demo service. */
const START_LIMIT = 30_000

/**
 * Starts `src/server/main.ts` and waits until it says it is ready.
 *
 * @param data its data folder; start again with the same folder and port to bring the same server back.
 * @param demo which kind of service its demo is, at a first start.
 * @param pages folder of the built app, where it is not this checkout's.
 */
export async function startServer(options: {
  data: string
  port?: number
  pages?: string
  demo?: string
}): Promise<Server> {
  const port = options.port ?? (await freePort())
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    env: {
      NODE_COMPILE_CACHE: '.tmp/compiled', // the second start of a run need not read all of it again
      ...process.env,
      PORT: String(port),
      CAIRN_DATA: options.data,
      ...(options.demo === undefined ? {} : { CAIRN_DEMO: options.demo }),
      ...(options.pages === undefined ? {} : { CAIRN_PAGES: options.pages }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  ends.add(() => end(child, 'SIGKILL'))
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })

  const url = `http://localhost:${port}`
  const deadline = Date.now() + START_LIMIT
  while (!printed.includes(`ready ${url}`)) {
    if (hasEnded(child) || Date.now() > deadline) {
      await end(child, 'SIGKILL')
      throw new Error(`The server did not say "ready ${url}". It printed:\n${printed}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return {
    url,
    port,
    log: () => printed,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null
