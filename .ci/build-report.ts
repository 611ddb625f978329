import type { Plugin } from 'vite'
import { gzippedScriptBytes, readChunkGraph } from './chunk-graph.ts'

/** Gzipped JavaScript that a document may need, in bytes: it must start fast on an old tablet. */
export const SCRIPT_BUDGET = 150_000

export type ScriptSizes = { readonly lockScreen: number; readonly unlock: number; readonly session: number }

/** Gzipped JavaScript that is loaded up to the lock screen, and until that can unlock; and everything that session mode can load, workers included. */
export const readScriptSizes = (folder: string): ScriptSizes => ({
  lockScreen: gzippedScriptBytes(folder, readChunkGraph(folder, 'index.html').first),
  unlock: gzippedScriptBytes(folder, readChunkGraph(folder, 'index.html').second),
  session: gzippedScriptBytes(folder, readChunkGraph(folder, 'session.html').all),
})

/** Prints the sizes after a build. tests/build holds them to the budget. */
export function buildReport(): Plugin {
  return {
    name: 'cairn:build-report',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) return
      const { lockScreen, unlock, session } = readScriptSizes(dir)
      const line = (what: string, bytes: number) =>
        `  ${what} ${(bytes / 1000).toFixed(1)} kB of ${SCRIPT_BUDGET / 1000}`
      this.info(
        `JavaScript, gzipped:\n${line('to the lock screen ', lockScreen)}\n${line('until it can unlock', unlock)}\n${line('session mode       ', session)}`,
      )
    },
  }
}
