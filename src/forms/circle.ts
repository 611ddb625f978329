import { type CirclePerson, type Ring, rings } from '#drawing'
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

/** What became of one person between two sittings. */
export type PersonMoved = {
  readonly name: string
  /** `unplaced`: in one of the two they were put nowhere. */
  readonly move: 'new' | 'gone' | 'nearer' | 'farther' | 'same' | 'unplaced'
  readonly before: CirclePerson | null
  readonly now: CirclePerson | null
  readonly flagChanged: boolean
}

/** Two sittings person by person, by name: first those of the later one in their order, then those who are gone. */
export function compareCircles(
  before: readonly CirclePerson[],
  now: readonly CirclePerson[],
): readonly PersonMoved[] {
  const left = [...before]
  const moved = now.map((person): PersonMoved => {
    const at = left.findIndex(({ name }) => isSameName(name, person.name))
    const [was = null] = at < 0 ? [] : left.splice(at, 1)
    return {
      name: person.name,
      move: moveBetween(was, person),
      before: was,
      now: person,
      flagChanged: was !== null && was.flag !== person.flag,
    }
  })
  const gone = left.map(
    (was): PersonMoved => ({ name: was.name, move: 'gone', before: was, now: null, flagChanged: false }),
  )
  return [...moved, ...gone]
}

function moveBetween(was: CirclePerson | null, is: CirclePerson): PersonMoved['move'] {
  if (!was) return 'new'
  if (was.ring === null || is.ring === null) return was.ring === is.ring ? 'same' : 'unplaced'
  const farther = rings.indexOf(is.ring) - rings.indexOf(was.ring)
  return farther === 0 ? 'same' : farther > 0 ? 'farther' : 'nearer'
}

/** Nobody without a name is the same as somebody else. */
const isSameName = (a: string, b: string): boolean => plain(a) !== '' && plain(a) === plain(b)

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB')
