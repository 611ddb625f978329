export {
  type Bytes,
  bytesFromText,
  concatBytes,
  equalBytes,
  fromBase64url,
  textFromBytes,
  toBase64url,
} from './bytes.ts'
export {
  CanonicalError,
  canonicalBytes,
  canonicalText,
  isJson,
  type Json,
  type JsonObject,
} from './canonical.ts'
export { type Clock, systemClock, timeSince } from './clock.ts'
export { HASH_LENGTH, hash, hashBytes } from './hash.ts'
export { ID_LENGTH, isHash, isId, newId, type Random, systemRandom } from './ids.ts'
export { err, ok, type Result } from './result.ts'
