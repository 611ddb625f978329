import { restoreBackup } from '../backup/restore.ts'
import { databaseIn, serviceKeyIn } from '../settings.ts'
import { placesIn, print, run } from './terminal.ts'

/** `npm run restore -- <file> [<keys file>]`, into the empty place that `CAIRN_DATA` or `DATABASE_URL` names. */
await run('Nothing was restored.', async () => {
  const serviceKey = serviceKeyIn(process.env)
  const at = await restoreBackup(databaseIn(process.env), placesIn('restore'), serviceKey)
  print(`Everything that was acknowledged before ${new Date(at).toISOString()} is back.`)
  if (!serviceKey)
    print(
      'Before you start the service, put its service key in place: keys/service.key or CAIRN_SERVICE_KEY.',
    )
})
