import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Bytes, canonicalBytes, concatBytes, fromBase64url, systemRandom, toBase64url } from '#core'
import { headerNames, makeProof } from '#protocol'
import type {
  MadePasskey,
  NewPasskeyAnswer,
  PasskeyAddedAnswer,
  PasskeyAssertion,
  PasskeyQuestion,
  SecondFactorAnswer,
  SecondStepQuestion,
} from '#protocol/second-factor'
import { migrate } from '../../src/server/database/migrations.ts'
import { openAtRest, sealAtRest } from '../../src/server/keys/at-rest.ts'
import { deriveKey } from '../../src/server/keys/derive.ts'
import { rotateServiceKey } from '../../src/server/rotation/rotate.ts'
import { readSettings } from '../../src/server/settings.ts'
import { askForNewPasskey } from '../../src/server/sign-in/passkeys.ts'
import { relyingPartyOf } from '../../src/server/sign-in/relying-party.ts'
import { bareDatabase } from './databases.ts'
import { kinds, map, type SoftPasskey, softPasskey, type Twist } from './soft-passkey.ts'
import {
  cookieOf,
  enrol,
  jess,
  margaret,
  ORIGIN,
  postJson,
  read,
  seededRandom,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PARTY = { origin: ORIGIN, id: 'cairn.test' }
const PHONE = seededRandom('a phone')(20)

let server: TestServer
let jessId: string
let tablet: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  jessId = service.jessId
  tablet = await enrol(server, jess)
})

const post = async (path: string, body: unknown, by = tablet, at = server) =>
  at.ask(
    path,
    postJson(body, {
      cookie: by.cookie,
      [headerNames.proof]: await makeProof('POST', path, server.clock.now, by.key),
    }),
  )

const errorOf = async (response: Response): Promise<string> =>
  response.ok ? 'done' : ((await response.json()) as { readonly error: string }).error

const begin = async (by = tablet) =>
  (await (await post('/api/second-factor/passkeys/begun', {}, by)).json()) as NewPasskeyAnswer

const send = (made: MadePasskey, by = tablet) => post('/api/second-factor/passkeys', made, by)

/** @returns what the server says of it: its id, and recovery codes */
async function added(passkey: SoftPasskey, name = 'Blue key', by = tablet): Promise<PasskeyAddedAnswer> {
  const response = await send(passkey.make(await begin(by), name), by)
  if (!response.ok) throw new Error(await errorOf(response))
  return (await response.json()) as PasskeyAddedAnswer
}

const trySignIn = (more: object = {}, at = server, password = 'correct horse', name = 'jess') =>
  at.ask('/api/sign-in', postJson({ name, password, ...more }))

const signInWith = async (...given: Parameters<typeof trySignIn>) => errorOf(await trySignIn(...given))

/** What is asked once the password was right. */
async function asked(at = server, name = 'jess'): Promise<PasskeyQuestion> {
  const { passkey } = (await (await trySignIn({}, at, undefined, name)).json()) as SecondStepQuestion
  if (!passkey) throw new Error('No passkey was asked for.')
  return passkey
}

const answerWith = async (passkey: SoftPasskey, twist?: Twist) =>
  signInWith({ passkey: passkey.answer(await asked(), twist) })

const own = async () =>
  (await (await read(server, tablet, '/api/second-factor')).json()) as SecondFactorAnswer

const shown = (steps = 0) =>
  TOTP.generate({
    secret: new Secret({ buffer: PHONE.slice().buffer }),
    timestamp: server.clock.now + steps * 30_000,
  })

const setUpPhone = async () => {
  const response = await post('/api/second-factor', { secret: toBase64url(PHONE), code: shown() })
  server.clock.now += 30_000
  return ((await response.json()) as PasskeyAddedAnswer).recoveryCodes
}

const audited = async (): Promise<readonly Record<string, unknown>[]> =>
  (await server.database.selectFrom('audit').select('body').orderBy('number').execute()).map(({ body }) =>
    JSON.parse(body),
  )

test('the first one gives recovery codes, is asked for after the password, and signs in', async () => {
  const key = softPasskey()
  const { passkey, recoveryCodes } = await added(key)
  const madeAt = server.clock.now
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await own()).toMatchObject({
    ...{ setUpAt: madeAt, totpAt: null, codesLeft: 10 },
    passkeys: [{ id: passkey, name: 'Blue key', madeAt, usedAt: null }],
  })
  const half = await trySignIn()
  expect([half.status, half.headers.get('set-cookie')]).toEqual([401, null])
  const question = (await half.json()) as SecondStepQuestion
  expect(question).toMatchObject({
    ...{ error: 'code-needed', steps: ['passkey'] },
    passkey: { rpId: 'cairn.test', known: [{ id: key.id, transports: ['nfc', 'usb'] }] },
  })
  expect(question.passkey?.challenge).toMatch(/^[\w-]{43}$/)
  server.clock.now += MINUTE
  const whole = await trySignIn({ passkey: key.answer(question.passkey ?? (await asked())) })
  expect([whole.status, cookieOf(whole).length > 40]).toEqual([200, true])
  expect((await own()).passkeys).toMatchObject([{ usedAt: madeAt + MINUTE }])
})

test('several stand beside each other and beside a phone, either is enough, and only the first step gave codes', async () => {
  const [blue, red] = [softPasskey(), softPasskey()]
  const [code = ''] = (await added(blue)).recoveryCodes
  expect((await added(red, 'Red key')).recoveryCodes).toEqual([])
  expect((await asked()).known.map(({ id }) => id)).toEqual([blue.id, red.id])
  expect(await answerWith(red)).toBe('done')
  expect(await answerWith(blue)).toBe('done')
  expect(await signInWith({ code })).toBe('done')
  const newer = await setUpPhone()
  expect((await (await trySignIn()).json()) as object).toMatchObject({ steps: ['totp', 'passkey'] })
  expect(await signInWith({ code: shown() })).toBe('done')
  expect(await answerWith(blue)).toBe('done')
  expect(await signInWith({ code: newer[0] })).toBe('done')
  expect(await own()).toMatchObject({ codesLeft: 9, totpAt: server.clock.now - 30_000 })
})

test('one beside a phone that was there first leaves its recovery codes', async () => {
  const [code = ''] = await setUpPhone()
  expect((await added(softPasskey())).recoveryCodes).toEqual([])
  expect(await signInWith({ code })).toBe('done')
})

test.each(kinds)('a key of the kind %s signs in, and half of one is never stored', async (kind) => {
  const key = softPasskey({ kind })
  const { attestationObject, ...made } = key.make(await begin(), 'Cut')
  const cut = toBase64url((fromBase64url(attestationObject) ?? new Uint8Array()).slice(0, -40))
  expect(await errorOf(await send({ ...made, attestationObject: cut }))).toBe('wrong-passkey')
  await added(key)
  expect(await answerWith(key)).toBe('done')
})

test('an authenticator that asked its person for nothing is enough beside the password', async () => {
  const key = softPasskey({ counts: false })
  expect(await errorOf(await send(key.make(await begin(), 'Blue key', { isVerified: false })))).toBe('done')
  expect(await answerWith(key, { isVerified: false })).toBe('done')
})

describe('an answer that is not taken', () => {
  let key: SoftPasskey
  beforeEach(async () => {
    key = softPasskey()
    await added(key)
  })

  const otherKey = softPasskey().key
  test.each<[string, Twist]>([
    ['given on another site', { origin: 'https://cairn.test.evil.test' }],
    ['given on the same host without TLS, or at another port', { origin: `${ORIGIN}:8443` }],
    ['for another relying party', { rpId: 'evil.test' }],
    ['to the making of one', { type: 'webauthn.create' }],
    ['from within another site’s page', { crossOrigin: true }],
    ['by nobody who was there', { isPresent: false }],
    ['signed by another key', { key: otherKey }],
    ['of a credential that nobody knows', { id: 'A'.repeat(43) }],
    ['to a challenge that nobody gave', { challenge: 'A'.repeat(43) }],
    ['to a challenge that is no text', { challenge: '' }],
  ])(
    '%s: the same words as any other, a new question, and a right one signs in after it',
    async (_, twist) => {
      const response = await trySignIn({ passkey: key.answer(await asked(), twist) })
      expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
      const said = (await response.json()) as SecondStepQuestion & { readonly message: string }
      expect(said).toMatchObject({ error: 'wrong-passkey', steps: ['passkey'] })
      expect(said.message).toBe(
        'This passkey was not taken: it is not one of yours, or it took more than five minutes. Nothing was changed. Try again, or use another way.',
      )
      const again = said.passkey ?? (await asked())
      expect(await signInWith({ passkey: key.answer(again) })).toBe('done')
    },
  )

  test('with a signature that was changed', async () => {
    const { signature, ...rest } = key.answer(await asked())
    const bytes = fromBase64url(signature) ?? new Uint8Array()
    bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1)
    expect(await signInWith({ passkey: { ...rest, signature: toBase64url(bytes) } })).toBe('wrong-passkey')
  })

  test('the same once more, here or at two servers at once', async () => {
    const once = key.answer(await asked())
    expect(await signInWith({ passkey: once })).toBe('done')
    expect(await signInWith({ passkey: once })).toBe('wrong-passkey')
    const other = await startServer(server.database, server.clock)
    const twice = key.answer(await asked())
    const both = [server, other, server, other].map((at) => signInWith({ passkey: twice }, at))
    expect((await Promise.all(both)).toSorted()).toEqual([
      'done',
      ...['wrong-passkey', 'wrong-passkey', 'wrong-passkey'],
    ])
  })

  test('after five minutes; a moment before it is taken', async () => {
    const [late, soon] = [key.answer(await asked()), key.answer(await asked())]
    server.clock.now += 5 * MINUTE - 1
    expect(await signInWith({ passkey: soon })).toBe('done')
    server.clock.now += 1
    expect(await signInWith({ passkey: late })).toBe('wrong-passkey')
  })

  test('to what was asked for another purpose, or of another officer', async () => {
    const again = await post('/api/sign-in/again', { password: jess.password })
    const { passkey } = (await again.json()) as Required<SecondStepQuestion>
    expect(await signInWith({ passkey: key.answer(passkey) })).toBe('wrong-passkey')
    expect(await signInWith({ passkey: key.answer(await begin()) })).toBe('wrong-passkey')
    const manager = await enrol(server, margaret)
    await added(softPasskey(), 'Mine', manager)
    const theirs = await asked(server, 'margaret')
    expect(await signInWith({ passkey: key.answer(theirs) })).toBe('wrong-passkey')
    // Nor does hers sign Margaret in, to a question that was Margaret's.
    const hers = key.answer(await asked(server, 'margaret'))
    expect(await signInWith({ passkey: hers }, server, undefined, 'margaret')).toBe('wrong-passkey')
  })

  test('of one that was removed', async () => {
    await added(softPasskey(), 'Red key')
    const question = await asked()
    const { passkeys } = await own()
    await post('/api/second-factor/passkeys/removed', { passkey: passkeys[0]?.id })
    expect(await signInWith({ passkey: key.answer(question) })).toBe('wrong-passkey')
    expect((await asked()).known.map(({ id }) => id)).not.toContain(key.id)
  })

  test('of a copy that was used less often: refused, and in the audit log; the counter of a right one counts on', async () => {
    const { passkeys } = await own()
    for (const counter of [7, 8]) expect(await answerWith(key, { counter })).toBe('done')
    for (const counter of [8, 5, 0]) expect(await answerWith(key, { counter })).toBe('wrong-passkey')
    expect((await audited()).slice(-1)).toMatchObject([
      { outcome: 'wrong-passkey', officer: jessId, passkey: passkeys[0]?.id, why: 'counter-back' },
    ])
    // What its key did not sign says nothing of it.
    expect(await answerWith(key, { counter: 5, key: otherKey })).toBe('wrong-passkey')
    expect((await audited()).at(-1)?.['why']).toBeUndefined()
    expect(await answerWith(key, { counter: 9 })).toBe('done')
  })

  test('is counted like a wrong password; asking is not, and a right one forgives', async () => {
    for (let tries = 0; tries < 8; tries++) await asked()
    const early = key.answer(await asked())
    for (let tries = 0; tries < 6; tries++)
      expect(await answerWith(key, { rpId: 'evil.test' })).toBe('wrong-passkey')
    expect(await signInWith({ passkey: early })).toBe('too-many-tries')
    server.clock.now += 5_000
    expect(await signInWith({ passkey: early })).toBe('done') // nothing was looked at while it had to wait
    for (let tries = 0; tries < 5; tries++)
      expect(await signInWith({}, server, 'wrong')).toBe('wrong-sign-in')
    expect(await answerWith(key)).toBe('done')
  })

  test('whatever its bytes are: no fault, no cookie, no word more', async () => {
    const whole = key.answer(await asked())
    const junk = systemRandom(300)
    const nested = new Uint8Array(2_000).fill(0x81) // arrays in arrays, to the end
    const fields = ['clientDataJSON', 'authenticatorData', 'signature'] as const
    const changed = (field: (typeof fields)[number], bytes: Bytes): PasskeyAssertion => ({
      ...whole,
      [field]: toBase64url(bytes),
    })
    const bytesOf = (field: (typeof fields)[number]) => fromBase64url(whole[field]) ?? new Uint8Array()
    const all = fields.flatMap((field) => [
      changed(field, junk),
      changed(field, nested),
      changed(field, bytesOf(field).slice(0, -1)),
      changed(field, bytesOf(field).slice(0, 1)),
      changed(field, concatBytes(bytesOf(field), junk)),
      changed(field, concatBytes(bytesOf(field), nested)),
    ])
    const texts = [
      'null',
      '[]',
      '7',
      '"x"',
      '{}',
      '{"challenge":{}}',
      '{"challenge":null,"type":"webauthn.get"}',
    ]
    for (const text of texts) all.push(changed('clientDataJSON', new TextEncoder().encode(text)))
    for (const passkey of all) {
      server.clock.now += HOUR
      expect([passkey, await signInWith({ passkey })]).toEqual([passkey, 'wrong-passkey'])
    }
    for (const passkey of [7, null, {}, { ...whole, id: '' }, { ...whole, id: 'no base64url!' }, [whole]])
      expect(await signInWith({ passkey })).toBe('bad-request')
    expect(server.logged).toEqual([])
  })
})

test('before the password was right nothing tells that there is one, or an officer', async () => {
  const key = softPasskey()
  await added(key)
  const passkey = key.answer(await asked())
  const answerTo = async (name: string, more: object) => {
    const response = await trySignIn(more, server, 'wrong', name)
    return [response.status, await response.text()]
  }
  const none = await answerTo('nobody', {})
  expect(await answerTo('jess', {})).toEqual(none)
  expect(await answerTo('jess', { passkey })).toEqual(none)
  expect(await answerTo('imran', { passkey })).toEqual(none)
  expect(none[1]).not.toMatch(/steps|passkey/)
  expect(await signInWith({ passkey: key.answer(await asked()) })).toBe('done')
})

test('without a second step the answer of a passkey is not looked at', async () => {
  expect(await signInWith({ passkey: softPasskey().answer(NOTHING_ASKED) })).toBe('done')
  await setUpPhone()
  expect(await signInWith({ passkey: softPasskey().answer(NOTHING_ASKED) })).toBe('code-needed')
})

const NOTHING_ASKED: PasskeyQuestion = { challenge: 'A'.repeat(43), rpId: 'cairn.test', known: [] }

test('an app that knows no passkeys is asked for a code, is told to update, and a recovery code signs in', async () => {
  const [code = ''] = (await added(softPasskey())).recoveryCodes
  const said = (await (await trySignIn()).json()) as { readonly error: string; readonly message: string }
  expect(said.error).toBe('code-needed')
  expect(said.message).toContain('an app that cannot ask for one is to be updated')
  expect(await signInWith({ code: '123456' })).toBe('wrong-code')
  expect(await signInWith({ code })).toBe('done')
  expect(await signInWith({ code })).toBe('wrong-code')
})

describe('making one', () => {
  test.each<[string, Twist]>([
    ['on another site', { origin: 'https://evil.test' }],
    ['for another relying party', { rpId: 'evil.test' }],
    ['as an answer to signing in', { type: 'webauthn.get' }],
    ['from within another site’s page', { crossOrigin: true }],
    ['with nobody there', { isPresent: false }],
    ['under another id', { id: 'A'.repeat(43) }],
    ['for a challenge that nobody gave', { challenge: 'A'.repeat(43) }],
    ['with a statement that says nothing', { attestation: { format: 'packed', statement: map([]) } }],
    ['of a format that nobody knows', { attestation: { format: 'other', statement: map([]) } }],
    ['with a statement where there is none', { attestation: { format: 'none', statement: map([['x', 1]]) } }],
  ])('%s is refused, and nothing is stored', async (_, twist) => {
    const made = softPasskey().make(await begin(), 'Blue key', twist)
    expect(await errorOf(await send(made))).toBe('wrong-passkey')
    expect(await own()).toMatchObject({ setUpAt: null, codesLeft: 0, passkeys: [] })
    expect(await signInWith()).toBe('done')
  })

  test('with a certificate is refused before anything of it is read: it could name an address to be looked at', async () => {
    const statement = concatBytes(
      Uint8Array.of(0xa3),
      ...[map([['alg', -7]]).slice(1), map([['sig', systemRandom(70)]]).slice(1)],
      ...[map([['x5c', 0]]).slice(1, -1), Uint8Array.of(0x81, 0x44, 1, 2, 3, 4)],
    )
    const made = softPasskey().make(await begin(), 'Blue key', {
      attestation: { format: 'packed', statement },
    })
    expect(await errorOf(await send(made))).toBe('wrong-passkey')
  })

  test('twice for one question, after five minutes, or to another officer’s question is refused', async () => {
    const question = await begin()
    expect(await errorOf(await send(softPasskey().make(question, 'Blue key')))).toBe('done')
    expect(await errorOf(await send(softPasskey().make(question, 'Red key')))).toBe('wrong-passkey')
    const late = await begin()
    server.clock.now += 5 * MINUTE
    expect(await errorOf(await send(softPasskey().make(late, 'Red key')))).toBe('wrong-passkey')
    const manager = await enrol(server, margaret)
    expect(await errorOf(await send(softPasskey().make(await begin(manager), 'Red key')))).toBe(
      'wrong-passkey',
    )
    expect((await own()).passkeys).toHaveLength(1)
  })

  test('one that is there already is refused, and it stands', async () => {
    const key = softPasskey()
    await added(key)
    const question = await begin()
    expect(question.known).toEqual([{ id: key.id, transports: ['nfc', 'usb'] }])
    expect(await errorOf(await send(key.make(question, 'Again')))).toBe('passkey-there')
    expect((await own()).passkeys).toMatchObject([{ name: 'Blue key' }])
  })

  test('two at once: one of them is the first, and its recovery codes are those that stand', async () => {
    const questions = [await begin(), await begin()]
    const both = await Promise.all(
      questions.map(async (question, index) => send(softPasskey().make(question, `Key ${index}`))),
    )
    const codes = await Promise.all(
      both.map(async (one) => ((await one.json()) as PasskeyAddedAnswer).recoveryCodes),
    )
    expect(codes.map(({ length }) => length).toSorted()).toEqual([0, 10])
    expect(await signInWith({ code: codes.flat()[0] })).toBe('done')
  })

  test('ten are as many as there can be', async () => {
    const kept = await begin()
    for (let number = 1; number <= 10; number++) await added(softPasskey(), `Key ${number}`)
    expect(await errorOf(await post('/api/second-factor/passkeys/begun', {}))).toBe('too-many-passkeys')
    expect(await errorOf(await send(softPasskey().make(kept, 'One more')))).toBe('too-many-passkeys')
  })

  test('a name is 1 to 40 characters, and is kept without blanks around it', async () => {
    for (const name of ['', '   ', 'x'.repeat(41), 'a\u0000b', 'a\nb']) {
      const made = softPasskey().make(await begin(), name)
      expect([name, await errorOf(await send(made))]).toEqual([name, 'bad-request'])
    }
    await added(softPasskey(), ' Клуч at home ')
    expect((await own()).passkeys).toMatchObject([{ name: 'Клуч at home' }])
  })

  test('whatever its bytes are: no fault, and nothing is stored', async () => {
    const junk = systemRandom(400)
    const nested = new Uint8Array(3_000).fill(0xa1)
    const bytesOf = (text: string) => fromBase64url(text) ?? new Uint8Array()
    const twists: readonly ((made: MadePasskey) => Bytes)[] = [
      () => junk,
      () => nested,
      ({ attestationObject }) => bytesOf(attestationObject).slice(0, -1),
      ({ attestationObject }) => bytesOf(attestationObject).slice(0, 40),
      () => Uint8Array.of(0xa0),
      () => Uint8Array.of(0x80),
      () => Uint8Array.of(0xf6),
    ]
    for (const twist of twists) {
      const made = softPasskey().make(await begin(), 'Blue key')
      const said = await errorOf(await send({ ...made, attestationObject: toBase64url(twist(made)) }))
      expect(said).toBe('wrong-passkey')
    }
    expect((await own()).passkeys).toEqual([])
    expect(server.logged).toEqual([])
  })
})

test('with the last second step the recovery codes go, and the password is enough', async () => {
  const key = softPasskey()
  const { passkey } = await added(key)
  await setUpPhone()
  const remove = async (id: string, by = tablet) =>
    errorOf(await post('/api/second-factor/passkeys/removed', { passkey: id }, by))
  const manager = await enrol(server, margaret)
  expect(await remove(passkey, manager)).toBe('done') // it was never hers: nothing is done
  expect((await own()).passkeys).toHaveLength(1)
  expect(await remove(passkey)).toBe('done')
  expect(await own()).toMatchObject({ codesLeft: 10, passkeys: [] })
  expect(await signInWith({ code: shown() })).toBe('done')
  server.clock.now += 30_000
  const { passkey: second } = await added(key)
  expect(await errorOf(await post('/api/second-factor/removed', { code: shown() }))).toBe('done')
  expect(await errorOf(await post('/api/second-factor/removed', { code: shown() }))).toBe('done')
  expect(await own()).toMatchObject({ totpAt: null, codesLeft: 10, passkeys: [{ id: second }] })
  expect(await answerWith(key)).toBe('done')
  expect(await remove(second)).toBe('done')
  expect(await remove(second)).toBe('done') // an answer that was lost is no loss
  expect(await own()).toMatchObject({ setUpAt: null, codesLeft: 0, passkeys: [] })
  expect(await signInWith()).toBe('done')
})

test('ten new recovery codes take the place of all that were, while there is a second step', async () => {
  const renew = () => post('/api/second-factor/codes', {})
  expect(await errorOf(await renew())).toBe('no-second-factor')
  const [before = ''] = (await added(softPasskey())).recoveryCodes
  const { recoveryCodes } = (await (await renew()).json()) as PasskeyAddedAnswer
  expect(await signInWith({ code: before })).toBe('wrong-code')
  expect(await signInWith({ code: recoveryCodes[0] })).toBe('done')
  expect(await own()).toMatchObject({ codesLeft: 9 })
})

test('a manager sees that there is one, and takes all of it away', async () => {
  const key = softPasskey()
  await added(key)
  const since = server.clock.now
  server.clock.now += MINUTE
  await setUpPhone()
  const manager = await enrol(server, margaret)
  expect(await (await read(server, manager, '/api/second-factors')).json()).toMatchObject({
    officers: [{ officer: jessId, setUpAt: since }],
  })
  const question = await asked()
  expect(await errorOf(await post('/api/second-factors/reset', { officer: jessId }, manager))).toBe('done')
  expect(await own()).toMatchObject({ setUpAt: null, codesLeft: 0, passkeys: [] })
  expect(await signInWith({ passkey: key.answer(question) })).toBe('done') // the password is enough
  expect((await audited()).find(({ route }) => route === 'reset-second-factor')).toMatchObject({ of: jessId })
})

test('what is grave is proved by a passkey, each question once', async () => {
  const key = softPasskey()
  await added(key)
  server.clock.now += HOUR
  const prove = (more: object = {}) => post('/api/sign-in/again', { password: jess.password, ...more })
  expect(await errorOf(await post('/api/second-factor/passkeys/begun', {}))).toBe('sign-in-again')
  const { passkey } = (await (await prove()).json()) as Required<SecondStepQuestion>
  expect(await errorOf(await prove({ passkey: key.answer(await asked()) }))).toBe('wrong-passkey') // asked at signing in
  expect(await errorOf(await post('/api/second-factor/passkeys/begun', {}))).toBe('sign-in-again')
  const answer = key.answer(passkey)
  expect(await errorOf(await prove({ passkey: answer }))).toBe('done')
  expect(await errorOf(await prove({ passkey: answer }))).toBe('wrong-passkey')
  expect(await errorOf(await post('/api/second-factor/passkeys/begun', {}))).toBe('done')
})

describe('the address', () => {
  test.each<[string | null, string | undefined, string | null]>([
    ['https://cairn.example', 'https://cairn.example', 'cairn.example'],
    ['https://cairn.example', 'http://cairn.example', null],
    ['https://cairn.example', 'https://cairn.example:8443', null],
    ['https://cairn.example', 'https://evil.example', null],
    ['https://cairn.example', 'http://localhost:4173', null],
    ['https://cairn.example', undefined, null],
    [null, 'http://localhost:4173', 'localhost'],
    [null, 'https://cairn.example', null],
    [null, 'https://localhost.evil.example', null],
    [null, 'http://127.0.0.1:4173', null],
    [null, 'null', null],
    [null, undefined, null],
  ])('a request says nothing of it but localhost: told %s, from %s: %s', (origin, asking, id) => {
    expect(relyingPartyOf({ origin }, asking)?.id ?? null).toBe(id)
  })

  test.each([
    ['cairn.example', 'no address'],
    ['http://cairn.example', 'without TLS'],
    ['https://192.0.2.7', 'a number'],
    ['https://[2001:db8::7]', 'a number'],
    ['https://cairn.example/app', 'more than that'],
  ])('a server that is told %s does not start: it is %s', (CAIRN_ORIGIN) => {
    expect(() => readSettings({ CAIRN_ORIGIN }, systemRandom)).toThrow(/^CAIRN_ORIGIN must be/)
  })

  test('at another than the service’s own none is made or asked for, and a recovery code signs in', async () => {
    const [code = ''] = (await added(softPasskey())).recoveryCodes
    const elsewhere = { headers: { host: 'other.test', origin: 'https://other.test' } }
    const ask = (path: string, body: unknown, cookie = '') =>
      server.ask(path, { ...postJson(body, { cookie, ...elsewhere.headers }) })
    const said = await ask('/api/sign-in', { name: 'jess', password: 'correct horse' })
    expect(await said.json()).not.toHaveProperty('passkey')
    const proof = await makeProof('POST', '/api/second-factor/passkeys/begun', server.clock.now, tablet.key)
    const headers = { cookie: tablet.cookie, [headerNames.proof]: proof, ...elsewhere.headers }
    const begun = await server.ask('/api/second-factor/passkeys/begun', postJson({}, headers))
    expect(await errorOf(begun)).toBe('no-passkeys-here')
    expect(await errorOf(await ask('/api/sign-in', { name: 'jess', password: 'correct horse', code }))).toBe(
      'done',
    )
  })

  test('a service that moved asks for no passkey of before, and lets nobody in with the password alone', async () => {
    const key = softPasskey()
    await added(key)
    await server.database.updateTable('passkeys').set({ relying_party: 'old.test' }).execute()
    const said = (await (await trySignIn()).json()) as object
    expect(said).toMatchObject({ error: 'code-needed', steps: ['passkey'] })
    expect(said).not.toHaveProperty('passkey')
    expect((await begin()).known).toEqual([])
  })
})

test('who added, used and removed which is in the audit log, by ids; no name and no key', async () => {
  const key = softPasskey()
  const { passkey } = await added(key, 'Blue key of Jess')
  await answerWith(key)
  await answerWith(key, { rpId: 'evil.test' })
  await post('/api/second-factor/passkeys/removed', { passkey })
  const entries = await audited()
  const noted = entries.map(({ route, outcome, officer, passkey: id }) => [route, outcome, officer, id])
  expect(noted.filter(([route]) => route !== 'enrol-device').slice(-7)).toEqual([
    ['begin-passkey', 'done', jessId, undefined],
    ['add-passkey', 'done', jessId, passkey],
    ['sign-in', 'code-needed', jessId, undefined],
    ['sign-in', 'done', jessId, passkey],
    ['sign-in', 'code-needed', jessId, undefined],
    ['sign-in', 'wrong-passkey', jessId, undefined],
    ['remove-passkey', 'done', jessId, passkey],
  ])
  for (const secret of ['Blue key', key.id, toBase64url(key.publicKey)])
    expect(JSON.stringify([entries, server.logged])).not.toContain(secret)
})

describe('what is stored', () => {
  const rows = async () =>
    JSON.stringify(
      [
        await server.database.selectFrom('passkeys').selectAll().execute(),
        await server.database.selectFrom('passkey_challenges').selectAll().execute(),
      ],
      (_, value) =>
        value instanceof Uint8Array || value?.type === 'Buffer'
          ? ['hex', 'base64url', 'latin1'].map((as) => Buffer.from(value).toString(as as BufferEncoding))
          : value,
    )

  test('tells neither name nor credential nor key nor challenge; the control finds them where they are put', async () => {
    const key = softPasskey()
    const { passkey } = await added(key)
    const question = await asked()
    const secrets = ['Blue key', key.id, toBase64url(key.publicKey), question.challenge]
    const found = async () => {
      const all = await rows()
      return secrets.filter((secret) => all.includes(secret))
    }
    expect(await found()).toEqual([])
    const plain = canonicalBytes([...secrets])
    await server.database.updateTable('passkeys').set({ sealed: plain }).where('id', '=', passkey).execute()
    expect(await found()).toEqual(secrets)
  })

  test('one that was changed or is another’s row is left out, and its officer signs in otherwise', async () => {
    const [blue, red] = [softPasskey(), softPasskey()]
    const { passkey, recoveryCodes } = await added(blue)
    const { passkey: other } = await added(red, 'Red key')
    const { sealed } = await server.database
      .selectFrom('passkeys')
      .select('sealed')
      .where('id', '=', other)
      .executeTakeFirstOrThrow()
    await server.database.updateTable('passkeys').set({ sealed }).where('id', '=', passkey).execute()
    expect((await asked()).known.map(({ id }) => id)).toEqual([red.id])
    expect(await answerWith(red)).toBe('done')
    expect(await signInWith({ code: recoveryCodes[0] })).toBe('done')
  })

  test('goes under the new service key with a rotation, and the old one opens nothing of it', async () => {
    const key = softPasskey()
    const { passkey } = await added(key)
    const [from, to] = [server.service.serviceKey, seededRandom('fresh')(32)]
    const opens = async (serviceKey: Bytes) => {
      const { sealed } = await server.database
        .selectFrom('passkeys')
        .select('sealed')
        .executeTakeFirstOrThrow()
      const under = deriveKey(serviceKey, 'cairn second factors 1')
      return openAtRest(under, sealed, ['cairn passkey', jessId, passkey]) !== null
    }
    expect(await opens(from)).toBe(true)
    const { clock } = server.service
    const done = await rotateServiceKey(server.database, {
      from,
      to,
      random: systemRandom,
      clock,
      withFaults: false,
    })
    expect(done).toMatchObject({ secondFactors: 1, recoveryCodes: 10 })
    expect([await opens(from), await opens(to)]).toEqual([false, true])
    expect((await trySignIn()).status).toBe(500) // this process has the old key
    const again = await startServer(server.database, server.clock, to)
    const answer = key.answer(await asked(again))
    expect(await signInWith({ passkey: answer }, again)).toBe('done')
  })

  test('of a challenge is gone once it is over', async () => {
    await added(softPasskey())
    await asked()
    await asked()
    server.clock.now += 5 * MINUTE
    await asked()
    expect(await server.database.selectFrom('passkey_challenges').select('id').execute()).toHaveLength(1)
  })

  test('of recovery codes before passkeys goes on', async () => {
    const database = await bareDatabase()
    await migrate(database, '0014-sights')
    const officer = { id: jessId, name: 'Jess', sign_in_name: 'jess', role: 'officer', grade: null } as const
    await database
      .insertInto('officers')
      .values({ ...officer, password: '' })
      .execute()
    const secret = sealAtRest(seededRandom('any')(32), PHONE, ['cairn second factor', jessId], systemRandom)
    await database
      .insertInto('second_factors')
      .values({ officer: jessId, secret, set_up_at: 1, last_step: 1 })
      .execute()
    await database.insertInto('recovery_codes').values({ officer: jessId, mac: 'one' }).execute()
    await migrate(database)
    expect(await database.selectFrom('recovery_codes').selectAll().execute()).toEqual([
      { officer: jessId, mac: 'one' },
    ])
  })
})

test('a question that is asked but never answered changes nothing', async () => {
  expect(await askForNewPasskey(server.service, jessId, PARTY)).toMatchObject({
    rpId: 'cairn.test',
    known: [],
  })
  expect(await signInWith()).toBe('done')
})
