import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { NewOfficer } from '#server'
import { jess, type Reached } from './devices.ts'

/** The real server, as `npm start` runs it. */
export type Running = {
  readonly url: string
  readonly printed: string
  /** @returns its exit code */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
  /** When it ends by itself; with what it said on the error stream. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
}

/** The demo service's officer of that name. */
export const demoJess: NewOfficer = { ...jess, password: 'demo-maple-kettle' }

/** A running server, asked as a page of its own would ask. */
export const overHttp = (url: string): Reached => ({
  clock: {
    get now() {
      return Date.now()
    },
  },
  ask(path, init) {
    const headers = new Headers(init?.headers)
    headers.set('origin', url)
    return fetch(url + path, { ...init, headers })
  },
})

const main = join(import.meta.dirname, '../../src/server/main.ts')

/** Starts it on any free port. `environment` says where its data is. @throws with what it printed when it does not start */
export async function startMain(environment: { readonly [name: string]: string }): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const printed = await untilReady(child)
  return {
    url: /ready (http:\/\/localhost:\d+)/.exec(printed)?.[1] ?? '',
    printed,
    ended: exited.then((code) => ({ code, said })),
    end(signal) {
      child.kill(signal)
      return exited
    },
  }
}

const untilReady = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = ''
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString()
      if (/ready http\S+\n/.test(printed)) resolve(printed)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`It stopped: ${printed}`)))
  })
