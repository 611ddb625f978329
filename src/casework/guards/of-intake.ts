import { holdersOf } from '../allocation.ts'
import type { Answers, CaseAnswers } from '../answers.ts'
import type { Guard } from '../moves.ts'
import { screeningOutcome } from '../screening-outcome.ts'

/** What a referral is held against (people-and-pathway.md, General acceptance principles). */
const principles = [
  ...['adult', 'willing', 'current', 'abuse', 'stays-open'],
  ...['route', 'attend', 'police', 'court', 'voluntary'],
]

export const requested: Guard = (one) =>
  one.of('request-for-service').some((request) => request.one('client') !== null)
    ? null
    : 'The request for service is not written yet.'

/** A referral that was screened as not eligible may still be made; the decision on it says why. */
export const screened: Guard = (one) => {
  const screenings = one.of('screening')
  if (screenings.length === 0) return 'The screening is not done yet.'
  return screenings.some((screening) => screeningOutcome(screening).result !== 'open')
    ? null
    : 'The screening still has an open question.'
}

export const consented: Guard = (one) =>
  one.of('request-for-service').some((request) => request.one('consent') === 'yes')
    ? null
    : 'The signed consent form is not with the request.'

export const discussed: Guard = (one) =>
  one.of('acceptance').some((decision) => decision.one('discussed-on') !== null)
    ? null
    : 'The case has not been discussed with the social worker.'

export const principlesWeighed: Guard = (one) => {
  const [decision] = one.of('acceptance')
  if (!decision) return 'Nothing says yet which principles of acceptance are met.'
  const open = principles.filter((id) => decision.one(id) === null).length
  if (open > 0)
    return `${open} of the ${principles.length} principles of acceptance ${open === 1 ? 'has' : 'have'} no answer.`
  const unexplained = principlesNotMet(decision).filter((id) => decision.one(`${id}/note`) === null).length
  if (unexplained > 0)
    return `${unexplained} of the principles ${unexplained === 1 ? 'is' : 'are'} not met or not clear, and no note says why it may go ahead all the same.`
  return screenedOut(one) && decision.one('reason') === null
    ? 'The screening ended early, and the decision does not say why it is accepted all the same.'
    : null
}

/** Ids of the principles that are not met, or not clear. */
const principlesNotMet = (decision: Answers): readonly string[] =>
  principles.filter((id) => decision.has(id, 'not-met') || decision.has(id, 'not-clear'))

const screenedOut = (one: CaseAnswers): boolean =>
  one.of('screening').some((screening) => screeningOutcome(screening).ended !== null)

/** Somebody whom Probation supervises is taken on as an exception; who keeps the duties there is then on record. */
export const probationNamed: Guard = (one) =>
  one
    .of('screening')
    .some((screening) => screening.has('probation', 'yes') || screening.has('probation', 'ending')) &&
  one.file.one('probation-practitioner') === null
    ? 'Probation supervises the client, and the case file does not name the Probation Practitioner.'
    : null

const decisions = {
  accept: 'to accept it',
  consultation: 'on a consultation only',
  decline: 'to decline it',
} as const

/** The manager's decision, completed: what is still being written is none. */
export const decidedTo =
  (decision: keyof typeof decisions): Guard =>
  (one) =>
    one
      .of('acceptance')
      .some(({ standing, one: said }) => standing.kind === 'completed' && said('decision') === decision)
      ? null
      : `The manager has not decided ${decisions[decision]} (a completed decision on the referral).`

export const withOneOfficer: Guard = (one) => {
  const [allocation] = one.of('allocation')
  const { officers = [], isContested = false } = allocation ? holdersOf(allocation.set) : {}
  if (isContested)
    return `Two managers allocated it: to ${officers.map(({ name }) => name).join(' and to ')}. Settle which stands.`
  if (officers.length === 0) return 'No officer is named in the allocation.'
  return allocation?.one('reason') === null ? 'The allocation gives no reason.' : null
}
