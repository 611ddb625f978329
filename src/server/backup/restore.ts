import { createWriteStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Bytes } from '#core'
import { hasUnknown } from '../database/migrations.ts'
import { opensServiceKey, ServiceKeyError } from '../keys/service-keys.ts'
import { engineOf } from './engine.ts'
import { type BackupFile, type Header, openBackupFile } from './file.ts'
import { keysFromBytes } from './keys.ts'
import type { BackupPlaces } from './make.ts'

/**
 * Puts a backup into an empty place. `serviceKey`: the one the service will be started with, where it is known already.
 *
 * @returns the time before which whatever was acknowledged is back
 * @throws Error with a sentence, and then the place is as empty as before
 */
export async function restoreBackup(
  database: string,
  places: BackupPlaces,
  serviceKey: Bytes | null,
): Promise<number> {
  const data = await openFileOf('data', places.data)
  const keyFile = await openFileOf('keys', places.keys)
  const engine = engineOf(database)
  refuseOther(data.header, keyFile.header, engine.name)
  const keys = keysFromBytes(await buffer(keyFile.content()))
  if (!keys) throw new Error(`${places.keys} does not hold keys as Cairn writes them. Use another copy.`)
  if (serviceKey && !keys.service.every((row) => opensServiceKey(serviceKey, row)))
    throw new ServiceKeyError()
  await engine.refuseUnlessEmpty()
  const writeCopy = (place: string): Promise<void> =>
    pipeline(data.content(), createWriteStream(place, { mode: 0o600 }))
  await engine.restore(writeCopy, keys)
  return data.header.at
}

async function openFileOf(kind: Header['kind'], path: string): Promise<BackupFile> {
  const file = await openBackupFile(path)
  if (file.header.kind !== kind)
    throw new Error(`${path} holds ${file.header.kind}, not ${kind}. Name the data first, then the keys.`)
  return file
}

/** Keys may be newer than the data, never older: cases made in between would have none. */
function refuseOther(data: Header, keys: Header, engine: Header['engine']): void {
  if (hasUnknown(data.migrations))
    throw new Error('This backup was made by a newer version of Cairn. Restore it with that version.')
  if (data.service !== keys.service) throw new Error('These keys belong to another service than the data.')
  if (keys.at < data.at)
    throw new Error(
      'These keys are older than the data, and cases made since would stay closed. Use the keys written with it, or later ones.',
    )
  if (data.engine !== engine)
    throw new Error(
      data.engine === 'sqlite'
        ? 'This backup is of a SQLite database: restore it without DATABASE_URL.'
        : 'This backup is of a PostgreSQL database: say in DATABASE_URL where an empty one is.',
    )
}
