import { diff3Merge, diffComm } from 'node-diff3'

/** A piece of a text, and whether the other text has it too. */
export type Piece = { readonly text: string; readonly onlyHere: boolean }

/** `both`: how many passages were changed in both texts, and stand in the merged one after the other. */
export type Merged = { readonly text: string; readonly both: number }

type Attributed = { readonly text: string; readonly by: string }

/** The first text in pieces: what the second has as well, and what is here alone. */
export function piecesOf(text: string, other: string): readonly Piece[] {
  return diffComm(wordsOf(text), wordsOf(other))
    .map(({ common, buffer1 }) => ({ text: (common ?? buffer1).join(''), onlyHere: common === undefined }))
    .filter((piece) => piece.text !== '')
}

/**
 * Two texts put together over what both began from. What one of them changed is taken from it; where both changed the same passage, both
 * stand, each with its author's name, for a person to choose from. Without a beginning in common nothing counts as taken out: everything
 * that is in either is in the result.
 */
export function mergeTexts(a: Attributed, b: Attributed, beginning: string | null): Merged {
  const [mine, theirs] = [wordsOf(a.text), wordsOf(b.text)]
  const base = beginning === null ? sharedWords(mine, theirs) : wordsOf(beginning)
  const regions = diff3Merge(mine, base, theirs)
  const parts = regions.map(({ ok, conflict }) =>
    ok
      ? ok.join('')
      : bothPassages({ ...a, text: conflict?.a.join('') ?? '' }, { ...b, text: conflict?.b.join('') ?? '' }),
  )
  return { text: parts.join('').trim(), both: regions.filter(({ conflict }) => conflict).length }
}

/** Words with the blanks between them, so that joining gives the text again. */
const wordsOf = (text: string): string[] => text.split(/(\s+)/).filter(Boolean)

const sharedWords = (a: string[], b: string[]): string[] =>
  diffComm(a, b).flatMap(({ common }) => common ?? [])

/** A passage that one of them took out is named too: that it was taken out is what its author said. */
const bothPassages = (a: Attributed, b: Attributed): string =>
  `${[a, b].map(({ text, by }) => `\n[${by}: ${text.trim() || 'taken out'}]`).join('')}\n`
