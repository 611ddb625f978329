import type { CaseAnswers } from './answers.ts'
import { type Day, daysBetween, shortDay } from './calendar/days.ts'
import { stagesOf } from './stages.ts'
import { type Urgency, urgencyOf } from './urgency.ts'

/** How many from the top count as near it. */
const NEAR_TOP = 3

/** A case on the waiting list, with what a manager weighs: nothing here puts it in an order that would hide its risk. */
export type WaitingCase<Key> = {
  readonly key: Key
  /** Null where nothing says since when. */
  readonly since: Day | null
  readonly days: number | null
  readonly inWords: string
  readonly priority: string | null
  readonly risk: string | null
  readonly urgency: Urgency
  /** Its place by waiting time alone, from 1; of those of whom it is not known since when, after the others. */
  readonly place: number
  /** Near the top, and nothing says that the referrer was told. */
  readonly tellReferrer: boolean
}

/** Every case that waits, the longest first. */
export function waitingList<Key>(
  cases: readonly { readonly key: Key; readonly one: CaseAnswers }[],
  today: Day,
): readonly WaitingCase<Key>[] {
  return cases
    .filter(({ one }) => stagesOf(one).includes('waiting'))
    .map(({ key, one }) => {
      const [entry] = one.of('waiting-entry')
      return { key, one, entry, since: entry?.one('since') ?? one.file.one('stage-since') }
    })
    .sort((a, b) => ((a.since ?? '9999') < (b.since ?? '9999') ? -1 : 1))
    .map(({ key, one, entry, since }, index) => {
      const urgency = urgencyOf(one)
      const isNear = index < NEAR_TOP || urgency.kind === 'endorsed'
      return {
        ...{ key, since, urgency },
        days: since === null ? null : daysBetween(since, today),
        inWords: waitedInWords(since, today),
        priority: entry?.one('priority') ?? null,
        risk: entry?.one('risk') ?? null,
        place: index + 1,
        tellReferrer: isNear && (entry?.one('near-top-told') ?? null) === null,
      }
    })
}

/** "Waiting 34 days, since 25 Oct". */
export function waitedInWords(since: Day | null, today: Day): string {
  if (since === null) return 'Waiting, since when is not put'
  const days = daysBetween(since, today)
  const long =
    days < 1 ? 'since today' : `${days} ${days === 1 ? 'day' : 'days'}, since ${shortDay(since, today)}`
  return `Waiting ${long}`
}
