import { shortDay } from '../calendar/days.ts'
import { isContactHeld } from '../guards/stops.ts'
import type { Notice, Rule } from '../notices.ts'

/** While the police investigate: nothing before they were asked, and no exercise that can become evidence before the manager decided. */
export const policeInvestigation: Rule = (one, today) => {
  const { file } = one
  if (!file.has('police-investigation', 'yes')) return []
  const on = file.one('police-checked-on')
  const asked = file.has('police-checked', 'wait')
  const hold: Notice = {
    kind: 'stop',
    id: 'police hold',
    title: 'No contact with the client yet',
    why: asked
      ? `The police investigate and said to wait${on === null ? '' : ` on ${shortDay(on, today)}`}.`
      : 'The police investigate, and nothing says that they agree to a contact. Ask the officer in the case.',
    due: null,
    at: file.header,
  }
  const isDecided = file.one('police-exercises') === 'go-ahead'
  const evidence: Notice = {
    kind: 'mind',
    id: 'police evidence',
    title: 'Storyboard and inventories: not now',
    why: file.has('police-exercises', 'leave-out')
      ? 'The police investigate, and the manager decided to leave them out: what is written there can become evidence.'
      : 'The police investigate, and what is written there can become evidence. The manager has not decided yet.',
    due: null,
    at: file.header,
  }
  return [...(isContactHeld(one) ? [hold] : []), ...(isDecided ? [] : [evidence])]
}
