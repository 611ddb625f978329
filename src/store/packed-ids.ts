/**
 * Ids, as a database has them at the least cost. IndexedDB keeps every character of a key in two bytes, and the key of a row once for each of its indexes besides; so what
 * a base64url text stands for is put in characters two bytes at a time: a third of the room. Texts that stand for no such bytes are kept as they are, marked.
 */
type Row = { readonly [column: string]: unknown }

export function packId(id: string): string {
  const packed = packedOf(id)
  return packed === null || packed.startsWith(MARK) ? MARK + id : packed
}

export function unpackId(packed: string): string {
  if (packed.startsWith(MARK)) return packed.slice(1)
  let id = ''
  let held = 0
  let bits = 0
  for (let at = 0; at < packed.length; at++) {
    held = (held << CHARACTER) | packed.charCodeAt(at)
    bits += CHARACTER
    while (bits >= SIX) {
      bits -= SIX
      id += ALPHABET[(held >> bits) & 63]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? id : id + ALPHABET[(held << (SIX - bits)) & 63]
}

/** What is text in these columns of a row. */
export const packIds = <R extends Row>(row: R, columns: readonly string[]): R => changed(row, columns, packId)

/** The same back, for many rows: neighbours share most of what they are found by. */
export function unpackIds<R extends Row>(rows: readonly R[], columns: readonly string[]): readonly R[] {
  const last = new Map<string, { readonly packed: string; readonly id: string }>()
  return rows.map((row) =>
    changed(row, columns, (packed, column) => {
      const before = last.get(column)
      if (before?.packed === packed) return before.id
      const id = unpackId(packed)
      last.set(column, { packed, id })
      return id
    }),
  )
}

function changed<R extends Row>(
  row: R,
  columns: readonly string[],
  change: (text: string, column: string) => string,
): R {
  const made: { [column: string]: unknown } = { ...row }
  for (const column of columns) {
    const text = made[column]
    if (typeof text === 'string') made[column] = change(text, column)
  }
  return made as R
}

/** Null unless `id` is the one spelling of an even number of bytes. */
function packedOf(id: string): string | null {
  let packed = ''
  let held = 0
  let bits = 0
  for (let at = 0; at < id.length; at++) {
    const value = VALUES[id.charCodeAt(at)] ?? NONE
    if (value === NONE) return null
    held = (held << SIX) | value
    bits += SIX
    if (bits < CHARACTER) continue
    bits -= CHARACTER
    packed += String.fromCharCode(held >> bits)
    held &= (1 << bits) - 1
  }
  return packed !== '' && bits < SIX && held === 0 ? packed : null
}

const MARK = '\0'
const CHARACTER = 16
const SIX = 6
const NONE = 255
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Uint8Array(128).fill(NONE)
for (const [value, character] of [...ALPHABET].entries()) VALUES[character.charCodeAt(0)] = value
