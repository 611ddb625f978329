/** Lists of numbers in bytes, as a browser's database and programs have them. */

/** Shorter ones are no ink. */
const LEAST = 20

/** A run of whole numbers in the memory of a typed array, of each kind that holds them. */
export const spellingsOfNumbers = (numbers: readonly number[]): readonly Uint8Array[] =>
  numbers.length === 0
    ? []
    : [Int16Array, Int32Array, Float32Array, Float64Array].map(
        (Kind) => new Uint8Array(Kind.from(numbers).buffer),
      )

/**
 * The lists in bytes that V8 wrote: each number as `I` and a zigzag varint, or as `N` and eight bytes, and before it its place in the list or
 * not. Which of these hangs on how the list came about: `flatMap` is one way to the places.
 *
 * @returns their numbers with commas between.
 */
export function listsIn(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lists: string[] = []
  for (let at = 0; at < bytes.length; at++) {
    const numbers: number[] = []
    let end = at
    for (let next = numberAt(view, at); next; next = numberAt(view, end)) {
      numbers.push(next.value)
      end = next.end
    }
    if (numbers.length < LEAST) continue
    lists.push(numbers.join(), ...withoutPlaces(numbers).map((list) => list.join()))
    at = end - 1
  }
  return lists
}

/** What stands at the places 0, 1, 2 … when every other number is one. */
const withoutPlaces = (numbers: readonly number[]): readonly (readonly number[])[] =>
  [0, 1].flatMap((first) => {
    const places = numbers.filter((_, index) => index % 2 === first)
    const areInARow = places.every((place, index) => place === (places[0] ?? 0) + index)
    return areInARow ? [numbers.filter((_, index) => index % 2 !== first)] : []
  })

const [INTEGER, DOUBLE] = [0x49, 0x4e]

function numberAt(view: DataView, at: number): { readonly value: number; readonly end: number } | null {
  if (at >= view.byteLength) return null
  const kind = view.getUint8(at)
  if (kind === INTEGER) return varintAt(view, at + 1)
  if (kind !== DOUBLE || at + 9 > view.byteLength) return null
  const value = view.getFloat64(at + 1, true)
  return Number.isFinite(value) ? { value, end: at + 9 } : null
}

/** Of 32 bits at most. */
function varintAt(view: DataView, from: number): { readonly value: number; readonly end: number } | null {
  let bits = 0
  for (let at = from; at < Math.min(from + 5, view.byteLength); at++) {
    const byte = view.getUint8(at)
    bits |= (byte & 0x7f) << (7 * (at - from))
    if (byte < 0x80) return { value: (bits >>> 1) ^ -(bits & 1), end: at + 1 }
  }
  return null
}
