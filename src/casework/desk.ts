import type { CaseAnswers } from './answers.ts'
import type { Day } from './calendar/days.ts'
import type { Notice } from './notices.ts'
import { type Practice, usualPractice } from './practice.ts'
import { courtWords } from './rules/court-reports.ts'
import { disagreements } from './rules/disagreements.ts'
import { escalations } from './rules/escalations.ts'
import { urgentReferral } from './rules/urgent-referral.ts'
import { isOver } from './stages.ts'
import { urgencyOf } from './urgency.ts'

/** What of a case is the manager's to know or to say (people-and-pathway.md, Roles). */
export type Desk = {
  /** Risk that has risen, with what is still to be done about it. */
  readonly risen: readonly Notice[]
  /** Reports for court that wait for the manager: not discussed yet, or to be written by somebody who is not a PO. */
  readonly court: readonly Notice[]
  /** Asked for as urgent, with a word still missing; a no is a word. */
  readonly urgent: readonly Notice[]
  readonly disagreements: readonly Notice[]
}

const nothing: Desk = { risen: [], court: [], urgent: [], disagreements: [] }

/** Of a case that is over: nothing. */
export function deskOf(one: CaseAnswers, today: Day, practice: Practice = usualPractice): Desk {
  if (isOver(one)) return nothing
  const urgency = urgencyOf(one)
  const waits = urgency.kind === 'asked' && urgency.refusedBy.length === 0
  return {
    risen: escalations(one, today, practice),
    court: courtWords(one, practice),
    urgent: waits ? urgentReferral(one, today, practice) : [],
    disagreements: disagreements(one, today, practice),
  }
}
