import { type Box, clamp } from './geometry.ts'
import type { Point } from './ink.ts'

/** What of a board is on screen: the board's point (x, y) is at the screen's top left, one unit is `scale` pixels. */
export type Viewport = { readonly x: number; readonly y: number; readonly scale: number }

/** How much larger than the whole board may be seen. */
const MOST_ZOOM = 8
/** How much of the screen the board always fills, in each direction. */
const STAYS = 0.25

/** The whole board, in the middle of a screen of this size in pixels. */
export function fitAll(board: Box, screen: Box): Viewport {
  const scale = Math.min(screen.width / board.width, screen.height / board.height) || 1
  return {
    scale,
    x: (board.width - screen.width / scale) / 2,
    y: (board.height - screen.height / scale) / 2,
  }
}

export const toBoard = (view: Viewport, [x, y]: Point): Point => [
  view.x + x / view.scale,
  view.y + y / view.scale,
]

export const toScreen = (view: Viewport, [x, y]: Point): Point => [
  (x - view.x) * view.scale,
  (y - view.y) * view.scale,
]

/** Moves what is seen along with a hand that went from one place of the screen to another. */
export const panned = (view: Viewport, dx: number, dy: number): Viewport => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale,
})

/** Zooms by a factor; what is at this place of the screen stays there. */
export function zoomed(view: Viewport, factor: number, at: Point, whole: Viewport): Viewport {
  const scale = clamp(view.scale * factor, whole.scale / 2, whole.scale * MOST_ZOOM)
  const [x, y] = toBoard(view, at)
  return { scale, x: x - at[0] / scale, y: y - at[1] / scale }
}

/** Never so far away that nothing of the board is to be seen. */
export function kept(view: Viewport, board: Box, screen: Box): Viewport {
  const along = (at: number, boardSide: number, screenSide: number) => {
    const seen = screenSide / view.scale
    return clamp(at, -seen * (1 - STAYS), boardSide - seen * STAYS)
  }
  return {
    scale: view.scale,
    x: along(view.x, board.width, screen.width),
    y: along(view.y, board.height, screen.height),
  }
}
