import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isText, readChunkGraph } from '../../.ci/chunk-graph.ts'

/** Shorter strings are ids and single words that mean nothing by themselves. */
const SHORTEST = 12
/** Paths of fields are put together when a form is compiled: no file holds them. */
const FIELD_PATH = /^[\w-]+\/[\w-]+$/
/** So are the questions and ids of the plan, around the title of an exercise; the title itself is looked for. */
const AROUND_A_TITLE = /^((Move|Say why) “|Session \d|\d · |s\d-)/

const isLiteral = (text: string): boolean =>
  text.length >= SHORTEST && !FIELD_PATH.test(text) && !AROUND_A_TITLE.test(text)

/** The form engine, which both documents have, names this itself: it is no wording of a form. */
const ENGINE_WORDS: readonly string[] = ['countersigned', 'cairn pack 1']

/** Every string in the values that a module exports, at any depth. */
function stringsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return isLiteral(value) ? [value] : []
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const parts = value instanceof Map || value instanceof Set ? [...value] : Object.values(value)
  return parts.flatMap((part) => stringsIn(part, seen))
}

/** Strings of one catalogue that no string of the other contains. */
export const stringsOnlyIn = (own: object, other: object): string[] => {
  const others = stringsIn({ ...other })
  return [...new Set(stringsIn({ ...own }))].filter(
    (text) => !ENGINE_WORDS.includes(text) && !others.some((theirs) => theirs.includes(text)),
  )
}

/** Which of the strings a document of a build can reach, in any file: script, worker, style or page. */
export function stringsReachedBy(folder: string, document: string, strings: readonly string[]): string[] {
  const { all } = readChunkGraph(folder, document)
  const texts = all.filter(isText).map((file) => withoutEscapes(readFileSync(join(folder, file), 'utf8')))
  return strings.filter((string) => texts.some((text) => text.includes(string)))
}

/** Minified code spells a string as it likes: `\'`, `\n`, `\u2019`. Here every spelling becomes the text itself. */
const withoutEscapes = (code: string): string =>
  code.replace(
    /\\(?:u\{(\w+)\}|u(\w{4})|x(\w{2})|([\s\S]))/g,
    (_escape, long, four, two, single: string | undefined) => {
      const hex: string | undefined = long ?? four ?? two
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return single === 'n' ? '\n' : (single ?? '')
    },
  )
