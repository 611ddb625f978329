import { canonicalText } from '#core'
import type { Head } from '#record'
import type { AnswerState, CellState, ItemState, RowItemState } from './evaluate.ts'

/** Whether an item still reads as it did, so that nothing of it has to be drawn anew. A field says what the statements say that stand in it. */
export function readsTheSame(before: ItemState, now: ItemState): boolean {
  if (before.applies !== now.applies) return false
  if (before.kind === 'question' && now.kind === 'question')
    return (
      before.definition === now.definition &&
      before.missing === now.missing &&
      sameAnswer(before.answer, now.answer) &&
      sameAll(before.companions, now.companions, sameAnswer)
    )
  if (before.kind === 'rows' && now.kind === 'rows')
    return before.definition === now.definition && sameAll(before.rows, now.rows, sameRow)
  if (before.kind === 'drawing' && now.kind === 'drawing')
    return before.definition === now.definition && sameAll(before.strokes, now.strokes, sameField)
  // What was worked out, or depends on answers without being one: short texts.
  return before.kind === now.kind && textOf(before) === textOf(now)
}

const textOf = (item: ItemState): string => JSON.stringify(item)

const sameAnswer = (before: AnswerState, now: AnswerState): boolean =>
  sameField(before, now) &&
  before.signing?.content === now.signing?.content &&
  before.signing?.name === now.signing?.name &&
  before.signing?.state === now.signing?.state

const sameRow = (before: RowItemState, now: RowItemState): boolean =>
  before.id === now.id &&
  before.place === now.place &&
  before.ready === now.ready &&
  before.restored === now.restored &&
  sameHeads(before.heads, now.heads) &&
  sameAll(before.taken, now.taken, (one, other) => one.ids.join() === other.ids.join()) &&
  sameAll(before.cells, now.cells, sameCell)

const sameCell = (before: CellState, now: CellState): boolean =>
  before.missing === now.missing && sameAnswer(before, now)

const sameField = (before: Field, now: Field): boolean =>
  before.field === now.field &&
  before.state.kind === now.state.kind &&
  sameHeads(before.state.heads, now.state.heads)

type Field = Pick<AnswerState, 'field' | 'state'>

const sameHeads = (before: readonly Head[], now: readonly Head[]): boolean => sameAll(before, now, sameHead)

/** Statements never change, but one that is not kept yet has no id of its own. */
const sameHead = (before: Head, now: Head): boolean =>
  before.id === now.id &&
  (before.statement === now.statement ||
    canonicalText(before.statement.value) === canonicalText(now.statement.value))

function sameAll<Item>(
  before: readonly Item[],
  now: readonly Item[],
  same: (before: Item, now: Item) => boolean,
): boolean {
  return (
    before.length === now.length &&
    now.every((item, index) => {
      const old = before[index]
      return old !== undefined && same(old, item)
    })
  )
}
