import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { isInk } from '#drawing'
import { createPen } from '../../src/ui/pen.ts'

const BOX = { width: 1200, height: 360 }

/** A pad that is 600 × 180 on screen, at 100, 50. */
const pad = {
  getBoundingClientRect: () => ({ left: 100, top: 50, width: 600, height: 180 }),
  setPointerCapture: () => undefined,
} as unknown as SVGSVGElement

const event = (pointerId: number, clientX: number, clientY: number, button = 0) =>
  ({ pointerId, clientX, clientY, button, currentTarget: pad }) as unknown as PointerEvent & {
    readonly currentTarget: SVGSVGElement
  }

const withPen = <T>(work: (pen: ReturnType<typeof createPen>) => T): T =>
  createRoot(() => work(createPen(BOX)))

test('a line is drawn in the box’s own units, whatever its size on screen', () => {
  withPen(({ strokes, handlers }) => {
    handlers.onPointerDown(event(1, 100, 50))
    handlers.onPointerMove(event(1, 400, 140))
    expect(strokes()).toEqual([[0, 0, 600, 180]])
    handlers.onPointerUp(event(1, 400, 140))
    expect(strokes()).toEqual([[0, 0, 600, 180]])
    expect(isInk({ ...BOX, strokes: strokes() })).toBe(true)
  })
})

test('a second finger, a palm, and the other button draw nothing', () => {
  withPen(({ strokes, handlers }) => {
    handlers.onPointerDown(event(1, 110, 60))
    handlers.onPointerDown(event(2, 600, 200))
    handlers.onPointerMove(event(2, 620, 210))
    handlers.onPointerUp(event(2, 620, 210))
    handlers.onPointerMove(event(1, 130, 60))
    handlers.onPointerUp(event(1, 130, 60))
    handlers.onPointerDown(event(3, 110, 60, 2))
    expect(strokes()).toEqual([[20, 20, 60, 20]])
  })
})

test('what leaves the box stays at its edge, and a hand that rests adds no points', () => {
  withPen(({ strokes, handlers }) => {
    handlers.onPointerDown(event(1, 110, 60))
    handlers.onPointerMove(event(1, 110.4, 60.4))
    handlers.onPointerMove(event(1, 9_000, -40))
    expect(strokes()).toEqual([[20, 20, 1200, 0]])
  })
})

test('a stroke that the system cut off stays, and clearing takes all of it', () => {
  withPen(({ strokes, clear, handlers }) => {
    handlers.onPointerDown(event(1, 110, 60))
    handlers.onPointerMove(event(1, 210, 60))
    handlers.onPointerCancel(event(1, 210, 60))
    handlers.onPointerDown(event(4, 300, 90))
    expect(strokes()).toHaveLength(2)
    clear()
    expect(strokes()).toEqual([])
  })
})
