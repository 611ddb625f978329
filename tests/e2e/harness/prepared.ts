import { existsSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { inject } from 'vitest'
import { jess, margaret, setUp } from '../officer.ts'
import { ADDRESS, port } from './address.ts'
import { openDevice } from './device.ts'
import { startServer } from './server.ts'

/** Whose tablets can be had set up and locked beside Jess’s own, by their folders. */
export const owners = { manager: margaret, 'second tablet': jess }

export type OtherTablet = keyof typeof owners

/** All that there are, in the order in which the service gets to know them. */
const tablets = ['tablet', 'manager', 'second tablet'] as const

/**
 * Copies the demo service and Jess's tablet, set up and locked, as `data` and `tablet` into a folder, and other tablets under their names. They are made
 * once in a run. The tablets find the service at `ADDRESS`.
 */
export async function copyPrepared(folder: string, others: readonly OtherTablet[] = []): Promise<void> {
  const wanted = ['tablet', ...others] as const
  const last = Math.max(...wanted.map((name) => tablets.indexOf(name)))
  await prepare(last)
  // As they lie on the disk when nothing runs.
  await cp(`${preparedAt(last)}/data`, `${folder}/data`, { recursive: true })
  for (const name of wanted)
    await cp(`${preparedAt(tablets.indexOf(name))}/tablet`, `${folder}/${name}`, { recursive: true })
}

const preparedAt = (nth: number): string => `${inject('prepared')}/${nth}`

/** One of the tablets, and the service as it is when it and those before it are set up. */
async function prepare(nth: number): Promise<void> {
  const folder = preparedAt(nth)
  await onlyOnce(folder, async () => {
    const name = tablets[nth]
    const owner = name === undefined || name === 'tablet' ? jess : owners[name]
    if (nth > 0) {
      await prepare(nth - 1)
      await cp(`${preparedAt(nth - 1)}/data`, `${folder}/data`, { recursive: true })
    }
    const server = await startServer({ data: `${folder}/data`, port })
    const device = await openDevice(`${folder}/tablet`)
    await setUp(device, ADDRESS, owner)
    await device
      .page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await device.page().getByRole('link', { name: 'Marek Rybak' }).click({ timeout: 30_000 })
    await device.page().getByRole('region', { name: 'Begin a form' }).waitFor() // it has come from the server
    await device.close()
    await server.stop()
  })
}

/** Makes what belongs into a folder, unless it is there. Whoever comes meanwhile waits, in another process too. */
async function onlyOnce(folder: string, make: () => Promise<void>): Promise<void> {
  const made = `${folder}/made`
  while (!existsSync(made)) {
    const isMine = await mkdir(folder).then(
      () => true,
      () => false,
    )
    if (!isMine) {
      await delay(100)
      continue
    }
    try {
      await make()
      await writeFile(made, '')
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }
}
