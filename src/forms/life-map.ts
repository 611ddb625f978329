import type { Json } from '#core'
import type { LifeMap, LifeShape, Moment, Stroke } from '#drawing'
import type { DrawingState, PageState, RowItemState, RowsItemState } from './evaluate.ts'

/** What a page with the Life Map's tool says; `null` for a page that does not have its items. */
export type LifeMapPage = {
  readonly map: LifeMap
  readonly rows: RowsItemState
  readonly drawing: DrawingState
}

/** Reads a page by the ids of its items: `now`, `shape`, rows with `what`, `age`, `level`, `felt` and `symbol`, and a drawing. */
export function lifeMapOf({ items }: PageState): LifeMapPage | null {
  const rows = items.find((item) => item.kind === 'rows')
  const drawing = items.find((item) => item.kind === 'drawing')
  if (!rows || !drawing) return null
  const answer = (id: string): Json => {
    const item = items.find(({ definition }) => definition.id === id)
    return item?.kind === 'question' && item.answer.state.kind === 'value' ? item.answer.state.value : null
  }
  const shape = answer('shape')
  const map: LifeMap = {
    now: numberOrNull(answer('now')),
    shape: shapes.find((one) => one === shape) ?? 'line',
    moments: rows.rows.filter(({ ready }) => !ready).map(momentOf),
    strokes: strokesIn(drawing),
    words: { high: 'better times', low: 'harder times', now: 'now' },
  }
  return { map, rows, drawing }
}

const shapes: readonly LifeShape[] = ['line', 'road', 'steps', 'blank']

/** Where several values stand in a cell the picture shows the first, until somebody settles it. */
function momentOf({ id, cells }: RowItemState): Moment {
  const value = (column: string): Json => {
    const state = cells.find(({ definition }) => definition.id === column)?.state
    return state?.kind === 'value'
      ? state.value
      : state?.kind === 'conflict'
        ? (state.values[0] ?? null)
        : null
  }
  return {
    id,
    what: textOr(value('what'), ''),
    age: numberOrNull(value('age')),
    level: numberOrNull(value('level')),
    felt: textOr(value('felt'), ''),
    symbol: textOr(value('symbol'), null),
  }
}

/** Every stroke that stands, those still to settle too: nothing that was drawn is hidden. */
export const strokesIn = ({ strokes }: DrawingState): readonly Stroke[] =>
  strokes.flatMap((one) => one.strokes)

const numberOrNull = (value: Json): number | null => (typeof value === 'number' ? value : null)
const textOr = <T>(value: Json, none: T): string | T => (typeof value === 'string' ? value : none)
