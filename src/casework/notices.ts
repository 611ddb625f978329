import type { RecordHeader } from '#record'
import type { CaseAnswers } from './answers.ts'
import type { Day } from './calendar/days.ts'
import { type Practice, usualPractice } from './practice.ts'
import { assessmentClock } from './rules/assessment-clock.ts'
import { checkIns } from './rules/check-ins.ts'
import { consentWithdrawn } from './rules/consent-withdrawn.ts'
import { courtReports } from './rules/court-reports.ts'
import { disagreements } from './rules/disagreements.ts'
import { escalations } from './rules/escalations.ts'
import { groupSupervision } from './rules/group-supervision.ts'
import { informationRequests } from './rules/information-requests.ts'
import { keptPrivate } from './rules/kept-private.ts'
import { linkedPeople } from './rules/linked-people.ts'
import { orders } from './rules/orders.ts'
import { policeInvestigation } from './rules/police-investigation.ts'
import { receipts } from './rules/receipts.ts'
import { twoPlaces } from './rules/two-places.ts'
import { urgentReferral } from './rules/urgent-referral.ts'
import { isOver } from './stages.ts'

/**
 * Something that a rule of the pathway says of a case today. `stop`: the work may not go on as if nothing were; `due`: to be done by `due`, which
 * may be over; `mind`: to know.
 */
export type Notice = {
  readonly kind: 'stop' | 'due' | 'mind'
  /** Tells it from others of the same case. */
  readonly id: string
  readonly title: string
  /** Which facts it follows from, in words. */
  readonly why: string
  /** Null of what has no day. */
  readonly due: Day | null
  /** Where it is dealt with. */
  readonly at: RecordHeader
}

export type Rule = (one: CaseAnswers, today: Day, practice: Practice) => readonly Notice[]

/** Each holds one rule of people-and-pathway.md. */
const rules: readonly Rule[] = [
  ...[consentWithdrawn, policeInvestigation, escalations, urgentReferral, receipts, twoPlaces],
  ...[assessmentClock, groupSupervision, checkIns, informationRequests, courtReports, disagreements],
  ...[keptPrivate, orders, linkedPeople],
]

const weight = { stop: 0, due: 1, mind: 2 } as const

/**
 * What stops the work first, then what is due by its day, then what is to be minded. Of a case that is over: nothing. `practice`: what the case's
 * service works by now.
 */
export function noticesOf(
  one: CaseAnswers,
  today: Day,
  practice: Practice = usualPractice,
): readonly Notice[] {
  const before = known.get(one)
  if (before?.today === today && before.practice === practice) return before.notices
  const notices = isOver(one) ? [] : rules.flatMap((rule) => rule(one, today, practice)).sort(inOrder)
  known.set(one, { today, practice, notices })
  return notices
}

/** What the rules said of a case last: its answers never change, the day and what the service works by do. */
const known = new WeakMap<
  CaseAnswers,
  { readonly today: Day; readonly practice: Practice; readonly notices: readonly Notice[] }
>()

const inOrder = (a: Notice, b: Notice): number =>
  weight[a.kind] - weight[b.kind] || byDue(a, b) || (a.id < b.id ? -1 : 1)

const byDue = (a: Notice, b: Notice): number => {
  const [first, second] = [a.due ?? '9999', b.due ?? '9999']
  return first < second ? -1 : first > second ? 1 : 0
}

export const isOverdue = ({ kind, due }: Notice, today: Day): boolean =>
  kind === 'due' && due !== null && due < today
