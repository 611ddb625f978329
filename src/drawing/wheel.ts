import type { Point } from './ink.ts'
import type { Path } from './path.ts'
import { onCircle, polyline, ring, ringPiece } from './round.ts'
import { linesOf, widthOfWords } from './words.ts'

/** One part of a wheel, as it stands. */
export type WheelPart = {
  readonly id: string
  readonly title: string
  /** It lies round all the others. */
  readonly rim: boolean
  /** A word for each answer that stands: none when there is none, several where a person has to settle. */
  readonly answers: readonly string[]
  /** How much of the part is filled, 0 to 1. */
  readonly level: number
  readonly discussed: boolean
  /** Something was written about it. */
  readonly noted: boolean
}

/** Where a part is drawn. */
export type PlacedPart = WheelPart & {
  readonly area: Path
  /** `null`: nothing is filled. */
  readonly filled: Path | null
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[]
  /** Where what is known of it stands in a line: the answer, and whether it was talked and written about. */
  readonly marks: Point
}

export type Wheel = { readonly parts: readonly PlacedPart[]; readonly talked: number }

export const WHEEL = { side: 600, middle: [300, 300] as Point, hub: 64, words: 17, small: 15 } as const

const INNER = 76
const OUTER = 292
const RIM = { inside: 228, from: 236 } as const
const GAP = 1.1
const LINE = 20

/** The parts round the hub, the first at the top, each as large as any other. */
export function wheelOf(parts: readonly WheelPart[]): Wheel {
  const spokes = parts.filter(({ rim }) => !rim)
  const hasRim = spokes.length < parts.length
  const outer = hasRim ? RIM.inside : OUTER
  const turn = 360 / Math.max(1, spokes.length)
  return {
    parts: parts.map((part) =>
      part.rim ? rimOf(part) : spokeOf(part, spokes.indexOf(part) * turn, turn, outer),
    ),
    talked: parts.filter(({ discussed }) => discussed).length,
  }
}

function spokeOf(part: WheelPart, angle: number, turn: number, outer: number): PlacedPart {
  const sides = [angle - turn / 2 + GAP, angle + turn / 2 - GAP] as const
  const reach = INNER + part.level * (outer - INNER)
  const [x, y] = onCircle(WHEEL.middle, INNER + (outer - INNER) * 0.6, angle)
  const texts = linesOf(part.title, outer < OUTER ? 96 : 122, WHEEL.words, 4, true)
  // The words and the line of marks under them, around the same middle.
  const top = y - ((texts.length + 1) * LINE) / 2
  return {
    ...part,
    area: ringPiece(WHEEL.middle, [INNER, outer], sides),
    filled: part.level > 0 ? ringPiece(WHEEL.middle, [INNER, reach], sides) : null,
    lines: texts.map((text, index) => ({ text, x, y: top + LINE * index + LINE * 0.75 })),
    marks: [x, top + LINE * (texts.length + 0.5)],
  }
}

function rimOf(part: WheelPart): PlacedPart {
  const area = ring(WHEEL.middle, [RIM.from, OUTER])
  const [x] = WHEEL.middle
  const top = WHEEL.middle[1] - OUTER
  return {
    ...part,
    area,
    filled: part.level > 0 ? area : null,
    lines: linesOf(part.title, 150, WHEEL.words, 2, true).map((text, index) => ({
      text,
      x,
      y: top + 24 + LINE * index,
    })),
    marks: [x, WHEEL.middle[1] + (OUTER + RIM.from) / 2],
  }
}

/** What is known of a part, from left to right around a point: a word for its answer, a tick, a few lines for what was written. */
export function marksOf({ answers, discussed, noted, marks: [x, y] }: PlacedPart): {
  readonly words: { readonly text: string; readonly x: number; readonly y: number } | null
  readonly tick: Path | null
  readonly note: Path | null
} {
  const text = answers.length > 1 ? 'two answers' : (answers[0] ?? '')
  const widths = [widthOfWords(text, WHEEL.small), discussed ? 16 : 0, noted ? 16 : 0]
  const shown = widths.filter((width) => width > 0)
  const whole = shown.reduce((sum, width) => sum + width, 0) + Math.max(0, shown.length - 1) * 8
  let left = x - whole / 2
  const [wordsAt, tickAt, noteAt] = widths.map((width) => {
    const at = left + width / 2
    if (width > 0) left += width + 8
    return at
  })
  return {
    words: text === '' ? null : { text, x: wordsAt ?? x, y: y + 5 },
    tick: discussed ? tick(tickAt ?? x, y) : null,
    note: noted
      ? [...dash(noteAt ?? x, y - 5), ...dash(noteAt ?? x, y), ...dash(noteAt ?? x, y + 5, 2)]
      : null,
  }
}

const tick = (x: number, y: number): Path =>
  polyline([
    [x - 7, y],
    [x - 2, y + 5],
    [x + 7, y - 6],
  ])

const dash = (x: number, y: number, less = 0): Path =>
  polyline([
    [x - 7, y],
    [x + 7 - less * 3, y],
  ])

export const hubWords = ({ talked, parts }: Wheel) => [
  { text: `${talked} of ${parts.length}`, x: WHEEL.middle[0], y: WHEEL.middle[1] + 1, size: 22 },
  { text: 'talked about', x: WHEEL.middle[0], y: WHEEL.middle[1] + 21, size: 15 },
]
