import {
  type Box,
  colourOf,
  colours,
  type InkPoint,
  outlineOf,
  type Path,
  type Stroke,
  strokePath,
  type Viewport,
} from '#drawing'

/** A stroke on its way to the canvas; `faint`: about to be rubbed out. */
export type Painted = { readonly field: string; readonly stroke: Stroke; readonly faint: boolean }

/** The stroke in hand. */
export type Live = { readonly points: readonly InkPoint[]; readonly colour: string; readonly width: number }

/** Draws ink on two canvases: what is done below, and what a hand draws just now above, so that a frame costs one stroke. */
export type Painter = {
  resize(screen: Box, density: number): void
  paint(strokes: readonly Painted[], view: Viewport): void
  paintLive(live: Live | null, view: Viewport): void
}

export function createPainter(below: HTMLCanvasElement, above: HTMLCanvasElement): Painter {
  const [done, live] = [below.getContext('2d'), above.getContext('2d')]
  let density = 1
  let painted: readonly Painted[] = []
  let paintedView: Viewport | null = null

  const clear = (context: CanvasRenderingContext2D) => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, below.width, below.height)
  }
  const look = (context: CanvasRenderingContext2D, { x, y, scale }: Viewport) => {
    const pixels = scale * density
    context.setTransform(pixels, 0, 0, pixels, -x * pixels, -y * pixels)
  }

  return {
    resize({ width, height }, now) {
      density = now
      for (const canvas of [below, above]) {
        canvas.width = Math.round(width * density)
        canvas.height = Math.round(height * density)
      }
      paintedView = null
    },
    paint(strokes, view) {
      if (!done) return
      // A line more, as after every stroke, is drawn on top of what is there.
      const goesOn = paintedView === view && painted.every((one, index) => isSame(one, strokes[index]))
      if (!goesOn) clear(done)
      look(done, view)
      for (const { stroke, faint } of strokes.slice(goesOn ? painted.length : 0)) {
        done.globalAlpha = faint ? 0.25 : 1
        done.fillStyle = colours[colourOf(stroke.colour)]
        done.fill(filled(stroke))
      }
      painted = strokes
      paintedView = view
    },
    paintLive(now, view) {
      if (!live) return
      clear(live)
      if (!now) return
      look(live, view)
      live.fillStyle = colours[colourOf(now.colour)]
      live.fill(outlined(now))
    },
  }
}

const isSame = (a: Painted, b: Painted | undefined): boolean => a.stroke === b?.stroke && a.faint === b.faint

const known = new WeakMap<Path, Path2D>()

function filled(stroke: Stroke): Path2D {
  const path = strokePath(stroke)
  const before = known.get(path)
  if (before) return before
  const filling = new Path2D()
  for (const piece of path) {
    if (piece[0] === 'M') filling.moveTo(...piece[1])
    else if (piece[0] === 'L') filling.lineTo(...piece[1])
    else if (piece[0] === 'C') filling.bezierCurveTo(...piece[1], ...piece[2], ...piece[3])
    else filling.closePath()
  }
  known.set(path, filling)
  return filling
}

/** Curves through the middles between the points of the outline. */
function outlined({ points, width }: Live): Path2D {
  const outline = outlineOf(points, width, false)
  const path = new Path2D()
  let [lastX, lastY] = outline.at(-1) ?? [0, 0]
  for (const [index, [x, y]] of outline.entries()) {
    if (index === 0) path.moveTo((lastX + x) / 2, (lastY + y) / 2)
    else path.quadraticCurveTo(lastX, lastY, (lastX + x) / 2, (lastY + y) / 2)
    lastX = x
    lastY = y
  }
  path.closePath()
  return path
}
