import { type Figure, type FigureLine, totalOf } from './figure.ts'

/** From how many on a line is broken down. */
const ENOUGH = 5

/**
 * All figures as one comma-separated file (RFC 4180): a number a line, each with what it is. It names nobody, by construction: every label is a
 * word of ours. A line that counts fewer than five keeps its number, exact, and is not broken down, nor measured: among so few a column is a
 * person. And no column is added up over lines, so that nothing which is left out can be worked out by taking away.
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
