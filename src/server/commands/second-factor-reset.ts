import { systemClock, systemRandom } from '#core'
import { createAuditLog } from '../audit/log.ts'
import { openDatabase, reach } from '../database/open.ts'
import { opensServiceKey, ServiceKeyError } from '../keys/service-keys.ts'
import { databaseIn, serviceKeyIn } from '../settings.ts'
import { deleteSecondFactor } from '../sign-in/second-factor.ts'
import { normalName } from '../sign-in/sign-ins.ts'
import { print, run } from './terminal.ts'

/**
 * `npm run second-factor:reset -- <sign-in name>`, while the service runs or not: for a manager whom no other manager can help. It is in the
 * audit log like a manager's reset, with nobody behind it.
 */
await run('Nothing was changed.', async () => {
  const [name, ...more] = process.argv.slice(2)
  if (name === undefined || more.length > 0)
    throw new Error('Say whose: npm run second-factor:reset -- <sign-in name>')
  const serviceKey = serviceKeyIn(process.env)
  if (!serviceKey) throw new Error('The service key is needed: keys/service.key or CAIRN_SERVICE_KEY.')
  const db = openDatabase(databaseIn(process.env))
  try {
    await reach(db)
    const officer = await db
      .selectFrom('officers')
      .select('id')
      .where('sign_in_name', '=', normalName(name))
      .executeTakeFirst()
    if (!officer) throw new Error('Nobody signs in with this name.')
    const keys = await db.selectFrom('service_keys').selectAll().execute()
    if (!keys.every((row) => opensServiceKey(serviceKey, row))) throw new ServiceKeyError()
    const audit = createAuditLog(db, { serviceKey, random: systemRandom, clock: systemClock })
    await audit.note({
      ...{ at: systemClock(), route: 'reset-second-factor', outcome: 'done' },
      ...{ of: officer.id, by: 'command' },
    })
    await deleteSecondFactor({ db }, officer.id)
    print('The second step is gone: the password alone signs in. Set up a new one at once.')
  } finally {
    await db.destroy()
  }
})
