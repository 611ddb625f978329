import type { Clock } from '#core'

/** How far the server's clock is from this device's; learnt from answers. */
export type ServerTime = {
  now(): number
  learn(now: number | null): void
  /** The server's clock less this device's, in ms; null before any answer. */
  ahead(): number | null
}

/** Remembers how far the server's clock is from this device's, however wrong this one is set. */
export function createServerTime(clock: Clock): ServerTime {
  let ahead: number | null = null
  return {
    now: () => clock() + (ahead ?? 0),
    learn(now) {
      if (now !== null) ahead = now - clock()
    },
    ahead: () => ahead,
  }
}
