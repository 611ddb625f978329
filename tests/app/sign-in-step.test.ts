import { expect, test } from 'vitest'
import { PROTOCOL } from '#protocol'
import { type ChangeParts, createServerTime, type Fetch } from '#sync'
import {
  addPasskey,
  beginPasskey,
  readSecondFactor,
  removePasskey,
  renewRecoveryCodes,
} from '#sync/second-factor'
import { type SecondStepAsked, signIn } from '../../src/app/device/sign-in.ts'
import { signInProblemInWords } from '../../src/app/words/problem-words.ts'
import { passkeyInWords, secondStepProblemInWords } from '../../src/app/words/second-step-words.ts'

const answering = (status: number, body: object) => {
  const sent: unknown[] = []
  const fetch: Fetch = async (path, { body: said }) => {
    sent.push([path, said === undefined ? null : JSON.parse(String(said))])
    return Response.json({ protocol: PROTOCOL, at: 1, ...body }, { status })
  }
  const parts: ChangeParts = {
    ...{ fetch, proof: async () => 'proof', serverTime: createServerTime(() => 1) },
    proveAgain: async () => false,
  }
  return { fetch, parts, sent }
}

const passkey = { challenge: 'A'.repeat(43), rpId: 'cairn.test', known: [] }
const assertion = { id: 'AAAA', clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' }

test.each<[string, object, SecondStepAsked | undefined]>([
  [
    'a server of before passkeys asks',
    { error: 'code-needed' },
    { codes: true, passkeys: false, passkey: undefined },
  ],
  [
    'codes are asked for',
    { error: 'code-needed', steps: ['totp'] },
    { codes: true, passkeys: false, passkey: undefined },
  ],
  [
    'passkeys are',
    { error: 'code-needed', steps: ['passkey'], passkey },
    { codes: false, passkeys: true, passkey },
  ],
  [
    'either is',
    { error: 'wrong-code', steps: ['totp', 'passkey'], passkey },
    { codes: true, passkeys: true, passkey },
  ],
  [
    'they are for another address',
    { error: 'code-needed', steps: ['passkey'] },
    { codes: false, passkeys: true, passkey: undefined },
  ],
  [
    'the server knows another step',
    { error: 'code-needed', steps: ['iris'] },
    { codes: false, passkeys: false, passkey: undefined },
  ],
  ['the password is wrong', { error: 'wrong-sign-in' }, undefined],
])('what would be enough is said where %s', async (_, body, asked) => {
  const signedIn = await signIn(answering(401, body).fetch, 'jess', 'a password')
  expect(signedIn).toMatchObject({ ok: false, asked })
})

test('a code or the answer of a passkey goes along, never both', async () => {
  const { fetch, sent } = answering(401, { error: 'wrong-passkey', steps: ['passkey'] })
  expect(await signIn(fetch, 'jess', 'a password', { passkey: assertion })).toMatchObject({
    error: 'wrong-passkey',
  })
  await signIn(fetch, 'jess', 'a password', { code: '123456' })
  expect(sent).toEqual([
    ['/api/sign-in', { name: 'jess', password: 'a password', passkey: assertion }],
    ['/api/sign-in', { name: 'jess', password: 'a password', code: '123456' }],
  ])
  expect(signInProblemInWords['wrong-passkey']).toContain('Nothing was changed')
})

test('a server of before passkeys has none, and what it says of codes is of the phone', async () => {
  const { parts } = answering(200, { setUpAt: 5, codesLeft: 7 })
  expect(await readSecondFactor(parts)).toEqual({
    ok: true,
    value: { protocol: PROTOCOL, at: 1, setUpAt: 5, totpAt: 5, codesLeft: 7, passkeys: [] },
  })
})

test.each([
  [401, 'wrong-passkey', 'wrong-passkey'],
  [409, 'passkey-there', 'passkey-there'],
  [409, 'too-many-passkeys', 'too-many-passkeys'],
  [409, 'no-passkeys-here', 'no-passkeys-here'],
  [401, 'sign-in-again', 'not-proved'],
  [404, 'not-found', 'server-behind'],
])('an answer %d %s is %s, and said in words', async (status, error, problem) => {
  const { parts } = answering(status, { error })
  const made = {
    name: 'Blue key',
    id: 'AAAA',
    clientDataJSON: 'AAAA',
    attestationObject: 'AAAA',
    transports: [],
  }
  expect(await beginPasskey(parts)).toEqual({ ok: false, error: problem })
  expect(await addPasskey(parts, made)).toEqual({ ok: false, error: problem })
  expect(await renewRecoveryCodes(parts)).toEqual({ ok: false, error: problem })
  const removed = await removePasskey(parts, 'AAAAAAAAAAAAAAAAAAAAAA')
  expect(removed).toBe(problem)
  expect(removed && secondStepProblemInWords(removed)).toMatch(/^[A-Z].{30,}\.$/)
})

test('when a passkey was made and last used is said', () => {
  const one = { id: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'Blue key', madeAt: 1, usedAt: null }
  expect(passkeyInWords(one, 1)).toMatch(/^Made \d\d:\d\d\. Not used yet\.$/)
  expect(passkeyInWords({ ...one, usedAt: 1 }, 1)).toMatch(/Last used \d\d:\d\d\.$/)
})
