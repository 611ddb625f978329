import { Secret, TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { bytesFromText, toBase64url } from '#core'
import { headerNames, makeProof } from '#protocol'
import { beginAttempt, takeBackAttempt } from '../../src/server/sign-in/attempts.ts'
import {
  cookieOf,
  enrol,
  jess,
  margaret,
  postJson,
  read,
  seededRandom,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const SECRET = seededRandom('a phone')(20)
const STEP = 30_000

let server: TestServer
let jessId: string
let tablet: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  jessId = service.jessId
  tablet = await enrol(server, jess)
})

/** What the phone shows, `steps` from now. */
const shown = (steps = 0, secret = SECRET): string =>
  TOTP.generate({
    secret: new Secret({ buffer: secret.slice().buffer }),
    timestamp: server.clock.now + steps * STEP,
  })

const errorOf = async (response: Response): Promise<string> =>
  response.ok ? 'done' : ((await response.json()) as { readonly error: string }).error

const trySignIn = (code?: string, password = 'correct horse', at = server) =>
  at.ask('/api/sign-in', postJson({ name: 'jess', password, ...(code === undefined ? {} : { code }) }))

const signInWith = async (...given: Parameters<typeof trySignIn>) => errorOf(await trySignIn(...given))

const post = async (path: string, body: unknown, by: Tablet = tablet) =>
  server.ask(
    path,
    postJson(body, {
      cookie: by.cookie,
      [headerNames.proof]: await makeProof('POST', path, server.clock.now, by.key),
    }),
  )

const setUp = (code: string, secret = SECRET) =>
  post('/api/second-factor', { secret: toBase64url(secret), code })

/** @returns the recovery codes */
async function isSetUp(): Promise<readonly string[]> {
  const response = await setUp(shown())
  server.clock.now += STEP
  return ((await response.json()) as { readonly recoveryCodes: readonly string[] }).recoveryCodes
}

const own = async () => (await (await read(server, tablet, '/api/second-factor')).json()) as object
const remove = async (code: string) => errorOf(await post('/api/second-factor/removed', { code }))
const audited = async (): Promise<readonly Record<string, unknown>[]> =>
  (await server.database.selectFrom('audit').select('body').orderBy('number').execute()).map(({ body }) =>
    JSON.parse(body),
  )

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the codes of RFC 6238, appendix B, are taken: at %d s it is %s', async (seconds, code) => {
  const secret = bytesFromText('12345678901234567890')
  server.clock.now = seconds * 1000
  tablet = await enrol(server, jess)
  expect(shown(0, secret)).toBe(code)
  expect(await errorOf(await setUp('000000', secret))).toBe('wrong-code')
  expect(await errorOf(await setUp(code, secret))).toBe('done')
})

test('without one, a password signs in, whatever code is sent with it', async () => {
  expect(await signInWith()).toBe('done')
  expect(await signInWith('123456')).toBe('done')
  expect(await own()).toMatchObject({ setUpAt: null, codesLeft: 0 })
})

test('with one, the right password alone gives no cookie, and a wrong one does not tell that there is one', async () => {
  await isSetUp()
  const half = await trySignIn()
  expect([half.status, half.headers.get('set-cookie')]).toEqual([401, null])
  expect(await errorOf(half)).toBe('code-needed')
  expect(await signInWith('')).toBe('code-needed')
  expect(await signInWith(undefined, 'wrong')).toBe('wrong-sign-in')
  expect(await signInWith(shown(), 'wrong')).toBe('wrong-sign-in')
  const whole = await trySignIn(shown())
  expect(whole.status).toBe(200)
  expect(cookieOf(whole)).toMatch(/^__Host-cairn=/)
})

test('a code that was used is not taken again, nor one before it, nor the one that set it up', async () => {
  const response = await setUp(shown())
  expect(response.status).toBe(200)
  expect(await signInWith(shown())).toBe('wrong-code')
  server.clock.now += STEP
  expect(await signInWith(shown(-1))).toBe('wrong-code')
  expect(await signInWith(shown())).toBe('done')
  expect(await signInWith(shown())).toBe('wrong-code')
  expect(await signInWith(shown(1))).toBe('done')
  expect(await signInWith(shown())).toBe('wrong-code')
})

test.each([
  [-2, 'wrong-code'],
  [-1, 'done'],
  [0, 'done'],
  [1, 'done'],
  [2, 'wrong-code'],
])('a phone whose clock is %d steps from the server’s: %s', async (steps, outcome) => {
  await isSetUp()
  server.clock.now += 10 * STEP
  expect(await signInWith(shown(steps))).toBe(outcome)
})

test('a code is read as an app shows it, and another secret’s or half of one is wrong', async () => {
  await isSetUp()
  const code = shown()
  for (const wrong of [code.slice(1), `${code}0`, '١٢٣٤٥٦', 'abcdef', shown(0, seededRandom('other')(20))])
    expect([wrong, await signInWith(wrong)]).toEqual([wrong, 'wrong-code'])
  server.clock.now += 60_000
  expect(await signInWith(` ${shown().slice(0, 3)} ${shown().slice(3)}`)).toBe('done')
})

test('the same code at two servers at once signs in once', async () => {
  await isSetUp()
  const other = await startServer(server.database, server.clock)
  const code = shown()
  const both = [server, other, server, other].map((at) => signInWith(code, 'correct horse', at))
  expect((await Promise.all(both)).toSorted()).toEqual(['done', 'wrong-code', 'wrong-code', 'wrong-code'])
})

test('asking for the code neither counts as a wrong try nor forgives one', async () => {
  await isSetUp()
  for (let tries = 0; tries < 20; tries++) expect(await signInWith()).toBe('code-needed')
  for (let tries = 0; tries < 5; tries++) expect(await signInWith(undefined, 'wrong')).toBe('wrong-sign-in')
  for (let tries = 0; tries < 20; tries++) expect(await signInWith()).toBe('code-needed')
  expect(await signInWith(undefined, 'wrong')).toBe('wrong-sign-in')
  expect(await signInWith(shown())).toBe('too-many-tries')
  server.clock.now += 5_000
  expect(await signInWith()).toBe('code-needed')
  expect(await signInWith(shown())).toBe('done')
})

test('nor does it use up everybody’s minute, or keep what others used of it', async () => {
  await isSetUp()
  for (let tries = 0; tries < 60; tries++) expect(await signInWith()).toBe('code-needed')
  const wrongNames = async (from: number, to: number) => {
    for (let name = from; name < to; name++)
      await server.ask('/api/sign-in', postJson({ name: `made up ${name}`, password: 'wrong' }))
  }
  await wrongNames(0, 49)
  expect(await signInWith()).toBe('code-needed')
  await wrongNames(49, 50)
  expect(await signInWith()).toBe('too-many-tries')
})

test('wrong codes are counted like wrong passwords, and a right one forgives them', async () => {
  await isSetUp()
  for (let tries = 0; tries < 6; tries++) expect(await signInWith('000000')).toBe('wrong-code')
  expect((await trySignIn(shown())).headers.get('retry-after')).toBe('5')
  server.clock.now += 5_000
  expect(await signInWith('000000')).toBe('wrong-code')
  expect((await trySignIn(shown())).headers.get('retry-after')).toBe('10')
  server.clock.now += 10_000
  expect(await signInWith(shown())).toBe('done')
  expect(await signInWith('000000')).toBe('wrong-code')
  expect(await signInWith('000000')).toBe('wrong-code')
})

test('a try that is taken back late leaves the wait of a wrong one that came after it', async () => {
  await isSetUp()
  for (let tries = 0; tries < 5; tries++) await signInWith('000000')
  const slow = await beginAttempt(server.service, 'jess')
  if (!slow.ok) throw new Error('It had to wait.')
  server.clock.now += 5_000
  expect(await signInWith('000000')).toBe('wrong-code')
  await takeBackAttempt(server.service, slow.value)
  expect((await trySignIn(shown())).headers.get('retry-after')).toBe('10')
})

test('ten recovery codes, each once, in the place of a code', async () => {
  const codes = await isSetUp()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^\d{12}$/)
  const [first = '', second = '', third = ''] = codes
  expect(await signInWith(first)).toBe('done')
  expect(await signInWith(first)).toBe('wrong-code')
  expect(await signInWith(`${second.slice(0, 4)} ${second.slice(4, 8)} ${second.slice(8)}`)).toBe('done')
  expect(await own()).toMatchObject({ codesLeft: 8 })
  const other = await startServer(server.database, server.clock)
  const both = [server, other].map((at) => signInWith(third, 'correct horse', at))
  expect((await Promise.all(both)).toSorted()).toEqual(['done', 'wrong-code'])
  expect(await signInWith('123456789012')).toBe('wrong-code')
})

test('another officer’s recovery code is nobody else’s', async () => {
  const [code = ''] = await isSetUp()
  tablet = await enrol(server, margaret)
  await isSetUp()
  const asMargaret = { name: 'margaret', password: 'correct horse', code }
  expect(await errorOf(await server.ask('/api/sign-in', postJson(asMargaret)))).toBe('wrong-code')
  expect(await signInWith(code)).toBe('done')
})

test('set up twice: the same secret gives new recovery codes, for an answer that was lost; another is refused', async () => {
  const response = await setUp(shown())
  const { recoveryCodes } = (await response.json()) as { recoveryCodes: readonly string[] }
  const again = await setUp(shown())
  const { recoveryCodes: newer } = (await again.json()) as { recoveryCodes: readonly string[] }
  expect(await own()).toMatchObject({ setUpAt: server.clock.now, codesLeft: 10 })
  expect(await signInWith(recoveryCodes[0])).toBe('wrong-code')
  expect(await signInWith(newer[0])).toBe('done')
  const other = seededRandom('another phone')(20)
  expect(await errorOf(await setUp(shown(0, other), other))).toBe('second-factor-there')
  server.clock.now += STEP
  expect(await signInWith(shown(0, other))).toBe('wrong-code')
  expect(await signInWith(shown())).toBe('done')
})

test('two phones set up at once: one of them is', async () => {
  const other = seededRandom('another phone')(20)
  const both = await Promise.all([setUp(shown()), setUp(shown(0, other), other)])
  expect((await Promise.all(both.map(errorOf))).toSorted()).toEqual(['done', 'second-factor-there'])
})

test.each([
  ['a short secret', { secret: toBase64url(SECRET.slice(1)), code: '000000' }],
  ['no text', { secret: 'not base64url!', code: '000000' }],
  ['no code', { secret: toBase64url(SECRET) }],
  ['a long code', { secret: toBase64url(SECRET), code: '0'.repeat(41) }],
])('what is no set-up is refused: %s', async (_, body) => {
  expect((await post('/api/second-factor', body)).status).toBe(400)
})

test('removing one’s own asks for a code, counts wrong ones, and the password is enough afterwards', async () => {
  const [code = ''] = await isSetUp()
  expect(await remove('')).toBe('wrong-code')
  expect(await remove('000000')).toBe('wrong-code')
  expect(await own()).toMatchObject({ codesLeft: 10 })
  for (let tries = 2; tries < 6; tries++) expect(await remove('000000')).toBe('wrong-code')
  expect(await remove(shown())).toBe('too-many-tries')
  expect(await signInWith(shown())).toBe('too-many-tries') // one count for both
  server.clock.now += 5_000
  expect(await remove(code)).toBe('done')
  expect(await own()).toMatchObject({ setUpAt: null, codesLeft: 0 })
  server.clock.now += 60_000
  expect(await signInWith()).toBe('done')
  expect(await remove('')).toBe('done') // an answer that was lost is no loss
})

test('managers see who has one and reset it; not their own, and nobody else does', async () => {
  await isSetUp()
  const manager = await enrol(server, margaret)
  const reset = async (officer: string, by: Tablet) =>
    errorOf(await post('/api/second-factors/reset', { officer }, by))
  expect(await (await read(server, manager, '/api/second-factors')).json()).toMatchObject({
    officers: [{ officer: jessId, setUpAt: server.clock.now - STEP }],
  })
  expect((await read(server, tablet, '/api/second-factors')).status).toBe(403)
  expect(await reset(jessId, tablet)).toBe('not-for-you')
  expect(await reset(manager.officer, manager)).toBe('your-own')
  expect(await signInWith()).toBe('code-needed')
  expect(await reset(jessId, manager)).toBe('done')
  expect(await signInWith()).toBe('done')
  expect((await audited()).filter(({ route }) => route === 'reset-second-factor')).toMatchObject([
    { outcome: 'not-for-you', officer: jessId },
    { outcome: 'your-own', officer: manager.officer, of: manager.officer },
    { outcome: 'done', officer: manager.officer, of: jessId },
  ])
})

test('who set up, was asked, failed and removed is in the audit log', async () => {
  await isSetUp()
  await signInWith()
  await signInWith('000000')
  await signInWith(shown())
  server.clock.now += STEP
  await remove(shown())
  const noted = (await audited()).map(({ route, outcome, officer }) => [route, outcome, officer])
  expect(noted.slice(-5)).toEqual([
    ['set-up-second-factor', 'done', jessId],
    ['sign-in', 'code-needed', jessId],
    ['sign-in', 'wrong-code', jessId],
    ['sign-in', 'done', jessId],
    ['remove-second-factor', 'done', jessId],
  ])
})

test('no secret and no code is in a row or in the log in plain; the control finds them where they are put', async () => {
  const codes = await isSetUp()
  const [used = '', kept = ''] = codes
  const now = shown()
  await signInWith(used)
  await signInWith('000000')
  await signInWith(now)
  const { base32 } = new Secret({ buffer: SECRET.slice().buffer })
  const hex = Buffer.from(SECRET).toString('hex')
  const secrets = [toBase64url(SECRET), base32, hex, Buffer.from(SECRET).toString('latin1'), now, used, kept]
  const found = async () => {
    const { database } = server
    const rows = [
      ...(await database.selectFrom('second_factors').selectAll().execute()),
      ...(await database.selectFrom('recovery_codes').selectAll().execute()),
      ...(await database.selectFrom('audit').selectAll().execute()),
      ...(await database.selectFrom('sign_in_attempts').selectAll().execute()),
      ...(await database.selectFrom('sign_ins').selectAll().execute()),
    ]
    const inWords = (value: unknown) =>
      value instanceof Uint8Array
        ? ['hex', 'base64url', 'latin1'].map((as) => Buffer.from(value).toString(as as BufferEncoding))
        : [String(value)]
    const written = rows.flatMap((row) => Object.values(row).flatMap(inWords))
    const all = [...written, JSON.stringify(server.logged)].join('\n')
    // Six digits also stand inside longer numbers, by chance.
    const isThere = (secret: string) =>
      secret === now ? new RegExp(`\\b${now}\\b`).test(all) : all.includes(secret)
    return secrets.filter(isThere)
  }
  expect(await found()).toEqual([])
  await server.database.updateTable('second_factors').set({ secret: SECRET }).execute()
  await server.database.insertInto('recovery_codes').values({ officer: jessId, mac: kept }).execute()
  expect(await found()).toEqual(expect.arrayContaining([toBase64url(SECRET), hex, kept]))
})

test('a secret that was moved to another officer does not open, and nothing of it is logged', async () => {
  await isSetUp()
  const manager = await enrol(server, margaret)
  const row = await server.database.selectFrom('second_factors').selectAll().executeTakeFirstOrThrow()
  await server.database
    .insertInto('second_factors')
    .values({ ...row, officer: manager.officer })
    .execute()
  const asMargaret = { name: 'margaret', password: 'correct horse', code: shown() }
  expect((await server.ask('/api/sign-in', postJson(asMargaret))).status).toBe(500)
  expect(JSON.stringify(server.logged)).not.toContain('correct horse')
})
