/** Milliseconds since 1970-01-01T00:00:00Z; shown and kept, never used to order or settle anything. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

/** How long ago, in ms. A clock that was set back tells nothing: as much time counts as it was set back by. */
export const timeSince = (at: number, now: number): number => Math.abs(now - at)
