import { canonicalText } from '#core'
import {
  asideOf,
  COMPLETION_FIELD,
  COUNTERSIGNATURE_FIELD,
  type Completion,
  isActField,
  isAnswerField,
  isCompletion,
  isCountersignature,
  WORDING_FIELD,
} from './acts.ts'
import { type Head, type HeadsByField, heads, type StatementSet } from './heads.ts'

/**
 * Where a record stands. `open`: it is being written. `completed`: it shows what its completion froze, and nothing that came from elsewhere
 * changes that; such statements are `late`.
 */
export type Standing =
  | {
      readonly kind: 'open'
      /** One more than the times it was sent back. */
      readonly revision: number
      /** Completed in one place and sent back in another, neither having seen the other; and the like. */
      readonly acts: readonly Head[]
    }
  | {
      readonly kind: 'completed'
      readonly revision: number
      /** Heads of the completion: with different values it was completed twice, for a person to settle. */
      readonly acts: readonly Head[]
      readonly completions: readonly CompletionHead[]
      /** Countersignatures over one of these completions. */
      readonly countersignatures: readonly Head[]
      /** Heads among the statements that are not in the completion's past, without those that say what it says and those set aside. */
      readonly late: readonly Head[]
    }

export type CompletionHead = Head & { readonly completion: Completion }

/** Whether the heads of the completion say different things: a person has to settle which stands. */
export const isContested = ({ acts }: Standing): boolean =>
  new Set(acts.map(({ statement }) => canonicalText(statement.value))).size > 1

/** The heads of a record's answers as they count now, and where the record stands. The same on every device that holds the same set. */
export function countedHeads(set: StatementSet): {
  readonly answers: HeadsByField
  readonly wording: readonly Head[]
  readonly standing: Standing
} {
  const all = heads(set)
  const wording = all.get(WORDING_FIELD) ?? []
  if (![...all.keys()].some(isActField))
    return { answers: wording.length > 0 ? answersOf(all) : all, wording, standing: openFromTheStart }
  const acts = all.get(COMPLETION_FIELD) ?? []
  const revision = 1 + countOf(set, ({ statement }) => isSendingBack(statement))
  const remaining = withoutAside(set, all)
  const completions = acts.flatMap((head): readonly CompletionHead[] => {
    const { value } = head.statement
    return isCompletion(value) ? [{ ...head, completion: value }] : []
  })
  if (completions.length === 0)
    return { answers: answersOf(heads(remaining)), wording, standing: { kind: 'open', revision, acts } }
  const past = pastOf(
    set,
    completions.flatMap(({ completion }) => completion.frozen),
  )
  const frozen = headsIn(set, past)
  const answers = answersOf(frozen)
  const ids = new Set(completions.map(({ id }) => id))
  const countersignatures = (all.get(COUNTERSIGNATURE_FIELD) ?? []).filter(
    ({ statement: { value } }) => isCountersignature(value) && ids.has(value.completion),
  )
  const late = lateHeads(remaining, past, answers)
  return {
    answers,
    wording: frozen.get(WORDING_FIELD) ?? [],
    standing: { kind: 'completed', revision, acts, completions, countersignatures, late },
  }
}

/** The answers that one completion froze, and the wording they were given under, whatever else was said. */
export const headsAsCompleted = (set: StatementSet, { frozen }: Completion): HeadsByField =>
  headsIn(set, pastOf(set, frozen))

/** Statements that a person set aside; those set aside and taken back at once in two places are not among them. */
function asideIds(all: HeadsByField): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const fieldHeads of all.values()) {
    const [id, ...others] = fieldHeads.map(({ statement }) => asideOf(statement))
    if (id && others.every((other) => other === id)) ids.add(id)
  }
  return ids
}

const noAnswer = { statement: { value: null } } as const

const openFromTheStart: Standing = { kind: 'open', revision: 1, acts: [] }

const isSendingBack = ({ field, value }: Head['statement']): boolean =>
  field === COMPLETION_FIELD && value === null

const headsIn = (set: StatementSet, past: ReadonlySet<string>): HeadsByField =>
  heads({ ...set, accepted: filter(set.accepted, (id) => past.has(id)) })

/** Everything that `ids` build on, themselves included, through withheld statements too. */
export function pastOf({ accepted, withheld }: StatementSet, ids: readonly string[]): ReadonlySet<string> {
  const past = new Set<string>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (past.has(id)) continue
    past.add(id)
    waiting.push(...((accepted.get(id) ?? withheld.get(id))?.replaces ?? []))
  }
  return past
}

/** What is set aside hides nothing, and passes on what it replaced: as if it had been withheld. */
function withoutAside(set: StatementSet, all: HeadsByField): StatementSet {
  const aside = asideIds(all)
  if (aside.size === 0) return set
  const withheld = new Map(set.withheld)
  for (const id of aside) {
    const statement = set.accepted.get(id)
    if (statement) withheld.set(id, { id, field: statement.field, replaces: statement.replaces })
  }
  return { accepted: filter(set.accepted, (id) => !aside.has(id)), withheld }
}

function lateHeads(set: StatementSet, past: ReadonlySet<string>, answers: HeadsByField): readonly Head[] {
  const late = heads({
    ...set,
    accepted: filter(set.accepted, (id, { field }) => !past.has(id) && isAnswerField(field)),
  })
  return [...late].flatMap(([field, fieldHeads]) => {
    const says = new Set(
      (answers.get(field) ?? [noAnswer]).map(({ statement }) => canonicalText(statement.value)),
    )
    return fieldHeads.filter(({ statement }) => !says.has(canonicalText(statement.value)))
  })
}

const answersOf = (all: HeadsByField): HeadsByField => filter(all, (field) => isAnswerField(field))

const countOf = ({ accepted }: StatementSet, counts: (head: Head) => boolean): number =>
  [...accepted].filter(([id, statement]) => counts({ id, statement })).length

const filter = <K, V>(map: ReadonlyMap<K, V>, keep: (key: K, value: V) => boolean): ReadonlyMap<K, V> =>
  new Map([...map].filter(([key, value]) => keep(key, value)))
