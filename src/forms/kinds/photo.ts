import { type Attachment, type AttachmentType, isAttachment } from '#record'
import type { PhotoAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

/** What an answer says of a photograph. */
export type Photo = Attachment
export type PhotoType = AttachmentType
export const isPhoto = isAttachment

/** A photograph, kept beside the statement (docs/protocol.md §7b). */
export const photo: Kind<PhotoAnswer> = {
  problems: () => [],
  fits: (_answer, value) => isAttachment(value),
  words: (_answer, value) => (isAttachment(value) ? `Photograph, ${sizeInWords(value.bytes)}` : ''),
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
