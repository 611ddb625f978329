import { type CirclePerson, rings } from '#drawing/values'

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
