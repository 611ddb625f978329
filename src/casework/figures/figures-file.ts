import type { HandedFigure, HandedLine } from '#forms'

/** All figures as one comma-separated file (RFC 4180): a number a line, each with what it is. */
export const figuresFile = (figures: readonly HandedFigure[]): string =>
  [['Figure', 'Line', 'What', 'Number'], ...figures.flatMap(rowsOf)]
    .map((row) => row.map(quoted).join(','))
    .concat('')
    .join('\r\n')

const rowsOf = (figure: HandedFigure): readonly (readonly string[])[] =>
  figure.lines.flatMap((line) => [
    [figure.title, line.label, 'All', String(line.all)],
    ...besideAll(figure, line),
  ])

function besideAll(
  { title, columns, measures }: HandedFigure,
  { label, counts = [], measured = [] }: HandedLine,
): readonly (readonly string[])[] {
  const parts = counts.map((count, index) => [columns[index] ?? '', count] as const)
  const beside = measured.map((number, index) => [measures[index] ?? '', number] as const)
  return [...parts, ...beside].flatMap(([words, number]) =>
    number === null ? [] : [[title, label, words, String(number)]],
  )
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
