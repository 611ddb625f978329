import { type Bytes, bytesFromText, canonicalBytes, concatBytes } from '#core'

/** What a new device signs with both keys, assembled here from docs/protocol.md §8a rather than with the app's code. */
export const enrolmentBytes = (parts: {
  readonly signIn: string
  readonly officer: string
  readonly devicePublicKey: string
  readonly authorPublicKey: string
}): Bytes =>
  concatBytes(
    bytesFromText('cairn enrolment 1\0'),
    canonicalBytes([parts.signIn, parts.officer, parts.devicePublicKey, parts.authorPublicKey]),
  )
