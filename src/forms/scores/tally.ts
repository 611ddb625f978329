import type { Point, ScoredLine } from './lines.ts'

/** One column of an inventory added up, over the lines that were asked. `asked` is the sum of all but `total`, `happened` and `never`. */
export type Tally = {
  readonly label: string
  readonly asked: number
  /** Lines that say once or more. */
  readonly happened: number
  readonly never: number
  /** The numbers added up. */
  readonly total: number
  readonly dontKnow: number
  /** Lines with more than one answer, for a person to settle. */
  readonly unsettled: number
  readonly unanswered: number
}

/** A tally of each column by itself. */
export function tallies(lines: readonly ScoredLine[]): readonly Tally[] {
  const labels = lines[0]?.columns.map(({ label }) => label) ?? []
  return labels.map((label, column) =>
    tally(
      label,
      lines.flatMap((line) => line.columns[column]?.point ?? []),
    ),
  )
}

function tally(label: string, points: readonly Point[]): Tally {
  const numbers = points.filter((point) => typeof point === 'number')
  const countOf = (wanted: Point) => points.filter((point) => point === wanted).length
  return {
    label,
    asked: points.length - countOf('not-asked'),
    happened: numbers.filter((number) => number >= 1).length,
    never: countOf(0),
    total: numbers.reduce((sum, number) => sum + number, 0),
    dontKnow: countOf('dont-know'),
    unsettled: countOf('unsettled'),
    unanswered: countOf('unanswered'),
  }
}
