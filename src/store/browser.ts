import { newId, systemClock, systemRandom } from '#core'
import { openDexieDisk } from './dexie-disk.ts'
import type { Locks, Signal, Signals, Surroundings } from './surroundings.ts'

/** The browser's own database, locks, channel and clock, shared by all documents and the service worker of this profile. */
export function browserSurroundings(): Surroundings {
  const signals = channelSignals()
  const disk = openDexieDisk('cairn', { onNewer: signals.lockHere })
  const document = newId(systemRandom)
  return { disk, locks: webLocks, signals, clock: systemClock, document }
}

const webLocks: Locks = (name, work) => navigator.locks.request(name, work)

/**
 * A document hears its own signals too: its screens read what it just wrote the same way as what another wrote. `lockHere`: as if another document had
 * said so, and to this one alone.
 */
function channelSignals(): Signals & { lockHere(): void } {
  const channel = new BroadcastChannel('cairn')
  const listeners = new Set<(signal: Signal) => void>()
  channel.addEventListener('message', ({ data }: MessageEvent<Signal>) => {
    for (const listen of listeners) listen(data)
  })
  return {
    post(signal) {
      channel.postMessage(signal)
      for (const listen of listeners) listen(signal)
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    lockHere() {
      for (const listen of listeners) listen({ kind: 'lock' })
    },
  }
}
