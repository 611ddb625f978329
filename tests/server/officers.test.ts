import { Secret, TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { addCase } from '#server'
import { verifyAudit } from '../../src/server/audit/verify.ts'
import {
  givePassword,
  letGo,
  listOfficers,
  newPassword,
  takeOn,
  takeSecondStep,
} from '../../src/server/officers.ts'
import { setUpSecondFactor } from '../../src/server/sign-in/second-factor.ts'
import {
  answer,
  enrol,
  envelopeOf,
  jess,
  postJson,
  push,
  read,
  readHeads,
  saq,
  seededRandom,
  signIn,
  startServer,
  type TestServer,
  wordsOf,
} from './world.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})

const { password: _, ...jessWithout } = jess
const trySignIn = async (password: string) =>
  (await server.ask('/api/sign-in', postJson({ name: jess.signInName, password }))).status

test('who is taken on signs in with the password that was printed, and is on the list', async () => {
  const password = await takeOn(server.service, jessWithout)
  expect(await trySignIn(password)).toBe(200)
  await enrol(server, { ...jess, password })
  expect(await listOfficers(server.service)).toEqual([
    { name: jess.name, signInName: jess.signInName, role: 'officer', devices: 1, mayEnter: true },
  ])
})

test('a second officer with the same sign-in name is not taken on, however it is written', async () => {
  await takeOn(server.service, jessWithout)
  const again = takeOn(server.service, { ...jessWithout, signInName: ' JESS ' })
  await expect(again).rejects.toThrow('Somebody signs in as jess already.')
  expect(await listOfficers(server.service)).toHaveLength(1)
})

test('with a new password the old one and every sign-in with it are over; the tablet stays', async () => {
  const first = await takeOn(server.service, jessWithout)
  const tablet = await enrol(server, { ...jess, password: first })
  const second = await givePassword(server.service, 'Jess')
  expect(second).not.toBe(first)
  expect([await trySignIn(first), await trySignIn(second)]).toEqual([401, 200])
  const { status } = await server.ask('/api/sign-out', postJson({}, { cookie: tablet.cookie }))
  expect(status).toBe(401)
  expect((await listOfficers(server.service))[0]).toMatchObject({ devices: 1, mayEnter: true })
})

test('who leaves is let in no more: no password, no sign-in, no tablet; what waits on that one is parked, not lost', async () => {
  const password = await takeOn(server.service, jessWithout)
  const tablet = await enrol(server, { ...jess, password })
  const space = await addCase(server.service, {
    officers: [tablet.officer],
    caseFile: { 'name/answer': 'Marek Rybak' },
  })
  expect(await readHeads(server, tablet)).not.toEqual([])
  const standing = await server.database.selectFrom('sign_ins').selectAll().executeTakeFirstOrThrow()

  expect(await letGo(server.service, jess.signInName)).toBe(1)
  for (const word of [password, '']) expect(await trySignIn(word)).toBe(401)
  // A sign-in that was being checked meanwhile may be written a moment later.
  await server.database.insertInto('sign_ins').values(standing).execute()
  const asked = await read(server, tablet, '/api/heads')
  expect([asked.status, await asked.json()]).toMatchObject([401, { error: 'signed-out' }])
  const { envelope } = await envelopeOf(tablet, saq(space), [answer('q01/answer', 'yes')])
  const { receipts, erase } = await push(server, tablet, [envelope])
  expect([receipts.flatMap(wordsOf), erase]).toEqual([['parked no-access'], true])
  expect(await listOfficers(server.service)).toMatchObject([{ devices: 0, mayEnter: false }])

  expect(await trySignIn(await givePassword(server.service, jess.signInName))).toBe(200)
})

test('all of it is in the audit log, without a name, and the log verifies', async () => {
  const password = await takeOn(server.service, jessWithout)
  await givePassword(server.service, jess.signInName)
  await letGo(server.service, jess.signInName)
  const rows = await server.database.selectFrom('audit').select('body').orderBy('number').execute()
  const entries = rows.map(({ body }) => JSON.parse(body) as { route: string; outcome: string })
  expect(entries.filter(({ route }) => route === 'operator').map(({ outcome }) => outcome)).toEqual([
    'officer-taken-on',
    'password-given',
    'officer-let-go',
  ])
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`jess|whitlock|${password}`, 'i'))
  expect((await verifyAudit(server.database, server.service.serviceKey, [])).faults).toEqual([])
})

test('for a name that nobody has, nothing is done', async () => {
  await expect(givePassword(server.service, 'nobody')).rejects.toThrow('Nobody signs in as nobody.')
  await expect(letGo(server.service, 'nobody')).rejects.toThrow('Nobody signs in as nobody.')
})

test('a password is sixteen letters and digits of 32, in fours', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => 31 * index)
  expect(newPassword(() => bytes)).toBe('0zyx-wvts-rqpn-mkjh')
})

test('a lost second step is taken away, and the audit log says so; nobody of that name, and nothing is', async () => {
  const password = await takeOn(server.service, jessWithout)
  const { officer } = await signIn(server, { ...jess, password })
  const secret = new Secret({ buffer: seededRandom('a phone')(20).buffer })
  const code = TOTP.generate({ secret, timestamp: server.clock.now })
  await setUpSecondFactor(server.service, officer, new Uint8Array(secret.buffer as ArrayBuffer), code)
  expect(await trySignIn(password)).toBe(401)
  await expect(takeSecondStep(server.service, 'nobody')).rejects.toThrow('Nobody signs in as nobody.')
  expect(await takeSecondStep(server.service, 'Jess')).toBe(true)
  expect(await trySignIn(password)).toBe(200)
  expect(await takeSecondStep(server.service, 'jess')).toBe(false)
  const rows = await server.database.selectFrom('audit').select('body').execute()
  expect(rows.map(({ body }) => JSON.parse(body))).toContainEqual(
    expect.objectContaining({ route: 'operator', outcome: 'second-step-taken', officer }),
  )
})
