import { type Colour, colourOf } from './colours.ts'
import type { Box } from './geometry.ts'
import { strokePath } from './outline.ts'
import type { Path } from './path.ts'
import type { Stroke } from './stroke.ts'

/** One shape of a picture, in units of its board. The same shapes make the screen, the printed page and the PDF. */
export type Shape =
  | (Look & { readonly kind: 'path'; readonly path: Path })
  | (Look & { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number })
  | (Look & {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
    })
  | TextShape

/** `dash`: length of dashes and of the gaps between them. */
export type Look = {
  readonly fill?: Colour
  readonly line?: Colour
  readonly lineWidth?: number
  readonly dash?: number
}

/** One line of words: (x, y) is where its base line starts, is in the middle, or ends. */
export type TextShape = {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
  readonly colour: Colour
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** A picture: what lies lower first. `label`: what it is, for those who cannot see it. */
export type Picture = { readonly label: string; readonly box: Box; readonly shapes: readonly Shape[] }

/** Ink as shapes. */
export const inkShapes = (strokes: readonly Stroke[]): readonly Shape[] =>
  strokes.map((stroke) => ({ kind: 'path', path: strokePath(stroke), fill: colourOf(stroke.colour) }))
