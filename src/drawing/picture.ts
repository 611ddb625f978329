import type { Point } from './ink.ts'

/** Areas, lines and words in a box: the same on screen, in print and in a PDF. Origin at the top left; what comes first lies lowest. */
export type Picture = {
  readonly width: number
  readonly height: number
  /** What it is, for those who do not see it; everything that it shows is said in words beside it. */
  readonly label: string
  readonly shapes: readonly Shape[]
}

export type Shape = AreaShape | WordsShape

/** Filled by the even-odd rule: one ring inside another leaves a hole. */
export type AreaShape = {
  readonly kind: 'area'
  readonly path: Path
  readonly fill?: Tone
  readonly line?: Tone
  readonly width?: number
}

/** One line of words, its middle at `x`, its baseline at `y`. */
export type WordsShape = {
  readonly kind: 'words'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold?: true
  readonly tone: Tone
}

/** Colours by their names among the app's tokens. */
export type Tone =
  | 'card'
  | 'field'
  | 'paper'
  | 'paper-2'
  | 'paper-3'
  | 'ink'
  | 'ink-2'
  | 'line'
  | 'line-2'
  | 'line-control'
  | 'teal'
  | 'teal-soft'
  | 'on-teal'
  | 'green'
  | 'green-soft'
  | 'red'
  | 'red-soft'
  | 'amber'

/** From a point, by lines and curves, to others; `close` back to where it began. */
export type Path = readonly PathStep[]

type PathStep =
  | { readonly to: Point; readonly by: 'move' | 'line' }
  | { readonly to: Point; readonly by: 'curve'; readonly control: readonly [Point, Point] }
  | { readonly by: 'close' }

/** The `d` of an SVG path. */
export const svgPath = (path: Path): string => path.map(svgStep).join('')

function svgStep(step: PathStep): string {
  if (step.by === 'close') return 'Z'
  const [x, y] = step.to.map(short)
  if (step.by === 'curve') return `C${step.control.flat().map(short).join(' ')} ${x} ${y}`
  return `${step.by === 'move' ? 'M' : 'L'}${x} ${y}`
}

const short = (value: number): number => Math.round(value * 10) / 10

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
  return Array.from({ length: pieces }, (_, piece): PathStep => {
    const [begin, end] = [from + piece * turn, from + (piece + 1) * turn]
    const [start, to] = [onCircle(middle, radius, begin), onCircle(middle, radius, end)]
    return {
      by: 'curve',
      control: [onCircle(start, reach, begin + 90), onCircle(to, reach, end - 90)],
      to,
    }
  })
}

export const circle = (middle: Point, radius: number): Path => [
  { by: 'move', to: onCircle(middle, radius, 0) },
  ...arc(middle, radius, 0, 360),
  { by: 'close' },
]

/** A piece of the ring between two circles. */
export const ringPiece = (
  middle: Point,
  [inner, outer]: readonly [number, number],
  [from, to]: readonly [number, number],
): Path => [
  { by: 'move', to: onCircle(middle, inner, from) },
  { by: 'line', to: onCircle(middle, outer, from) },
  ...arc(middle, outer, from, to),
  { by: 'line', to: onCircle(middle, inner, to) },
  ...arc(middle, inner, to, from),
  { by: 'close' },
]

export const polyline = ([first, ...rest]: readonly Point[]): Path => [
  ...(first ? [{ by: 'move', to: first } as const] : []),
  ...rest.map((to) => ({ by: 'line', to }) as const),
]

/** Words broken into lines of about so many letters, none of them lost. */
export function linesOfWords(text: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
