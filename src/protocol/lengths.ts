import type { Bytes } from '#core'

/** A length before what is that long: 4 bytes, big-endian. */
export function lengthBytes(length: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length)
  return bytes
}
