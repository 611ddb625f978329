import type { Point, ScoredLine } from './lines.ts'

/** From one sitting to a later one. `apart`: in one of them there is no number, so nothing can be said. */
export type Move = 'up' | 'down' | 'same' | 'apart'

export type ComparedLine = {
  readonly id: string
  readonly page: string
  readonly label: string
  readonly columns: readonly {
    readonly label: string
    readonly before: Point
    readonly now: Point
    readonly move: Move
  }[]
}

/** How many lines of one column went which way. */
export type Moves = { readonly label: string } & { readonly [move in Move]: number }

/** Two sittings line by line, in the order of the later one; a line that only one of them has is `apart`. */
export const compareLines = (
  before: readonly ScoredLine[],
  now: readonly ScoredLine[],
): readonly ComparedLine[] =>
  now.map(({ columns, ...line }) => {
    const earlier = before.find(({ id }) => id === line.id)
    return {
      ...line,
      columns: columns.map(({ label, point }, column) => {
        const was = earlier?.columns[column]?.point ?? 'not-asked'
        return { label, before: was, now: point, move: moveOf(was, point) }
      }),
    }
  })

function moveOf(before: Point, now: Point): Move {
  if (typeof before !== 'number' || typeof now !== 'number') return 'apart'
  return now === before ? 'same' : now > before ? 'up' : 'down'
}

/** Lines that neither sitting asked are left out: nothing was said about them. */
export function movesOf(lines: readonly ComparedLine[]): readonly Moves[] {
  const labels = lines[0]?.columns.map(({ label }) => label) ?? []
  return labels.map((label, column) => {
    const asked = lines.flatMap((line) => line.columns[column] ?? []).filter(wasAsked)
    const countOf = (wanted: Move) => asked.filter(({ move }) => move === wanted).length
    return { label, up: countOf('up'), down: countOf('down'), same: countOf('same'), apart: countOf('apart') }
  })
}

const wasAsked = ({ before, now }: ComparedLine['columns'][number]): boolean =>
  before !== 'not-asked' || now !== 'not-asked'
