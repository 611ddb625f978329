import {
  type Bytes,
  bytesFromText,
  concatBytes,
  equalBytes,
  err,
  fromBase64url,
  ok,
  type Result,
  toBase64url,
} from '#core'
import { MAX_ENVELOPE_BYTES } from './envelope.ts'
import { signedBytes } from './keys.ts'
import { lengthBytes } from './lengths.ts'

const DOMAIN = 'cairn push 1'
const MAGIC = concatBytes(bytesFromText('CRNP'), Uint8Array.of(1))

export const MAX_PUSH_BYTES = 8_388_608
export const MAX_PUSH_ENVELOPES = 500

/** The body of a push: envelopes behind a magic and their lengths (docs/protocol.md §7). */
export const encodePush = (envelopes: readonly Bytes[]): Bytes =>
  concatBytes(MAGIC, ...envelopes.flatMap((envelope) => [lengthBytes(envelope.length), envelope]))

/** All envelopes or none: a body that is cut short or too large is an error, never half a list. */
export function decodePush(
  body: Bytes,
): Result<readonly Bytes[], 'damaged' | 'too-large' | 'unknown-version'> {
  if (body.length > MAX_PUSH_BYTES) return err('too-large')
  if (!equalBytes(body.subarray(0, 4), MAGIC.subarray(0, 4))) return err('damaged')
  if (body[4] !== MAGIC[4]) return err('unknown-version')
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const envelopes: Bytes[] = []
  let at = MAGIC.length
  while (at < body.length) {
    if (at + 4 > body.length) return err('damaged')
    const length = view.getUint32(at)
    at += 4
    if (length > MAX_ENVELOPE_BYTES || envelopes.length === MAX_PUSH_ENVELOPES) return err('too-large')
    if (at + length > body.length) return err('damaged')
    envelopes.push(new Uint8Array(body.subarray(at, at + length)))
    at += length
  }
  return ok(envelopes)
}

/** Proves which device sends; the device key is ECDSA P-256 and opens nothing. */
export const signPush = async (body: Bytes, deviceKey: CryptoKey): Promise<string> =>
  toBase64url(
    new Uint8Array(
      await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, deviceKey, signedBytes(DOMAIN, body)),
    ),
  )

/** `devicePublicKey`: 65 raw bytes in base64url. */
export async function verifyPush(body: Bytes, signature: string, devicePublicKey: string): Promise<boolean> {
  const signatureBytes = fromBase64url(signature)
  const keyBytes = fromBase64url(devicePublicKey)
  if (signatureBytes?.length !== 64 || keyBytes?.length !== 65) return false
  try {
    const key = await crypto.subtle.importKey(
      'raw',
      keyBytes,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    )
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    return await crypto.subtle.verify(algorithm, key, signatureBytes, signedBytes(DOMAIN, body))
  } catch {
    return false // bytes that are no point of the curve
  }
}
