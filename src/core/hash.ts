import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, bytesFromText, concatBytes, toBase64url } from './bytes.ts'

/** Characters of a hash as text: 32 bytes in base64url. */
export const HASH_LENGTH = 43

const zero = new Uint8Array(1)

/** SHA-256 of domain ‖ 0x00 ‖ bytes (docs/protocol.md §2). Synchronous, so that ids are plain values. */
export const hashBytes = (domain: string, bytes: Uint8Array): Bytes =>
  sha256(concatBytes(bytesFromText(domain), zero, bytes))

/** The same, as 43 characters of base64url. */
export const hash = (domain: string, bytes: Uint8Array): string => toBase64url(hashBytes(domain, bytes))
