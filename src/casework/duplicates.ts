import type { Day } from './calendar/days.ts'

/** Who a case is about, as far as it is known. */
export type Person = { readonly name: string; readonly born: Day | null }

/** A case that may be about the same person, and why. */
export type PossibleDuplicate<Key> = { readonly key: Key; readonly person: Person; readonly why: string }

/**
 * Cases that may be about the same person. Names are compared word by word in any order, without accents and capitals, one letter in five being allowed
 * to differ; days of birth with day and month the other way round, or one figure wrong. A name alone is enough only where a day of birth is not known.
 * It is for a person to say whether it is so: nothing is ever put together by itself.
 */
export function possibleDuplicates<Key>(
  person: Person,
  others: readonly { readonly key: Key; readonly person: Person }[],
): readonly PossibleDuplicate<Key>[] {
  return others.flatMap(({ key, person: other }) => {
    const why = whyAlike(person, other)
    return why === null ? [] : [{ key, person: other, why }]
  })
}

function whyAlike(a: Person, b: Person): string | null {
  // Days first: of thousands of cases nearly all differ there, and letters take longer to compare.
  const births = birthsAlike(a.born, b.born)
  if (births === null) return null
  const names = namesAlike(a.name, b.name)
  if (names === null) return null
  if (births === 'unknown') return names === 'same' ? 'The same name; a date of birth is not known.' : null
  const name = names === 'same' ? 'The same name' : 'A name much like it'
  const born = {
    same: 'the same date of birth',
    swapped: 'a date of birth with day and month the other way round',
    close: 'a date of birth with one figure that differs',
  }[births]
  return `${name}, and ${born}.`
}

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}]+/u)
    .filter(Boolean)
    .sort()

/** Every word of the shorter name has its like among the words of the longer one. */
function namesAlike(a: string, b: string): 'same' | 'alike' | null {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  if (first.length === 0 || second.length === 0) return null
  if (first.join(' ') === second.join(' ')) return 'same'
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first]
  const left = [...longer]
  for (const word of shorter) {
    const index = left.findIndex((other) => isAlike(word, other))
    if (index < 0) return null
    left.splice(index, 1)
  }
  return shorter.length > 1 || longer.length === 1 ? 'alike' : null
}

const isAlike = (a: string, b: string): boolean =>
  distance(a, b) <= Math.floor(Math.max(a.length, b.length) / 5) ||
  (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a)))

type Births = 'same' | 'swapped' | 'close' | 'unknown' | null

function birthsAlike(a: Day | null, b: Day | null): Births {
  if (a === null || b === null) return 'unknown'
  if (a === b) return 'same'
  const [year, month, day] = a.split('-')
  if (b === `${year}-${day}-${month}`) return 'swapped'
  const differing = [...a].filter((figure, index) => figure !== b[index]).length
  return differing === 1 ? 'close' : null
}

/** How many letters have to be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const now = [row + 1]
    for (const [column, other] of [...b].entries())
      now.push(
        Math.min(
          (before[column + 1] ?? 0) + 1,
          (now[column] ?? 0) + 1,
          (before[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      )
    before = now
  }
  return before.at(-1) ?? 0
}
