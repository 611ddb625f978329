import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js'
import {
  type Box,
  fitAll,
  type InkPoint,
  isFull,
  isSameStroke,
  isStroke,
  isTouched,
  kept,
  moved,
  NO_PRESSURE,
  orderAbove,
  type Point,
  panned,
  type Stroke,
  strokeOf,
  toBoard,
  type Viewport,
  withPoint,
  zoomed,
} from '#drawing'
import type { DrawingState } from '#forms'
import type { Answering } from '../../answering.ts'
import type { Desk, Mode } from '../tool.ts'
import { createHand, type Touch } from './hand.ts'
import type { Live, Painted } from './painter.ts'

/** What stands on a board besides ink, such as cards or people. */
export type Things = {
  /** What is at a place of the board, if anything. */
  find(at: Point): string | null
  add(at: Point): void
  open(id: string): void
  /** A hand takes a thing along: so far by this much; `null`: it did not mean to. */
  drag(id: string, by: Point | null): void
  /** And leaves it there. */
  drop(id: string, by: Point): void
}

/** Nearer than this, in pixels, a finger or a rubber touches a line. */
const REACH = 14
const LEAST_PIXELS = 1
/** Less than this is a tap. */
const STILL = 8

/**
 * The state of one board: what is seen of it, what is in hand, and what is on its way to be kept. Every gesture is one step to take back.
 */
export function createBoard(parts: {
  readonly box: Box
  readonly drawing: Accessor<DrawingState>
  readonly answering: Answering
  readonly things: Things | undefined
  readonly desk: Desk
}) {
  const { box, answering, things, desk } = parts
  const [screen, setScreen] = createSignal<Box>({ width: 0, height: 0 })
  const [look, setLook] = createSignal<Viewport | null>(null)
  const { mode, width, fingersDraw } = desk
  const colour = () => desk.colour() ?? parts.drawing().definition.colours?.[0]?.id ?? 'ink'
  const [live, setLive] = createSignal<Live | null>(null, { equals: false })
  const [rubbed, setRubbed] = createSignal<ReadonlySet<string>>(new Set())
  const [selected, setSelected] = createSignal<string | null>(null)
  const [dragged, setDragged] = createSignal<Point>([0, 0])
  /** Drawn and not among the answers yet. */
  const [pending, setPending] = createSignal<ReadonlyMap<string, Stroke>>(new Map())

  const whole = createMemo(() => fitAll(box, screen()))
  const view = createMemo(() => look() ?? whole())

  /** As they stand. One that is the same as before keeps its object, and so its outline. */
  const standing = createMemo<readonly { readonly field: string; readonly stroke: Stroke }[]>((before) => {
    const known = new Map(before.map((one) => [`${one.field} ${one.stroke.order}`, one.stroke]))
    const stored = parts.drawing().strokes.flatMap(({ field, strokes }) =>
      strokes.map((stroke) => {
        const same = known.get(`${field} ${stroke.order}`)
        return { field, stroke: same && isSameStroke(same, stroke) ? same : stroke }
      }),
    )
    const fields = new Set(stored.map(({ field }) => field))
    const waiting = [...pending()].filter(([field]) => !fields.has(field))
    return [...stored, ...waiting.map(([field, stroke]) => ({ field, stroke }))]
  }, [])

  const painted = createMemo((): readonly Painted[] => {
    const [dx, dy] = dragged()
    return standing().map(({ field, stroke }) => ({
      field,
      stroke: field === selected() && (dx !== 0 || dy !== 0) ? moved(stroke, dx, dy) : stroke,
      faint: rubbed().has(field),
    }))
  })

  const seen = (next: Viewport) => setLook(kept(next, box, screen()))
  const boardPoint = ({ x, y }: Pick<Touch, 'x' | 'y'>): Point => toBoard(view(), [x, y])
  const inkPoint = (touch: Touch): InkPoint => {
    const [x, y] = boardPoint(touch)
    return [x, y, touch.type === 'pen' ? Math.round(touch.pressure * 100) : NO_PRESSURE]
  }

  const keep = (points: readonly InkPoint[]) => {
    const order = orderAbove(standing().map(({ stroke }) => stroke))
    const field = `${parts.drawing().definition.id}/${answering.newId()}`
    const stroke = strokeOf(points, { colour: colour(), order, width: width() })
    setPending((before) => new Map([...before, [field, stroke]]))
    answering.answer(field, { ...stroke })
  }
  // Once it has been an answer it is drawn as long as it is one: undoing takes it away.
  createEffect(() => {
    const kept = new Set(parts.drawing().strokes.map(({ field }) => field))
    setPending((before) =>
      [...before.keys()].some((field) => kept.has(field))
        ? new Map([...before].filter(([field]) => !kept.has(field)))
        : before,
    )
  })

  const draw = (touches: readonly Touch[]) => {
    const points = [...(live()?.points ?? [])]
    for (const touch of touches) {
      withPoint(points, inkPoint(touch), LEAST_PIXELS / view().scale)
      if (!isFull(points)) continue
      keep(points)
      points.splice(0, points.length - 1)
    }
    setLive({ points, colour: colour(), width: width() })
  }

  const rub = (from: Point, to: Point) => {
    const reach = REACH / view().scale
    const hit = standing().filter(({ stroke }) => isTouched(stroke, [from, to], reach))
    if (hit.length > 0) setRubbed((before) => new Set([...before, ...hit.map(({ field }) => field)]))
  }

  const lineAt = (at: Point): string | null => {
    const reach = REACH / view().scale
    return standing().findLast(({ stroke }) => isTouched(stroke, [at, at], reach))?.field ?? null
  }

  /** What the hand that is down does. */
  let doing: Mode | 'pan' = 'draw'
  let from: Touch | null = null
  let last: Touch | null = null
  let thing: string | null = null
  const wentBy = (): Point => {
    if (!from || !last) return [0, 0]
    return [(last.x - from.x) / view().scale, (last.y - from.y) / view().scale]
  }
  const isStill = () => !from || !last || Math.hypot(last.x - from.x, last.y - from.y) < STILL

  const hand = createHand(
    {
      begin(touch, rubs) {
        doing = rubs ? 'rub' : mode()
        from = touch
        last = touch
        thing = null
        const at = boardPoint(touch)
        if (doing === 'draw') draw([touch])
        if (doing === 'rub') rub(at, at)
        if (doing === 'move') {
          thing = things?.find(at) ?? null
          const line = thing === null ? lineAt(at) : null
          setSelected(line)
          if (thing === null && line === null) doing = 'pan'
        }
      },
      go(touches) {
        for (const touch of touches) {
          const before: Touch = last ?? touch
          last = touch
          if (doing === 'rub') rub(boardPoint(before), boardPoint(touch))
          if (doing === 'pan') seen(panned(view(), touch.x - before.x, touch.y - before.y))
        }
        if (doing === 'draw') draw(touches)
        if (doing === 'move' && !isStill()) {
          if (thing !== null) things?.drag(thing, wentBy())
          else setDragged(wentBy())
        }
      },
      end() {
        if (doing === 'draw') {
          const points = live()?.points ?? []
          setLive(null)
          if (points.length > 0) keep(points)
        }
        if (doing === 'rub') rubOut([...rubbed()])
        if (doing === 'move' && thing !== null) {
          if (isStill()) things?.open(thing)
          else things?.drop(thing, wentBy())
        }
        if (doing === 'move' && thing === null) moveSelected(...dragged())
        if (doing === 'add' && from && isStill()) add(boardPoint(from))
        setDragged([0, 0])
      },
      drop() {
        setLive(null)
        setRubbed(new Set<string>())
        setDragged([0, 0])
        if (thing !== null) things?.drag(thing, null)
      },
      tap: (at) => {
        const found = things?.find(toBoard(view(), at)) ?? null
        if (found !== null) things?.open(found)
      },
      pan: (dx, dy) => seen(panned(view(), dx, dy)),
      pinch: (factor, at) => seen(zoomed(view(), factor, at, whole())),
      penSeen: desk.penSeen,
    },
    () => fingersDraw() || mode() === 'move' || mode() === 'add',
  )

  const rubOut = (fields: readonly string[]) => {
    setRubbed(new Set<string>())
    setSelected((now) => (now !== null && fields.includes(now) ? null : now))
    if (fields.length === 0) return
    setPending((before) => new Map([...before].filter(([field]) => !fields.includes(field))))
    answering.answerAll(fields.map((field) => ({ field, value: null })))
  }

  const moveSelected = (dx: number, dy: number) => {
    const field = selected()
    const line = standing().find((one) => one.field === field)
    if (!line || (dx === 0 && dy === 0)) return
    const there = moved(line.stroke, dx, dy)
    if (isStroke({ ...there })) answering.answer(line.field, { ...there })
  }

  /** The thing that was tapped, or a new one where there is none. */
  const add = (at: Point) => {
    const found = things?.find(at) ?? null
    if (found === null) things?.add(at)
    else things?.open(found)
  }

  const middle = (): Point => [screen().width / 2, screen().height / 2]
  return {
    hand,
    view,
    live,
    painted,
    standing,
    selected,
    setSelected,
    colour,
    screen,
    setScreen,
    rubOut,
    /** Moves the selected line by a part of what is seen. */
    nudge: (across: number, down: number) =>
      moveSelected((across * 24) / view().scale, (down * 24) / view().scale),
    pan: (across: number, down: number) =>
      seen(panned(view(), -across * screen().width * 0.2, -down * screen().height * 0.2)),
    panBy: (dx: number, dy: number) => seen(panned(view(), dx, dy)),
    zoom: (factor: number, at: Point = middle()) => seen(zoomed(view(), factor, at, whole())),
    fit: () => setLook(null),
    isFitted: () => look() === null,
  }
}

export type Board = ReturnType<typeof createBoard>
