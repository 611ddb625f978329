import { type Bytes, fromBase64url, toBase64url } from './bytes.ts'
import { HASH_LENGTH } from './hash.ts'

/** `length` random bytes; handed in, so that a test can repeat a run. */
export type Random = (length: number) => Bytes

export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Characters of a random id: 16 bytes in base64url. */
export const ID_LENGTH = 22

export const newId = (random: Random): string => toBase64url(random(16))

export const isId = (value: unknown): value is string => isBase64url(value, ID_LENGTH)

export const isHash = (value: unknown): value is string => isBase64url(value, HASH_LENGTH)

const isBase64url = (value: unknown, length: number): value is string =>
  typeof value === 'string' && value.length === length && fromBase64url(value) !== null
