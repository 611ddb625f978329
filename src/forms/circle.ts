import { type CirclePerson, type Ring, rings } from '#drawing/values'
import type { AnswerState, FormState, PageState, RowItemState } from './evaluate.ts'

/** Ids of the columns of a relationship circle. */
export const circleColumns = {
  name: 'person',
  ring: 'ring',
  flag: 'flag',
  note: 'person-note',
  angle: 'angle',
} as const

/** Everyone in a relationship circle; `null` for a form that is none. */
export function circlePeople({ pages }: Pick<FormState, 'pages'>): readonly CirclePerson[] | null {
  const page = pages.find(({ tool }) => tool === 'relationship-circle')
  return page ? peopleOn(page) : null
}

/** Rows that are only shown ready are nobody yet. */
export const peopleOn = ({ items }: Pick<PageState, 'items'>): readonly CirclePerson[] =>
  items.flatMap((item) => (item.kind === 'rows' ? item.rows.filter(({ ready }) => !ready).map(personOf) : []))

function personOf({ id, restored, cells }: RowItemState): CirclePerson {
  const cell = (column: string) => cells.find(({ definition }) => definition.id === column)
  const { name, ring, flag, note, angle } = circleColumns
  const value = (column: string) => firstValue(cell(column))
  const [put, flown, turned] = [value(ring), value(flag), value(angle)]
  return {
    id,
    name: String(value(name) ?? ''),
    ring: isRing(put) ? put : null,
    flag: flown === 'green' || flown === 'red' ? flown : null,
    angle: typeof turned === 'number' ? turned : null,
    unsettled:
      restored || cells.some(({ definition, state }) => !definition.unlisted && state.kind === 'conflict'),
    noted: cell(note)?.state.kind !== 'none',
  }
}

/** Of several, any: it is drawn as something to settle. */
function firstValue(cell: AnswerState | undefined): unknown {
  if (!cell || cell.state.kind === 'none') return null
  return cell.state.kind === 'value' ? cell.state.value : cell.state.values.find((value) => value !== null)
}

const isRing = (value: unknown): value is Ring => rings.some((ring) => ring === value)
