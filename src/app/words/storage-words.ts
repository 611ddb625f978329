import { isNearlyFull, roomLeft } from '../device/room.ts'
import type { StorageState } from '../device/storage.ts'

/** The room there is, and whether it will be kept. The browser counts generously and in steps: whole megabytes say enough. */
export function storageInWords(state: StorageState): {
  readonly room: string
  readonly kept: string
  /** Something to do about it. */
  readonly warns: boolean
} {
  const { usage, quota, persisted } = state
  return {
    room:
      usage === undefined || quota === undefined
        ? 'This browser does not say how much room there is.'
        : `${megabytes(usage)} MB used of ${megabytes(quota)} MB that this app may use here.`,
    kept: persisted
      ? 'The browser has promised not to clear it by itself.'
      : 'The browser has not promised to keep it: if the device runs short of room it may clear what is here. Put the app on the home screen, sync often, then ask again.',
    warns: isNearlyFull(state) || !persisted,
  }
}

/** What a nearly full device means: for every screen, and for whoever is about to begin something. */
export const nearlyFullInWords = (state: StorageState): readonly string[] => [
  `There is room for about ${megabytes(roomLeft(state) ?? 0)} MB more. Everything that is kept here stays, and what waits still goes to the server.`,
  'You can go on with what you have begun. A new session cannot start until there is more room.',
  'Make room on the device: take off photos, films or apps that nobody needs. Then look again.',
]

export const noRoomToStart =
  'This device is nearly full, so the session was not started: there might not be room for all its answers. Nothing is lost. Make room on the device, then hand over again.'

const megabytes = (bytes: number): string =>
  Math.max(1, Math.round(bytes / 1_000_000)).toLocaleString('en-GB')
