import { type DrawingState, type PageState, wordsOfState } from '#forms'

export const drawingOf = ({ items }: PageState): DrawingState | undefined =>
  items.find((item) => item.kind === 'drawing')

/** What was written in a panel: several texts where two people wrote. */
export const wordsIn = ({ items }: PageState): readonly string[] =>
  items.flatMap((item) => (item.kind === 'question' ? wordsOfState(item.answer) : []))

/** It has words or a drawing. */
export const isTold = (panel: PageState): boolean =>
  wordsIn(panel).length > 0 || (drawingOf(panel)?.strokes.length ?? 0) > 0
