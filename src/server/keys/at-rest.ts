import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { type Bytes, canonicalBytes, concatBytes, type Json, type Random } from '#core'

const VERSION = 1
const IV_LENGTH = 12
const TAG_LENGTH = 16
const ALGORITHM = 'aes-256-gcm'

/** A 32-byte key of AES-256-GCM. Synchronous, so that bodies are sealed inside a transaction without giving it away. */
export type AtRestKey = Bytes

/** 0x01 ‖ iv ‖ ciphertext ‖ tag. `place` says where it is stored, so that it opens nowhere else. */
export function sealAtRest(key: AtRestKey, plain: Uint8Array, place: Json, random: Random): Bytes {
  const iv = random(IV_LENGTH)
  const cipher = createCipheriv(ALGORITHM, objectOf(key), iv).setAAD(canonicalBytes(place))
  const sealed = concatBytes(cipher.update(plain), cipher.final())
  return concatBytes(Uint8Array.of(VERSION), iv, sealed, cipher.getAuthTag())
}

/** Null when the bytes were changed, moved, or sealed under another key. */
export function openAtRest(key: AtRestKey, sealed: Uint8Array, place: Json): Bytes | null {
  if (sealed[0] !== VERSION || sealed.length < 1 + IV_LENGTH + TAG_LENGTH) return null
  const iv = sealed.subarray(1, 1 + IV_LENGTH)
  const decipher = createDecipheriv(ALGORITHM, objectOf(key), iv, { authTagLength: TAG_LENGTH })
    .setAAD(canonicalBytes(place))
    .setAuthTag(sealed.subarray(-TAG_LENGTH))
  try {
    return concatBytes(decipher.update(sealed.subarray(1 + IV_LENGTH, -TAG_LENGTH)), decipher.final())
  } catch {
    return null
  }
}

/** Node takes ten times as long to begin with bytes as with what it made of them before: one key opens every body of a page. */
const known = new WeakMap<AtRestKey, KeyObject>()

function objectOf(key: AtRestKey): KeyObject {
  const made = known.get(key) ?? createSecretKey(key)
  known.set(key, made)
  return made
}
