import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type Bytes, bytesFromText, concatBytes, fromBase64url, toBase64url } from '#core'
import type { MadePasskey, PasskeyAssertion, PasskeyQuestion } from '#protocol/second-factor'
import { ORIGIN } from './devices.ts'

/** What a browser or an authenticator could say otherwise than it should. */
export type Twist = {
  readonly origin?: string
  readonly rpId?: string
  readonly type?: string
  readonly crossOrigin?: boolean
  readonly challenge?: string
  readonly id?: string
  readonly isPresent?: boolean
  readonly isVerified?: boolean
  readonly counter?: number
  /** Signs in its place. */
  readonly key?: KeyObject
  /** Of what it was made with: a format, and its statement in CBOR. */
  readonly attestation?: { readonly format: string; readonly statement: Bytes }
}

/** An authenticator with one credential (WebAuthn Level 2, §6), and the browser in front of it. */
export type SoftPasskey = {
  readonly id: string
  readonly key: KeyObject
  /** COSE. */
  readonly publicKey: Bytes
  readonly make: (asked: PasskeyQuestion, name: string, twist?: Twist) => MadePasskey
  /** Its counter goes up each time; one that has none (0) answers 0. */
  readonly answer: (asked: PasskeyQuestion, twist?: Twist) => PasskeyAssertion
}

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

/** Kinds of keys (RFC 9053, RFC 8812): security keys have the first, some the second, Windows the third. */
export const kinds = ['ES256', 'EdDSA', 'RS256'] as const

export function softPasskey({
  counts = true,
  kind = 'ES256',
}: {
  counts?: boolean
  kind?: (typeof kinds)[number]
} = {}): SoftPasskey {
  const { cose, privateKey, algorithm } = newKey(kind)
  const ownId = toBase64url(createHash('sha256').update(cose).digest())
  let counter = 0

  const clientData = (type: string, { challenge }: PasskeyQuestion, twist: Twist): string =>
    JSON.stringify({
      type: twist.type ?? type,
      challenge: twist.challenge ?? challenge,
      origin: twist.origin ?? ORIGIN,
      crossOrigin: twist.crossOrigin ?? false,
    })

  function authenticatorData({ rpId }: PasskeyQuestion, twist: Twist, attested: Bytes | null): Bytes {
    if (counts) counter++
    const flags =
      (twist.isPresent === false ? 0 : PRESENT) |
      (twist.isVerified === false ? 0 : VERIFIED) |
      (attested ? ATTESTED : 0)
    const host = new Uint8Array(
      createHash('sha256')
        .update(twist.rpId ?? rpId)
        .digest(),
    )
    return concatBytes(
      host,
      Uint8Array.of(flags),
      unsigned(twist.counter ?? counter, 4),
      attested ?? new Uint8Array(),
    )
  }

  return {
    id: ownId,
    key: privateKey,
    publicKey: cose,
    make(asked, name, twist = {}) {
      const credential = bytes(ownId)
      const attested = concatBytes(new Uint8Array(16), unsigned(credential.length, 2), credential, cose)
      const { format, statement } = twist.attestation ?? { format: 'none', statement: map([]) }
      const attestationObject = concatBytes(
        Uint8Array.of(0xa3),
        ...[text('fmt'), text(format), text('attStmt'), statement, text('authData')],
        item(2, authenticatorData(asked, twist, attested)),
      )
      return {
        name,
        id: twist.id ?? ownId,
        clientDataJSON: toBase64url(bytesFromText(clientData('webauthn.create', asked, twist))),
        attestationObject: toBase64url(attestationObject),
        transports: ['usb', 'nfc'],
      }
    },
    answer(asked, twist = {}) {
      const said = bytesFromText(clientData('webauthn.get', asked, twist))
      const data = authenticatorData(asked, twist, null)
      const signed = concatBytes(data, new Uint8Array(createHash('sha256').update(said).digest()))
      return {
        id: twist.id ?? ownId,
        clientDataJSON: toBase64url(said),
        authenticatorData: toBase64url(data),
        signature: toBase64url(sign(algorithm, signed, twist.key ?? privateKey)),
      }
    },
  }
}

function newKey(kind: (typeof kinds)[number]): {
  readonly cose: Bytes
  readonly privateKey: KeyObject
  readonly algorithm: 'sha256' | null
} {
  if (kind === 'ES256') {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const cose = map([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ])
    return { cose, privateKey, algorithm: 'sha256' }
  }
  if (kind === 'EdDSA') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const { x = '' } = publicKey.export({ format: 'jwk' })
    return {
      cose: map([
        [1, 1],
        [3, -8],
        [-1, 6],
        [-2, bytes(x)],
      ]),
      privateKey,
      algorithm: null,
    }
  }
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return {
    cose: map([
      [1, 3],
      [3, -257],
      [-1, bytes(n)],
      [-2, bytes(e)],
    ]),
    privateKey,
    algorithm: 'sha256',
  }
}

/** As much of CBOR (RFC 8949) as an authenticator writes: small whole numbers, bytes, text, maps. */
export const map = (entries: readonly (readonly [number | string, number | Bytes])[]): Bytes =>
  concatBytes(Uint8Array.of(0xa0 | entries.length), ...entries.flat().map(value))

const value = (one: number | string | Bytes): Bytes => {
  if (typeof one === 'string') return text(one)
  if (typeof one !== 'number') return item(2, one)
  if (one < -24) return concatBytes(Uint8Array.of(0x39), unsigned(-1 - one, 2))
  return Uint8Array.of(one < 0 ? 0x20 | (-1 - one) : one)
}

const text = (one: string): Bytes => item(3, bytesFromText(one))

function item(major: 2 | 3, content: Bytes): Bytes {
  const { length } = content
  const first = major << 5
  if (length < 24) return concatBytes(Uint8Array.of(first | length), content)
  if (length < 256) return concatBytes(Uint8Array.of(first | 24, length), content)
  return concatBytes(Uint8Array.of(first | 25), unsigned(length, 2), content)
}

const unsigned = (number: number, length: 2 | 4): Bytes => {
  const whole = new DataView(new ArrayBuffer(length))
  if (length === 2) whole.setUint16(0, number)
  else whole.setUint32(0, number)
  return new Uint8Array(whole.buffer)
}

const bytes = (encoded: string): Bytes => fromBase64url(encoded) ?? new Uint8Array()
