import { timeSince } from '#core'
import type { Device } from './device.ts'

const IDLE_MS = 5 * 60_000
const HIDDEN_MS = 30_000
const CHECK_MS = 5_000
const activity = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel'] as const

/**
 * Locks after five minutes without a touch, after 30 s out of sight, and on Ctrl+Shift+L; fetches and sends when the page comes back.
 * Answers how to stop.
 */
export function watchForLock(device: Device, now: () => number): () => void {
  let touchedAt = now()
  let hiddenAt: number | null = null
  const lock = () => void device.leave('/')
  const open = () => {
    const state = device.state.now()
    return state.kind === 'open' ? state.open : null
  }
  const check = () => {
    const hiddenFor = hiddenAt === null ? 0 : timeSince(hiddenAt, now())
    if (timeSince(touchedAt, now()) >= IDLE_MS || hiddenFor >= HIDDEN_MS) lock()
  }
  const touched = () => {
    touchedAt = now()
  }
  const online = () => void open()?.sync.round()
  const visibility = () => {
    check() // timers sleep with the tablet
    hiddenAt = document.hidden ? now() : null
    if (document.hidden) void open()?.editors.flush()
    else online()
  }
  const shortcut = (event: KeyboardEvent) => {
    if (!event.ctrlKey || !event.shiftKey || event.key.toLowerCase() !== 'l') return
    event.preventDefault()
    lock()
  }
  // A page kept aside by the browser must not come back with its keys.
  const pageHide = (event: PageTransitionEvent) => event.persisted && open()?.end()
  const pageShow = (event: PageTransitionEvent) => event.persisted && open() && location.replace('/')

  const timer = setInterval(check, CHECK_MS)
  const stop = new AbortController()
  const { signal } = stop
  for (const name of activity) addEventListener(name, touched, { signal, passive: true, capture: true })
  addEventListener('online', online, { signal })
  addEventListener('keydown', shortcut, { signal })
  addEventListener('pagehide', pageHide, { signal })
  addEventListener('pageshow', pageShow, { signal })
  document.addEventListener('visibilitychange', visibility, { signal })
  return () => {
    clearInterval(timer)
    stop.abort()
  }
}
