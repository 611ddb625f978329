import { generateKeyBetween } from 'fractional-indexing'
import { type Area, distanceBetween, overlap } from './geometry.ts'
import type { Point } from './ink.ts'
import { type InkPoint, MOST_POINTS, packedPoints, pointsOf, type Stroke } from './stroke.ts'

/** A point more, unless it is nearer than `least` units to the last one: then nobody sees it, and only the firmer pressure stays. */
export function withPoint(points: InkPoint[], [x, y, pressure]: InkPoint, least: number): void {
  const [lastX, lastY, lastPressure] = points.at(-1) ?? [Number.NaN, 0, 0]
  if (Math.hypot(x - lastX, y - lastY) < least) {
    if (pressure > lastPressure) points[points.length - 1] = [lastX, lastY, pressure]
    return
  }
  points.push([x, y, pressure])
}

/** Whether a stroke can take no more points: the hand goes on in a new one. */
export const isFull = (points: readonly InkPoint[]): boolean => points.length >= MOST_POINTS

/** Whether the way of a rubber or a finger comes nearer to a stroke's line than `reach`. */
export function isTouched(stroke: Stroke, way: readonly [Point, Point], reach: number): boolean {
  const near = reach + stroke.width / 2
  const points = pointsOf(stroke.points)
  const touched: Area = grown(areaOfPoints(way), near)
  if (overlap(grown(areaOfPoints(points), near), touched) === 0) return false
  return points.some(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y]
    return (
      distanceBetween(way, [
        [x, y],
        [nextX, nextY],
      ]) <= near
    )
  })
}

/** Where strokes are, their width included; `null` for none. */
export function areaOf(strokes: readonly Stroke[]): Area | null {
  const areas = strokes.map(({ points, width }) => grown(areaOfPoints(pointsOf(points)), width / 2))
  const [first, ...rest] = areas
  return first
    ? rest.reduce((whole, area) => {
        const [x, y] = [Math.min(whole.x, area.x), Math.min(whole.y, area.y)]
        const right = Math.max(whole.x + whole.width, area.x + area.width)
        const bottom = Math.max(whole.y + whole.height, area.y + area.height)
        return { x, y, width: right - x, height: bottom - y }
      }, first)
    : null
}

function areaOfPoints(points: readonly (readonly [number, number, ...number[]])[]): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

const grown = ({ x, y, width, height }: Area, by: number): Area => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** The same stroke elsewhere. Its first point is all there is to change. */
export const moved = (stroke: Stroke, dx: number, dy: number): Stroke => {
  const [x = 0, y = 0, ...rest] = stroke.points
  return { ...stroke, points: [x + Math.round(dx), y + Math.round(dy), ...rest] }
}

/** Ink as it is stored. */
export const strokeOf = (points: readonly InkPoint[], rest: Omit<Stroke, 'points'>): Stroke => ({
  ...rest,
  points: packedPoints(
    points.map(([x, y, pressure]) => [Math.round(x), Math.round(y), Math.round(pressure)]),
  ),
})

/** The order of a stroke on top of these. One that no order can follow counts as none: it came from elsewhere. */
export function orderAbove(strokes: readonly Stroke[]): string {
  const orders = strokes.map(({ order }) => order).sort()
  for (let top = orders.pop(); top !== undefined; top = orders.pop()) {
    const above = after(top)
    if (above !== null) return above
  }
  return generateKeyBetween(null, null)
}

function after(order: string): string | null {
  try {
    return generateKeyBetween(order, null)
  } catch {
    // The package says "not an order key" by throwing.
    return null
  }
}

/** Whether two strokes are drawn alike. */
export const isSameStroke = (a: Stroke, b: Stroke): boolean =>
  a === b ||
  (a.colour === b.colour &&
    a.width === b.width &&
    a.points.length === b.points.length &&
    a.points.every((part, index) => part === b.points[index]))
