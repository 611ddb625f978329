import { systemClock } from '#core'
import { makeBackup } from '../backup/make.ts'
import { markBackup } from '../backup-mark.ts'
import { openDatabase } from '../database/open.ts'
import { databaseIn } from '../settings.ts'
import { placesIn, print, run } from './terminal.ts'

/** `npm run backup -- <file> [<keys file>]`, while the service runs or not. */
await run('No backup was made.', async () => {
  const places = placesIn('backup')
  const database = databaseIn(process.env)
  const at = await makeBackup(database, places, systemClock)
  await tellDevices(database, at)
  print(`data  ${places.data}`)
  print(`keys  ${places.keys}`)
  print(`Everything that was acknowledged before ${new Date(at).toISOString()} is in these two files.`)
  print('Keep them apart: whoever has both, and the service key, can read every case.')
  print('Keep one file of keys only, the newest: a case is erased by destroying its key, wherever it is.')
  print('The service key is in neither. Keep a copy of it in a third place: without it, nothing can be read.')
})

/** The backup is whole by now, whether this goes well or not: devices that do not hear of it only keep more, for longer. */
async function tellDevices(database: string, at: number): Promise<void> {
  const db = openDatabase(database)
  try {
    await markBackup({ db }, at)
  } catch {
    print(
      'The service could not note this backup. It is whole all the same; start the service once, then back up again.',
    )
  } finally {
    await db.destroy()
  }
}
