import { type Clock, timeSince } from '#core'

const IDLE_MS = 15 * 60_000
const HIDDEN_MS = 30_000

/** Whether somebody is there. Timers sleep with the tablet, so it goes by the clock, and is asked before anything is shown again. */
export type Presence = {
  touched(): void
  hidden(): void
  shown(): void
  /** Nobody for 15 minutes, or out of sight for 30 seconds. */
  isGone(): boolean
}

export function createPresence(now: Clock): Presence {
  let touchedAt = now()
  let hiddenAt: number | null = null
  return {
    touched() {
      touchedAt = now()
    },
    hidden() {
      hiddenAt ??= now()
    },
    shown() {
      hiddenAt = null
    },
    isGone: () =>
      timeSince(touchedAt, now()) >= IDLE_MS ||
      (hiddenAt !== null && timeSince(hiddenAt, now()) >= HIDDEN_MS),
  }
}
