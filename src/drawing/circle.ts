import type { Point } from './ink.ts'
import { onCircle, polyline } from './round.ts'
import type { Shape } from './scene.ts'
import { linesOf, widthOfWords } from './words.ts'

/** How near a person is, from the inside. */
export const rings = ['most', 'matters', 'around'] as const
export type Ring = (typeof rings)[number]

/** A person in somebody's life, as they were put. */
export type CirclePerson = {
  readonly id: string
  /** Empty: not said yet. */
  readonly name: string
  /** `null`: not put anywhere yet; they wait on the outermost ring. */
  readonly ring: Ring | null
  readonly flag: 'green' | 'red' | null
  /** Where on the ring, in degrees from the top, where somebody put them; `null`: wherever there is room. */
  readonly angle: number | null
  /** Something about them has more than one answer. */
  readonly unsettled: boolean
  readonly noted: boolean
}

export type PlacedPerson = CirclePerson & {
  readonly x: number
  readonly y: number
  /** Of their plate. */
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Of the letters. */
  readonly size: number
}

export const CIRCLE = { side: 1_000, middle: [500, 500] as Point, me: 72 } as const

/** Where each ring ends. */
const ringEnds: { readonly [ring in Ring]: number } = { most: 222, matters: 356, around: 492 }
const begins: { readonly [ring in Ring]: number } = {
  most: CIRCLE.me,
  matters: ringEnds.most,
  around: ringEnds.matters,
}

export const ringLabels: { readonly [ring in Ring]: string } = {
  most: 'matter most',
  matters: 'matter',
  around: 'around me',
}

const LETTERS = 29
const LINE = 1.15
/** Of a line of a name, in letters' sizes. */
const LONGEST_LINE = 7.6
const BETWEEN = 7
/**
 * How plates shrink, step by step, where so many people stand on one ring that they would cover each other: first their edges, which are wide
 * enough for any finger, then the letters too. `least`: a side's length in letters' sizes.
 */
const STEPS = [
  { size: LETTERS, least: 3 },
  ...[1, 0.85, 0.72, 0.6, 0.5].map((part) => ({ size: LETTERS * part, least: 2 })),
] as const

/** Each next person is sought a place this far round: never near the last one. */
const APART = 137.5

/** Everyone at a place of their own: on their ring, as near as there is room to where they were put, and nobody over anybody. */
export function placePeople(people: readonly CirclePerson[]): readonly PlacedPerson[] {
  for (const step of STEPS) {
    const placed = placeAll(people, step, false)
    if (placed) return placed
  }
  return placeAll(people, STEPS.at(-1) ?? STEPS[0], true) ?? []
}

type Step = { readonly size: number; readonly least: number }
type Area = Pick<PlacedPerson, 'x' | 'y' | 'width' | 'height'>

/** @param crowded take the place that covers least where none is free. */
function placeAll(
  people: readonly CirclePerson[],
  step: Step,
  crowded: boolean,
): readonly PlacedPerson[] | null {
  const taken: Area[] = rings.map(labelArea)
  const placedById = new Map<string, PlacedPerson>()
  const nth: { [ring in Ring]: number } = { most: 0, matters: 0, around: 0 }
  // Those that somebody put somewhere come first: the others go round them.
  for (const person of people.toSorted((a, b) => Number(a.angle === null) - Number(b.angle === null))) {
    const ring = person.ring ?? 'around'
    const wanted = person.angle ?? (60 + rings.indexOf(ring) * 50 + nth[ring]++ * APART) % 360
    const plate = plateOf(person, step)
    const candidates = placesOn(ring, wanted, plate)
    const free = candidates.find((area) => covered(area, taken) === 0)
    if (!free && !crowded) return null
    const area = free ?? candidates.toSorted((a, b) => covered(a, taken) - covered(b, taken))[0]
    if (!area) return null
    taken.push(area)
    placedById.set(person.id, { ...person, ...plate, x: area.x, y: area.y })
  }
  return people.flatMap(({ id }) => placedById.get(id) ?? [])
}

function plateOf({ name }: CirclePerson, { size, least }: Step) {
  const lines = linesOf(name === '' ? '?' : name, LONGEST_LINE * size, size, 2, true)
  const longest = Math.max(...lines.map((line) => widthOfWords(line, size, true)))
  return {
    lines,
    size,
    width: Math.max(least * size, longest + 0.9 * size),
    height: Math.max(least * size, (lines.length * LINE + 0.85) * size),
  }
}

/** Places on a ring, the nearest to the wanted one first. */
function placesOn(ring: Ring, wanted: number, plate: Pick<Area, 'width' | 'height'>): readonly Area[] {
  const [inner, outer] = [begins[ring], ringEnds[ring]]
  const lanes = [0.5, 0.72, 0.3, 0.88, 0.15].map((part) => inner + (outer - inner) * part)
  const turns = Array.from({ length: 61 }, (_, index) => (index % 2 === 0 ? 3 : -3) * Math.ceil(index / 2))
  return turns
    .flatMap((turn) => lanes.map((radius, lane) => ({ turn, radius, lane })))
    .toSorted((a, b) => Math.abs(a.turn) + a.lane * 9 - (Math.abs(b.turn) + b.lane * 9))
    .map(({ turn, radius }) => {
      const [x, y] = onCircle(CIRCLE.middle, radius, wanted + turn)
      return { x, y, ...plate }
    })
    .filter((area) => isInside(area) && !isOnMe(area))
}

const isInside = ({ x, y, width, height }: Area): boolean =>
  x - width / 2 >= 4 &&
  x + width / 2 <= CIRCLE.side - 4 &&
  y - height / 2 >= 4 &&
  y + height / 2 <= CIRCLE.side - 4

function isOnMe({ x, y, width, height }: Area): boolean {
  const [mx, my] = CIRCLE.middle
  const across = Math.max(0, Math.abs(x - mx) - width / 2)
  const down = Math.max(0, Math.abs(y - my) - height / 2)
  return Math.hypot(across, down) < CIRCLE.me + BETWEEN
}

/** How much of an area others have, with a little air between. */
function covered(area: Area, taken: readonly Area[]): number {
  return taken.reduce((sum, other) => {
    const across = (area.width + other.width) / 2 + BETWEEN - Math.abs(area.x - other.x)
    const down = (area.height + other.height) / 2 + BETWEEN - Math.abs(area.y - other.y)
    return across > 0 && down > 0 ? sum + across * down : sum
  }, 0)
}

const labelY = (ring: Ring): number => CIRCLE.middle[1] - ringEnds[ring] + 30

const labelArea = (ring: Ring): Area => ({
  x: CIRCLE.middle[0],
  y: labelY(ring) - 8,
  width: ringLabels[ring].length * 13 + 50, // a flag may stand out beside it
  height: 26,
})

/** The ring at a point, and how far round it is; inside the middle counts as the innermost ring. */
export function spotAt([x, y]: Point): { readonly ring: Ring; readonly angle: number } {
  const [dx, dy] = [x - CIRCLE.middle[0], y - CIRCLE.middle[1]]
  const far = Math.hypot(dx, dy)
  const ring = rings.find((one) => far <= ringEnds[one]) ?? 'around'
  const angle = Math.round((Math.atan2(dx, -dy) * 180) / Math.PI)
  return { ring, angle: (angle + 360) % 360 }
}

const [MIDDLE_X, MIDDLE_Y] = CIRCLE.middle

/** The rings with what they stand for, the widest first, and the middle. */
export const circleBoard: readonly Shape[] = [
  ...rings.toReversed().map(
    (ring, index): Shape => ({
      kind: 'circle',
      x: MIDDLE_X,
      y: MIDDLE_Y,
      radius: ringEnds[ring],
      fill: (['card', 'paper-3', 'line'] as const)[index] ?? 'card',
      line: 'line-2',
      lineWidth: 2,
    }),
  ),
  ...rings.map(
    (ring): Shape => ({
      kind: 'text',
      text: ringLabels[ring],
      x: MIDDLE_X,
      y: labelY(ring),
      size: 25,
      colour: 'ink-2',
      anchor: 'middle',
    }),
  ),
  { kind: 'circle', x: MIDDLE_X, y: MIDDLE_Y, radius: CIRCLE.me, fill: 'teal' },
  {
    kind: 'text',
    text: 'Me',
    x: MIDDLE_X,
    y: MIDDLE_Y + 12,
    size: 36,
    bold: true,
    colour: 'card',
    anchor: 'middle',
  },
]

/** A person's plate, by its flag; drawn around the origin, so that it can be moved about. */
export function personShapes({ width, height, lines, size, flag, noted }: PlacedPerson): readonly Shape[] {
  const first = -((lines.length - 1) * LINE * size) / 2 + size * 0.35
  return [
    {
      kind: 'box',
      x: -width / 2,
      y: -height / 2,
      width,
      height,
      radius: 26,
      fill: flag ? `${flag}-soft` : 'card',
      line: flag ?? 'line-control',
      lineWidth: 3,
    },
    ...lines.map(
      (text, index): Shape => ({
        kind: 'text',
        // The space is for those who hear the lines as one name.
        text: index < lines.length - 1 ? `${text} ` : text,
        x: 0,
        y: first + index * LINE * size,
        size,
        bold: true,
        colour: 'ink',
        anchor: 'middle',
      }),
    ),
    ...(flag ? flagShapes(flag, [width / 2 - 10, -height / 2 - 16]) : []),
    ...(noted
      ? [0, 11, 22].map(
          (right): Shape => ({
            kind: 'circle',
            x: -width / 2 + 18 + right,
            y: height / 2,
            radius: 4,
            fill: 'teal',
          }),
        )
      : []),
  ]
}

/** A green flag flies, a red one hangs: told apart without their colours too. */
function flagShapes(flag: 'green' | 'red', [x, y]: Point): readonly Shape[] {
  const right = flag === 'green' ? 26 : 24
  const cloth: readonly Point[] =
    flag === 'green'
      ? [
          [x, y],
          [x + right, y + 9],
          [x, y + 19],
        ]
      : [
          [x, y],
          [x + right, y],
          [x + right, y + 20],
          [x, y + 20],
        ]
  return [
    { kind: 'path', path: [...polyline(cloth), ['Z']], fill: flag, line: flag, lineWidth: 2 },
    {
      kind: 'path',
      path: polyline([
        [x, y - 2],
        [x, y + 38],
      ]),
      line: flag,
      lineWidth: 4,
    },
  ]
}

/** Dashed on screen: somebody who was put nowhere yet. */
export const isWaiting = ({ ring }: CirclePerson): boolean => ring === null
