import { type Figure, type FigureLine, totalOf } from './figure.ts'

/** From how many on a line is broken down. */
const ENOUGH = 5

/**
 * All figures as one comma-separated file (RFC 4180): a number a line, each with what it is. It names nobody, by construction: every label is a
 * word of ours. A line that counts fewer than five keeps its number, exact, and is neither broken down nor measured: among so few a column is a
 * person. No column is added up over the lines of a figure, so that nothing left out can be worked out by taking away. Two figures set beside each
 * other may still tell more of the few than either: the file is for the service and those who run it, not to be published.
 */
export const figuresFile = (figures: readonly Figure[]): string =>
  [['Figure', 'Line', 'What', 'Number'], ...figures.flatMap(rowsOf)]
    .map((row) => row.map(quoted).join(','))
    .concat('')
    .join('\r\n')

const rowsOf = (figure: Figure): readonly (readonly string[])[] =>
  figure.lines.flatMap((line) => [
    [figure.title, line.label, 'All', String(totalOf(line))],
    ...(totalOf(line) < ENOUGH ? [] : brokenDown(figure, line)),
  ])

function brokenDown(
  { title, columns, measures }: Figure,
  { label, counts, measured }: FigureLine,
): readonly (readonly string[])[] {
  const parts =
    columns.length === 1 ? [] : columns.map((words, index) => [words, counts[index] ?? 0] as const)
  const beside = measures.map((words, index) => [words, measured[index] ?? null] as const)
  return [...parts, ...beside].flatMap(([words, number]) =>
    number === null ? [] : [[title, label, words, String(number)]],
  )
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
