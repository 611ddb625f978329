import type { Statement, Withheld } from './statement.ts'

/**
 * All that is known of one record: a grow-only set. Merging is union, so order, repetition and time play no part.
 * A statement that is accepted after having been withheld stands in both maps and counts as accepted.
 */
export type StatementSet = {
  readonly accepted: ReadonlyMap<string, Statement>
  readonly withheld: ReadonlyMap<string, Withheld>
  /** In a condensed set (condense.ts): what is replaced by statements that were left out. */
  readonly replaced?: ReadonlySet<string>
}

/** A statement that no other accepted one replaces. */
export type Head = { readonly id: string; readonly statement: Statement }

/** Within a field ordered by id, so that every device shows the same list. */
export type HeadsByField = ReadonlyMap<string, readonly Head[]>

export const emptyStatements: StatementSet = { accepted: new Map(), withheld: new Map() }

/** Both together; where one of them says nothing, the other itself. */
export function mergeStatements(a: StatementSet, b: StatementSet): StatementSet {
  if (saysNothing(b)) return a
  if (saysNothing(a)) return b
  return {
    accepted: new Map([...a.accepted, ...b.accepted]),
    withheld: new Map([...a.withheld, ...b.withheld]),
    ...(a.replaced || b.replaced
      ? { replaced: new Set([...(a.replaced ?? []), ...(b.replaced ?? [])]) }
      : {}),
  }
}

export const saysNothing = ({ accepted, withheld, replaced }: StatementSet): boolean =>
  accepted.size === 0 && withheld.size === 0 && replaced === undefined

/** The heads of every field that has any. */
export function heads(set: StatementSet): HeadsByField {
  const replaced = replacedIds(set)
  const headsByField = new Map<string, Head[]>()
  for (const [id, statement] of set.accepted) {
    if (replaced.has(id)) continue
    const fieldHeads = headsByField.get(statement.field)
    if (fieldHeads) fieldHeads.push({ id, statement })
    else headsByField.set(statement.field, [{ id, statement }])
  }
  for (const fieldHeads of headsByField.values()) fieldHeads.sort((a, b) => (a.id < b.id ? -1 : 1))
  return headsByField
}

/** Every accepted statement ever made about a field, oldest first as the devices' clocks tell it. */
export const historyOf = (set: StatementSet, field: string): readonly Head[] =>
  [...set.accepted]
    .filter(([, statement]) => statement.field === field)
    .map(([id, statement]) => ({ id, statement }))
    .sort((a, b) => a.statement.at - b.statement.at || (a.id < b.id ? -1 : 1))

/** What accepted statements replace, seen through withheld ones: those hide nothing by themselves, but pass on what they replaced. */
export function replacedIds({ accepted, withheld, replaced: before }: StatementSet): ReadonlySet<string> {
  const replaced = new Set<string>()
  const waiting = [...(before ?? []), ...[...accepted.values()].flatMap((statement) => statement.replaces)]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (replaced.has(id)) continue
    replaced.add(id)
    if (!accepted.has(id)) waiting.push(...(withheld.get(id)?.replaces ?? []))
  }
  return replaced
}
