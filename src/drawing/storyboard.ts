import type { Box } from './geometry.ts'
import { inkShapes, type Picture } from './scene.ts'
import type { Stroke } from './stroke.ts'

/** The board of one panel of a storyboard. */
export const PANEL_BOX: Box = { width: 2_000, height: 1_300 }

/** What was drawn in one panel, in its frame. */
export const panelPicture = (title: string, strokes: readonly Stroke[]): Picture => ({
  label: `${title}, as it was drawn`,
  box: PANEL_BOX,
  shapes: [
    {
      kind: 'box',
      x: 4,
      y: 4,
      ...insideOf(PANEL_BOX, 4),
      radius: 24,
      fill: 'card',
      line: 'line-2',
      lineWidth: 6,
    },
    ...inkShapes(strokes),
  ],
})

const insideOf = ({ width, height }: Box, edge: number): Box => ({
  width: width - 2 * edge,
  height: height - 2 * edge,
})
