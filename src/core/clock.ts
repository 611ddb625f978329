/** Milliseconds since 1970-01-01T00:00:00Z; shown and kept, never used to order or settle anything. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
