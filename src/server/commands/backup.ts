import { systemClock } from '#core'
import { makeBackup } from '../backup/make.ts'
import { databaseIn } from '../settings.ts'
import { placesIn, print, run } from './terminal.ts'

/** `npm run backup -- <file> [<keys file>]`, while the service runs or not. */
await run('No backup was made.', async () => {
  const places = placesIn('backup')
  const at = await makeBackup(databaseIn(process.env), places, systemClock)
  // The backup is whole from here on: whatever was acknowledged before `at` survives the loss of the database.
  print(`data  ${places.data}`)
  print(`keys  ${places.keys}`)
  print(`Everything that was acknowledged before ${new Date(at).toISOString()} is in these two files.`)
  print('Keep them apart: whoever has both, and the service key, can read every case.')
  print('Keep one file of keys only, the newest: a case is erased by destroying its key, wherever it is.')
  print('The service key is in neither. Keep a copy of it in a third place: without it, nothing can be read.')
})
