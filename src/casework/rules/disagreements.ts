import { shortDay } from '../calendar/days.ts'
import type { Rule } from '../notices.ts'
import { idOf } from './headers.ts'

const parts = [
  { field: 'our-view', words: 'how we see it' },
  { field: 'their-view', words: 'how they see it' },
  { field: 'resolution', words: 'what was agreed' },
  { field: 'plan', words: 'the plan' },
] as const

/** A disagreement is raised with the Team Manager and stays open until it is settled, with a plan. */
export const disagreements: Rule = (one, today, { names }) =>
  one.of('disagreement').flatMap((difference) => {
    const open = parts.filter(({ field }) => difference.one(field) === null).map(({ words }) => words)
    const isRaised = difference.one('manager-told') !== null
    if (isRaised && open.length === 0 && difference.one('settled') !== null) return []
    const since = difference.one('raised')
    const why = [
      since === null ? '' : `Since ${shortDay(since, today)}.`,
      open.length === 0 ? 'No day is put on which it was settled.' : `Still to say: ${open.join(', ')}.`,
    ]
    return [
      {
        kind: isRaised ? 'mind' : 'due',
        id: idOf('disagreement', difference.header),
        title: isRaised
          ? `Not settled: the disagreement with ${difference.one('with') ?? 'others'}`
          : `Raise the disagreement with ${difference.one('with') ?? 'others'} with the ${names['team-manager']}`,
        why: why.filter(Boolean).join(' '),
        due: isRaised ? null : (since ?? today),
        at: difference.header,
      },
    ]
  })
