import { type Accessor, createSignal } from 'solid-js'

/** Points nearer than this to the last one, in units of the box, add nothing that can be seen. */
const LEAST_STEP = 3

type Box = { readonly width: number; readonly height: number }
type PenEvent = PointerEvent & { readonly currentTarget: SVGSVGElement }

/** Draws with one finger, pen or mouse at a time on an SVG whose viewBox is `box`. Strokes are in the box's own whole numbers. */
export type Pen = {
  readonly strokes: Accessor<readonly (readonly number[])[]>
  clear(): void
  readonly handlers: {
    onPointerDown(event: PenEvent): void
    onPointerMove(event: PenEvent): void
    onPointerUp(event: PenEvent): void
    onPointerCancel(event: PenEvent): void
  }
}

export function createPen(box: Box): Pen {
  const [done, setDone] = createSignal<readonly (readonly number[])[]>([])
  const [drawing, setDrawing] = createSignal<readonly number[] | null>(null)
  let pointer: number | null = null

  const end = (event: PenEvent): void => {
    if (event.pointerId !== pointer) return
    pointer = null
    const stroke = drawing()
    setDrawing(null)
    if (stroke) setDone((before) => [...before, stroke])
  }

  return {
    strokes: () => {
      const now = drawing()
      return now ? [...done(), now] : done()
    },
    clear() {
      setDone([])
      setDrawing(null)
    },
    handlers: {
      onPointerDown(event) {
        if (pointer !== null || event.button !== 0) return
        pointer = event.pointerId
        event.currentTarget.setPointerCapture(pointer)
        setDrawing(pointIn(event, box))
      },
      onPointerMove(event) {
        const stroke = drawing()
        if (event.pointerId !== pointer || !stroke) return
        // A fast hand makes several moves within one frame.
        const moves = event.getCoalescedEvents?.() ?? []
        const points = (moves.length > 0 ? moves : [event]).map((move) =>
          pointIn({ ...at(move), currentTarget: event.currentTarget }, box),
        )
        setDrawing(points.reduce(withPoint, stroke))
      },
      onPointerUp: end,
      // The system took the touch: what was drawn so far may be half a letter, and is the hand's all the same.
      onPointerCancel: end,
    },
  }
}

const at = ({ clientX, clientY }: PointerEvent) => ({ clientX, clientY })

function pointIn(
  event: { readonly clientX: number; readonly clientY: number; readonly currentTarget: SVGSVGElement },
  { width, height }: Box,
): readonly [number, number] {
  const shown = event.currentTarget.getBoundingClientRect()
  const across = ((event.clientX - shown.left) / shown.width) * width
  const down = ((event.clientY - shown.top) / shown.height) * height
  return [within(across, width), within(down, height)]
}

const within = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)))

function withPoint(stroke: readonly number[], [x, y]: readonly [number, number]): readonly number[] {
  const [lastX = x, lastY = y] = stroke.slice(-2)
  return Math.hypot(x - lastX, y - lastY) < LEAST_STEP ? stroke : [...stroke, x, y]
}
