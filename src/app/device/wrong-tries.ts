import type { WrongTries } from '#store'

/** So many tries are free: a slip of the finger costs nothing. */
const FREE_TRIES = 5
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 5 * 60_000

/** How long the lock waits before the next try, in ms: 5 s after five wrong ones, doubling up to 5 minutes. */
export function waitAfter({ count, lastAt }: WrongTries, now: number): number {
  if (count < FREE_TRIES) return 0
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES))
  // A clock that was set back must not lock anybody out for longer than that.
  return Math.min(whole, Math.max(0, lastAt + whole - now))
}
