import { holdersOf } from '../allocation.ts'
import type { Rule } from '../notices.ts'

/** Two people allocated the case without seeing each other: both see it, and nobody loses the case meanwhile. */
export const twoPlaces: Rule = (one) =>
  one.of('allocation').flatMap((allocation) => {
    const { officers, before, isContested } = holdersOf(allocation.set)
    if (!isContested) return []
    const names = (holders: typeof officers) => holders.map(({ name }) => name)
    const had = before.length > 0 ? ` and ${names(before).join(' and ')}, who had it before,` : ''
    return [
      {
        kind: 'stop',
        id: 'allocated twice',
        title: `Allocated to ${names(officers).join(' and to ')}`,
        why: `Two managers did not see each other’s allocation. Until one stands, both officers${had} keep the case.`,
        due: null,
        at: allocation.header,
      },
    ]
  })
