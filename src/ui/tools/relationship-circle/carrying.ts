import { createSignal } from 'solid-js'
import type { Point } from '#drawing'

/** Moves shorter than this, in pixels of the screen, are a tap with an unsteady finger. */
const STEADY = 8

type Carried = { readonly id: string; readonly at: Point; readonly moved: boolean }

/** Takes one thing at a time across a square board with finger, pen or mouse. Points are in units of the board. */
export function createCarrying(
  side: number,
  board: () => SVGSVGElement | undefined,
  {
    onTap,
    onTapBoard,
    onDrop,
  }: {
    readonly onTap: (id: string) => void
    readonly onTapBoard: (at: Point) => void
    readonly onDrop: (id: string, at: Point) => void
  },
) {
  const [carried, setCarried] = createSignal<Carried | null>(null)
  let pointer: number | null = null
  let from = { x: 0, y: 0 }
  /** A finger on the board itself: a tap, unless it goes on to scroll. */
  let onBoard: number | null = null

  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const shown = board()?.getBoundingClientRect()
    if (!shown) return [0, 0]
    return [((clientX - shown.left) / shown.width) * side, ((clientY - shown.top) / shown.height) * side]
  }

  const isSteady = ({ clientX, clientY }: PointerEvent): boolean =>
    Math.hypot(clientX - from.x, clientY - from.y) <= STEADY

  return {
    /** Where something is while it is carried; `null` when it is not. */
    placeOf(id: string): Point | null {
      const now = carried()
      return now?.id === id && now.moved ? now.at : null
    },
    grab(id: string, event: PointerEvent): void {
      if (pointer !== null || event.button !== 0) return
      pointer = event.pointerId
      from = { x: event.clientX, y: event.clientY }
      board()?.setPointerCapture(pointer)
      setCarried({ id, at: pointOf(event), moved: false })
    },
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (pointer !== null || event.button !== 0) return
        onBoard = event.pointerId
        from = { x: event.clientX, y: event.clientY }
      },
      onPointerMove(event: PointerEvent) {
        const now = carried()
        if (event.pointerId !== pointer || !now) return
        setCarried({ ...now, at: pointOf(event), moved: now.moved || !isSteady(event) })
      },
      onPointerUp(event: PointerEvent) {
        if (event.pointerId === onBoard) {
          onBoard = null
          if (isSteady(event)) onTapBoard(pointOf(event))
          return
        }
        const now = carried()
        if (event.pointerId !== pointer || !now) return
        pointer = null
        setCarried(null)
        if (now.moved) onDrop(now.id, pointOf(event))
        else onTap(now.id)
      },
      // The system took the touch: nothing was put anywhere.
      onPointerCancel(event: PointerEvent) {
        if (event.pointerId === onBoard) onBoard = null
        if (event.pointerId !== pointer) return
        pointer = null
        setCarried(null)
      },
    },
  }
}
