import type { Canary } from './canaries.ts'
import { listsIn, spellingsOfNumbers } from './written-numbers.ts'

export type Search = {
  /** The names of the canaries that stand in a text or in bytes, each once. */
  in(data: string | Uint8Array): readonly string[]
  /** The most bytes that one of them takes up: so much must overlap where bytes come in pieces. */
  readonly longest: number
}

type Pattern = { readonly name: string; readonly bytes: Uint8Array }

/** Looks for words as UTF-8, as UTF-16 and inside base64, in capitals or not, and for numbers as programs write them down. */
export function createSearch(canaries: readonly Canary[]): Search {
  const patterns = canaries.flatMap(({ word, name, numbers = [] }) =>
    [...spellings(word), ...spellingsOfNumbers(numbers).map((bytes) => bytes.map(fold))].map((bytes) => ({
      name,
      bytes,
    })),
  )
  const seeksNumbers = canaries.some(({ numbers }) => numbers)
  const byStart = Map.groupBy(patterns, ({ bytes: [first, second, third] }) =>
    [first, second, third].reduce(withNext, 0),
  )
  const isStart = new Uint8Array(2 ** 24)
  for (const start of byStart.keys()) isStart[start] = 1

  const namesIn = (bytes: Uint8Array): ReadonlySet<string> => {
    const found = new Set<string>()
    let start = 0
    for (let at = 0; at < bytes.length; at++) {
      start = withNext(start, bytes[at])
      if (isStart[start] === 0) continue
      for (const pattern of byStart.get(start) ?? [])
        if (standsAt(pattern, bytes, at - 2)) found.add(pattern.name)
    }
    return found
  }

  return {
    longest: Math.max(0, ...patterns.map(({ bytes }) => bytes.length)),
    in(data) {
      if (typeof data === 'string') return [...namesIn(Buffer.from(data))]
      const lists = seeksNumbers ? listsIn(data) : []
      return [
        ...new Set([data, ...lists.map((list) => Buffer.from(list))].flatMap((one) => [...namesIn(one)])),
      ]
    },
  }
}

/** Capital letters as small ones; all other bytes as they are. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte))

const fold = (byte: number | undefined): number => folded[byte ?? 0] ?? 0

/** The last three bytes, as a number: few other texts have three in common with a word. */
const withNext = (start: number, byte: number | undefined): number => ((start << 8) | fold(byte)) & 0xff_ff_ff

const standsAt = ({ bytes }: Pattern, data: Uint8Array, at: number): boolean =>
  bytes.every((byte, index) => at + index < data.length && byte === fold(data[at + index]))

const spellings = (word: string): readonly Uint8Array[] =>
  [Buffer.from(word), Buffer.from(word, 'utf16le'), ...insideBase64(Buffer.from(word))].map((bytes) =>
    bytes.map(fold),
  )

/** What a word looks like inside longer text in base64, where it can begin at three places of a group. */
const insideBase64 = (word: Buffer): readonly Buffer[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), word]).toString('base64url')
    const own = [Math.ceil((before * 8) / 6), Math.floor(((before + word.length) * 8) / 6)]
    return Buffer.from(whole.slice(...own))
  })
