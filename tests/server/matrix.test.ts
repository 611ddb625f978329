import { expect, test } from 'vitest'
import {
  type AccessRule,
  accessTable,
  mayRead,
  type Needs,
  type Role,
  type RouteId,
  roles,
  type Tie,
} from '#casework'
import { bytesFromText } from '#core'
import { headerNames, makeProof, type SigningKey, signPush } from '#protocol'
import { type Compartment, compartments } from '#record'
import { addCase, addOfficer, type NewOfficer } from '#server'
import { refuseDevice } from '../../src/server/devices.ts'
import { places } from '../../src/server/http/app.ts'
import { grantSight } from '../../src/server/sights.ts'
import {
  answer,
  enrol,
  jess,
  ORIGIN,
  saq,
  say,
  sessionKey,
  signIn,
  startServer,
  type Tablet,
  type TestServer,
} from './world.ts'

/** What a caller has in hand. */
type State =
  | 'nobody' // neither a cookie nor a device
  | 'signed out' // a device that is enrolled
  | 'locked' // and a cookie
  | 'open' // and the author key, of an open vault
  | 'open for long' // the same, under a sign-in that was proved an hour ago
  | 'in a session' // the session's own key in its place
  | 'another officer' // somebody else's author key in its place
  | 'refused' // an open vault of a device that was taken out of service, and a new cookie

/** How the door answers, whatever the route does then. */
type Answer =
  | 'admitted'
  | 'signed-out'
  | 'no-proof'
  | 'device-refused'
  | 'unknown-device'
  | 'not-for-you'
  | 'no-access'
  | 'sign-in-again'

/** Which answer each state gets where a route needs so much. */
const answers: { readonly [needs in Needs]: { readonly [state in State]: Answer } } = {
  nothing: forAll('admitted'),
  'sign-in': { ...forAll('admitted'), nobody: 'signed-out', 'signed out': 'signed-out' },
  'device-signature': { ...forAll('admitted'), nobody: 'unknown-device' },
  'open-vault': {
    nobody: 'signed-out',
    'signed out': 'signed-out',
    locked: 'no-proof',
    open: 'admitted',
    'open for long': 'admitted',
    'in a session': 'no-proof',
    'another officer': 'no-proof',
    refused: 'device-refused',
  },
}

function forAll(given: Answer): { readonly [state in State]: Answer } {
  const [nobody, locked, open, refused] = [given, given, given, given]
  return {
    nobody,
    'signed out': given,
    locked,
    open,
    'open for long': open,
    'in a session': given,
    'another officer': given,
    refused,
  }
}

const states = Object.keys(answers['open-vault']) as readonly State[]

type Cell = {
  readonly route: RouteId
  readonly state: State
  readonly role: Role
  /** Where the route's address names one. */
  readonly compartment: Compartment | null
  readonly of: keyof typeof ties
}

/** Everybody is on the first case, and who sees by sight has sight of it; they alone have sight of the second; nobody has anything to do with the third. */
const ties = {
  'their case': { onCase: true, sight: ['officer', 'confidential'] },
  'a case in plain sight': { onCase: false, sight: ['officer'] },
  'another case': { onCase: false, sight: [] },
} as const satisfies Readonly<Record<string, Tie>>

const casesOf = Object.keys(ties) as (keyof typeof ties)[]

const routes = (Object.keys(accessTable) as RouteId[]).filter((route) => route !== 'pages')

const cells: readonly Cell[] = routes.flatMap((route) => {
  const [, address] = places[route]
  const named = address.includes(':compartment') ? compartments : [null]
  return states.flatMap((state) =>
    roles.flatMap((role) =>
      named.flatMap((compartment) => casesOf.map((of) => ({ route, state, role, compartment, of }))),
    ),
  )
})

/** What the access table says of a cell. */
function expected({ route, state, role, compartment, of }: Cell): Answer {
  const rule: AccessRule = accessTable[route]
  const given = answers[rule.needs][state]
  if (given !== 'admitted') return given
  if (rule.only && !rule.only.includes(role)) return 'not-for-you'
  if (rule.recent && state === 'open for long') return 'sign-in-again'
  if (rule.needs !== 'open-vault') return given
  return compartment === null || mayRead(route, role, tieOf(role, of), compartment) ? 'admitted' : 'no-access'
}

/** Who is given sight, and with what is confidential. */
const lookers = new Map<Role, boolean>([
  ['auditor', true],
  ['service-manager', false],
])

const tieOf = (role: Role, of: Cell['of']): Tie => {
  const sight = ties[of].sight.filter((one) => one === 'officer' || lookers.get(role))
  return { ...ties[of], sight: lookers.has(role) ? sight : [] }
}

type People = {
  readonly [role in Role]: {
    readonly tablet: Tablet
    readonly refused: Tablet
    readonly session: SigningKey
    /** Of a sign-in that was proved an hour ago. */
    readonly oldCookie: string
  }
}
type Service = {
  readonly server: TestServer
  readonly people: People
  readonly spaces: Readonly<Record<Cell['of'], string>>
}

const HOUR = 3_600_000

const person = (role: Role): NewOfficer => ({ ...jess, name: `A ${role}`, signInName: role, role })

async function startService(): Promise<Service> {
  const server = await startServer()
  const { service } = server
  const ids = new Map<Role, string>()
  for (const role of roles) ids.set(role, await addOfficer(service, person(role)))
  const caseFile = { 'name/answer': 'Marek Rybak' }
  const ours = await addCase(service, { officers: [...ids.values()], caseFile })
  const seen = await addCase(service, { officers: [], caseFile })
  const theirs = await addCase(service, { officers: [], caseFile })
  const until = server.clock.now + 60_000
  const manager = { id: ids.get('manager') ?? '', name: 'A manager', role: 'manager', grade: null } as const
  for (const [role, confidential] of lookers) {
    const auditor = ids.get(role) ?? ''
    await grantSight(service, manager, { space: ours, auditor, until, confidential })
    await grantSight(service, manager, { space: seen, auditor, until, confidential: false })
  }
  const entries: [Role, People[Role]][] = []
  for (const role of roles) {
    const refused = await enrol(server, person(role))
    await refuseDevice(service, refused.device)
    const tablet = await enrol(server, person(role))
    const { key, certificate } = await sessionKey(tablet, ours)
    // The server knows the session's key from now on, as it does when a session's answers have come.
    const said = { ...answer('q01/answer', 'yes'), via: 'session' } as const
    await say(server, tablet, saq(ours), [said], { key, certificates: [certificate] })
    const { cookie } = await signIn(server, person(role))
    server.clock.now -= HOUR
    const { cookie: oldCookie } = await signIn(server, person(role))
    server.clock.now += HOUR
    entries.push([role, { tablet, refused: { ...refused, cookie }, session: key, oldCookie }])
  }
  return {
    ...{ server, people: Object.fromEntries(entries) as People },
    spaces: { 'their case': ours, 'a case in plain sight': seen, 'another case': theirs },
  }
}

/** Asks as somebody of this role in this state would, with all that they have. */
async function ask({ server, people, spaces }: Service, cell: Cell): Promise<Answer> {
  const { route, state, role, compartment, of } = cell
  const [method, address] = places[route]
  const path = address
    .replace(':space', spaces[of])
    .replace(':compartment', compartment ?? '')
    .replace(':from', `${spaces[of]}.0`)
    .replace(':hash', 'A'.repeat(43))
  const { tablet, refused, session } = people[role]
  const own = state === 'refused' ? refused : tablet
  const headers: Record<string, string> = { origin: ORIGIN, 'content-type': 'application/json' }
  if (state !== 'nobody') {
    headers[headerNames.device] = own.device
    headers[headerNames.signature] = await signPush(
      bytesFromText(method === 'POST' ? '{}' : ''),
      own.deviceKey,
    )
  }
  if (state !== 'nobody' && state !== 'signed out') headers['cookie'] = await cookieFor(own)
  const key = keyIn(state)
  if (key) headers[headerNames.proof] = await makeProof(method, path, server.clock.now, key)
  const response = await server.ask(path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })
  const error = response.ok ? null : ((await response.json()) as { readonly error: string }).error
  if (response.status >= 500) throw new Error(`${route} failed for ${role}, ${state}.`)
  return doorAnswers.find((one) => one === error) ?? 'admitted'

  /** Signing out ends a sign-in that no other cell needs. */
  async function cookieFor({ cookie }: Tablet): Promise<string> {
    if (route === 'sign-out') return (await signIn(server, person(role))).cookie
    return state === 'open for long' ? people[role].oldCookie : cookie
  }

  function keyIn(state: State): SigningKey | null {
    if (state === 'open' || state === 'open for long') return tablet.key
    if (state === 'refused') return refused.key
    if (state === 'in a session') return session
    if (state === 'another officer') return people[role === 'manager' ? 'officer' : 'manager'].tablet.key
    return null
  }
}

const doorAnswers: readonly Answer[] = [
  ...(['signed-out', 'no-proof', 'device-refused', 'unknown-device', 'not-for-you', 'no-access'] as const),
  'sign-in-again',
]

const inWords = ({ route, state, role, compartment, of }: Cell, given: Answer): string =>
  `${route} ${compartment ?? ''} ${role} ${of}, ${state}: ${given}`

async function wrongIn(service: Service, some: readonly Cell[]): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const cell of some) {
    const given = await ask(service, cell)
    if (given !== expected(cell)) wrong.push(inWords(cell, given))
  }
  return wrong
}

test('the table has a cell for every route, state, role and compartment', () => {
  const named = routes.filter((route) => places[route][1].includes(':compartment'))
  const perRoute = states.length * roles.length * casesOf.length
  expect(cells).toHaveLength((routes.length - named.length + named.length * compartments.length) * perRoute)
  expect(new Set(cells.map((cell) => inWords(cell, 'admitted'))).size).toBe(cells.length)
})

test('each cell is answered as the access table says', async () => {
  expect(await wrongIn(await startService(), cells)).toEqual([])
}, 120_000)

test('a server that takes a cookie for an open vault is caught (the control)', async () => {
  const service = await startService()
  const { server, people } = service
  const trusting: TestServer = {
    ...server,
    async ask(path, init) {
      const headers = new Headers(init?.headers)
      const { key } = people.manager.tablet
      if (headers.get('cookie') === people.manager.tablet.cookie)
        headers.set(headerNames.proof, await makeProof(init?.method ?? 'GET', path, server.clock.now, key))
      return server.ask(path, { ...init, headers })
    },
  }
  const locked = cells.filter(({ state, role }) => state === 'locked' && role === 'manager')
  const wrong = await wrongIn({ ...service, server: trusting }, locked)
  expect(wrong).toContain('statements confidential manager their case, locked: admitted')
})

test('a server that never asks for a new proof is caught (the control)', async () => {
  const service = await startService()
  const { server, people } = service
  const forgetful: TestServer = {
    ...server,
    ask(path, init) {
      const headers = new Headers(init?.headers)
      if (headers.get('cookie') === people.manager.oldCookie)
        headers.set('cookie', people.manager.tablet.cookie)
      return server.ask(path, { ...init, headers })
    },
  }
  const old = cells.filter(({ state, role }) => state === 'open for long' && role === 'manager')
  const wrong = await wrongIn({ ...service, server: forgetful }, old)
  expect(wrong).toContain('erase  manager their case, open for long: admitted')
  expect(wrong).toHaveLength(
    Object.keys(ties).length * routes.filter((route) => accessTable[route].recent).length,
  )
})
