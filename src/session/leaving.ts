import { hideCover, showCover } from './cover.tsx'
import { createThreeFingerTap, createTwice } from './gestures.ts'
import type { SessionParts } from './parts.ts'
import { createPresence } from './presence.ts'

const CHECK_MS = 5_000
/** One try to write what is in hand may take this long. */
const KEEP_MS = 2_000
/** Behind the cover it goes on trying, as long as a page may be out of sight; then the keys have to go. */
const KEEP_TRYING_MS = 30_000
/** The session's signature is good until its end, so that what is in hand is written a little before. */
const BEFORE_END_MS = 15_000
const activity = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel'] as const

/** What leaving needs of the session. */
export type LeavingWork = {
  /** When the session's time is over, in ms. */
  until(): number
  /** Writes what is in hand; false when something is on screen only. */
  keep(): Promise<boolean>
  /** Stores that the tablet was given back; false when it could not. */
  markHandedBack(): Promise<boolean>
  close(): Promise<void>
  /** The screen is about to go: nothing may go on reading it aloud. */
  quiet(): void
  timeUp(): void
}

/** The ways out of session mode. All of them cover the screen at once, keep what was typed, and end at the lock. */
export type Leaving = {
  /** The session stays open and can be carried on with after an unlock. */
  hide(): void
  /** False: something could not be kept, so the session stays on screen. */
  handBack(): Promise<boolean>
  stop(): void
}

export function watchForLeaving(work: LeavingWork, parts: SessionParts): Leaving {
  const { signals, clock } = parts.surroundings
  let left = false

  const pause = (ms: number) => new Promise<void>((resolve) => parts.after(ms, resolve))
  const inTime = (done: Promise<boolean>): Promise<boolean> =>
    Promise.race([done.catch(() => false), pause(KEEP_MS).then(() => false)])

  const leave = async (tellOthers: boolean): Promise<void> => {
    if (left) return
    left = true
    showCover()
    work.quiet()
    stop()
    const giveUpAt = clock() + KEEP_TRYING_MS
    while (!(await inTime(work.keep())) && clock() < giveUpAt) await pause(KEEP_MS)
    await inTime(work.close().then(() => true))
    if (tellOthers) signals.post({ kind: 'lock' })
    parts.askToPush()
    parts.leave()
  }
  const hide = (): void => void leave(true)

  const stopListening = listen(hide, work, parts)
  const stopSignals = signals.subscribe((signal) => {
    if (signal.kind === 'lock') void leave(false)
  })
  function stop(): void {
    stopListening()
    stopSignals()
  }

  return {
    hide,
    async handBack() {
      if (!(await inTime(work.keep())) || !(await inTime(work.markHandedBack()))) return false
      hide()
      return true
    },
    stop,
  }
}

/** Idle, out of sight, gestures, the end of the time. Answers how to stop. */
function listen(hide: () => void, work: LeavingWork, { surroundings }: SessionParts): () => void {
  const { clock } = surroundings
  const isSecondEscape = createTwice()
  const isThreeFingerTap = createThreeFingerTap()
  const presence = createPresence(clock)

  const check = (): void => {
    if (presence.isGone()) hide()
    else if (clock() >= work.until() - BEFORE_END_MS) work.timeUp()
  }
  const touched = (): void => {
    if (presence.isGone()) hide()
    else presence.touched()
  }
  const away = (): void => {
    showCover()
    work.quiet()
    void work.keep()
  }
  const back = (): void => {
    check() // before anything is shown: the tablet may have slept
    if (document.hidden || presence.isGone()) return
    presence.shown()
    hideCover()
  }
  const visibility = (): void => {
    if (document.hidden) {
      presence.hidden()
      away()
    } else back()
  }
  const key = ({ key: name, repeat, timeStamp }: KeyboardEvent): void => {
    if (name === 'Escape' && !repeat && isSecondEscape(timeStamp)) hide()
  }
  const touch = ({ type, touches, timeStamp }: TouchEvent): void => {
    const at = type === 'touchcancel' ? Number.POSITIVE_INFINITY : timeStamp
    if (isThreeFingerTap(touches.length, at)) hide()
  }

  const timer = setInterval(check, CHECK_MS)
  const stop = new AbortController()
  const { signal } = stop
  const always = { signal, passive: true, capture: true }
  for (const name of activity) addEventListener(name, touched, always)
  for (const name of ['touchstart', 'touchend', 'touchcancel'] as const) addEventListener(name, touch, always)
  addEventListener('keydown', key, always)
  addEventListener('blur', away, { signal })
  addEventListener('focus', back, { signal })
  addEventListener('pointerdown', back, always) // where coming back to a window is not told
  addEventListener('pagehide', away, { signal })
  // A page that the browser kept aside must not come back with its key.
  window.addEventListener('pageshow', ({ persisted }) => persisted && hide(), { signal })
  document.addEventListener('visibilitychange', visibility, { signal })
  return () => {
    clearInterval(timer)
    stop.abort()
  }
}
