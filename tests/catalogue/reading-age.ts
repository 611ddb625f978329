import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { type Form, levelsOf, optionsOf } from '#forms'

/** A reader of the first grade is six, so age is grade and five (Flesch and Kincaid 1975). */
const AGE_AT_GRADE_ZERO = 5

/** Below this, a sentence more or less decides the figure. */
export const LEAST_WORDS = 40

/** A single word as a label or an option is no sentence: counted as one it would make any page look easy. */
const LEAST_SENTENCE = 4

/**
 * Reading age of a text in years, by its sentences' lengths and its words' syllables.
 *
 * @param texts sentences, headings and labels; each is at least one of its own; those of fewer than four words do not count.
 */
export function readingAge(texts: readonly string[]): number {
  const sentences = texts
    .flatMap(sentencesOf)
    .filter((sentence) => wordsOf(sentence).length >= LEAST_SENTENCE)
  const words = sentences.flatMap(wordsOf)
  const counts = { sentence: sentences.length, word: words.length, syllable: syllable(words.join(' ')) }
  return fleschKincaid(counts) + AGE_AT_GRADE_ZERO
}

export const wordCount = (texts: readonly string[]): number =>
  texts.flatMap(sentencesOf).flatMap(wordsOf).length

/** Everything a client reads on one page of a form, in order. */
export const textsOfPage = ({ title, intro = '', items }: Form['pages'][number]): readonly string[] =>
  [
    title,
    intro,
    ...items.flatMap((item): readonly string[] => {
      if (item.kind === 'guidance') return [item.title ?? '', ...item.text]
      if (item.kind === 'rows')
        return [item.label, item.hint ?? '', item.addLabel, ...item.columns.map(({ label }) => label)]
      if (item.kind === 'computed' || item.kind === 'drawing') return [item.label, item.hint ?? '']
      const ends = item.kind === 'scale' ? [item.lowest, item.highest] : []
      const options = optionsOf(item).flatMap(({ label, hint = '' }) => [label, hint])
      const companions = (item.companions ?? []).flatMap(({ label, hint = '' }) => [label, hint])
      const nudge = item.kind === 'prose' ? (item.ownPart ?? '') : ''
      const levels = levelsOf(item).map(({ label }) => label)
      return [item.label, item.hint ?? '', ...ends, ...options, ...levels, nudge, ...companions]
    }),
  ].filter((text) => text !== '')

const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.?!:])\s+/).filter((sentence) => wordsOf(sentence).length > 0)

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
