import type { Point } from '#drawing'

/** One pointer as it is now, on the screen of the board. `size`: how broad it touches, in pixels; `at` in ms; `pressure` from 0 to 1. */
export type Touch = {
  readonly id: number
  readonly type: 'pen' | 'touch' | 'mouse'
  readonly x: number
  readonly y: number
  readonly pressure: number
  readonly size: number
  readonly at: number
  readonly button: number
}

/** What a hand does on a board. */
export type HandActs = {
  /** Begins what the tool in hand does; `rubs`: with the other end of the pen. */
  begin(touch: Touch, rubs: boolean): void
  go(touches: readonly Touch[]): void
  end(): void
  /** What was begun was not meant. */
  drop(): void
  /** A finger touched and did not move, where fingers only move the board. */
  tap(at: Point): void
  pan(dx: number, dy: number): void
  /** Two fingers went apart or together around a place. */
  pinch(factor: number, at: Point): void
  /** There is a pen: from now on fingers do not draw, unless somebody says so. */
  penSeen(): void
}

export type Hand = {
  down(touch: Touch): void
  /** All moves since the last, the newest at the end. */
  move(touches: readonly Touch[]): void
  up(id: number): void
  /** The system took the pointer away: from a finger, mostly because it is the side of a hand. */
  cancel(id: number): void
}

/** No fingertip is this broad. */
const PALM = 60
/** A hand that writes comes down and goes up within this time of the pen. */
const PALM_MS = 500
/** A second finger this soon means two fingers, not a line. */
const YOUNG_MS = 250
const STILL = 10
const PEN_ERASER = 5

/** Tells drawing from moving the board, and a palm from a finger. Knows nothing of the screen. `fingersUse`: whether a finger does what the tool does. */
export function createHand(acts: HandActs, fingersUse: () => boolean): Hand {
  let using: { readonly began: Touch; far: boolean } | null = null
  const fingers = new Map<number, { from: Point; now: Point }>()
  /** There were two fingers since the first of these came down. */
  let several = false
  const ignored = new Set<number>()
  let penAt = Number.NEGATIVE_INFINITY

  const begin = (touch: Touch, rubs = false) => {
    using = { began: touch, far: false }
    acts.begin(touch, rubs)
  }
  const drop = (): Touch | null => {
    const began = using?.began ?? null
    using = null
    if (began) acts.drop()
    return began
  }
  const hold = ({ id, x, y }: Touch) => {
    if (fingers.size === 0) several = false
    fingers.set(id, { from: [x, y], now: [x, y] })
    several ||= fingers.size > 1
  }

  const penDown = (touch: Touch) => {
    penAt = touch.at
    acts.penSeen()
    const palm = drop()
    if (palm) ignored.add(palm.id)
    for (const id of fingers.keys()) ignored.add(id)
    fingers.clear()
    begin(touch, touch.button === PEN_ERASER)
  }

  const fingerDown = (touch: Touch) => {
    const isPalm = touch.size > PALM || using?.began.type === 'pen' || touch.at - penAt < PALM_MS
    if (isPalm || fingers.size > 1) return void ignored.add(touch.id)
    if (using?.began.type === 'touch') {
      if (using.far && touch.at - using.began.at > YOUNG_MS) return void ignored.add(touch.id)
      const first = drop()
      if (first) hold(first)
      return hold(touch)
    }
    if (using || fingers.size > 0 || !fingersUse()) return hold(touch)
    return begin(touch)
  }

  const moveFinger = (touch: Touch) => {
    const before = [...fingers.values()].map(({ now }) => now)
    const finger = fingers.get(touch.id)
    if (finger) finger.now = [touch.x, touch.y]
    const after = [...fingers.values()].map(({ now }) => now)
    const [a, b] = [middleOf(before), middleOf(after)]
    acts.pan(b[0] - a[0], b[1] - a[1])
    const apart = distanceOf(before)
    if (apart > 0 && after.length > 1) acts.pinch(distanceOf(after) / apart, b)
  }

  const lift = (id: number, isDone: boolean) => {
    ignored.delete(id)
    const finger = fingers.get(id)
    fingers.delete(id)
    if (finger && isDone && !several && isStill(finger.from, finger.now)) acts.tap(finger.now)
    if (using?.began.id !== id) return
    if (!isDone && using.began.type === 'touch') return void drop()
    using = null
    acts.end()
  }

  return {
    down(touch) {
      if (touch.type === 'pen') return penDown(touch)
      if (touch.type === 'touch') return fingerDown(touch)
      if (touch.button === 1) return hold(touch)
      if (touch.button === 0 && !using) begin(touch)
    },
    move(touches) {
      const touch = touches.at(-1)
      if (!touch) return
      if (touch.type === 'pen') penAt = touch.at
      if (ignored.has(touch.id)) return
      if (fingers.has(touch.id)) return moveFinger(touch)
      if (using?.began.id !== touch.id) return
      if (touch.type === 'touch' && touch.size > PALM) {
        drop()
        return void ignored.add(touch.id)
      }
      using.far ||= !isStill([using.began.x, using.began.y], [touch.x, touch.y])
      acts.go(touches)
    },
    up: (id) => lift(id, true),
    cancel: (id) => lift(id, false),
  }
}

const isStill = ([ax, ay]: Point, [bx, by]: Point): boolean => Math.hypot(ax - bx, ay - by) < STILL

const middleOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
]

const distanceOf = ([a, b]: readonly Point[]): number => (a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0)
