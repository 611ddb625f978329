import { canonicalBytes, err, hash, isJson, type Json, type JsonObject, ok, type Result } from '#core'
import { isLanguage } from '#record'
import type { Form } from '../form.ts'
import type { Problem } from '../problem.ts'
import { sameWords, type Words, wordsOf } from './words.ts'

/**
 * The words of one service (docs/protocol.md §4b): what stands in which place of which form, by language. Words are all that is in it. What a form asks,
 * which answers it takes and what they come to is never a pack's.
 */
export type ContentPack = {
  readonly format: typeof PACK_FORMAT
  readonly name: string
  readonly edition: string
  /** For the cases of this council only. */
  readonly council?: string
  readonly words: { readonly [language: string]: { readonly [form: string]: FormWords } }
}

/** For one version of a form: another version may ask something else in the same place. */
export type FormWords = { readonly version: number; readonly texts: { readonly [path: string]: Words } }

/** What a pack is held against where it is loaded. */
export type PackKnows = {
  readonly find: (id: string, version: number) => Form | undefined
  /** Ids of the councils that a case can be of. */
  readonly councils: readonly string[]
}

export const PACK_FORMAT = 'cairn pack 1'
/** Below a statement's limit, with room for the rest of its envelope. */
const MOST_PACK_BYTES = 200_000
const MOST_NAME = 80
const MOST_EDITION = 40
const MOST_TEXT = 2_000
const MOST_PARAGRAPHS = 40

/** A pack is known by what is in it. */
export const packHash = (pack: ContentPack): string => hash('cairn pack 1', canonicalBytes(pack))

/** Whether it is one by its shape: what a server asks, and a device of whatever version of the app. */
export const isPack = (value: unknown): value is ContentPack =>
  shapeProblems(value).length === 0 && lengthProblems(value as ContentPack).length === 0

/** A file as a pack, or everything that is wrong with it, each with the path where its author finds it. Nothing of a faulty one is taken. */
export function readPack(text: string, knows: PackKnows): Result<ContentPack, readonly Problem[]> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err([
      { path: '', message: 'This is not JSON. Start from the template, and keep its brackets and quotes.' },
    ])
  }
  const problems = [...shapeProblems(value), ...referenceProblems(value, knows)]
  if (problems.length > 0) return err(problems)
  const pack = withoutUnchanged(value as ContentPack, knows)
  const tooLong = lengthProblems(pack)
  return tooLong.length > 0 ? err(tooLong) : ok(pack)
}

const lengthProblems = (pack: ContentPack): readonly Problem[] =>
  canonicalBytes(pack).length <= MOST_PACK_BYTES
    ? []
    : [
        {
          path: '',
          message: `It changes too much for one pack: at most ${MOST_PACK_BYTES / 1000} kB. Make a pack of each part.`,
        },
      ]

function shapeProblems(value: unknown): readonly Problem[] {
  if (!isObject(value))
    return [{ path: '', message: 'A pack is an object: { "format": …, "name": …, "words": … }.' }]
  if (!isJson(value)) return [{ path: '', message: 'There are characters in it that cannot be stored.' }]
  const { format, name, edition, council, words } = value
  return [
    ...(format === PACK_FORMAT
      ? []
      : [
          {
            path: 'format',
            message: `Write "${PACK_FORMAT}". Another format is for another version of the app.`,
          },
        ]),
    ...lineProblems('name', name, MOST_NAME),
    ...lineProblems('edition', edition, MOST_EDITION),
    ...(council === undefined || (typeof council === 'string' && /^[a-z0-9-]{1,64}$/.test(council))
      ? []
      : [{ path: 'council', message: 'Write the id of a council, or leave this out.' }]),
    ...unknownKeys('', value, ['format', 'name', 'edition', 'council', 'words']),
    ...wordsProblems(words),
  ]
}

function wordsProblems(words: Json | undefined): readonly Problem[] {
  if (!isObject(words) || Object.keys(words).length === 0)
    return [{ path: 'words', message: 'Give words in at least one language: { "en-GB": { … } }.' }]
  return Object.entries(words).flatMap(([language, forms]) => {
    const path = `words.${language}`
    const tag = isLanguage(language)
      ? []
      : [{ path, message: `"${language}" is no language tag. Write "en-GB", "cy", "ur" and the like.` }]
    if (!isObject(forms)) return [...tag, { path, message: 'Give forms by their ids: { "consent": { … } }.' }]
    return [...tag, ...Object.entries(forms).flatMap(([form, one]) => formProblems(`${path}.${form}`, one))]
  })
}

function formProblems(path: string, value: Json): readonly Problem[] {
  if (!isObject(value))
    return [{ path, message: 'Give a version and texts: { "version": 1, "texts": { … } }.' }]
  const { version, texts } = value
  return [
    ...(typeof version === 'number' && Number.isSafeInteger(version) && version >= 1
      ? []
      : [{ path: `${path}.version`, message: 'Write the version of the form, a whole number from 1.' }]),
    ...unknownKeys(path, value, ['version', 'texts']),
    ...(isObject(texts)
      ? Object.entries(texts).flatMap(([place, words]) => textProblems(`${path}.texts.${place}`, words))
      : [{ path: `${path}.texts`, message: 'Give texts by their places: { "title": "…" }.' }]),
  ]
}

function textProblems(path: string, words: Json): readonly Problem[] {
  if (typeof words === 'string') return lineProblems(path, words, MOST_TEXT)
  if (!Array.isArray(words)) return [{ path, message: 'Write a text in quotes, or a list of paragraphs.' }]
  if (words.length === 0) return [{ path, message: 'Give at least one paragraph.' }]
  if (words.length > MOST_PARAGRAPHS)
    return [{ path, message: `Give at most ${MOST_PARAGRAPHS} paragraphs.` }]
  return words.flatMap((paragraph: Json, index) => lineProblems(`${path}[${index}]`, paragraph, MOST_TEXT))
}

function lineProblems(path: string, text: Json | undefined, most: number): readonly Problem[] {
  if (typeof text !== 'string') return [{ path, message: 'Write a text in quotes.' }]
  if (text.trim() === '') return [{ path, message: 'This text is empty: write what the person should read.' }]
  return text.length > most ? [{ path, message: `This text is too long: at most ${most} characters.` }] : []
}

const unknownKeys = (path: string, value: JsonObject, known: readonly string[]): readonly Problem[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      message: 'There is nothing of this name. Leave it out.',
    }))

/** What it names has to be there; where its shape is wrong already, that is said by `shapeProblems`. */
function referenceProblems(value: unknown, { find, councils }: PackKnows): readonly Problem[] {
  if (!isObject(value)) return []
  const { council, words } = value
  const asked =
    typeof council === 'string' && !councils.includes(council)
      ? [{ path: 'council', message: `There is no council "${council}". There are: ${councils.join(', ')}.` }]
      : []
  return [
    ...asked,
    ...entries(words).flatMap(([language, forms]) =>
      entries(forms).flatMap(([id, one]) => ofForm(`words.${language}.${id}`, id, one, find)),
    ),
  ]
}

function ofForm(path: string, id: string, value: Json, find: PackKnows['find']): readonly Problem[] {
  if (!isObject(value) || typeof value['version'] !== 'number') return []
  const form = find(id, value['version'])
  if (!form)
    return [
      { path, message: `This app has no words to change in a form "${id}", version ${value['version']}.` },
    ]
  const known = wordsOf(form)
  return entries(value['texts']).flatMap(([place, words]) => {
    const now = known.get(place)
    const at = `${path}.texts.${place}`
    if (now === undefined) return [{ path: at, message: 'The form has no words in this place.' }]
    if (typeof now === 'string' && Array.isArray(words))
      return [{ path: at, message: 'Write one text here, not a list.' }]
    if (typeof now !== 'string' && typeof words === 'string')
      return [{ path: at, message: 'Write a list of paragraphs here: [ "…" ].' }]
    return []
  })
}

/** A template says everything that it could change: what it leaves as it is, it does not hold. */
function withoutUnchanged(pack: ContentPack, { find }: PackKnows): ContentPack {
  const words = Object.entries(pack.words).map(([language, forms]) => {
    const changed = Object.entries(forms).flatMap(([id, { version, texts }]) => {
      const form = find(id, version)
      const known = form ? wordsOf(form) : new Map<string, Words>()
      const others = Object.entries(texts).filter(([path, text]) => !sameWords(text, known.get(path)))
      return others.length > 0 ? [[id, { version, texts: Object.fromEntries(others) }] as const] : []
    })
    return [language, Object.fromEntries(changed)] as const
  })
  return { ...pack, words: Object.fromEntries(words) }
}

const entries = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value) : []

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
