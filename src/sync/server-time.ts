import type { Clock } from '#core'

/** How far the server's clock is from this device's; learnt from answers. */
export type ServerTime = { now(): number; learn(now: number | null): void }

/** Remembers how far the server's clock is from this device's, however wrong this one is set. */
export function createServerTime(clock: Clock): ServerTime {
  let ahead = 0
  return {
    now: () => clock() + ahead,
    learn(now) {
      if (now !== null) ahead = now - clock()
    },
  }
}
