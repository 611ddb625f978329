import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type InlineConfig, type PluginOption, preview } from 'vite'
import solid from 'vite-plugin-solid'

/** A folder of pages built as the app is built, and served on this machine. */
export type Served = {
  /** Each name is an origin of its own, with a database of its own. */
  url(name: string): string
  /** Ends serving: whoever asks finds no network. */
  stopServing(): Promise<void>
  remove(): void
}

/** Builds the documents of a folder as the app is built, into a folder of their own. */
export async function serve(
  root: string,
  documents: readonly string[],
  plugins: readonly PluginOption[] = [],
): Promise<Served> {
  const outDir = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
  const config: InlineConfig = {
    ...{ root, configFile: false, logLevel: 'error' },
    plugins: [solid(), ...plugins],
    worker: { format: 'es' },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'chrome137', chunkSizeWarningLimit: 10_000 },
      modulePreload: { polyfill: false },
      rolldownOptions: { input: documents.map((document) => join(root, document)) },
    },
  }
  await build(config)
  const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The pages got no port.')
  return {
    url: (name) => `http://${name}.localhost:${address.port}/`,
    stopServing: () => server.close(),
    remove: () => rmSync(outDir, { recursive: true }),
  }
}
