import { ENOUGH, FIGURES_FORMAT, type HandedFigure, type HandedFigures, type HandedLine } from '#forms'
import type { Day } from '../calendar/days.ts'
import { type Figure, type FigureLine, totalOf } from './figure.ts'
import type { Months } from './months.ts'

/**
 * What of a figure may leave the manager's tablet, in a file or handed over. It names nobody, by construction: every label is a word of ours. A line
 * that counts fewer than five keeps its number, exact, and is neither divided nor measured: among so few a column is a person. No column is added up
 * over the lines of a figure, so that nothing left out can be worked out by taking away. Two figures set beside each other may still tell more of the
 * few than either: they are for the service and those who run it, not to be published.
 */
export const letOut = ({ title, how, by, columns, measures, lines }: Figure): HandedFigure => ({
  ...{ title, how, by, columns, measures },
  lines: lines.map((line) => lineOut(line, columns.length > 1)),
})

function lineOut(line: FigureLine, isDivided: boolean): HandedLine {
  const { label, counts, measured, mark } = line
  const all = totalOf(line)
  if (all < ENOUGH) return { label, all }
  return {
    ...{ label, all },
    ...(isDivided ? { counts } : {}),
    ...(measured.length > 0 ? { measured } : {}),
    ...(mark === undefined ? {} : { mark }),
  }
}

/** What a manager hands over to whoever reads the service's figures and none of its cases. */
export const figuresToHandOver = (
  figures: readonly Figure[],
  { from, to }: Months,
  on: Day,
): HandedFigures => ({ format: FIGURES_FORMAT, on, from, to, figures: figures.map(letOut) })
