import { type CaseAnswers, type Day, movesOf, stagesOf, type Urgency, urgencyOf } from '#casework'
import { type CaseFacts, caseFacts } from './case-facts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { answersOfCase } from './pathway.ts'

/** A referral that nobody has decided on yet. */
export type ReferralLine = {
  readonly one: CaseOnDevice
  readonly facts: CaseFacts
  /** Null where nothing says when it was asked for. */
  readonly askedOn: Day | null
  readonly urgency: Urgency
  readonly isAcknowledged: boolean
  /** What the way on still waits for; empty where it waits for nothing. */
  readonly missing: readonly string[]
}

const undecided: ReadonlySet<string> = new Set(['request', 'screening', 'case-discussion'])

/** The oldest request first: nothing here puts them in an order that would hide an urgent one. */
export const referralsIn = (cases: readonly CaseOnDevice[], today: Day): readonly ReferralLine[] =>
  cases
    .map((one) => ({ one, answers: answersOfCase(one) }))
    .filter(({ answers }) => isReferral(answers))
    .map(({ one, answers }) => referralLine(one, answers, today))
    .sort((a, b) => ((a.askedOn ?? '') < (b.askedOn ?? '') ? -1 : 1))

export const isReferral = (answers: CaseAnswers): boolean =>
  stagesOf(answers).some((stage) => undecided.has(stage))

function referralLine(one: CaseOnDevice, answers: CaseAnswers, today: Day): ReferralLine {
  const [request] = answers.of('request-for-service')
  const [way] = movesOf(answers, today).filter(({ isOn }) => isOn)
  return {
    one,
    facts: caseFacts(one.file),
    askedOn: request?.one('asked-on') ?? null,
    urgency: urgencyOf(answers),
    isAcknowledged: answers.of('acceptance').some((decision) => decision.one('acknowledged') !== null),
    missing: way?.missing ?? [],
  }
}
