/** Bytes that own their buffer: what WebCrypto, IndexedDB and fetch all take. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** In a buffer of their own: Node's encoder answers views of a shared pool, whose `.buffer` is something else each time. */
export function bytesFromText(text: string): Bytes {
  const bytes = encoder.encode(text)
  return bytes.length === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

/** Strict: throws a TypeError on bytes that are not UTF-8. */
export const textFromBytes = (bytes: Uint8Array): string => decoder.decode(bytes)

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Not constant-time: for public values only. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const valueByCode = new Map([...alphabet].map((character, value) => [character.charCodeAt(0), value]))

/** base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const characters = Math.min(4, bytes.length - at + 1)
    for (let place = 0; place < characters; place++) text += alphabet[(group >> (18 - 6 * place)) & 63]
  }
  return text
}

/** The bytes, or null unless `text` is the one canonical spelling (no padding, no stray bits). */
export function fromBase64url(text: string): Bytes | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const value = valueByCode.get(text.charCodeAt(at))
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 0xff
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}
