import type { Json } from '#core'
import { isStaff } from '#forms'
import { commonAncestor, fieldStateOf, type Head, type StatementSet, viewOf } from '#record'
import type { CaseAnswers } from './answers.ts'
import { isLive } from './stages.ts'

const OFFICER = 'officer/answer'

/** What an officer's live cases are held against, each month (people-and-pathway.md, Roles). */
export const CASELOAD = 15

/** An officer as an allocation names them; `id` is null where only a name was written. */
export type Holder = { readonly id: string | null; readonly name: string }

export type Holders = {
  /** Whom the allocation names: one, or several until somebody settles it. */
  readonly officers: readonly Holder[]
  /** Only while it is contested: who had the case before, and has it on. */
  readonly before: readonly Holder[]
  readonly isContested: boolean
}

/** What tells one officer from another: their id, or their name where there is no more. */
export const holderKey = ({ id, name }: Holder): string => id ?? name

/**
 * Who has a case, by the heads of its allocation. One head: whom it names, and nobody else. Several heads that name different officers: two managers
 * did not see each other, so each of those officers has it, and so has whoever both managers took it from, until a person settles it. Two heads that
 * name one officer are no conflict. The server goes by this too: who is here is on the case (docs/protocol.md §4c).
 */
export function holdersOf(allocation: StatementSet): Holders {
  const before = known.get(allocation)
  if (before) return before
  const holders = readHolders(allocation)
  known.set(allocation, holders)
  return holders
}

/** A set never changes, and a manager's lists ask for the holders of every case. */
const known = new WeakMap<StatementSet, Holders>()

function readHolders(allocation: StatementSet): Holders {
  const { heads } = fieldStateOf(viewOf(allocation), OFFICER)
  const named = holdersIn(heads)
  const isContested = new Set(heads.map(({ statement }) => keyOf(statement.value))).size > 1
  const before = isContested ? holdersIn(beforeAll(allocation, heads)) : []
  const keys = new Set(named.map(holderKey))
  return { officers: named, before: before.filter((one) => !keys.has(holderKey(one))), isContested }
}

/** The holders of a case, whichever stands; nobody where it was never allocated. */
export function holdersOfCase(one: CaseAnswers): readonly Holder[] {
  const all = one.of('allocation').flatMap(({ set }) => {
    const { officers, before } = holdersOf(set)
    return [...officers, ...before]
  })
  return distinct(all)
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

const holdersIn = (heads: readonly Pick<Head, 'statement'>[]): readonly Holder[] =>
  distinct(heads.flatMap(({ statement: { value } }) => holderOf(value) ?? []))

function holderOf(value: Json): Holder | null {
  if (isStaff(value)) return { id: value.id, name: value.name }
  return typeof value === 'string' ? { id: null, name: value } : null
}

function keyOf(value: Json): string {
  const holder = holderOf(value)
  return holder ? holderKey(holder) : ''
}

const distinct = (holders: readonly Holder[]): readonly Holder[] => [
  ...new Map(holders.map((one) => [holderKey(one), one])).values(),
]

/** How many live cases each officer has, by `holderKey`; one that two officers hold until it is settled counts for both. */
export function loadsOf(cases: readonly CaseAnswers[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>()
  for (const one of cases.filter(isLive))
    for (const holder of holdersOfCase(one)) {
      const key = holderKey(holder)
      loads.set(key, (loads.get(key) ?? 0) + 1)
    }
  return loads
}
