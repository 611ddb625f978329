import type { Clock } from '#core'
import type { Disk } from './disk.ts'

/** Runs `work` while no other document or tab of this device holds the same name. */
export type Locks = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** What one document tells the others of this device. Nothing in it comes from a record; `write` is the name that who appended gave it. */
export type Signal =
  /** `key`: of the (space, compartment) that it is in, so that who hears of a record they never saw need not look it up. */
  | { readonly kind: 'record'; readonly record: string; readonly key: string; readonly write?: string }
  | { readonly kind: 'outbox'; readonly write?: string }
  /** These keys and all that was under them are gone from the device. */
  | { readonly kind: 'forgotten'; readonly keys: readonly string[] }
  /** What may be seen by sight, or until when, is something else now. */
  | { readonly kind: 'sights' }
  /** A session was begun, went on or was ended. */
  | { readonly kind: 'places' }
  | { readonly kind: 'lock' }

export type Signals = {
  post(signal: Signal): void
  /** Hears every document of this device, this one too; answers how to stop. */
  subscribe(listen: (signal: Signal) => void): () => void
}

/** What a store stands on; the browser's own in the app, the world's in tests. */
export type Surroundings = {
  readonly disk: Disk
  readonly locks: Locks
  readonly signals: Signals
  readonly clock: Clock
  /** Tells this document from every other there is or was on this device; a fresh random id. */
  readonly document: string
}
