import type { Clock } from '#core'
import { hideCover, showCover } from './cover.ts'
import { createTwice, isThreeFingers } from './gestures.ts'
import type { OpenSession } from './open-session.ts'
import type { SessionParts } from './parts.ts'

const IDLE_MS = 15 * 60_000
const HIDDEN_MS = 30_000
const CHECK_MS = 5_000
/** Leaving waits no longer than this for what is in hand to be written; by then it is a draft on this device. */
const FLUSH_MS = 2_000
const activity = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel'] as const

/** The ways out of session mode. All of them cover the screen at once, keep what was typed, and end at the lock. */
export type Leaving = {
  /** Hide: the session stays open and can be carried on with after an unlock. */
  hide(): void
  handBack(): void
  stop(): void
}

export function watchForLeaving(session: OpenSession, parts: SessionParts): Leaving {
  const { signals, clock } = parts.surroundings
  let left = false
  const leave = async (state: 'open' | 'handed-back'): Promise<void> => {
    if (left) return
    left = true
    showCover()
    stop()
    const settled = session.flush().then(() => session.moveTo({ state }))
    await Promise.race([
      settled.catch(() => undefined),
      new Promise<void>((resolve) => parts.after(FLUSH_MS, resolve)),
    ])
    signals.post({ kind: 'lock' })
    parts.askToPush()
    parts.leave()
  }
  const hide = (): void => void leave('open')
  const stop = listen(hide, session, clock)
  const stopSignals = signals.subscribe((signal) => {
    if (signal.kind === 'lock') hide()
  })
  return {
    hide,
    handBack: () => void leave('handed-back'),
    stop() {
      stop()
      stopSignals()
    },
  }
}

/** Idle, out of sight, gestures. Answers how to stop. */
function listen(hide: () => void, session: OpenSession, now: Clock): () => void {
  const isSecondEscape = createTwice()
  let touchedAt = now()
  let hiddenAt: number | null = null
  const check = (): void => {
    const hiddenFor = hiddenAt === null ? 0 : now() - hiddenAt
    if (now() - touchedAt >= IDLE_MS || hiddenFor >= HIDDEN_MS || now() >= session.place().until) hide()
  }
  const touched = (): void => {
    touchedAt = now()
  }
  const visibility = (): void => {
    check() // timers sleep with the tablet
    hiddenAt = document.hidden ? now() : null
    if (document.hidden) {
      showCover()
      void session.flush()
    } else hideCover()
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isSecondEscape(event.timeStamp)) hide()
  }
  const touch = (event: TouchEvent): void => {
    if (isThreeFingers(event.touches.length)) hide()
  }

  const timer = setInterval(check, CHECK_MS)
  const stop = new AbortController()
  const { signal } = stop
  for (const name of activity) addEventListener(name, touched, { signal, passive: true, capture: true })
  addEventListener('keydown', key, { signal, capture: true })
  addEventListener('touchstart', touch, { signal, passive: true, capture: true })
  addEventListener('blur', () => showCover(), { signal })
  addEventListener('focus', () => hideCover(), { signal })
  // A page that the browser keeps aside must not come back with its key.
  addEventListener('pagehide', () => showCover(), { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && hide(), { signal })
  document.addEventListener('visibilitychange', visibility, { signal })
  return () => {
    clearInterval(timer)
    stop.abort()
  }
}
