import { type Bytes, canonicalBytes, concatBytes, type Json, type Random, textFromBytes } from '#core'

const VERSION = 1
const IV_LENGTH = 12

/** 0x01 ‖ iv ‖ AES-256-GCM. `associated`, in canonical bytes, binds what the bytes are to where they stand. */
export async function sealBytes(
  key: CryptoKey,
  plain: Bytes,
  associated: Bytes,
  random: Random,
): Promise<Bytes> {
  const iv = random(IV_LENGTH)
  const parameters = { name: 'AES-GCM', iv, additionalData: associated }
  return concatBytes(
    Uint8Array.of(VERSION),
    iv,
    new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain)),
  )
}

/** The bytes, or null when a single bit of them, of the key or of `associated` differs. */
export async function openBytes(key: CryptoKey, sealed: Bytes, associated: Bytes): Promise<Bytes | null> {
  if (sealed[0] !== VERSION) return null
  const iv = sealed.subarray(1, 1 + IV_LENGTH)
  const parameters = { name: 'AES-GCM', iv, additionalData: associated }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.subarray(1 + IV_LENGTH)))
  } catch {
    return null
  }
}

export const sealJson = (key: CryptoKey, value: Json, associated: Json, random: Random): Promise<Bytes> =>
  sealBytes(key, canonicalBytes(value), canonicalBytes(associated), random)

export async function openJson(key: CryptoKey, sealed: Bytes, associated: Json): Promise<Json | undefined> {
  const plain = await openBytes(key, sealed, canonicalBytes(associated))
  return plain ? (JSON.parse(textFromBytes(plain)) as Json) : undefined
}
