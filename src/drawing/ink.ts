import type { Json } from '#core'

/**
 * What a pen drew in a box, as it is stored (docs/protocol.md §4). Whole numbers, origin at the top left; a stroke is
 * `[x0, y0, x1, y1, …]` in units of the box, whatever size it had on screen.
 */
export type Ink = {
  readonly width: number
  readonly height: number
  readonly strokes: readonly (readonly number[])[]
}

const MAX_SIDE = 10_000
const MAX_STROKES = 500
const MAX_POINTS = 10_000

/** Whether a value is ink with at least one stroke, inside its box and its limits. */
export function isInk(value: Json): value is Ink {
  if (typeof value !== 'object' || value === null || !('strokes' in value)) return false
  const { width, height, strokes, ...rest } = value
  return (
    Object.keys(rest).length === 0 &&
    isWithin(width, 1, MAX_SIDE) &&
    isWithin(height, 1, MAX_SIDE) &&
    Array.isArray(strokes) &&
    strokes.length > 0 &&
    strokes.length <= MAX_STROKES &&
    strokes.reduce((sum, stroke) => sum + (Array.isArray(stroke) ? stroke.length / 2 : 0), 0) <= MAX_POINTS &&
    strokes.every((stroke) => isStroke(stroke, width, height))
  )
}

const isStroke = (stroke: Json, width: number, height: number): boolean =>
  Array.isArray(stroke) &&
  stroke.length >= 2 &&
  stroke.length % 2 === 0 &&
  stroke.every((coordinate, index) => isWithin(coordinate, 0, index % 2 === 0 ? width : height))

const isWithin = (value: Json | undefined, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

/** One piece of a stroke: from where the last one ended, bent toward `control`, to `to`. */
export type InkCurve = { readonly control: Point; readonly to: Point }
export type Point = readonly [x: number, y: number]

/** A stroke as curves through the middles between its points, which look like handwriting. A dot has no curves. */
export function strokeCurves(stroke: readonly number[]): {
  readonly from: Point
  readonly curves: readonly InkCurve[]
} {
  const points = pointsOf(stroke)
  const [from = [0, 0], ...rest] = points
  return {
    from,
    curves: rest.map((to, index): InkCurve => {
      const next = rest[index + 1]
      return next ? { control: to, to: middle(to, next) } : { control: to, to }
    }),
  }
}

/** The `d` of an SVG path that draws the ink, to be stroked with round ends and joins. */
export const inkPath = ({ strokes }: Pick<Ink, 'strokes'>): string =>
  strokes
    .map((stroke) => {
      const { from, curves } = strokeCurves(stroke)
      const start = `M${from.join(' ')}`
      if (curves.length === 0) return `${start}l0 0`
      return start + curves.map(({ control, to }) => `Q${control.join(' ')} ${to.join(' ')}`).join('')
    })
    .join('')

const pointsOf = (stroke: readonly number[]): readonly Point[] =>
  stroke.flatMap((x, index) => (index % 2 === 0 ? [[x, stroke[index + 1] ?? 0] as const] : []))

const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2]
