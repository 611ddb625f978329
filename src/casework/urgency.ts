import type { Answers, CaseAnswers } from './answers.ts'
import { type Practice, usualPractice } from './practice.ts'

/** Whose word a referral needs before it counts as urgent. */
const endorsers = ['team-manager', 'service-manager'] as const

type Endorser = (typeof endorsers)[number]

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
  if (!isAsked(one)) return { kind: 'none' }
  const inWords = (as: Endorser) => `the ${names[as]}`
  const refusedBy = endorsers.filter((as) => saidAs(words, as, 'no')).map(inWords)
  const waitsFor = endorsers.filter((as) => lacksWord(one, as)).map(inWords)
  // One person's word is one word, in whichever place it is given; of several in one place any other person's counts.
  const [team = [], service = []] = endorsers.map((as) =>
    words.filter((word) => word.one('as') === as).map((word) => word.one('name')?.trim().toLowerCase()),
  )
  const isOnePerson =
    team.length > 0 &&
    service.length > 0 &&
    team.every((one) => one !== undefined && service.every((other) => other === one))
  if (refusedBy.length === 0 && waitsFor.length === 0 && !isOnePerson) return { kind: 'endorsed' }
  return {
    kind: 'asked',
    waitsFor: isOnePerson ? ['the other manager: both words are by one person'] : waitsFor,
    refusedBy,
  }
}

/** Whether it was asked for as urgent and has no word of this manager yet, neither yes nor no. */
export function lacksWord(one: CaseAnswers, as: Endorser): boolean {
  const words = one.of('urgent-endorsement')
  return isAsked(one) && !saidAs(words, as, 'yes') && !saidAs(words, as, 'no')
}

const isAsked = (one: CaseAnswers): boolean =>
  one.of('urgent-endorsement').length > 0 ||
  one.of('request-for-service').some((request) => request.has('urgent', 'yes'))

const saidAs = (words: readonly Answers[], as: Endorser, answer: 'yes' | 'no'): boolean =>
  words.some((word) => word.one('as') === as && word.one('endorsed') === answer)
