import type { Random } from '#core'
import { passphraseWords } from './passphrase-words.ts'

/** What is wrong with a new passphrase. */
export type PassphraseProblem = 'too-short' | 'too-plain'

export type Strength = 'weak' | 'fair' | 'strong'

const LEAST_CHARACTERS = 12
const LEAST_WORDS = 4
const LEAST_DIFFERENT = 6

/** Twelve characters or four words, and not a few keys over and over. */
export function passphraseProblem(passphrase: string): PassphraseProblem | null {
  const typed = passphrase.trim()
  if (typed.length < LEAST_CHARACTERS && wordsOf(typed).length < LEAST_WORDS) return 'too-short'
  return new Set(typed.toLowerCase().replaceAll(' ', '')).size < LEAST_DIFFERENT ? 'too-plain' : null
}

/** A rough measure for the meter: how many guesses it would take somebody who tries words, or letters. */
export function strengthOf(passphrase: string): Strength {
  if (passphraseProblem(passphrase)) return 'weak'
  const words = new Set(wordsOf(passphrase.toLowerCase()))
  const typed = passphrase.trim()
  const byWords = words.size * 9
  const byCharacters = Math.min(typed.length, 2 * new Set(typed).size) * bitsPerCharacter(typed)
  const bits = words.size >= LEAST_WORDS ? Math.min(byWords, byCharacters) : byCharacters * 0.6
  return bits < 36 ? 'weak' : bits < 44 ? 'fair' : 'strong'
}

/** Five words drawn at random: 40 bits, each guess at them as slow as the lock itself. */
export const offerPassphrase = (random: Random): string =>
  [...random(5)].map((index) => passphraseWords[index]).join(' ')

const wordsOf = (text: string): readonly string[] => text.split(/[\s-]+/).filter((word) => word.length >= 3)

function bitsPerCharacter(text: string): number {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(text)).length
  return 2.5 + kinds
}
