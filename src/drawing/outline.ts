import { getStroke } from 'perfect-freehand'
import type { Point } from './ink.ts'
import { type Path, type PathPiece, quadratic } from './path.ts'
import { type InkPoint, pointsOf, type Stroke } from './stroke.ts'

/** What a hand without a pen presses. Stored so, it means: not known, and the outline makes it up from how fast the hand went. */
export const NO_PRESSURE = 50

/** The outline of ink, closed: its points, to be joined by curves through the middles between them. */
export function outlineOf(points: readonly InkPoint[], width: number, isDone = true): readonly Point[] {
  const outline = getStroke(
    points.map(([x, y, pressure]) => [x, y, pressure / 100]),
    {
      size: width,
      thinning: 0.5,
      smoothing: 0.5,
      streamline: 0.4,
      simulatePressure: points.every(([, , pressure]) => pressure === NO_PRESSURE),
      last: isDone,
    },
  )
  return outline.map(([x = 0, y = 0]): Point => [x, y])
}

/** A closed outline as a path. */
export function outlinePath(outline: readonly Point[]): Path {
  const [first, second] = outline
  if (!first || !second) return []
  const start = middle(first, second)
  const pieces: PathPiece[] = [['M', start]]
  let from = start
  for (let index = 1; index <= outline.length; index++) {
    const control = outline[index % outline.length] ?? first
    const to = middle(control, outline[(index + 1) % outline.length] ?? first)
    pieces.push(quadratic(from, control, to))
    from = to
  }
  return [...pieces, ['Z']]
}

const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2]

const known = new WeakMap<Stroke, Path>()

/** The path that fills a stroke, worked out once for each. */
export function strokePath(stroke: Stroke): Path {
  const before = known.get(stroke)
  if (before) return before
  const path = outlinePath(outlineOf(pointsOf(stroke.points), stroke.width))
  known.set(stroke, path)
  return path
}
