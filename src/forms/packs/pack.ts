import { canonicalBytes, hash, isJson, type Json, type JsonObject } from '#core'
import { isLanguage } from '#record'
import type { PackFault } from './fault-words.ts'
import type { Words } from './words.ts'

/**
 * What one service says in its own way (docs/protocol.md §4b): what stands in which place of which form, by language; what it is called; by which
 * deadlines it works. What a form asks, which answers it takes and what they come to is never a pack's.
 */
export type ContentPack = {
  readonly format: typeof PACK_FORMAT
  readonly name: string
  readonly edition: string
  /** For the cases of this council only. */
  readonly council?: string
  /** What the service calls itself and its people, by what is called so. */
  readonly names?: { readonly [name: string]: string }
  /** In weeks or days, by what is due then. */
  readonly deadlines?: { readonly [deadline: string]: number }
  readonly words: { readonly [language: string]: { readonly [form: string]: FormWords } }
}

/** For one version of a form: another version may ask something else in the same place. */
export type FormWords = { readonly version: number; readonly texts: { readonly [path: string]: Words } }

export const PACK_FORMAT = 'cairn pack 1'
/** Below a statement's limit, with room for the rest of its envelope. */
export const MOST_PACK_BYTES = 200_000
const MOST_NAME = 80
const MOST_EDITION = 40
const MOST_TEXT = 2_000
const MOST_PARAGRAPHS = 40

/** A pack is known by what is in it. */
export const packHash = (pack: ContentPack): string => hash('cairn pack 1', canonicalBytes(pack))

/** Whether it is one by its shape: what a server asks, and a device of whatever version of the app. */
export const isPack = (value: unknown): value is ContentPack =>
  shapeFaults(value).length === 0 && isShortEnough(value as ContentPack)

export const isShortEnough = (pack: ContentPack): boolean => canonicalBytes(pack).length <= MOST_PACK_BYTES

/**
 * Everything that is wrong with its shape. Kinds and no sentences: a client's document checks packs too, and has no use for words to their authors
 * (`fault-words.ts`).
 */
export function shapeFaults(value: unknown): readonly PackFault[] {
  if (!isObject(value)) return [{ path: '', kind: 'pack' }]
  if (!isJson(value)) return [{ path: '', kind: 'characters' }]
  const { format, name, edition, council, names, deadlines, words } = value
  return [
    ...(format === PACK_FORMAT ? [] : [fault('format', 'format')]),
    ...lineFaults('name', name, MOST_NAME),
    ...lineFaults('edition', edition, MOST_EDITION),
    ...(council === undefined || (typeof council === 'string' && /^[a-z0-9-]{1,64}$/.test(council))
      ? []
      : [fault('council', 'council')]),
    ...unknownKeys('', value, ['format', 'name', 'edition', 'council', 'names', 'deadlines', 'words']),
    ...partFaults('names', names, (path, name) => lineFaults(path, name, MOST_NAME)),
    ...partFaults('deadlines', deadlines, (path, time) =>
      isWhole(time, anyDeadline) ? [] : [fault(path, 'number', boundsInWords(anyDeadline))],
    ),
    ...wordsFaults(words),
  ]
}

const fault = (path: string, kind: PackFault['kind'], about = ''): PackFault => ({ path, kind, about })

function partFaults(
  part: string,
  said: Json | undefined,
  faultsOf: (path: string, value: Json) => readonly PackFault[],
): readonly PackFault[] {
  if (said === undefined) return []
  if (!isObject(said)) return [fault(part, 'part')]
  return Object.entries(said).flatMap(([key, value]) => faultsOf(`${part}.${key}`, value))
}

export type PracticeBounds = { readonly least: number; readonly most: number }

const anyDeadline: PracticeBounds = { least: 1, most: 1_000 }

export const isWhole = (value: Json, { least, most }: PracticeBounds): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most

export const boundsInWords = ({ least, most }: PracticeBounds): string => `${least} to ${most}`

function wordsFaults(words: Json | undefined): readonly PackFault[] {
  if (!isObject(words) || Object.keys(words).length === 0) return [fault('words', 'words')]
  return Object.entries(words).flatMap(([language, forms]) => {
    const path = `words.${language}`
    const tag = isLanguage(language) ? [] : [fault(path, 'language', language)]
    if (!isObject(forms)) return [...tag, fault(path, 'forms')]
    return [...tag, ...Object.entries(forms).flatMap(([form, one]) => formFaults(`${path}.${form}`, one))]
  })
}

function formFaults(path: string, value: Json): readonly PackFault[] {
  if (!isObject(value)) return [fault(path, 'form')]
  const { version, texts } = value
  return [
    ...(typeof version === 'number' && Number.isSafeInteger(version) && version >= 1
      ? []
      : [fault(`${path}.version`, 'version')]),
    ...unknownKeys(path, value, ['version', 'texts']),
    ...(isObject(texts)
      ? Object.entries(texts).flatMap(([place, words]) => textFaults(`${path}.texts.${place}`, words))
      : [fault(`${path}.texts`, 'texts')]),
  ]
}

function textFaults(path: string, words: Json): readonly PackFault[] {
  if (typeof words === 'string') return lineFaults(path, words, MOST_TEXT)
  if (!Array.isArray(words)) return [fault(path, 'text-or-list')]
  if (words.length === 0) return [fault(path, 'no-paragraph')]
  if (words.length > MOST_PARAGRAPHS) return [fault(path, 'paragraphs', String(MOST_PARAGRAPHS))]
  return words.flatMap((paragraph: Json, index) => lineFaults(`${path}[${index}]`, paragraph, MOST_TEXT))
}

function lineFaults(path: string, text: Json | undefined, most: number): readonly PackFault[] {
  if (typeof text !== 'string') return [fault(path, 'text')]
  if (text.trim() === '') return [fault(path, 'empty')]
  return text.length > most ? [fault(path, 'long', String(most))] : []
}

const unknownKeys = (path: string, value: JsonObject, known: readonly string[]): readonly PackFault[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => fault(path === '' ? key : `${path}.${key}`, 'unknown'))

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
