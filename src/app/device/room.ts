import type { After } from '#store'
import type { DeviceStorage, StorageState } from './storage.ts'
import { createWatched, type Watched } from './watched.ts'

/** Room that is kept for finishing what was begun, in bytes (docs/decisions/0011-room-is-kept.md). */
export const RESERVE = 20_000_000

/** How much room there is, looked at now and then while a vault is open. */
export type Room = {
  /** Null until the browser has said. */
  readonly state: Watched<StorageState | null>
  look(): Promise<StorageState>
  stop(): void
}

const EVERY_MS = 60_000

export function watchRoom(storage: DeviceStorage, after: After): Room {
  const state = createWatched<StorageState | null>(null)
  let cancel = (): void => undefined
  let stopped = false
  const look = async (): Promise<StorageState> => {
    const now = await storage.look()
    if (!stopped) state.set(now)
    return now
  }
  const lookAndAgain = async (): Promise<void> => {
    await look().catch(() => undefined) // a browser that does not say is asked again
    if (!stopped) cancel = after(EVERY_MS, () => void lookAndAgain())
  }
  void lookAndAgain()
  return {
    state,
    look,
    stop() {
      stopped = true
      cancel()
    },
  }
}

/** What the browser would still take, in bytes; undefined where it does not say. */
export const roomLeft = ({ usage, quota }: StorageState): number | undefined =>
  usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage)

/** Then nothing is begun that needs much room: no session, no attachment. What still fits is never refused. */
export const isNearlyFull = (now: StorageState | null): boolean =>
  now !== null && (roomLeft(now) ?? RESERVE) < RESERVE
