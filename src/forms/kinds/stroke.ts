import { isStroke } from '#drawing/values'
import type { StrokeAnswer } from '../definition.ts'
import type { Kind } from './kind.ts'

/** A definition never asks for one: `fieldDefinition` answers it for what is drawn (docs/protocol.md §4). */
export const stroke: Kind<StrokeAnswer> = {
  problems: () => [{ path: 'kind', message: 'A stroke stands in a drawing: use the kind "drawing".' }],
  fits: (_answer, value) => isStroke(value),
  words: () => 'A line drawn by hand',
}
