import { TOTP, URI } from 'otpauth'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { toBase64url } from '#core'
import { PROTOCOL } from '#protocol'
import { type ChangeParts, createServerTime, type Fetch } from '#sync'
import { readSecondFactor, removeSecondFactor, setUpSecondFactor } from '#sync/second-factor'
import { phoneSecret, qrPath } from '../../src/app/second-step/phone-secret.ts'
import { inGroups, secondStepInWords } from '../../src/app/words/second-step-words.ts'

const secret = Uint8Array.from({ length: 20 }, (_, index) => index * 11)

test('what a phone scans is the secret, as every authenticator app makes codes of it', () => {
  const { address, base32 } = phoneSecret(secret, 'Siân Pritchard')
  const scanned = URI.parse(readQr(address))
  expect(scanned).toBeInstanceOf(TOTP)
  expect(scanned).toMatchObject({ issuer: 'Cairn', label: 'Siân Pritchard', algorithm: 'SHA1', digits: 6 })
  expect((scanned as TOTP).period).toBe(30)
  expect(scanned.secret.base32).toBe(base32)
  expect(new Uint8Array(scanned.secret.bytes)).toEqual(secret)
})

/** The drawn path, read as a camera would. */
function readQr(text: string): string {
  const { path, size } = qrPath(text)
  const scale = 4
  const side = size * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let down = 0; down < scale; down++)
      for (let across = 0; across < scale; across++) {
        const at = ((Number(y) * scale + down) * side + Number(x) * scale + across) * 4
        data.fill(0, at, at + 3)
      }
  return decodeQR({ width: side, height: side, data })
}

test('keys and codes are shown in groups of four', () => {
  expect(inGroups('JBSWY3DPEHPK3PXP')).toBe('JBSW Y3DP EHPK 3PXP')
  expect(inGroups('482109375521')).toBe('4821 0937 5521')
})

test('how it stands is said, and when few recovery codes are left', () => {
  const phone = { setUpAt: 1, totpAt: 1, passkeys: [] }
  const none = { ...phone, setUpAt: null, totpAt: null, codesLeft: 0 }
  expect(secondStepInWords(none)).toContain('Your password alone')
  expect(secondStepInWords({ ...phone, codesLeft: 4 })).toMatch(
    /then a code from your phone or .* 4 recovery codes are left\.$/,
  )
  expect(secondStepInWords({ ...phone, codesLeft: 4, passkeys: [1] })).toMatch(
    /then a passkey, a code from your phone or /,
  )
  expect(secondStepInWords({ ...phone, codesLeft: 1 })).toMatch(/One recovery code is left\. Draw ten new/)
})

const answering = (status: number, body: object) => {
  const sent: unknown[] = []
  const fetch: Fetch = async (_, { body: said }) => {
    sent.push(said === undefined ? null : JSON.parse(String(said)))
    return Response.json({ protocol: PROTOCOL, at: 1, ...body }, { status })
  }
  const parts: ChangeParts = {
    ...{ fetch, proof: async () => 'proof', serverTime: createServerTime(() => 1) },
    proveAgain: async () => false,
  }
  return { parts, sent }
}

test('setting up sends secret and code once, and gives the recovery codes', async () => {
  const { parts, sent } = answering(200, { recoveryCodes: ['482109375521'] })
  expect(await setUpSecondFactor(parts, secret, '123 456')).toEqual({ ok: true, value: ['482109375521'] })
  expect(sent).toEqual([{ secret: toBase64url(secret), code: '123 456' }])
})

test.each([
  [401, 'wrong-code', 'wrong-code'],
  [429, 'too-many-tries', 'too-many-tries'],
  [409, 'second-factor-there', 'second-factor-there'],
  [401, 'signed-out', 'signed-out'],
  [404, 'not-found', 'server-behind'],
  [500, 'server-error', 'server-error'],
])(
  'an answer %d %s is %s, and never taken for a sign-in that ended when it is not',
  async (status, error, problem) => {
    const { parts } = answering(status, { error })
    expect(await removeSecondFactor(parts, '123456')).toBe(problem)
    expect(await readSecondFactor(parts)).toEqual({ ok: false, error: problem })
  },
)
