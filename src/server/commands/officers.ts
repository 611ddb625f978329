import { parseArgs } from 'node:util'
import { isRole, type Role, roles } from '#casework'
import { systemClock, systemRandom } from '#core'
import { createServer } from '../create-server.ts'
import { openDatabase, reach } from '../database/open.ts'
import { givePassword, letGo, listOfficers, takeOn, takeSecondStep } from '../officers.ts'
import type { NewOfficer } from '../people-and-cases.ts'
import { keyInPlace } from '../rotation/key-in-place.ts'
import type { Service } from '../service.ts'
import { readSettings } from '../settings.ts'
import { standardPasswordCost } from '../sign-in/passwords.ts'
import { print, run } from './terminal.ts'

const HELP = `npm run officers -- list
npm run officers -- add --name "<name>" --sign-in <name to sign in with> --role <role> [--grade PSO|PO|SPO] [--team central|east|west]
npm run officers -- password --sign-in <name>
npm run officers -- second-step --sign-in <name>
npm run officers -- leave --sign-in <name>

Who may sign in to this service, while it runs or not; roles are ${roles.join(', ')}. A password is made up and printed once: hand it
over in person. second-step takes away the second step of somebody who lost their phone and has no manager to do it. Whoever leaves is let in no more, and each of their tablets is erased when it next meets the server, once what waits on it
was taken. Their cases stay theirs until a manager gives them to somebody else.`

const grades = ['PSO', 'PO', 'SPO'] as const
const teams = ['central', 'east', 'west'] as const

await run('Nothing was changed.', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string', default: '' },
      'sign-in': { type: 'string', default: '' },
      role: { type: 'string', default: '' },
      grade: { type: 'string' },
      team: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const [command = ''] = positionals
  if (values.help || command === '') return print(HELP)
  const signInName = values['sign-in'].trim()
  switch (command) {
    case 'list':
      return withService(list)
    case 'add': {
      const officer = {
        name: needed('name', values.name),
        signInName: needed('sign-in', signInName),
        role: roleIn(values.role),
        grade: values.grade === undefined ? null : oneOf('grade', grades, values.grade.toUpperCase()),
        ...(values.team === undefined ? {} : { team: oneOf('team', teams, values.team) }),
      }
      return withService(async (service) => handOver(officer, await takeOn(service, officer)))
    }
    case 'password':
      needed('sign-in', signInName)
      return withService(async (service) => {
        const password = await givePassword(service, signInName)
        print(`${signInName} signs in with  ${password}  from now on.`)
      })
    case 'second-step':
      needed('sign-in', signInName)
      return withService(async (service) => {
        const wasThere = await takeSecondStep(service, signInName)
        print(
          wasThere
            ? `${signInName} signs in with the password alone from now on. Have them set up a new second step.`
            : `${signInName} had no second step.`,
        )
      })
    case 'leave':
      needed('sign-in', signInName)
      return withService(async (service) => {
        const devices = await letGo(service, signInName)
        print(
          `${signInName} is let in no more. Tablets that erase themselves when they next meet the server: ${devices}.`,
        )
      })
    default:
      throw new Error(`There is no ${command}. ${HELP}`)
  }
})

async function withService(work: (service: Service) => Promise<void>): Promise<void> {
  const { database, serviceKey: atHand } = readSettings(process.env, systemRandom)
  const db = openDatabase(database)
  try {
    await reach(db)
    const serviceKey = await keyInPlace(db, process.env, atHand)
    const { service } = await createServer({
      ...{ database: db, pages: null, log: () => undefined, serviceKey },
      ...{ clock: systemClock, random: systemRandom, passwordCost: standardPasswordCost },
    })
    await work(service)
  } finally {
    await db.destroy()
  }
}

async function list(service: Service): Promise<void> {
  const officers = await listOfficers(service)
  if (officers.length === 0) print('Nobody signs in here yet.')
  for (const { name, signInName, role, devices, mayEnter } of officers)
    print(
      [
        signInName.padEnd(16),
        role.padEnd(16),
        mayEnter ? `tablets ${devices}`.padEnd(12) : 'has left    ',
        name,
      ].join(''),
    )
}

function handOver({ name, signInName }: Pick<NewOfficer, 'name' | 'signInName'>, password: string): void {
  print(`${name} signs in as  ${signInName}  with  ${password}`)
}

function needed(option: string, text: string): string {
  if (text.trim() === '' || text.length > 200) throw new Error(`Say --${option}, in up to 200 characters.`)
  return text.trim()
}

function roleIn(text: string): Role {
  if (!isRole(text)) throw new Error(`--role is one of ${roles.join(', ')}.`)
  return text
}

function oneOf<T extends string>(option: string, all: readonly T[], text: string): T {
  const found = all.find((one) => one === text)
  if (found === undefined) throw new Error(`--${option} is one of ${all.join(', ')}.`)
  return found
}
