import type { StorageState } from '../device/storage.ts'

/** How full the device is allowed to get before it says so. */
const NEARLY_FULL = 0.8

/** The room there is, and whether it will be kept. The browser counts generously and in steps: whole megabytes say enough. */
export function storageInWords({ usage, quota, persisted }: StorageState): {
  readonly room: string
  readonly kept: string
  /** Something to do about it. */
  readonly warns: boolean
} {
  const nearlyFull = usage !== undefined && quota !== undefined && usage > quota * NEARLY_FULL
  return {
    room: roomInWords(usage, quota, nearlyFull),
    kept: persisted
      ? 'The browser has promised not to clear it by itself.'
      : 'The browser has not promised to keep it: if the device runs short of room it may clear what is here. Put the app on the home screen, sync often, then ask again.',
    warns: nearlyFull || !persisted,
  }
}

function roomInWords(usage: number | undefined, quota: number | undefined, nearlyFull: boolean): string {
  if (usage === undefined || quota === undefined) return 'This browser does not say how much room there is.'
  const room = `${megabytes(usage)} MB in use of ${megabytes(quota)} MB that the browser allows.`
  return nearlyFull ? `${room} That is nearly all: sync, and make room on the device.` : room
}

const megabytes = (bytes: number): string =>
  Math.max(1, Math.round(bytes / 1_000_000)).toLocaleString('en-GB')
