import type { Json } from '#core'
import { isWording, type Wording } from '#record'
import { type ContentPack, isPack } from './pack.ts'

/** The words that go with a tablet into a client's hands: of packs, what is said in the forms at hand, and no more. */
export type WordsInHand = {
  /** In which words a record is begun; `null`: nobody says. */
  readonly wording: Wording | null
  /** By the hash of the pack that each is part of. */
  readonly packs: { readonly [hash: string]: ContentPack }
}

/** The words of a pack that are of these forms, and nothing else of it; undefined where it has none. */
export function partOfPack(
  { names: _names, deadlines: _deadlines, ...pack }: ContentPack,
  isWanted: (form: string, version: number) => boolean,
): ContentPack | undefined {
  const words = Object.entries(pack.words).flatMap(([language, forms]) => {
    const wanted = Object.entries(forms).filter(([form, { version }]) => isWanted(form, version))
    return wanted.length > 0 ? [[language, Object.fromEntries(wanted)] as const] : []
  })
  return words.length > 0 ? { ...pack, words: Object.fromEntries(words) } : undefined
}

/** What was handed over, checked; what is no pack is left out, and the app's own words stand in its place. */
export function parseWordsInHand(value: Json | undefined): WordsInHand {
  if (typeof value !== 'object' || value === null || !('packs' in value)) return { wording: null, packs: {} }
  const { wording = null, packs } = value
  const whole = typeof packs === 'object' && packs !== null ? Object.entries(packs) : []
  return {
    wording: isWording(wording) ? wording : null,
    packs: Object.fromEntries(whole.flatMap(([hash, pack]) => (isPack(pack) ? [[hash, pack]] : []))),
  }
}
