import { type Bytes, canonicalBytes } from '#core'
import { signedBytes } from './keys.ts'

/** What a new device signs with both its keys, under a sign-in (docs/protocol.md §8a). Public keys in base64url. */
export const enrolmentMessage = (parts: {
  readonly signIn: string
  readonly officer: string
  readonly devicePublicKey: string
  readonly authorPublicKey: string
}): Bytes =>
  signedBytes(
    'cairn enrolment 1',
    canonicalBytes([parts.signIn, parts.officer, parts.devicePublicKey, parts.authorPublicKey]),
  )
