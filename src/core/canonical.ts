import canonicalize from 'canonicalize'
import { type Bytes, bytesFromText } from './bytes.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

const MAX_DEPTH = 32

/** A value that has no canonical form: not JSON, too deep, or text that is not well-formed Unicode. */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError'
}

/** Whether `value` is I-JSON at most 32 levels deep: what may be stated, stored and hashed. */
export function isJson(value: unknown, depth = MAX_DEPTH): value is Json {
  switch (typeof value) {
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'string':
      return value.isWellFormed()
    case 'object':
      if (value === null) return true
      if (depth === 0) return false
      if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1))
      return (
        isPlain(value) &&
        Object.entries(value).every(([key, item]) => key.isWellFormed() && isJson(item, depth - 1))
      )
    default:
      return false
  }
}

/** RFC 8785 text of a value. @throws CanonicalError */
export function canonicalText(value: Json): string {
  if (!isJson(value)) throw new CanonicalError('This value is not JSON that can be stored.')
  return canonicalize(value) as string
}

/** RFC 8785 bytes (UTF-8) of a value. @throws CanonicalError */
export const canonicalBytes = (value: Json): Bytes => bytesFromText(canonicalText(value))

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
