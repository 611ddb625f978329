import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { jess, margaret, setUp } from '../officer.ts'
import { type Browser, openDevice } from './device.ts'
import { startServer } from './server.ts'

/** Whose tablets can be had set up and locked beside Jess’s own, by their folders. */
export const owners = { manager: margaret, 'second tablet': jess }

export type OtherTablet = keyof typeof owners

/**
 * Copies the demo service and Jess's tablet, set up and locked, as `data` and `tablet` into a folder, and other tablets under their names. They are made
 * once in each worker of a run: what a tablet keeps belongs to one address, and so to one port.
 *
 * @returns the port that the service must run on.
 */
export async function copyPrepared(
  folder: string,
  browser: Browser = 'shell',
  wanted: readonly OtherTablet[] = [],
): Promise<number> {
  const names = [process.env['VITEST_POOL_ID'], browser, ...wanted]
  const prepared = `${inject('prepared')}/${names.join('-')}`
  const portFile = `${prepared}/port`
  if (!existsSync(portFile)) {
    await rm(prepared, { recursive: true, force: true })
    const port = await prepare(prepared, browser, wanted)
    await writeFile(portFile, String(port)) // last: what is there is whole
  }
  // As they lie on the disk when nothing runs.
  for (const part of ['data', 'tablet', ...wanted])
    await cp(`${prepared}/${part}`, `${folder}/${part}`, { recursive: true })
  return Number(await readFile(portFile, 'utf8'))
}

async function prepare(folder: string, browser: Browser, wanted: readonly OtherTablet[]): Promise<number> {
  const [name, ...rest] = wanted.toReversed()
  const port = name && (await copyPrepared(folder, browser, rest.toReversed()))
  const server = await startServer({ data: `${folder}/data`, ...(port ? { port } : {}) })
  const device = await openDevice(`${folder}/${name ?? 'tablet'}`, { browser: name ? 'shell' : browser })
  await setUp(device, server.url, name && owners[name])
  await device
    .page()
    .getByRole('link', { name: /^Cases/ })
    .click()
  await device.page().getByRole('link', { name: 'Marek Rybak' }).click({ timeout: 30_000 })
  await device.page().getByRole('region', { name: 'Begin a form' }).waitFor() // it has come from the server
  await device.close()
  await server.stop()
  return server.port
}
