import { MAX_SIGHT_MS } from '#protocol/sight'
import { dayOf, daysAfter, momentOf } from '../cases/days.ts'

/**
 * The last moment of a look that takes so many days, in ms. The day of `at` (ms) counts as the first, however little is left of it; where a change of the clocks
 * makes the days longer than the server takes, as long as that.
 */
export const endOfSight = (at: number, days: number): number =>
  Math.min(momentOf(daysAfter(dayOf(at), days), '00:00') - 1, at + MAX_SIGHT_MS - 60_000)
