import type { Point } from './ink.ts'
import type { Path, PathPiece } from './path.ts'

/** A point on a circle; angles in degrees, clockwise from the top. */
export function onCircle([x, y]: Point, radius: number, angle: number): Point {
  const radians = ((angle - 90) * Math.PI) / 180
  return [x + radius * Math.cos(radians), y + radius * Math.sin(radians)]
}

/** Along a circle from one angle to another, either way round; where the path stands already is its beginning. */
function arc(middle: Point, radius: number, from: number, to: number): Path {
  const pieces = Math.max(1, Math.ceil(Math.abs(to - from) / 45))
  const turn = (to - from) / pieces
  const reach = (4 / 3) * Math.tan((turn * Math.PI) / 720) * radius
  return Array.from({ length: pieces }, (_, piece): PathPiece => {
    const [begin, end] = [from + piece * turn, from + (piece + 1) * turn]
    const [start, finish] = [onCircle(middle, radius, begin), onCircle(middle, radius, end)]
    return ['C', onCircle(start, reach, begin + 90), onCircle(finish, reach, end - 90), finish]
  })
}

/** A whole circle, or the hole that one leaves in what lies round it. */
const round = (middle: Point, radius: number, as: 'whole' | 'hole'): Path => [
  ['M', onCircle(middle, radius, 0)],
  ...arc(middle, radius, 0, as === 'whole' ? 360 : -360),
  ['Z'],
]

/** All that lies between two circles. */
export const ring = (middle: Point, [inner, outer]: readonly [number, number]): Path => [
  ...round(middle, outer, 'whole'),
  ...round(middle, inner, 'hole'),
]

/** A piece of a ring. */
export const ringPiece = (
  middle: Point,
  [inner, outer]: readonly [number, number],
  [from, to]: readonly [number, number],
): Path => [
  ['M', onCircle(middle, inner, from)],
  ['L', onCircle(middle, outer, from)],
  ...arc(middle, outer, from, to),
  ['L', onCircle(middle, inner, to)],
  ...arc(middle, inner, to, from),
  ['Z'],
]

export const polyline = (points: readonly Point[]): Path =>
  points.map((point, index): PathPiece => [index === 0 ? 'M' : 'L', point])
