import { parseArgs } from 'node:util'
import { systemClock, systemRandom } from '#core'
import { createServer } from '../create-server.ts'
import { openDatabase, reach } from '../database/open.ts'
import { LARGE_PASSWORD, largeFiction } from '../demo/large.ts'
import { writeFiction } from '../demo/write.ts'
import { readSettings } from '../settings.ts'
import { print, run } from './terminal.ts'

const HELP = `npm run service -- [--officers 200] [--cases 15] [--data <folder>]

Makes a fictional service to train and to measure on, in an empty place: the folder, or what CAIRN_DATA or DATABASE_URL name.
Nobody in it exists; the references of its cases begin with TRAINING. For ten cases of the officers there is one more that is a
referral or waits. Everybody has the same password, which is printed and hashed at a low cost: never put a real person in it.`

/** Far below what a person is given (`standardPasswordCost`), so that hundreds are made at once. */
const passwordCost = { memory: 64, passes: 1 }

await run('No service was made.', async () => {
  const { values } = parseArgs({
    options: {
      officers: { type: 'string', default: '200' },
      cases: { type: 'string', default: '15' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return print(HELP)
  const [officers, cases] = [count('officers', values.officers), count('cases', values.cases)]
  const place = values.data === undefined ? {} : { CAIRN_DATA: values.data }
  const { database, serviceKey } = readSettings({ ...process.env, ...place }, systemRandom)
  const db = openDatabase(database)
  try {
    await reach(db)
    const surroundings = { clock: systemClock, random: systemRandom, serviceKey, passwordCost }
    const { service } = await createServer({
      ...surroundings,
      database: db,
      pages: null,
      log: () => undefined,
    })
    const fiction = largeFiction(officers, cases)
    if (!(await writeFiction(service, fiction)))
      throw new Error('There is already somebody in it. Name an empty folder.')
    print(`${officers} officers and a manager, ${fiction.cases.length} cases, in ${database}`)
    print(`sign in as manager, or officer1 to officer${officers}, with ${LARGE_PASSWORD}`)
  } finally {
    await db.destroy()
  }
})

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--${name} must be a number from 1 to 9999.`)
  return Number(text)
}
