import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { Clock } from '#core'
import type { SessionPlace } from '#store'
import { durationInWords } from '#ui'

/** A session of the workbook (forms.md §4). A break is part of it: the room is booked and somebody waits. */
export const SESSION_MS = 2 * 60 * 60_000

const MINUTE = 60_000
const TICK_MS = 10_000

/** "1 h 12 min left", "9 min left", "Time is up"; whole minutes begun count. `ms` may be below zero. */
export function leftInWords(ms: number): string {
  if (ms <= 0) return 'Time is up'
  return `${durationInWords(Math.ceil(ms / MINUTE))} left`
}

/** What is left of the session's two hours, in ms. */
export const timeLeft = ({ startedAt }: Pick<SessionPlace, 'startedAt'>, now: number): number =>
  startedAt + SESSION_MS - now

/** The clock as a signal, near enough for minutes. */
export function useNow(clock: Clock): Accessor<number> {
  const [now, setNow] = createSignal(clock())
  const timer = setInterval(() => setNow(clock()), TICK_MS)
  onCleanup(() => clearInterval(timer))
  return now
}
