import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { openCase, setUp } from '../officer.ts'
import { type Browser, openDevice } from './device.ts'
import { startServer } from './server.ts'

/** Both as they lie on the disk when nothing runs. */
const PARTS = ['data', 'tablet']

/**
 * Copies the demo service and Jess's tablet, set up and locked, as `data` and `tablet` into a folder. They are made once in each worker of a
 * run: what a tablet keeps belongs to one address, and so to one port.
 *
 * @returns the port that the service must run on.
 */
export async function copyPrepared(folder: string, browser: Browser = 'shell'): Promise<number> {
  const prepared = `${inject('prepared')}/${process.env['VITEST_POOL_ID']}-${browser}`
  const portFile = `${prepared}/port`
  if (!existsSync(portFile)) {
    await rm(prepared, { recursive: true, force: true })
    const port = await prepare(prepared, browser)
    await writeFile(portFile, String(port)) // last: what is there is whole
  }
  for (const part of PARTS) await cp(`${prepared}/${part}`, `${folder}/${part}`, { recursive: true })
  return Number(await readFile(portFile, 'utf8'))
}

async function prepare(folder: string, browser: Browser): Promise<number> {
  const server = await startServer({ data: `${folder}/data` })
  const device = await openDevice(`${folder}/tablet`, { browser })
  await setUp(device, server.url)
  await openCase(device.page(), 'Marek Rybak') // it has come from the server
  await device.close()
  await server.stop()
  return server.port
}
