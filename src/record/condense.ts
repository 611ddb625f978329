import { canonicalText, type Json } from '#core'
import { isActField } from './acts.ts'
import { type Head, heads, replacedIds, type StatementSet, saysNothing } from './heads.ts'
import { pastOf } from './standing.ts'
import type { Statement } from './statement.ts'

/**
 * The part of a set that says what the whole says, however much was said before. Kept are
 *
 * - the heads, and of a field with several of them all they build on, for who puts two texts together;
 * - what is withheld, which later statements are seen through;
 * - of every row that was removed, what the removal took: it is kept when somebody edited the row meanwhile;
 * - of every short value of a field, and of every document, the first statement: alerts stay raised whatever is answered later.
 *
 * Nothing is left out of a record that has been completed, or of which a statement was set aside: what came before may count again there.
 *
 * The law: for every set `b`, unless `mustUnfold(condense(a), b)`, the view of `condense(a)` and `b` together is the view of `a` and `b` together.
 */
export type Condensed = {
  readonly set: StatementSet
  readonly isWhole: boolean
  /** Fields of which every statement was left out. */
  readonly silent: readonly string[]
}

const nothing: Condensed = {
  set: { accepted: new Map(), withheld: new Map() },
  isWhole: true,
  silent: [],
}

/** `before`: what the earlier part of `set` was condensed to, where the rest did not have to unfold it. */
export function condense(set: StatementSet, before: Condensed = nothing): Condensed {
  if (hasActs(set)) return { set, isWhole: true, silent: [] }
  const replaced = replacedIds(set)
  const keep = new Set([...standing(set), ...firsts(set)])
  const accepted = filter(set.accepted, (id) => keep.has(id))
  const withheld = filter(set.withheld, (id) => !set.accepted.has(id))
  const isKnown = (id: string): boolean => accepted.has(id) || withheld.has(id)
  const missing = [...(set.replaced ?? []), ...refersTo(set, before.set)].filter((id) => !has(set, id))
  const fields = new Set([...accepted.values()].map(({ field }) => field))
  const silent = new Set([...before.silent, ...[...set.accepted.values()].map(({ field }) => field)])
  return {
    set: {
      accepted,
      withheld,
      replaced: new Set([...replaced].filter(isKnown).concat(missing.filter((id) => replaced.has(id)))),
    },
    isWhole: false,
    silent: [...silent].filter((field) => !fields.has(field)),
  }
}

/**
 * Whether `more` touches what was left out: an act, a statement that builds on something other than what stands, or one that saw nothing of a field
 * that has been answered. It may be a statement that was left out, coming again.
 */
export function mustUnfold({ set, isWhole, silent }: Condensed, more: StatementSet): boolean {
  if (isWhole || saysNothing(more)) return false
  const replaced = replacedIds(set)
  const fields = new Set([...silent, ...[...set.accepted.values()].map(({ field }) => field)])
  // What is withheld stands on something too, which may have been left out.
  const stands = (id: string): boolean => !replaced.has(id) && (set.accepted.has(id) || more.accepted.has(id))
  const isNew = (id: string): boolean =>
    !set.accepted.has(id) && (more.accepted.has(id) || !set.withheld.has(id))
  return [...more.accepted, ...more.withheld].some(([id, { field, replaces }]) => {
    if (!isNew(id)) return false
    if (isActField(field)) return true
    return replaces.length === 0 ? fields.has(field) : !replaces.every(stands)
  })
}

const hasActs = ({ accepted, withheld }: StatementSet): boolean =>
  [...accepted.values(), ...withheld.values()].some(({ field }) => isActField(field))

const standing = (set: StatementSet): readonly string[] =>
  [...heads(set).values()].flatMap((fieldHeads) => {
    const ids = fieldHeads.map(({ id }) => id)
    const taken = fieldHeads.flatMap(({ statement }) => (isRemoval(statement) ? statement.replaces : []))
    return ids.length > 1 ? [...pastOf(set, ids), ...taken] : [...ids, ...taken]
  })

const isRemoval = ({ field, value }: Statement): boolean => value === null && /^rows\/[^/]+$/.test(field)

/** The first statements of every document, and of every short value of every field. */
function firsts({ accepted }: StatementSet): readonly string[] {
  const firstByKind = new Map<string, Head>()
  for (const [id, statement] of accepted) {
    const { field, value, via } = statement
    for (const kind of isShort(value) ? [via, `${field} ${canonicalText(value)}`] : [via]) {
      const first = firstByKind.get(kind)
      if (!first || isEarlier({ id, statement }, first)) firstByKind.set(kind, { id, statement })
    }
  }
  return [...firstByKind.values()].map(({ id }) => id)
}

/** As `historyOf` orders them. */
const isEarlier = (a: Head, b: Head): boolean =>
  a.statement.at < b.statement.at || (a.statement.at === b.statement.at && a.id < b.id)

const MOST_CHARACTERS = 40

/** One option, a number, a date: what an alert is raised by. */
const isShort = (value: Json): boolean =>
  typeof value === 'string' ? value.length <= MOST_CHARACTERS : typeof value !== 'object'

/** What the statements that are not in `before` replace. */
const refersTo = ({ accepted, withheld }: StatementSet, before: StatementSet): readonly string[] =>
  [...accepted, ...withheld].flatMap(([id, { replaces }]) => (has(before, id) ? [] : replaces))

const has = ({ accepted, withheld }: StatementSet, id: string): boolean =>
  accepted.has(id) || withheld.has(id)

const filter = <V extends Statement | { readonly id: string }>(
  map: ReadonlyMap<string, V>,
  keep: (id: string) => boolean,
): ReadonlyMap<string, V> => new Map([...map].filter(([id]) => keep(id)))
