import type { Answers } from './answers.ts'

/** What the four questions come to. `ended`: the number of the question that ended it; null while it goes on or all four went on. */
export type ScreeningOutcome = {
  readonly result: 'open' | 'suitable' | 'suitable-after-motivation' | 'check-with-team' | 'not-eligible'
  readonly ended: 1 | 2 | 3 | 4 | null
}

const goesOn = { result: 'open', ended: null } as const

/** Question by question: one that ends it makes those after it count for nothing (people-and-pathway.md, Screening). */
export function screeningOutcome({ one }: Pick<Answers, 'one'>): ScreeningOutcome {
  const probation = one('probation')
  if (probation === 'yes') return { result: 'not-eligible', ended: 1 }
  if (probation === null) return goesOn
  const incident = one('incident')
  if (incident === 'historical') return { result: 'check-with-team', ended: 2 }
  if (incident === null) return goesOn
  const consent = one('consent')
  if (consent === 'no') return { result: 'not-eligible', ended: 3 }
  if (consent === null) return goesOn
  const recognition = one('recognition')
  if (recognition === 'no') return { result: 'not-eligible', ended: 4 }
  if (recognition === null) return goesOn
  return { result: recognition === 'partly' ? 'suitable-after-motivation' : 'suitable', ended: null }
}
