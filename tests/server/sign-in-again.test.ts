import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, test } from 'vitest'
import { type AccessRule, accessTable, type RouteId } from '#casework'
import { toBase64url } from '#core'
import { headerNames, makeProof } from '#protocol'
import { addOfficer } from '#server'
import { migrate } from '../../src/server/database/migrations.ts'
import { places } from '../../src/server/http/app.ts'
import { askForNewPasskey } from '../../src/server/sign-in/passkeys.ts'
import { bareDatabase } from './databases.ts'
import { softPasskey } from './soft-passkey.ts'
import {
  enrol,
  enrolmentBody,
  jess,
  makeKeys,
  margaret,
  ORIGIN,
  postJson,
  readHeads,
  seededRandom,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const STEP = 30_000
const SECRET = seededRandom('a phone')(20)
const PARTY = { origin: ORIGIN, id: new URL(ORIGIN).hostname }

/** The routes of the access table that ask for a proof of the last hour. */
type Grave = { [R in RouteId]: (typeof accessTable)[R]['recent'] extends true ? R : never }[RouteId]

let server: TestServer
let ours: string
let jessId: string
let tablet: Tablet
beforeEach(async () => {
  ;({ server, ours, jessId } = await usualService())
  tablet = await enrol(server, margaret)
})

const pass = (ms: number): void => {
  server.clock.now += ms
}

async function post(path: string, body: unknown, by = tablet, at = server): Promise<string> {
  const proof = await makeProof('POST', path, server.clock.now, by.key)
  const response = await at.ask(path, postJson(body, { cookie: by.cookie, [headerNames.proof]: proof }))
  return response.ok ? 'done' : ((await response.json()) as { readonly error: string }).error
}

const ask = (route: RouteId, body: unknown, by?: Tablet, at?: TestServer) =>
  post(places[route][1], body, by, at)

const prove = (password = margaret.password, code?: string, at?: TestServer) =>
  ask('prove-again', { password, ...(code === undefined ? {} : { code }) }, tablet, at)

/** What the phone shows, `steps` from now. */
const shown = (steps = 0): string =>
  TOTP.generate({
    secret: new Secret({ buffer: SECRET.slice().buffer }),
    timestamp: server.clock.now + steps * STEP,
  })

const askForErasure = (at?: TestServer) =>
  ask('ask-erasure', { space: ours, reason: 'by-mistake' }, tablet, at)

/** Each done as it is meant to be, by a manager who may. A route that is marked in the table and not here is no valid program. */
const acts: { readonly [R in Grave]: () => Promise<string> } = {
  'ask-erasure': askForErasure,
  async erase() {
    await server.database
      .insertInto('erasures')
      .values({ ...{ space: ours, reason: 'by-mistake' }, asked_by: jessId, asked_at: 1 })
      .onConflict((conflict) => conflict.column('space').doNothing())
      .execute()
    return ask('erase', { space: ours })
  },
  'refuse-device': () => ask('refuse-device', { device: lost }),
  async 'enrol-device'() {
    return ask('enrol-device', await enrolmentBody(await makeKeys(), tablet.signIn, tablet.officer))
  },
  async 'grant-sight'() {
    auditor ??= await addOfficer(server.service, {
      ...jess,
      name: 'Ruth Adeyemi',
      signInName: 'ruth',
      role: 'auditor',
    })
    return ask('grant-sight', { space: ours, auditor, until: server.clock.now + HOUR, confidential: false })
  },
  'set-up-second-factor': () => ask('set-up-second-factor', { secret: toBase64url(SECRET), code: shown() }),
  'remove-second-factor': () => ask('remove-second-factor', { code: '' }),
  async 'new-recovery-codes'() {
    const said = await ask('new-recovery-codes', {})
    return said === 'no-second-factor' ? 'done' : said // let through: there are none to be drawn
  },
  'begin-passkey': () => ask('begin-passkey', {}),
  async 'add-passkey'() {
    const question = await askForNewPasskey(server.service, tablet.officer, PARTY)
    if (typeof question === 'string') return question
    return ask('add-passkey', softPasskey().make(question, 'Blue key'))
  },
  'remove-passkey': () => ask('remove-passkey', { passkey: tablet.officer }),
  'reset-second-factor': () => ask('reset-second-factor', { officer: jessId }),
}

let lost: string
let auditor: string | null = null
beforeEach(async () => {
  auditor = null
  lost = (await enrol(server, jess)).device
})

const grave = (Object.keys(accessTable) as RouteId[]).filter((route) => {
  const { recent }: AccessRule = accessTable[route]
  return recent
})

test('what is grave: written out by hand, and nothing that a tablet asks for all day', () => {
  expect(grave.toSorted()).toEqual(Object.keys(acts).toSorted())
  expect(grave).toEqual([
    'enrol-device',
    'refuse-device',
    'ask-erasure',
    'erase',
    'grant-sight',
    'set-up-second-factor',
    'remove-second-factor',
    'new-recovery-codes',
    'begin-passkey',
    'add-passkey',
    'remove-passkey',
    'reset-second-factor',
  ])
})

/** All that these acts change. */
const state = async () =>
  JSON.stringify([
    await server.database.selectFrom('erasures').selectAll().execute(),
    await server.database.selectFrom('devices').select(['id', 'refused_at']).orderBy('id').execute(),
    await server.database.selectFrom('sights').selectAll().execute(),
    await server.database.selectFrom('second_factors').select('officer').execute(),
    await server.database.selectFrom('passkeys').select('officer').execute(),
    await server.database.selectFrom('recovery_codes').selectAll().execute(),
    await server.database.selectFrom('spaces').select(['id', 'kind']).orderBy('id').execute(),
  ])

describe.each(Object.entries(acts))('%s', (_, act) => {
  test('an hour after the sign-in it is refused, nothing is done, and it is taken once that was proved again', async () => {
    pass(HOUR)
    expect(await act()).toBe('sign-in-again')
    const before = await state()
    expect(await act()).toBe('sign-in-again')
    expect(await state()).toBe(before)
    expect(await prove()).toBe('done')
    pass(HOUR - 1)
    expect(await act()).toBe('done')
  })

  test('within the hour it is taken, and not a moment later', async () => {
    pass(HOUR - 1)
    expect(await act()).toBe('done')
    pass(1)
    expect(await act()).toBe('sign-in-again')
  })
})

test('what is no grave act goes on all day: reading, taking an erasure back, seeing one’s second step', async () => {
  expect(await askForErasure()).toBe('done')
  pass(90 * MINUTE)
  expect(await readHeads(server, tablet)).not.toEqual([])
  expect(await ask('take-back-erasure', { space: ours })).toBe('done')
  pass(90 * MINUTE)
  expect(await readHeads(server, tablet)).not.toEqual([])
  expect(await askForErasure()).toBe('sign-in-again')
})

test('whoever may not do it at all is told that, and not to sign in again', async () => {
  const officer = await enrol(server, jess)
  pass(HOUR)
  expect(await ask('ask-erasure', { space: ours, reason: 'by-mistake' }, officer)).toBe('not-for-you')
  expect(await ask('ask-erasure', { space: ours, reason: 'by-mistake' })).toBe('sign-in-again')
  const locked = { cookie: tablet.cookie }
  const response = await server.ask('/api/erasures', postJson({ space: ours, reason: 'by-mistake' }, locked))
  expect(await response.json()).toMatchObject({ error: 'no-proof' })
})

test('proving needs the password of who is signed in, from this app, with the cookie', async () => {
  pass(HOUR)
  expect(await prove('wrong')).toBe('wrong-sign-in')
  expect(await ask('prove-again', { password: 1 })).toBe('bad-request')
  const elsewhere = { cookie: tablet.cookie, origin: 'https://elsewhere.test' }
  const from = async (headers: Record<string, string>) =>
    (await server.ask('/api/sign-in/again', postJson({ password: margaret.password }, headers))).status
  expect(await from(elsewhere)).toBe(403)
  expect(await from({})).toBe(401)
  expect(await from({ cookie: '__Host-cairn=AAAA' })).toBe(401)
  expect(await askForErasure()).toBe('sign-in-again')
  expect(await from({ cookie: tablet.cookie })).toBe(200)
  expect(await askForErasure()).toBe('done')
})

test('another sign-in of the same officer is not proved by it', async () => {
  const other = await enrol(server, margaret)
  pass(HOUR)
  expect(await prove()).toBe('done')
  expect(await ask('ask-erasure', { space: ours, reason: 'by-mistake' }, other)).toBe('sign-in-again')
  expect(await askForErasure()).toBe('done')
})

test('wrong passwords are counted together with those at sign-in, and a right one forgives them', async () => {
  pass(HOUR)
  const trySignIn = async (password: string) =>
    (await server.ask('/api/sign-in', postJson({ name: 'margaret', password }))).status
  for (let tries = 0; tries < 3; tries++) expect(await prove('wrong')).toBe('wrong-sign-in')
  for (let tries = 0; tries < 3; tries++) expect(await trySignIn('wrong')).toBe(401)
  expect(await prove()).toBe('too-many-tries')
  expect(await trySignIn(margaret.password)).toBe(429)
  pass(5_000)
  expect(await prove()).toBe('done')
  for (let tries = 0; tries < 5; tries++) expect(await prove('wrong')).toBe('wrong-sign-in')
  expect(await prove()).toBe('done')
})

describe('with a second factor', () => {
  beforeEach(async () => {
    expect(await acts['set-up-second-factor']()).toBe('done')
    pass(HOUR)
  })

  test('the password alone proves nothing, a code does once', async () => {
    for (let tries = 0; tries < 8; tries++) expect(await prove()).toBe('code-needed') // no try is counted
    expect(await askForErasure()).toBe('sign-in-again')
    expect(await prove(margaret.password, '000000')).toBe('wrong-code')
    expect(await prove('wrong', shown())).toBe('wrong-sign-in')
    expect(await askForErasure()).toBe('sign-in-again')
    expect(await prove(margaret.password, shown())).toBe('done')
    expect(await askForErasure()).toBe('done')
    expect(await prove(margaret.password, shown())).toBe('wrong-code')
  })

  test('removing it takes the next code', async () => {
    expect(await ask('remove-second-factor', { code: shown() })).toBe('sign-in-again')
    expect(await prove(margaret.password, shown())).toBe('done') // the code was not looked at before
    expect(await ask('remove-second-factor', { code: shown() })).toBe('wrong-code')
    expect(await ask('remove-second-factor', { code: shown(1) })).toBe('done')
  })

  test('wrong codes are counted like wrong passwords', async () => {
    for (let tries = 0; tries < 6; tries++)
      expect(await prove(margaret.password, '000000')).toBe('wrong-code')
    expect(await prove(margaret.password, shown())).toBe('too-many-tries')
  })
})

test('proving again makes a sign-in no longer: after 12 hours it ends, and after 2 without a request', async () => {
  for (let hours = 1; hours < 12; hours++) {
    pass(HOUR)
    expect(await prove()).toBe('done')
  }
  pass(HOUR - 1)
  expect(await askForErasure()).toBe('done')
  pass(1)
  expect(await prove()).toBe('signed-out')
  expect(await askForErasure()).toBe('signed-out')
  tablet = await enrol(server, margaret)
  expect(await prove()).toBe('done')
  pass(2 * HOUR)
  expect(await prove()).toBe('signed-out')
})

test('a clock that was set back makes no proof last longer', async () => {
  pass(-MINUTE) // two processes of one service are as far apart
  expect(await askForErasure()).toBe('done')
  pass(-1)
  expect(await askForErasure()).toBe('sign-in-again')
  pass(-24 * HOUR)
  expect(await askForErasure()).toBe('sign-in-again')
  expect(await prove()).toBe('done')
  expect(await askForErasure()).toBe('done')
  pass(HOUR)
  expect(await askForErasure()).toBe('sign-in-again')
})

test('of two processes each knows what was proved at the other', async () => {
  const other = await startServer(server.database, server.clock)
  pass(HOUR)
  expect([await askForErasure(), await askForErasure(other)]).toEqual(['sign-in-again', 'sign-in-again'])
  expect(await prove(margaret.password, undefined, other)).toBe('done')
  expect([await askForErasure(), await askForErasure(other)]).toEqual(['done', 'done'])
  pass(HOUR)
  expect([await askForErasure(), await askForErasure(other)]).toEqual(['sign-in-again', 'sign-in-again'])
})

test('a sign-in of before was proved when it began', async () => {
  const database = await bareDatabase()
  await migrate(database, '0010-erasing')
  await database
    .insertInto('officers')
    .values({ id: 'A'.repeat(22), name: 'A', sign_in_name: 'a', role: 'manager', grade: null, password: '' })
    .execute()
  await sql`insert into sign_ins (id, token_hash, officer, started_at, seen_at)
    values ('one', 'one', ${'A'.repeat(22)}, 5, 9), ('other', 'other', ${'A'.repeat(22)}, 7, 9)`.execute(
    database,
  )
  await migrate(database)
  expect(await database.selectFrom('sign_ins').select(['id', 'proved_at']).orderBy('id').execute()).toEqual([
    { id: 'one', proved_at: 5 },
    { id: 'other', proved_at: 7 },
  ])
})

test('who was refused for it, failed and proved it is in the audit log, and no password or code', async () => {
  pass(HOUR)
  await askForErasure()
  await prove('a wrong password')
  await prove()
  await askForErasure()
  const rows = await server.database.selectFrom('audit').select('body').orderBy('number').execute()
  const entries = rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>).slice(-4)
  expect(entries.map(({ route, outcome, officer }) => [route, outcome, officer])).toEqual([
    ['ask-erasure', 'sign-in-again', tablet.officer],
    ['prove-again', 'wrong-sign-in', tablet.officer],
    ['prove-again', 'done', tablet.officer],
    ['ask-erasure', 'done', tablet.officer],
  ])
  for (const { body } of rows)
    for (const said of ['a wrong password', margaret.password]) expect(body).not.toContain(said)
})
