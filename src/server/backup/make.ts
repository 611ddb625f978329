import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { Clock } from '#core'
import { engineOf } from './engine.ts'
import { type Header, orRemove, writeBackupFile } from './file.ts'
import { keysAsBytes } from './keys.ts'

/** Where a backup's two files are. They are kept apart: together with the service key they open everything. */
export type BackupPlaces = { readonly data: string; readonly keys: string }

/**
 * Copies a service's database, which may be in use, into two new files. @returns the time before which whatever was acknowledged
 * is in them
 * @throws Error with a sentence, and then neither file is there
 */
export async function makeBackup(database: string, places: BackupPlaces, clock: Clock): Promise<number> {
  for (const place of [places.data, places.keys]) {
    if (existsSync(place)) throw new Error(`${place} is there already. Choose another name, or remove it.`)
    if (!existsSync(dirname(place)))
      throw new Error(`${dirname(place)} is not there: make that folder first.`)
  }
  const engine = engineOf(database)
  const at = clock()
  // Beside the data and not in a shared place for temporary files: the copy is large, and has keys in it for a moment.
  const folder = await mkdtemp(join(dirname(resolve(places.data)), '.cairn-backup-'))
  try {
    const copy = join(folder, 'copy')
    const { keys, service, migrations } = await engine.copyTo(copy)
    const header: Omit<Header, 'kind'> = { engine: engine.name, service, at, migrations: [...migrations] }
    const drafts = { data: join(folder, 'data'), keys: `${places.keys}.part` }
    await rm(drafts.keys, { force: true }) // of a backup that was killed
    await orRemove([drafts.keys, places.keys], async () => {
      await writeBackupFile(drafts.data, { kind: 'data', ...header }, createReadStream(copy))
      await writeBackupFile(drafts.keys, { kind: 'keys', ...header }, Readable.from([keysAsBytes(keys)]))
      await rename(drafts.keys, places.keys)
      await rename(drafts.data, places.data)
    })
  } finally {
    await rm(folder, { recursive: true })
  }
  return at
}
