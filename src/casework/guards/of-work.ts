import type { Answers } from '../answers.ts'
import type { Guard } from '../moves.ts'
import { isContactHeld } from './stops.ts'

export const mayStartContact: Guard = (one) =>
  isContactHeld(one) ? 'The police investigate and have not said that contact may go ahead.' : null

const ofAllAgencies: ReadonlySet<string> = new Set([
  'core-group',
  'conference',
  'child-in-need',
  'supervision',
])

/** The three-way meeting; where it does not suit, the next meeting of all agencies stands in for it. */
export const metOrSkipped: Guard = (one) => {
  const meetings = one.of('contact')
  const threeWay = meetings.filter((meeting) => meeting.one('kind') === 'three-way')
  if (threeWay.some((meeting) => meeting.one('outcome') === 'held')) return null
  if (threeWay.every((meeting) => meeting.one('outcome') !== 'not-suitable'))
    return 'The three-way meeting has not been held. Where it does not suit, say so in its record.'
  return meetings.some(
    (meeting) => ofAllAgencies.has(meeting.one('kind') ?? '') && meeting.one('outcome') === 'held',
  )
    ? null
    : 'The three-way meeting does not suit, and no meeting of all agencies has been held in its place.'
}

const isClosed = ({ standing }: Answers): boolean => standing.kind === 'completed'

/** What the assessment is made of: consent taken again, SARA, the risk assessment. */
export const assessed: Guard = (one) => {
  const parts = [
    { form: 'consent', words: 'the consent taken in session 1' },
    { form: 'sara', words: 'SARA' },
    { form: 'risk-assessment', words: 'the risk assessment' },
  ]
  const open = parts.filter(({ form }) => !one.of(form).some(isClosed)).map(({ words }) => words)
  return open.length === 0 ? null : `Not completed yet: ${open.join(', ')}.`
}

export const actionPlanned: Guard = (one) =>
  one.of('action-plan').some((plan) => plan.rows('issue', 'aim', 'action').length > 0)
    ? null
    : 'There is no action plan with anything in it.'

/** A report at the end of the work, signed by the manager where that is asked for. */
export const finallyReported: Guard = (one) => {
  const reports = [...one.of('post-intervention'), ...one.of('post-programme')].filter(isClosed)
  if (reports.length === 0) return 'No report on the end of the work is completed.'
  return reports.some(
    ({ standing, one: said }) =>
      said('countersign') !== 'yes' ||
      (standing.kind === 'completed' && standing.countersignatures.length > 0),
  )
    ? null
    : 'The report waits for the manager’s signature.'
}
