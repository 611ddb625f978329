import { hkdfSync } from 'node:crypto'
import type { Bytes } from '#core'

/** Each use of the service key besides wrapping other keys has a key of its own, which tells nothing of the service key or of another. */
type Use =
  | 'cairn audit 1'
  | 'cairn erasure 1'
  | 'cairn recovery codes 1'
  | 'cairn second factors 1'
  | 'cairn service key id 1'

export const deriveKey = (serviceKey: Bytes, use: Use): Bytes =>
  new Uint8Array(hkdfSync('sha256', serviceKey, '', use, 32))
