import { figuresHash, type HandedFigures, isHandedFigures } from '#forms'
import { fieldStateOf, viewOf } from '#record'
import type { OpenedRecord } from '#store'

/** Figures that a manager handed over. */
export type HandedOver = {
  readonly id: string
  /** Null for what this version of the app cannot read, or is not what its record is known by. */
  readonly figures: HandedFigures | null
  /** Whose word it is, and when they said it, in ms. */
  readonly by: string
  readonly at: number
}

/** Newest first. A record that nothing is said in, as one that is damaged here and fetched again, is none yet. */
export const handedOver = (records: readonly OpenedRecord[]): readonly HandedOver[] =>
  records.flatMap(readOne).toSorted((one, other) => other.at - one.at)

function readOne({ header, set }: OpenedRecord): readonly HandedOver[] {
  const [head] = fieldStateOf(viewOf(set), 'figures/answer').heads
  if (!head || head.statement.value === null) return []
  const { value, author, at } = head.statement
  const figures = isHandedFigures(value) && figuresHash(value) === header.sitting ? value : null
  return [{ id: header.sitting, figures, by: author, at }]
}
