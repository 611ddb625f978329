import {
  type Bytes,
  bytesFromText,
  concatBytes,
  equalBytes,
  err,
  fromBase64url,
  hashBytes,
  ok,
  type Result,
  toBase64url,
} from '#core'
import { lengthBytes } from './lengths.ts'
import { MAX_PUSH_BYTES } from './push.ts'

const DOMAIN = 'cairn carry part 1'
const MAGIC = bytesFromText('CRNC')
const VERSION = 1
const START = MAGIC.length + 1
const END = new Uint8Array(4)
const ID_AT = 4
const SIGNATURE_AT = 20
const BODY_AT = 84
const CHECK = 32

/** One push as a device signed it, to be sent from anywhere. */
export type CarryPart = {
  readonly device: string
  /** What `signPush` gave. */
  readonly signature: string
  readonly body: Bytes
}

export type Carry = {
  readonly parts: readonly CarryPart[]
  /** Places in the file, counted from 1, of parts that are damaged or cut off; empty for a sound file. */
  readonly damaged: readonly number[]
}

export type CarryError = 'not-a-carry-file' | 'newer-format' | 'damaged'

/** A carry file (docs/protocol.md §7a). */
export const encodeCarry = (parts: readonly CarryPart[]): Bytes =>
  concatBytes(MAGIC, Uint8Array.of(VERSION), ...parts.map(encodePart), END)

/** As many parts as are whole; the first that cannot be told from the next ends it. An error: there is not one. */
export function decodeCarry(file: Bytes): Result<Carry, CarryError> {
  if (!equalBytes(file.subarray(0, MAGIC.length), MAGIC)) return err('not-a-carry-file')
  if (file.length >= START && file[MAGIC.length] !== VERSION) return err('newer-format')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const parts: CarryPart[] = []
  const damaged: number[] = []
  let at = START
  for (let place = 1; !isEnd(file, at); place++) {
    const length = at + 4 <= file.length ? view.getUint32(at) : 0
    const end = at + BODY_AT + length + CHECK
    const isWhole = length > 0 && length <= MAX_PUSH_BYTES && end <= file.length
    const part = isWhole ? decodePart(file.subarray(at, end)) : null
    if (part) parts.push(part)
    else damaged.push(place)
    if (!isWhole) break
    at = end
  }
  return parts.length === 0 ? err('damaged') : ok({ parts, damaged })
}

const isEnd = (file: Bytes, at: number): boolean => equalBytes(file.subarray(at), END)

function encodePart({ device, signature, body }: CarryPart): Bytes {
  const [id, signed] = [fromBase64url(device), fromBase64url(signature)]
  if (id?.length !== SIGNATURE_AT - ID_AT || signed?.length !== BODY_AT - SIGNATURE_AT)
    throw new Error('A part of a carry file has a device id of 16 bytes and a signature of 64.')
  const part = concatBytes(lengthBytes(body.length), id, signed, body)
  return concatBytes(part, hashBytes(DOMAIN, part))
}

function decodePart(bytes: Bytes): CarryPart | null {
  const end = bytes.length - CHECK
  if (!equalBytes(hashBytes(DOMAIN, bytes.subarray(0, end)), bytes.subarray(end))) return null
  return {
    device: toBase64url(bytes.subarray(ID_AT, SIGNATURE_AT)),
    signature: toBase64url(bytes.subarray(SIGNATURE_AT, BODY_AT)),
    body: new Uint8Array(bytes.subarray(BODY_AT, end)),
  }
}
