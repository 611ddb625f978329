import { err, type Json, type JsonObject, ok, type Result } from '#core'
import type { Form } from './form.ts'
import { faultInWords } from './packs/fault-words.ts'
import {
  boundsInWords,
  type ContentPack,
  isObject,
  isShortEnough,
  isWhole,
  MOST_PACK_BYTES,
  type PracticeBounds,
  shapeFaults,
} from './packs/pack.ts'
import { sameWords, type Words, wordsOf } from './packs/words.ts'
import type { Problem } from './problem.ts'

/** What a pack is held against where it is loaded. */
export type PackKnows = {
  readonly find: (id: string, version: number) => Form | undefined
  /** Ids of the councils that a case can be of. */
  readonly councils: readonly string[]
  /** What has a name that a pack can change, with the usual one. */
  readonly names: { readonly [name: string]: string }
  /** Deadlines that a pack can set, with the usual ones. */
  readonly deadlines: { readonly [deadline: string]: number }
  readonly bounds: { readonly [deadline: string]: PracticeBounds }
}

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
  const known = referenceProblems(value, knows)
  // Who knows the place says more of it than its shape does.
  const others = shapeFaults(value).filter(({ path }) => known.every((problem) => problem.path !== path))
  const problems = [
    ...others.map((fault): Problem => ({ path: fault.path, message: faultInWords(fault) })),
    ...known,
  ]
  if (problems.length > 0) return err(problems)
  const pack = withoutUnchanged(value as ContentPack, knows)
  if (isShortEnough(pack)) return ok(pack)
  const most = `at most ${MOST_PACK_BYTES / 1000} kB`
  return err([{ path: '', message: `It changes too much for one pack: ${most}. Make a pack of each part.` }])
}

/** What it names has to be there; a wrong shape is said by then. */
function referenceProblems(value: unknown, knows: PackKnows): readonly Problem[] {
  const { find, councils } = knows
  if (!isObject(value)) return []
  const { council, words } = value
  const asked =
    typeof council === 'string' && !councils.includes(council)
      ? [{ path: 'council', message: `There is no council "${council}". There are: ${councils.join(', ')}.` }]
      : []
  return [
    ...asked,
    ...practiceProblems(value, knows),
    ...entries(words).flatMap(([language, forms]) =>
      entries(forms).flatMap(([id, one]) => ofForm(`words.${language}.${id}`, id, one, find)),
    ),
  ]
}

function practiceProblems(value: JsonObject, { names, bounds }: PackKnows): readonly Problem[] {
  const unknown = (part: 'names' | 'deadlines', known: object) =>
    entries(value[part]).flatMap(([key]): readonly Problem[] => {
      const there = Object.keys(known).join(', ')
      const message = `There is nothing of this name. There are: ${there}.`
      return Object.hasOwn(known, key) ? [] : [{ path: `${part}.${key}`, message }]
    })
  const tooLittleOrMuch = entries(value['deadlines']).flatMap(([key, time]): readonly Problem[] => {
    const within = Object.hasOwn(bounds, key) ? bounds[key] : undefined
    if (!within || isWhole(time, within)) return []
    return [{ path: `deadlines.${key}`, message: `Write a whole number from ${boundsInWords(within)}.` }]
  })
  return [...unknown('names', names), ...unknown('deadlines', bounds), ...tooLittleOrMuch]
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
function withoutUnchanged(pack: ContentPack, { find, names, deadlines }: PackKnows): ContentPack {
  const words = Object.entries(pack.words).map(([language, forms]) => {
    const changed = Object.entries(forms).flatMap(([id, { version, texts }]) => {
      const form = find(id, version)
      const known = form ? wordsOf(form) : new Map<string, Words>()
      const others = Object.entries(texts).filter(([path, text]) => !sameWords(text, known.get(path)))
      return others.length > 0 ? [[id, { version, texts: Object.fromEntries(others) }] as const] : []
    })
    return [language, Object.fromEntries(changed)] as const
  })
  const { names: saidNames, deadlines: saidDeadlines, ...rest } = pack
  return {
    ...rest,
    ...ownPart('names', saidNames, names),
    ...ownPart('deadlines', saidDeadlines, deadlines),
    words: Object.fromEntries(words),
  }
}

/** Nothing is left of a part in which everything is as usual. */
function ownPart<Part extends 'names' | 'deadlines'>(
  part: Part,
  said: ContentPack[Part],
  usual: { readonly [key: string]: unknown },
): Pick<ContentPack, Part> | object {
  const own = Object.entries(said ?? {}).filter(([key, value]) => usual[key] !== value)
  return own.length > 0 ? { [part]: Object.fromEntries(own) } : {}
}

const entries = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  isObject(value) ? Object.entries(value) : []
