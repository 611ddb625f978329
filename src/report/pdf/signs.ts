/** What stands for a sign that the typeface does not have. */
export const PLACEHOLDER = '[?]'

export const placeholderNote = `${PLACEHOLDER} stands for a sign that the typeface of this document does not have. The record has it.`

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** Code points that show nothing by themselves: controls, joiners, marks of direction, choices between two looks. */
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu

/** Other spellings of the same sign. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const HYPHENS = /[\u2010\u2011]/g

/**
 * A text as the typeface can show it. Every sign that a reader would see is there, itself or as the placeholder; spaces of all
 * kinds are spaces.
 */
export function showable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  return text
    .normalize('NFC')
    .replace(LINE_BREAKS, '\n')
    .split('\n')
    .map((line) => line.replace(/\s/g, ' ').replace(HYPHENS, '-'))
    .map((line) => [...graphemes.segment(line)].map(({ segment }) => sign(segment, hasGlyph)).join(''))
    .join('\n')
}

function sign(grapheme: string, hasGlyph: (codePoint: number) => boolean): string {
  const seen = grapheme.replace(UNSEEN, '')
  if (allShown(seen, hasGlyph)) return seen
  const plain = seen.normalize('NFKC') // ligatures, full-width letters
  return allShown(plain, hasGlyph) ? plain : PLACEHOLDER
}

// `hasGlyph` answers for the basic plane: the writer of the PDF takes one UTF-16 unit for one sign.
const allShown = (text: string, hasGlyph: (codePoint: number) => boolean): boolean =>
  [...text].every((character) => character.length === 1 && hasGlyph(character.charCodeAt(0)))
