import { commonAncestor, fieldStateOf, type Head, type StatementSet, viewOf } from '#record'
import type { CaseAnswers } from './answers.ts'
import { isLive } from './stages.ts'

const OFFICER = 'officer/answer'

/** What an officer's live cases are held against, each month (people-and-pathway.md, Roles). */
export const CASELOAD = 15

export type Holders = {
  /** Whom the allocation names: one, or several until somebody settles it. */
  readonly officers: readonly string[]
  /** Only while it is contested: who had the case before, and has it on. */
  readonly before: readonly string[]
  readonly isContested: boolean
}

/**
 * Who has a case, by the heads of its allocation. One head: whom it names, and nobody else. Several heads that name different officers: two managers
 * did not see each other, so each of those officers has it, and so has whoever both managers took it from, until a person settles it. Two heads with
 * one name are no conflict.
 */
export function holdersOf(allocation: StatementSet): Holders {
  const { heads } = fieldStateOf(viewOf(allocation), OFFICER)
  const named = namesIn(heads)
  const isContested = new Set(heads.map(({ statement }) => statement.value)).size > 1
  const before = isContested ? namesIn(beforeAll(allocation, heads)) : []
  return { officers: named, before: before.filter((name) => !named.includes(name)), isContested }
}

/** What they all build on; where that is not one statement, what each of them replaced. */
function beforeAll(set: StatementSet, heads: readonly Head[]): readonly Pick<Head, 'statement'>[] {
  const ancestor = commonAncestor(
    set,
    heads.map(({ id }) => id),
  )
  if (ancestor) return [ancestor]
  return heads.flatMap(({ statement }) =>
    statement.replaces.flatMap((id) => {
      const replaced = set.accepted.get(id)
      return replaced ? [{ statement: replaced }] : []
    }),
  )
}

const namesIn = (heads: readonly Pick<Head, 'statement'>[]): readonly string[] => [
  ...new Set(heads.flatMap(({ statement: { value } }) => (typeof value === 'string' ? [value] : []))),
]

/** How many live cases each officer has; one that two officers hold until it is settled counts for both. */
export function loadsOf(cases: readonly CaseAnswers[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>()
  for (const one of cases.filter(isLive))
    for (const { set } of one.of('allocation')) {
      const { officers, before } = holdersOf(set)
      for (const name of [...officers, ...before]) loads.set(name, (loads.get(name) ?? 0) + 1)
    }
  return loads
}
