import type { Point } from './ink.ts'

/** A path in pieces, for screen, print and PDF alike: `M` and `L` to a point, `C` a cubic curve with its two control points, `Z` closes. */
export type Path = readonly PathPiece[]
export type PathPiece =
  | readonly ['M', Point]
  | readonly ['L', Point]
  | readonly ['C', Point, Point, Point]
  | readonly ['Z']

/** The `d` of an SVG path, in tenths of a unit. */
export const pathText = (path: Path): string =>
  path
    .map(([letter, ...points]) => letter + points.map((point) => point.map(tenths).join(' ')).join(' '))
    .join('')

const tenths = (value: number): number => Math.round(value * 10) / 10

/** A quadratic curve as a cubic one. */
export const quadratic = (from: Point, control: Point, to: Point): PathPiece => [
  'C',
  toward(from, control),
  toward(to, control),
  to,
]

const toward = ([x, y]: Point, [cx, cy]: Point): Point => [x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y)]

/** A path made `scale` times as large, then moved. */
export const placed = (path: Path, scale: number, [dx, dy]: Point): Path => {
  const at = ([x, y]: Point): Point => [x * scale + dx, y * scale + dy]
  return path.map((piece): PathPiece => {
    switch (piece[0]) {
      case 'C':
        return ['C', at(piece[1]), at(piece[2]), at(piece[3])]
      case 'Z':
        return piece
      default:
        return [piece[0], at(piece[1])]
    }
  })
}
