import { randomInt } from 'node:crypto'

/** A word that stands nowhere else, so that wherever it is found, this field's text has got there. `numbers`: it is a run of them. */
export type Canary = { readonly word: string; readonly name: string; readonly numbers?: readonly number[] }

export type Canaries = {
  /** A new word, or one that somebody else made. @param name where it goes, for the message when it is found elsewhere */
  hatch(name: string, word?: string): string
  /** Ink has no words: what stands nowhere else is a run of its numbers. @param drawn them all */
  hatchInk(name: string, drawn: readonly number[]): void
  all(): readonly Canary[]
}

/** Fits the smallest box there is, of 20 letters. */
const LENGTH = 18
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const FIRST = 'bcdfghjklmnpqrstvwxz'

/**
 * Words without a beginning in common: a compressed file writes what it had before as a reference, and would hide all but the first.
 * Trimming and a capital at the start of a sentence leave them as they are to `createSearch`.
 */
export function createCanaries(): Canaries {
  const hatched: Canary[] = []
  return {
    hatch(name, word = anyWord()) {
      hatched.push({ word, name })
      return word
    },
    hatchInk(name, drawn) {
      const numbers = drawn.slice(FIRST_POINT, FIRST_POINT + RUN)
      if (numbers.length < RUN) throw new Error(`${name} is too little ink to be told from other.`)
      hatched.push({ word: numbers.join(), name, numbers })
    },
    all: () => hatched,
  }
}

const anyWord = (): string =>
  letter(FIRST) + Array.from({ length: LENGTH - 1 }, () => letter(LETTERS)).join('')

/** A stroke that is moved keeps all of its numbers but the first three. */
const FIRST_POINT = 3
const RUN = 45

const letter = (letters: string): string => letters.charAt(randomInt(letters.length))
