import { beforeEach, expect, test } from 'vitest'
import { addOfficer } from '#server'
import {
  enrolmentBody,
  jess,
  makeKeys,
  ORIGIN,
  postJson,
  signIn,
  startServer,
  type TestServer,
} from './world.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
  await addOfficer(server.service, jess)
})

const tryPassword = (password: string, name = 'jess') =>
  server.ask('/api/sign-in', postJson({ name, password }))
const signOut = (cookie: string) => server.ask('/api/sign-out', postJson({}, { cookie }))
const minutes = (count: number) => count * 60_000

test('a wrong password and an unknown name get the same answer and no cookie', async () => {
  const wrong = await tryPassword('wrong')
  const unknown = await tryPassword('wrong', 'nobody')
  expect(wrong.status).toBe(401)
  expect(wrong.headers.get('set-cookie')).toBeNull()
  expect(await wrong.json()).toMatchObject({ error: 'wrong-sign-in' })
  expect(unknown.status).toBe(401)
  expect(unknown.headers.get('set-cookie')).toBeNull()
})

test('the right password gives a cookie that scripts and other sites never get', async () => {
  const response = await tryPassword('correct horse', '  JESS ')
  expect(response.status).toBe(200)
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-cairn=[\w-]{43};/)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Domain')
  expect(await response.json()).toMatchObject({
    officer: { name: 'Jess Whitlock', role: 'officer', grade: 'PSO' },
  })
})

test('the token itself is nowhere in the database', async () => {
  const { cookie } = await signIn(server, jess)
  const token = cookie.split('=')[1] ?? ''
  const rows = await server.database.selectFrom('sign_ins').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(token).toHaveLength(43)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test.each([
  ['no origin', { origin: '' }],
  ['another site', { origin: 'https://elsewhere.test' }],
  ['an origin that begins like ours', { origin: `${ORIGIN}.elsewhere.test` }],
  ['a sandboxed page', { origin: 'null' }],
])('refused by origin: %s', async (_, headers) => {
  const response = await server.ask(
    '/api/sign-in',
    postJson({ name: 'jess', password: 'correct horse' }, headers),
  )
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ error: 'other-site' })
})

test.each([
  ['not JSON', '{'],
  ['no password', '{"name":"jess"}'],
  ['numbers', '{"name":1,"password":2}'],
  ['a list', '[]'],
  ['nothing', ''],
  ['a character no database has', JSON.stringify({ name: 'je\0ss', password: 'correct horse' })],
])('a body that is no sign-in: %s', async (_, body) => {
  const response = await server.ask('/api/sign-in', { ...postJson({}), body })
  expect(response.status).toBe(400)
})

test('a huge body is refused while it is read', async () => {
  const response = await server.ask('/api/sign-in', postJson({ name: 'jess', password: 'x'.repeat(20_000) }))
  expect(response.status).toBe(413)
})

test('after five wrong passwords the wait grows, even the right one has to wait, and nobody else does', async () => {
  await addOfficer(server.service, { ...jess, signInName: 'imran' })
  for (let tries = 0; tries < 6; tries++) expect((await tryPassword('wrong')).status).toBe(401)
  const blocked = await tryPassword('correct horse')
  expect(blocked.status).toBe(429)
  expect(blocked.headers.get('retry-after')).toBe('5')
  expect((await tryPassword('correct horse', 'imran')).status).toBe(200)
  server.clock.now += 5_000
  expect((await tryPassword('wrong')).status).toBe(401)
  expect((await tryPassword('wrong')).headers.get('retry-after')).toBe('10')
  server.clock.now += 10_000
  expect((await tryPassword('correct horse')).status).toBe(200)
  expect((await tryPassword('wrong')).status).toBe(401)
})

test('a name nobody has is slowed down just the same', async () => {
  for (let tries = 0; tries < 6; tries++) await tryPassword('wrong', 'nobody')
  expect((await tryPassword('wrong', 'nobody')).status).toBe(429)
})

test('tries at the same moment are all counted', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => tryPassword('wrong')))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(6)
  expect(statuses.filter((status) => status === 429)).toHaveLength(14)
})

test('fifty wrong passwords a minute, whatever the names, make everybody wait for the next minute', async () => {
  for (let tries = 0; tries < 50; tries++)
    expect((await tryPassword('wrong', `made up ${tries}`)).status).toBe(401)
  expect((await tryPassword('correct horse')).status).toBe(429)
  server.clock.now += minutes(1)
  expect((await tryPassword('correct horse')).status).toBe(200)
})

test('right passwords do not use up the minute', async () => {
  for (let tries = 0; tries < 60; tries++) expect((await tryPassword('correct horse')).status).toBe(200)
})

test('a limit survives a restart', async () => {
  for (let tries = 0; tries < 6; tries++) await tryPassword('wrong')
  server = await startServer(server.database, { now: server.clock.now + 1 })
  expect((await tryPassword('correct horse')).status).toBe(429)
})

/** Whether a cookie still signs in: proving it anew answers 401 without, whatever is sent. */
async function stands(cookie: string): Promise<boolean> {
  const response = await server.ask('/api/sign-in/again', postJson({}, { cookie }))
  return response.status !== 401
}

test('a sign-in ends after two quiet hours, twelve hours in any case, and by signing out', async () => {
  const idle = await signIn(server, jess)
  server.clock.now += minutes(119)
  expect(await stands(idle.cookie)).toBe(true)
  server.clock.now += minutes(120)
  expect(await stands(idle.cookie)).toBe(false)

  const busy = await signIn(server, jess)
  for (let quarter = 1; quarter < 12 * 4; quarter++) {
    server.clock.now += minutes(15)
    expect(await stands(busy.cookie)).toBe(true)
  }
  server.clock.now += minutes(15)
  expect(await stands(busy.cookie)).toBe(false)

  const left = await signIn(server, jess)
  const answer = await signOut(left.cookie)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-cairn=; Max-Age=0/)
  expect(await stands(left.cookie)).toBe(false)
  expect((await signOut(left.cookie)).status).toBe(401)
})

test.each(['', '__Host-cairn=', '__Host-cairn=abc', `__Host-cairn=${'A'.repeat(43)}`, 'cairn=abc'])(
  'a made-up cookie is no sign-in: %s',
  async (cookie) => {
    expect(await stands(cookie)).toBe(false)
  },
)

test('enrolling: keys that are really held, for this sign-in, once', async () => {
  const { cookie, signIn: signedIn, officer } = await signIn(server, jess)
  const keys = await makeKeys()
  const others = await makeKeys()
  const devices = () => server.database.selectFrom('devices').selectAll().execute()
  const enrol = (body: unknown, by = cookie) => server.ask('/api/devices', postJson(body, { cookie: by }))
  const body = await enrolmentBody(keys, signedIn, officer)
  const wrong = [
    { ...body, authorPublicKey: others.authorPublicKey },
    { ...body, devicePublicKey: others.devicePublicKey },
    { ...body, deviceSignature: body.authorSignature },
    { ...body, authorPublicKey: 'not a key' },
    await enrolmentBody(keys, 'another sign-in', officer),
    await enrolmentBody(keys, signedIn, 'another officer'),
  ]
  for (const request of wrong) {
    const response = await enrol(request)
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([
      401,
      'bad-signature',
    ])
  }
  expect((await enrol({ ...body, authorSignature: undefined })).status).toBe(400)
  expect((await enrol({ ...body, authorPublicKey: '\ud800' })).status).toBe(400) // half a character: no text at all
  expect(await devices()).toEqual([])

  const first = (await (await enrol(body)).json()) as { device: string; serverPublicKey: string }
  expect(first).toMatchObject({ officer: { id: officer, role: 'officer' } })
  expect(first.device).toHaveLength(22)
  expect(first.serverPublicKey).toHaveLength(87)
  expect(await (await enrol(body)).json()).toMatchObject({ device: first.device })

  await addOfficer(server.service, { ...jess, signInName: 'imran' })
  const imran = await signIn(server, { ...jess, signInName: 'imran' })
  const taken = await enrol(await enrolmentBody(keys, imran.signIn, imran.officer), imran.cookie)
  expect(taken.status).toBe(409)
  const half = { ...others, author: keys.author, authorPublicKey: keys.authorPublicKey }
  expect((await enrol(await enrolmentBody(half, signedIn, officer))).status).toBe(409)
  expect(await devices()).toHaveLength(1)
})
