import type { CaseAnswers } from '../answers.ts'
import type { Guard } from '../moves.ts'

/** Whether the client has taken back the whole consent, in whichever record, whatever else is said there. */
const isConsentWithdrawn = (one: CaseAnswers): boolean =>
  one.of('consent-withdrawal').some((withdrawal) => withdrawal.has('what', 'all'))

export const consentStands: Guard = (one) =>
  isConsentWithdrawn(one) ? 'The client has taken the consent back.' : null

/** Whether the police investigate and nobody has their word that contact may go ahead; two answers count as the careful one. */
export const isContactHeld = ({ file }: CaseAnswers): boolean =>
  file.has('police-investigation', 'yes') && file.one('police-checked') !== 'may'

/** Whether an escalation has suspended the work, and nothing says that it may go on. */
const isSuspendedByRisk = (one: CaseAnswers): boolean =>
  one.of('escalation').some((risen) => risen.has('go-on', 'no') && risen.one('resumed') === null)

export const notHeldBack: Guard = (one) =>
  isSuspendedByRisk(one) ? 'The risk has risen, and the work is not safe to go on.' : null

export const safeAgain: Guard = (one) =>
  isSuspendedByRisk(one)
    ? 'Nothing says since when the work is safe to go on (in the record of the risk).'
    : null
