import { fromBase64url, isHash, type Json } from '#core'

/** Bytes of one piece of an attachment before it is sealed; the last may be shorter. */
export const PIECE_BYTES = 262_144
export const MAX_ATTACHMENT_BYTES = 20_971_520

export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type AttachmentType = (typeof attachmentTypes)[number]

/** What a statement says of bytes that are kept beside it in sealed chunks (docs/protocol.md §7b). */
export type Attachment = {
  readonly type: AttachmentType
  /** How many they are. */
  readonly bytes: number
  /** 32 bytes in base64url: seals these chunks and nothing else. */
  readonly key: string
  /** The hashes of the chunks, in order. */
  readonly chunks: readonly string[]
}

/** Whether a value has exactly the shape and limits of an attachment. */
export function isAttachment(value: Json): value is Attachment {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if (Object.keys(value).length !== 4) return false
  const { type, bytes, key, chunks } = value as { readonly [name: string]: Json }
  return (
    attachmentTypes.some((known) => known === type) &&
    typeof bytes === 'number' &&
    Number.isInteger(bytes) &&
    bytes >= 1 &&
    bytes <= MAX_ATTACHMENT_BYTES &&
    typeof key === 'string' &&
    fromBase64url(key)?.length === 32 &&
    Array.isArray(chunks) &&
    chunks.length === Math.ceil(bytes / PIECE_BYTES) &&
    chunks.every(isHash)
  )
}

/** Whether bytes begin as a file of this type does. */
export const isOfType = (bytes: Uint8Array, type: AttachmentType): boolean =>
  beginnings[type].every(([at, byte]) => bytes[at] === byte)

/** By type, which byte stands where. */
const beginnings: { readonly [type in AttachmentType]: readonly (readonly [at: number, byte: number])[] } = {
  'image/jpeg': at(0, [0xff, 0xd8, 0xff]),
  'image/png': at(0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/webp': [...at(0, [0x52, 0x49, 0x46, 0x46]), ...at(8, [0x57, 0x45, 0x42, 0x50])],
}

function at(from: number, bytes: readonly number[]): readonly (readonly [number, number])[] {
  return bytes.map((byte, index) => [from + index, byte] as const)
}

/** The attachments that these statements name. */
export const attachmentsIn = (statements: readonly { readonly value: Json }[]): readonly Attachment[] =>
  statements.flatMap(({ value }) => (isAttachment(value) ? [value] : []))
