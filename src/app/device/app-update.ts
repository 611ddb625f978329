import { Workbox } from 'workbox-window'
import { trustedScriptUrl } from '#ui/first'
import type { Device } from './device.ts'
import { createWatched, type Watched } from './watched.ts'

/** A newer version of the app that waits until somebody asks for it. */
export type AppUpdate = {
  readonly waiting: Watched<boolean>
  /** Asks the server for a newer version now; what comes of it is in `waiting`. */
  look(): void
  /** Locks, lets the new version take over, and starts it. */
  accept(device: Device): Promise<void>
}

/** The new version is given this long to take over before the page starts again without it. */
const TAKE_OVER_MS = 4_000

/** Registers the service worker: the app then starts without a network. */
export function registerApp(): AppUpdate {
  const waiting = createWatched(false)
  if (!('serviceWorker' in navigator))
    return { waiting, look: () => undefined, accept: async () => undefined }
  const workbox = new Workbox(trustedScriptUrl('/service-worker.js'))
  workbox.addEventListener('waiting', () => waiting.set(true))
  void workbox.register({ immediate: true }).catch(() => undefined) // offline, or switched off: it works without
  return {
    waiting,
    look: () => void workbox.update().catch(() => undefined), // offline: the next round asks again
    accept: (device) =>
      device.leave('/', async () => {
        const controlling = new Promise((resolve) => workbox.addEventListener('controlling', resolve))
        workbox.messageSkipWaiting()
        await Promise.race([controlling, new Promise((resolve) => setTimeout(resolve, TAKE_OVER_MS))])
      }),
  }
}
