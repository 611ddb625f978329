import type { CaseAnswers } from '../answers.ts'
import type { Day } from '../calendar/days.ts'
import { screeningOutcome } from '../screening-outcome.ts'
import { isLive, stageOf } from '../stages.ts'
import { urgencyOf } from '../urgency.ts'
import { type Asked, type Figure, linesByMonth } from './figure.ts'
import { isIn, type Months } from './months.ts'

const outcomes = ['accepted', 'consultation', 'declined', 'open'] as const
const outcomeWords = ['Accepted', 'Consultation only', 'Declined', 'Not decided']

/** Requests for service by the month in which they were made, and what became of each. */
export const referrals = ({ cases, months }: Asked): Figure => ({
  id: 'referrals',
  title: 'Referrals and what became of them',
  how: 'By the date of the request for service. “Not decided” is as things stand on the day they are counted.',
  by: 'Month of the request',
  columns: outcomeWords,
  measures: [],
  lines: linesByMonth(
    months,
    outcomeWords,
    cases.filter(isReferred).map((one) => ({ day: askedOn(one), column: outcomeOf(one) })),
  ),
})

const endings = [
  { ended: null, words: 'None: all four went on' },
  { ended: 1, words: '1: with Probation already' },
  { ended: 2, words: '2: only historical abuse' },
  { ended: 3, words: '3: no informed consent' },
  { ended: 4, words: '4: sees no abuse, or wants no change' },
] as const

/** Referrals of these months by the question of the screening that ended it, if one did. */
export function screenings({ cases, months }: Asked): Figure {
  const screened = cases
    .filter((one) => isReferredIn(one, months))
    .flatMap((one) =>
      one
        .of('screening')
        .slice(0, 1)
        .map(screeningOutcome)
        .filter(({ result }) => result !== 'open')
        .map(({ ended }) => ({ ended, column: outcomeOf(one) })),
    )
  return {
    id: 'screenings',
    title: 'Which screening answer ended it',
    how: 'Referrals of these months whose screening is finished. One that ended early may still have been accepted.',
    by: 'Question that ended it',
    columns: outcomeWords,
    measures: [],
    lines: endings.map(({ ended, words }) => ({
      label: words,
      counts: outcomeWords.map(
        (_, index) => screened.filter((one) => one.ended === ended && one.column === index).length,
      ),
      measured: [],
    })),
  }
}

const urgencies = ['endorsed', 'waits', 'refused'] as const
const urgencyWords = ['Endorsed by both', 'Waits for a word', 'Not endorsed']

/** Referrals that were asked for as urgent. */
export const urgentReferrals = ({ cases, months }: Asked): Figure => ({
  id: 'urgent',
  title: 'Asked for as urgent',
  how: 'By the date of the request. It takes the word of both managers.',
  by: 'Month of the request',
  columns: urgencyWords,
  measures: [],
  lines: linesByMonth(
    months,
    urgencyWords,
    cases.flatMap((one) => {
      const urgency = urgencyOf(one)
      if (urgency.kind === 'none') return []
      const kind =
        urgency.kind === 'endorsed' ? 'endorsed' : urgency.refusedBy.length > 0 ? 'refused' : 'waits'
      return [{ day: askedOn(one), column: urgencies.indexOf(kind) }]
    }),
  ),
})

const isReferred = (one: CaseAnswers): boolean => one.of('request-for-service').length > 0

const askedOn = (one: CaseAnswers): Day | null => one.of('request-for-service')[0]?.one('asked-on') ?? null

function isReferredIn(one: CaseAnswers, months: Months): boolean {
  const day = askedOn(one)
  return day !== null && isIn(months, day)
}

/** What the manager decided in a completed decision; where there is none, as the stage tells. */
function outcomeOf(one: CaseAnswers): number {
  const decided = one.of('acceptance').find(({ standing }) => standing.kind === 'completed')
  const decision = decided?.one('decision') ?? byStage(one)
  return outcomes.indexOf(decisions.get(decision) ?? 'open')
}

const decisions: ReadonlyMap<string, (typeof outcomes)[number]> = new Map([
  ['accept', 'accepted'],
  ['consultation', 'consultation'],
  ['decline', 'declined'],
])

function byStage(one: CaseAnswers): string {
  const stage = stageOf(one)
  if (stage === 'consultation') return 'consultation'
  if (stage === 'declined') return 'decline'
  return isLive(one) || stage === 'waiting' || stage === 'closed' ? 'accept' : ''
}
