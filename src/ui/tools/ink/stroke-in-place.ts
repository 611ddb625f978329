import { areaOf, inkShapes, type Picture, placed, type Shape, type Stroke } from '#drawing'
import type { DrawingState } from '#forms'

const ROOM = 60

/** One stroke in its colour among all the others, which are grey: two versions of it can be told apart by where they are. */
export function strokeInPlace({ strokes }: DrawingState, stroke: Stroke): Picture {
  const others = strokes.filter(({ state }) => state.kind === 'value').flatMap((one) => one.strokes)
  const versions = strokes.filter(({ state }) => state.kind === 'conflict').flatMap((one) => one.strokes)
  const { x, y, width, height } = areaOf([stroke, ...versions, ...others]) ?? {
    x: 0,
    y: 0,
    width: 1,
    height: 1,
  }
  const moved = (shapes: readonly Shape[]): readonly Shape[] =>
    shapes.map((shape) =>
      shape.kind === 'path' ? { ...shape, path: placed(shape.path, 1, [ROOM - x, ROOM - y]) } : shape,
    )
  const grey = inkShapes(others).map(
    (shape): Shape => (shape.kind === 'path' ? { ...shape, fill: 'line-2' } : shape),
  )
  return {
    label: 'The line as it is here',
    box: { width: width + 2 * ROOM, height: height + 2 * ROOM },
    shapes: moved([...grey, ...inkShapes([stroke])]),
  }
}
