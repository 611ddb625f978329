import type { Plugin } from 'vite'
import { gzippedScriptBytes, readChunkGraph } from './chunk-graph.ts'

/** Gzipped JavaScript that a document loads before it can be used, in bytes: it must start fast on an old tablet. */
export const SCRIPT_BUDGET = 150_000
/** What an unlock needs comes while the lock screen is there already. */
export const UNLOCK_BUDGET = 155_000
/** Session mode with every tool opened, workers included. */
export const TOOLS_BUDGET = 175_000

export type ScriptSizes = {
  readonly lockScreen: number
  readonly unlock: number
  readonly session: number
  readonly sessionWithTools: number
}

/** Gzipped JavaScript that is loaded up to the lock screen, and until that can unlock; up to session mode’s plan, and everything that it can load. */
export const readScriptSizes = (folder: string): ScriptSizes => ({
  lockScreen: gzippedScriptBytes(folder, readChunkGraph(folder, 'index.html').first),
  unlock: gzippedScriptBytes(folder, readChunkGraph(folder, 'index.html').second),
  session: gzippedScriptBytes(folder, readChunkGraph(folder, 'session.html').first),
  sessionWithTools: gzippedScriptBytes(folder, readChunkGraph(folder, 'session.html').all),
})

/** Prints the sizes after a build. tests/build holds them to the budget. */
export function buildReport(): Plugin {
  return {
    name: 'cairn:build-report',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) return
      const { lockScreen, unlock, session, sessionWithTools } = readScriptSizes(dir)
      const line = (what: string, bytes: number, budget = SCRIPT_BUDGET) =>
        `  ${what} ${(bytes / 1000).toFixed(1)} kB of ${budget / 1000}`
      this.info(
        `JavaScript, gzipped:\n${line('to the lock screen ', lockScreen)}\n${line('until it can unlock', unlock, UNLOCK_BUDGET)}\n${line('session mode       ', session)}\n${line('… with every tool  ', sessionWithTools, TOOLS_BUDGET)}`,
      )
    },
  }
}
