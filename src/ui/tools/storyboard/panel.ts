import type { Stroke } from '#drawing'
import { type DrawingState, type PageState, strokesIn, wordsOfState } from '#forms'

export const drawingOf = ({ items }: PageState): DrawingState | undefined =>
  items.find((item) => item.kind === 'drawing')

/** What was written in a panel: several texts where two people wrote. */
export const wordsIn = ({ items }: PageState): readonly string[] =>
  items.flatMap((item) => (item.kind === 'question' ? wordsOfState(item.answer) : []))

export const strokesOf = (panel: PageState): readonly Stroke[] => {
  const drawing = drawingOf(panel)
  return drawing ? strokesIn(drawing) : []
}

/** It has words or a drawing. */
export const isTold = (panel: PageState): boolean => wordsIn(panel).length > 0 || strokesOf(panel).length > 0
