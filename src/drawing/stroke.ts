import type { Json } from '#core'

/**
 * One stroke as it is stored (docs/protocol.md §4): `points` is x, y and pressure of the first point, and of each other point its difference
 * from the one before; whole numbers in units of the board.
 */
export type Stroke = {
  readonly colour: string
  readonly order: string
  readonly points: readonly number[]
  readonly width: number
}

/** A point in units of the board, with the pen's pressure from 0 to 100. */
export type InkPoint = readonly [x: number, y: number, pressure: number]

const FARTHEST = 100_000
const MOST_PRESSURE = 100
/** A stroke holds no more; a longer one is stored as several. */
export const MOST_POINTS = 5_000
const WIDEST = 1_000
const LONGEST_ORDER = 120

/** Whether a value is a stroke inside its limits. */
export function isStroke(value: Json): value is Stroke {
  if (typeof value !== 'object' || value === null || !('points' in value)) return false
  const { colour, order, points, width, ...rest } = value
  return (
    Object.keys(rest).length === 0 &&
    typeof colour === 'string' &&
    /^[a-z-]{1,20}$/.test(colour) &&
    typeof order === 'string' &&
    order.length <= LONGEST_ORDER &&
    /^[A-Za-z][0-9A-Za-z]+$/.test(order) &&
    isWithin(width, 1, WIDEST) &&
    arePoints(points)
  )
}

function arePoints(points: Json | undefined): boolean {
  if (!Array.isArray(points) || points.length === 0 || points.length % 3 !== 0) return false
  if (points.length > MOST_POINTS * 3 || !points.every((part) => Number.isInteger(part))) return false
  return pointsOf(points as readonly number[]).every(
    ([x, y, pressure]) =>
      isWithin(x, -FARTHEST, FARTHEST) &&
      isWithin(y, -FARTHEST, FARTHEST) &&
      isWithin(pressure, 0, MOST_PRESSURE),
  )
}

/** What `Stroke.points` holds, as points. */
export function pointsOf(points: readonly number[]): readonly InkPoint[] {
  let [x, y, pressure] = [0, 0, 0]
  return Array.from({ length: points.length / 3 }, (_, index): InkPoint => {
    x += points[index * 3] ?? 0
    y += points[index * 3 + 1] ?? 0
    pressure += points[index * 3 + 2] ?? 0
    return [x, y, pressure]
  })
}

/** Points as `Stroke.points` holds them. */
export const packedPoints = (points: readonly InkPoint[]): readonly number[] =>
  points.flatMap(([x, y, pressure], index) => {
    const [beforeX, beforeY, beforePressure] = points[index - 1] ?? [0, 0, 0]
    return [x - beforeX, y - beforeY, pressure - beforePressure]
  })

const isWithin = (value: Json | undefined, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
