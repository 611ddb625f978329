import type { CaseAnswers } from './answers.ts'
import { type Practice, usualPractice } from './practice.ts'

/** Whose word a referral needs before it counts as urgent. */
const endorsers = ['team-manager', 'service-manager'] as const

/**
 * `asked`: somebody says it is urgent, and a word is still missing or was no (`waitsFor`, `refusedBy`: in words). Only `endorsed` may go ahead of
 * others (people-and-pathway.md, Allocation).
 */
export type Urgency =
  | { readonly kind: 'none' }
  | { readonly kind: 'endorsed' }
  | { readonly kind: 'asked'; readonly waitsFor: readonly string[]; readonly refusedBy: readonly string[] }

export function urgencyOf(one: CaseAnswers, names: Practice['names'] = usualPractice.names): Urgency {
  const words = one.of('urgent-endorsement')
  const isAsked =
    words.length > 0 || one.of('request-for-service').some((request) => request.has('urgent', 'yes'))
  if (!isAsked) return { kind: 'none' }
  const saidBy = (as: string, answer: string) =>
    words.some((word) => word.one('as') === as && word.one('endorsed') === answer)
  const inWords = (as: (typeof endorsers)[number]) => `the ${names[as]}`
  const refusedBy = endorsers.filter((as) => saidBy(as, 'no')).map(inWords)
  const waitsFor = endorsers.filter((as) => !saidBy(as, 'yes') && !saidBy(as, 'no')).map(inWords)
  // One person's word is one word, in whichever place it is given.
  const people = endorsers.map((as) =>
    words
      .find((word) => word.one('as') === as)
      ?.one('name')
      ?.trim(),
  )
  const isOnePerson = people[0] !== undefined && people[0].toLowerCase() === people[1]?.toLowerCase()
  if (refusedBy.length === 0 && waitsFor.length === 0 && !isOnePerson) return { kind: 'endorsed' }
  return {
    kind: 'asked',
    waitsFor: isOnePerson ? ['the other manager: both words are by one person'] : waitsFor,
    refusedBy,
  }
}
