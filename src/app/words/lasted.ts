const MINUTE_MS = 60_000

/** Whole minutes from one moment to another, both in ms; never less than none. */
export const minutesSince = (startedAt: number, now: number): number =>
  Math.max(0, Math.round((now - startedAt) / MINUTE_MS))
