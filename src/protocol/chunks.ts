import {
  type Bytes,
  bytesFromText,
  canonicalBytes,
  concatBytes,
  equalBytes,
  err,
  fromBase64url,
  hash,
  ok,
  type Random,
  type Result,
  toBase64url,
} from '#core'
import { type Attachment, type AttachmentType, PIECE_BYTES } from '#record'
import { lengthBytes } from './lengths.ts'

const TAG_BYTES = 16
const HASH_BYTES = 32
const MAGIC = concatBytes(bytesFromText('CRNA'), Uint8Array.of(1))

const MAX_CHUNK_BYTES = PIECE_BYTES + TAG_BYTES
export const MAX_CHUNKS_BODY = 8_388_608
export const MAX_CHUNK_NAMES = 1_000

/** An attachment sealed: what a statement says of it, and its chunks in order (docs/protocol.md §7b). */
export type SealedAttachment = { readonly attachment: Attachment; readonly chunks: readonly Bytes[] }

/** What a chunk is stored and asked for under. */
export const chunkHash = (chunk: Uint8Array): string => hash('cairn chunk 1', chunk)

/** Seals 1 to `MAX_ATTACHMENT_BYTES` bytes under a key of their own. */
export async function sealAttachment(
  bytes: Bytes,
  type: AttachmentType,
  random: Random,
): Promise<SealedAttachment> {
  const secret = random(32)
  const key = await importKey(secret, 'encrypt')
  const count = Math.ceil(bytes.length / PIECE_BYTES)
  const chunks: Bytes[] = []
  for (let index = 0; index < count; index++) {
    const piece = bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES)
    chunks.push(new Uint8Array(await crypto.subtle.encrypt(parameters(index, count), key, piece)))
  }
  const named = { type, bytes: bytes.length, key: toBase64url(secret), chunks: chunks.map(chunkHash) }
  return { attachment: named, chunks }
}

/** The bytes of an attachment, or null when these are not its chunks. */
export async function openAttachment(
  { bytes, key: secret, chunks: hashes }: Attachment,
  chunks: readonly Bytes[],
): Promise<Bytes | null> {
  if (chunks.length !== hashes.length) return null
  if (chunks.some((chunk, index) => chunkHash(chunk) !== hashes[index])) return null
  const key = await importKey(fromBase64url(secret) ?? new Uint8Array(32), 'decrypt')
  try {
    const pieces = await Promise.all(
      chunks.map((chunk, index) => crypto.subtle.decrypt(parameters(index, chunks.length), key, chunk)),
    )
    const whole = concatBytes(...pieces.map((piece) => new Uint8Array(piece)))
    return whole.length === bytes ? whole : null
  } catch {
    return null // sealed under another key than the statement says
  }
}

/** The body that names chunks and brings some of them. */
export type ChunksBody = { readonly names: readonly string[]; readonly chunks: readonly Bytes[] }

export const encodeChunks = ({ names, chunks }: ChunksBody): Bytes =>
  concatBytes(
    MAGIC,
    lengthBytes(names.length),
    ...names.map((name) => fromBase64url(name) ?? new Uint8Array(HASH_BYTES)),
    ...chunks.flatMap((chunk) => [lengthBytes(chunk.length), chunk]),
  )

/** All of it or nothing: a body that is cut short is an error, never half a list. */
export function decodeChunks(body: Bytes): Result<ChunksBody, 'damaged' | 'too-large' | 'unknown-version'> {
  if (body.length > MAX_CHUNKS_BODY) return err('too-large')
  const start = MAGIC.length + 4
  if (body.length < start || !equalBytes(body.subarray(0, 4), MAGIC.subarray(0, 4))) return err('damaged')
  if (body[4] !== MAGIC[4]) return err('unknown-version')
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const count = view.getUint32(MAGIC.length)
  if (count > MAX_CHUNK_NAMES) return err('too-large')
  let at = start + count * HASH_BYTES
  if (at > body.length) return err('damaged')
  const names = Array.from({ length: count }, (_, index) =>
    toBase64url(new Uint8Array(body.subarray(start + index * HASH_BYTES, start + (index + 1) * HASH_BYTES))),
  )
  const chunks: Bytes[] = []
  while (at < body.length) {
    if (at + 4 > body.length) return err('damaged')
    const length = view.getUint32(at)
    at += 4
    if (length === 0 || length > MAX_CHUNK_BYTES || at + length > body.length) return err('damaged')
    chunks.push(new Uint8Array(body.subarray(at, at + length)))
    at += length
  }
  return ok({ names, chunks })
}

const importKey = (secret: Bytes, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, 'AES-GCM', false, [usage])

/** The key seals one attachment only, so a counter never repeats under it. */
function parameters(index: number, count: number): AesGcmParams {
  const iv = new Uint8Array(12)
  new DataView(iv.buffer).setUint32(8, index)
  return { name: 'AES-GCM', iv, additionalData: canonicalBytes(['cairn chunk 1', index, count]) }
}
