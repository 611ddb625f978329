import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { Clock } from '#core'
import type { SessionPlace } from '#store/session'

/** A session of the workbook (forms.md §4). A break is part of it: the room is booked and somebody waits. */
export const SESSION_MS = 2 * 60 * 60_000

const TICK_MS = 10_000

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
