import { shortDay } from '../calendar/days.ts'
import type { Rule } from '../notices.ts'
import { isLive } from '../stages.ts'
import { caseRecord } from './headers.ts'

/** The referrer gets an acknowledgement when the request comes. */
export const receipts: Rule = (one, today) => {
  const [request] = one.of('request-for-service')
  const isAcknowledged = one.of('acceptance').some((decision) => decision.one('acknowledged') !== null)
  if (!request || isAcknowledged || isLive(one)) return []
  const asked = request.one('asked-on')
  return [
    {
      kind: 'due',
      id: 'receipt',
      title: 'Acknowledge the request to the referrer',
      why: asked === null ? 'It has come.' : `It came on ${shortDay(asked, today)}.`,
      due: asked ?? today,
      at: caseRecord(one, 'acceptance'),
    },
  ]
}
