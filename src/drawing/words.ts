/**
 * Lines of words in a picture. Widths are reckoned, not measured, a little on the large side for the app's typeface: a picture must come out
 * the same on screen, on paper and where there is no screen at all.
 */
const NARROW = /[iljtfrI.,:;'’‘!|() -]/
const WIDE = /[mwMW@%—…]/
const CAPITAL = /[A-Z0-9]/

/** In units of the board, at a size in the same units. */
export const widthOfWords = (text: string, size: number, bold = false): number => {
  let sum = 0
  for (const letter of text)
    sum += NARROW.test(letter) ? 0.34 : WIDE.test(letter) ? 0.86 : CAPITAL.test(letter) ? 0.66 : 0.56
  return sum * size * (bold ? 1.05 : 1)
}

/** At most `most` lines no wider than `width`; what does not fit ends in an ellipsis. */
export function linesOf(
  text: string,
  width: number,
  size: number,
  most: number,
  bold = false,
): readonly string[] {
  const fits = (line: string) => widthOfWords(line, size, bold) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
  }
  if (line !== '') lines.push(line)
  const shown = lines.slice(0, most).map((one) => (fits(one) ? one : shortened(one, fits)))
  const last = shown.at(-1)
  return lines.length > most && last !== undefined
    ? [...shown.slice(0, -1), shortened(`${last.replace(/…$/, '')}…`, fits)]
    : shown
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const letters = [...line.replace(/…$/, '')]
  while (letters.length > 1 && !fits(`${letters.join('').trimEnd()}…`)) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
