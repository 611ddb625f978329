import type { Json } from '#core'
import { isHash } from '#core'
import { type Ink, isInk } from '#drawing/values'
import type { SignatureAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

/**
 * A signature: what was drawn, or `null` where the person signed by putting their typed name, and the hash of what it covers
 * (`signedContent`, docs/protocol.md §4).
 */
export type Signature = { readonly ink: Ink | null; readonly content: string }

export const signature: Kind<SignatureAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isSignature(value),
  words: (_answer, value) =>
    isSignature(value) && value.ink === null ? 'Signed with the typed name' : 'Signed',
}

export function isSignature(value: Json): value is Signature {
  if (typeof value !== 'object' || value === null || !('ink' in value) || !('content' in value)) return false
  const { ink = null, content = null } = value
  return Object.keys(value).length === 2 && isHash(content) && (ink === null || isInk(ink))
}
