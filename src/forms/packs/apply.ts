import type { Wording } from '#record'
import { compileForm } from '../compile.ts'
import type { FormDefinition } from '../definition.ts'
import type { Form } from '../form.ts'
import type { ContentPack } from './pack.ts'
import { changeWords, sameWords, type Words, wordsOf } from './words.ts'

/** A pack by its hash, as far as it is here. */
export type FindPack = (hash: string) => ContentPack | undefined

/**
 * The form in the words of a pack. What the pack does not say, or says in a place that this form does not have, stays the app's own; nothing but words is
 * ever changed.
 */
export function applyPack(form: Form, pack: ContentPack, language: string): Form {
  const own = ownOf(ownOf(pack.words, language), form.id)
  if (!own || own.version !== form.version) return form
  return compiled(
    form,
    changeWords(form, (path, words) => {
      const text = ownOf(own.texts, path)
      return isLike(words, text) ? text : words
    }),
  )
}

/**
 * A form in the words of its record. Begun under two wordings, by two who had not met, it is read in both wherever they differ: neither may hide the
 * other. A pack that is not here yet: the app's own words, and `missing`.
 */
export function formInWords(
  form: Form,
  wordings: readonly Wording[],
  find: FindPack,
): { readonly form: Form; readonly missing: boolean } {
  const packs = wordings.map((wording) => (wording === 'built-in' ? wording : find(wording.pack)))
  const versions = wordings.map((wording, index) => {
    const pack = packs[index]
    return typeof pack === 'object' && wording !== 'built-in' ? applyPack(form, pack, wording.language) : form
  })
  const [first = form, ...others] = versions
  return { form: others.reduce(inBoth, first), missing: packs.includes(undefined) }
}

function inBoth(one: Form, other: Form): Form {
  const others = wordsOf(other)
  return compiled(
    one,
    changeWords(one, (path, words) => both(words, others.get(path))),
  )
}

function both<W extends Words>(one: W, other: Words | undefined): W {
  if (!isLike(one, other) || sameWords(one, other)) return one
  const joined = typeof one === 'string' ? `${one} / ${other}` : [...one, ALSO, ...other]
  return joined as W
}

const ALSO = 'Or, in the other words this was asked in:'

const isLike = <W extends Words>(words: W, text: Words | undefined): text is W =>
  typeof words === 'string' ? typeof text === 'string' : Array.isArray(text)

/** Words that leave a form unsound, such as an empty one from a newer app, are not taken. */
function compiled(form: Form, changed: FormDefinition): Form {
  const result = compileForm(changed)
  return result.ok ? result.value : form
}

const ownOf = <T>(by: { readonly [key: string]: T } | undefined, key: string): T | undefined =>
  by && Object.hasOwn(by, key) ? by[key] : undefined
