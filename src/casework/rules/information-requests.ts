import { shortDay } from '../calendar/days.ts'
import type { Notice, Rule } from '../notices.ts'
import { agencyOf } from './agencies.ts'
import { idOf } from './headers.ts'

/** What was asked is chased until something comes back, and what came is dated and verified or said not to be. */
export const informationRequests: Rule = (one, today) =>
  one.of('information-request').flatMap((request): readonly Notice[] => {
    const at = request.header
    const id = idOf('information', at)
    const who = agencyOf(request)
    if (request.one('result') === null) {
      const due = request.one('wanted-by')
      if (due === null) return []
      const asked = request.one('asked-on')
      const chased = request.rows('chased-on').flatMap((row) => row['chased-on'] ?? [])
      const last = chased.sort().at(-1)
      const why = [
        asked === null ? '' : `Asked on ${shortDay(asked, today)}.`,
        last === undefined ? 'Not chased yet.' : `Last chased on ${shortDay(last, today)}.`,
        `The answer was wanted by ${shortDay(due, today)}.`,
      ]
      const title = due < today ? `Chase the answer of ${who}` : `An answer is to come from ${who}`
      return [{ kind: 'due', id, title, why: why.filter(Boolean).join(' '), due, at }]
    }
    const isReceived = request.one('result') === 'received'
    const open = [
      ...(isReceived && request.one('dated') === null ? ['from when the information is'] : []),
      ...(isReceived && request.one('verified') === null ? ['whether it is verified'] : []),
    ]
    return open.length === 0
      ? []
      : [
          {
            kind: 'mind',
            id,
            title: `The answer of ${who} is not whole`,
            why: `It does not say ${open.join(', nor ')}.`,
            due: null,
            at,
          },
        ]
  })
