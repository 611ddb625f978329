import type { Rule } from '../notices.ts'
import { isLive } from '../stages.ts'
import { urgencyOf } from '../urgency.ts'
import { caseRecord } from './headers.ts'

/** Urgent counts once both managers have endorsed it, and only until somebody is at work. */
export const urgentReferral: Rule = (one, _today, { names }) => {
  const urgency = urgencyOf(one, names)
  if (urgency.kind === 'none' || isLive(one)) return []
  const common = { kind: 'mind', id: 'urgent', due: null, at: caseRecord(one, 'urgent-endorsement') } as const
  if (urgency.kind === 'endorsed')
    return [
      {
        ...common,
        title: 'Urgent, endorsed by both managers',
        why: 'A child may come to harm very soon. It may go ahead of others.',
      },
    ]
  const { waitsFor, refusedBy } = urgency
  return [
    refusedBy.length > 0
      ? {
          ...common,
          title: 'Asked for as urgent, and not endorsed',
          why: `It takes both managers. No from ${refusedBy.join(' and ')}.`,
        }
      : {
          ...common,
          title: 'Asked for as urgent, not endorsed yet',
          why: `It takes both managers. Waits for ${waitsFor.join(' and ')}.`,
        },
  ]
}
