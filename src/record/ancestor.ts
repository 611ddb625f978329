import type { Head, StatementSet } from './heads.ts'

/**
 * What several statements about a field build on together: the one accepted statement in the past of all of them that is in no other's past
 * among those. Null when there is none, or more than one.
 */
export function commonAncestor(set: StatementSet, ids: readonly string[]): Head | null {
  const [first, ...others] = ids.map((id) => pastOf(set, id))
  if (!first) return null
  const shared = [...first].filter((id) => set.accepted.has(id) && others.every((past) => past.has(id)))
  const older = new Set(shared.flatMap((id) => [...pastOf(set, id)]))
  const [last, ...more] = shared.filter((id) => !older.has(id))
  const statement = last === undefined ? undefined : set.accepted.get(last)
  return last !== undefined && statement && more.length === 0 ? { id: last, statement } : null
}

/** What a statement replaces, what that replaces, and so on. */
function pastOf({ accepted, withheld }: StatementSet, id: string): ReadonlySet<string> {
  const replacedBy = (one: string) => (accepted.get(one) ?? withheld.get(one))?.replaces ?? []
  const past = new Set<string>()
  const waiting = [...replacedBy(id)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (past.has(next)) continue
    past.add(next)
    waiting.push(...replacedBy(next))
  }
  return past
}
