import { randomInt } from 'node:crypto'

/** A word that stands nowhere else, so that wherever it is found, this field's text has got there. */
export type Canary = { readonly word: string; readonly name: string }

export type Canaries = {
  /** A new word. @param name where it goes, for the message when it is found elsewhere */
  hatch(name: string): string
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
    hatch(name) {
      const word = letter(FIRST) + Array.from({ length: LENGTH - 1 }, () => letter(LETTERS)).join('')
      hatched.push({ word, name })
      return word
    },
    all: () => hatched,
  }
}

const letter = (letters: string): string => letters.charAt(randomInt(letters.length))
