import { type Area, clamp, overlap } from './geometry.ts'
import type { Point } from './ink.ts'
import { type Path, type PathPiece, placed } from './path.ts'
import { inkShapes, type Picture, type Shape } from './scene.ts'
import type { Stroke } from './stroke.ts'
import { symbols } from './symbols.ts'
import { linesOf, widthOfWords } from './words.ts'

/** A life from birth to now, as far as it has been told. */
export type LifeMap = {
  /** Years; `null` as long as nobody has said. */
  readonly now: number | null
  readonly shape: LifeShape
  readonly moments: readonly Moment[]
  readonly strokes: readonly Stroke[]
  /** What the ends of high and low are called, and where life begins and has got to. */
  readonly words: { readonly high: string; readonly low: string; readonly now: string }
}

export type LifeShape = 'line' | 'road' | 'steps' | 'blank'

/** `level`: from 1, hardest, to 10, best; `null` where it was not said. */
export type Moment = {
  readonly id: string
  readonly what: string
  readonly age: number | null
  readonly level: number | null
  readonly felt: string
  readonly symbol: string | null
  /** A few words of somebody else about it. */
  readonly marks?: readonly string[]
}

const LEVELS = 10
const MIDDLE = 5.5
/** The end of a map on which nobody has said how old they are. */
const NO_AGE = 30

/** Four units are one pixel where the board is as wide as a tablet. */
export const LIFE_BOX = { width: 4_800, height: 2_880 } as const
const LEFT = 260
const RIGHT = 4_380
const HIGHEST = 800
const LOWEST = 2_040
const AGES = 2_740

/** A moment where it stands, and its card. */
export type PlacedMoment = {
  readonly moment: Moment
  readonly at: Point
  readonly card: Area
  readonly shapes: readonly Shape[]
}

export type LifeScene = {
  /** Ages, levels and the line of life. */
  readonly ground: readonly Shape[]
  readonly moments: readonly PlacedMoment[]
}

export function lifeScene(map: LifeMap): LifeScene {
  const years = yearsOf(map)
  const standing = standingOf(map, years)
  return { ground: [...groundOf(map, years), ...wayOf(map, standing)], moments: cardsOf(standing) }
}

/** The whole map as one picture: ink lies on top, as it was drawn. */
export function lifePicture(map: LifeMap, label: string): Picture {
  const { ground, moments } = lifeScene(map)
  const shapes = [...ground, ...moments.flatMap((moment) => moment.shapes), ...inkShapes(map.strokes)]
  return { label, box: LIFE_BOX, shapes }
}

/** The age and the level that a place on the map stands for. */
export const meantBy = (map: LifeMap, [x, y]: Point): { readonly age: number; readonly level: number } => ({
  age: Math.round(clamp((x - LEFT) / (RIGHT - LEFT), 0, 1) * yearsOf(map)),
  level: Math.round(1 + clamp((LOWEST - y) / (LOWEST - HIGHEST), 0, 1) * (LEVELS - 1)),
})

/** How many years the line of life has room for: a moment after "now" is not lost, it stands at the end. */
const yearsOf = ({ now, moments }: LifeMap): number =>
  Math.max(1, now ?? NO_AGE, ...moments.map(({ age }) => age ?? 0))

const xOf = (age: number, years: number): number => LEFT + (age / years) * (RIGHT - LEFT)
const yOf = (level: number): number => LOWEST - ((level - 1) / (LEVELS - 1)) * (LOWEST - HIGHEST)

type Standing = { readonly moment: Moment; readonly at: Point }

/** In the order of life. Moments of one year share it; those without an age stand at the beginning, to be moved. */
function standingOf({ moments }: LifeMap, years: number): readonly Standing[] {
  const sorted = moments.toSorted((a, b) => (a.age ?? 0) - (b.age ?? 0))
  const year = (RIGHT - LEFT) / years
  return sorted.map((moment) => {
    const same = sorted.filter(({ age }) => (age ?? 0) === (moment.age ?? 0))
    const step = Math.min(year / same.length, 120)
    const aside = (same.indexOf(moment) - (same.length - 1) / 2) * step
    const x = clamp(xOf(moment.age ?? 0, years) + aside, LEFT, RIGHT)
    return { moment, at: [x, yOf(moment.level ?? MIDDLE)] }
  })
}

function groundOf({ now, words }: LifeMap, years: number): readonly Shape[] {
  const levels = [LEVELS, 7.75, MIDDLE, 3.25, 1].map(
    (level): Shape => ({
      kind: 'path',
      path: [
        ['M', [LEFT, yOf(level)]],
        ['L', [RIGHT + 200, yOf(level)]],
      ],
      line: 'line',
      lineWidth: 6,
    }),
  )
  const text = { kind: 'text', size: 74, colour: 'ink-2' } as const
  const end = { ...text, x: RIGHT + 200, anchor: 'end' } as const
  const step = [1, 2, 5, 10, 20].find((one) => years / one <= 12) ?? 20
  const ages = Array.from({ length: Math.ceil(years / step) }, (_, index) => index * step)
  const nowWords = now === null ? words.now : `${words.now}, ${now}`
  return [
    ...levels,
    { ...end, y: HIGHEST - 40, text: words.high },
    { ...end, y: LOWEST + 90, text: words.low },
    ...ages
      .filter((age) => xOf(age, years) < RIGHT - 260)
      .map((age): Shape => ({ ...text, x: xOf(age, years), y: AGES, text: String(age), anchor: 'middle' })),
    { ...text, x: xOf(now ?? years, years), y: AGES, text: nowWords, anchor: 'middle' },
  ]
}

/** The line of life through its moments, and to now at the level that it has come to. */
function wayOf({ shape }: LifeMap, standing: readonly Standing[]): readonly Shape[] {
  if (shape === 'blank') return []
  const points = standing.map(({ at }) => at)
  const first: Point = [LEFT, points[0]?.[1] ?? yOf(MIDDLE)]
  const last: Point = [RIGHT, points.at(-1)?.[1] ?? yOf(MIDDLE)]
  const all = [first, ...points, last]
  const path = shape === 'steps' ? stairs(all) : curve(all)
  if (shape === 'road')
    return [
      { kind: 'path', path, line: 'line-2', lineWidth: 120 },
      { kind: 'path', path, line: 'card', lineWidth: 10, dash: 60 },
    ]
  return [{ kind: 'path', path, line: 'teal', lineWidth: shape === 'steps' ? 28 : 36 }]
}

/** Level at each moment, and smooth between them. */
function curve([first = [0, 0], ...rest]: readonly Point[]): Path {
  let [fromX, fromY] = first
  return [
    ['M', first],
    ...rest.map(([x, y]): PathPiece => {
      const half = (x - fromX) * 0.45
      const piece: PathPiece = ['C', [fromX + half, fromY], [x - half, y], [x, y]]
      fromX = x
      fromY = y
      return piece
    }),
  ]
}

/** Each moment is a step: up or down to it half way from the one before. */
function stairs([first = [0, 0], ...rest]: readonly Point[]): Path {
  let [fromX, fromY] = first
  return [
    ['M', first],
    ...rest.flatMap(([x, y]): readonly PathPiece[] => {
      const half = (fromX + x) / 2
      const pieces: readonly PathPiece[] = [
        ['L', [half, fromY]],
        ['L', [half, y]],
        ['L', [x, y]],
      ]
      fromX = x
      fromY = y
      return pieces
    }),
  ]
}

const DOT = 52
const SPACE = 52
const TITLE = 86
const SMALL = 74
const LINE = 1.3
const WIDEST = 960

/** Each card where it covers no other and no moment, as near to its own as there is room. */
function cardsOf(standing: readonly Standing[]): readonly PlacedMoment[] {
  const taken: Area[] = []
  const dots = standing.map(
    ({ at: [x, y] }): Area => ({ x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT }),
  )
  return standing.map(({ moment, at }) => {
    const words = wordsOf(moment)
    const inTheWay = [...dots, ...taken]
    const [card = { x: 0, y: 0, ...words.size }] = placesFor(
      at,
      words.size,
      (moment.level ?? MIDDLE) >= MIDDLE,
    )
      .map((place) => ({ place, covers: inTheWay.reduce((sum, one) => sum + overlap(place, one), 0) }))
      .sort((a, b) => a.covers - b.covers)
      .map(({ place }) => place)
    taken.push(card)
    return {
      moment,
      at,
      card,
      shapes: [...lead(at, card), ...dotOf(moment, at), ...cardShapes(moment, card, words)],
    }
  })
}

type CardWords = {
  readonly title: readonly string[]
  readonly small: readonly string[]
  readonly marks: readonly string[]
  readonly size: { readonly width: number; readonly height: number }
}

function wordsOf({ what, age, felt, symbol, marks = [] }: Moment): CardWords {
  const room = WIDEST - 2 * SPACE
  const beside = symbol === null ? 0 : 120
  const title = linesOf(what || '?', room - beside, TITLE, 2, true)
  const small = linesOf([age === null ? '' : `age ${age}`, felt].filter(Boolean).join(' · '), room, SMALL, 2)
  const tags = marks.flatMap((mark) => linesOf(mark, room, SMALL, 1))
  const width = Math.max(
    ...title.map((line) => widthOfWords(line, TITLE, true) + beside),
    ...[...small, ...tags].map((line) => widthOfWords(line, SMALL)),
    300,
  )
  const height = title.length * TITLE * LINE + (small.length + tags.length) * SMALL * LINE + 1.4 * SPACE
  return { title, small, marks: tags, size: { width: width + 2 * SPACE, height } }
}

/** From the best place to the worst: high moments have their card above, low ones below, then aside and farther away. */
function placesFor(
  [x, y]: Point,
  { width, height }: { readonly width: number; readonly height: number },
  isHigh: boolean,
): readonly Area[] {
  const gap = 90
  const sides = isHigh ? [-1, 1] : [1, -1]
  const across = [-width / 2, -width * 0.2, -width * 0.8, DOT, -width - DOT]
  return [0, 1, 2, 3].flatMap((farther) =>
    sides.flatMap((side) =>
      across.map((left): Area => {
        const away = gap + farther * (height * 0.6)
        const top = side < 0 ? y - away - height : y + away
        return {
          x: clamp(x + left, 40, LIFE_BOX.width - width - 40),
          y: clamp(top, 40, AGES - 110 - height),
          width,
          height,
        }
      }),
    ),
  )
}

/** A thin line from a moment to a card that stands apart from it. */
function lead([x, y]: Point, card: Area): readonly Shape[] {
  const to: Point = [clamp(x, card.x, card.x + card.width), clamp(y, card.y, card.y + card.height)]
  if (Math.hypot(to[0] - x, to[1] - y) < DOT) return []
  return [
    {
      kind: 'path',
      path: [
        ['M', [x, y]],
        ['L', to],
      ],
      line: 'line-control',
      lineWidth: 6,
    },
  ]
}

const toneOf = ({ level }: Moment) => (level === null ? 'teal' : level > MIDDLE ? 'green' : 'red')

const dotOf = (moment: Moment, [x, y]: Point): readonly Shape[] => [
  { kind: 'circle', x, y, radius: DOT, fill: 'card', line: toneOf(moment), lineWidth: 16 },
]

function cardShapes(moment: Moment, card: Area, { title, small, marks }: CardWords): readonly Shape[] {
  const text = { kind: 'text', x: card.x + SPACE } as const
  let y = card.y + 0.6 * SPACE
  const lines = (
    all: readonly string[],
    size: number,
    rest: { colour: 'ink' | 'ink-2' | 'plum'; bold?: true },
  ) =>
    all.map((words): Shape => {
      y += size * LINE
      return { ...text, ...rest, y: y - size * 0.22, size, text: words }
    })
  const symbol = symbols.get(moment.symbol ?? '')
  return [
    { kind: 'box', ...card, radius: 46, fill: 'card', line: `${toneOf(moment)}`, lineWidth: 5 },
    ...lines(title, TITLE, { colour: 'ink', bold: true }),
    ...lines(small, SMALL, { colour: 'ink-2' }),
    ...lines(marks, SMALL, { colour: 'plum', bold: true }),
    ...(symbol
      ? [
          {
            kind: 'path',
            path: placed(symbol, 3.6, [card.x + card.width - SPACE - 86, card.y + SPACE * 0.8]),
            fill: toneOf(moment),
          } as const,
        ]
      : []),
  ]
}
