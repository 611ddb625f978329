import type { Random } from '#core'
import type { After, Surroundings } from '#store/session'
import type { Handover } from '#vault'

/** What session mode stands on; the browser's own in the app. */
export type SessionParts = {
  readonly surroundings: Surroundings
  readonly random: Random
  readonly after: After
  /** The grant that the officer's document left, once; null when there is none. */
  takeHandover(): Promise<Handover | null>
  /** Asks for the sealed outbox to be sent; nothing here waits for it. */
  askToPush(): void
  /** Replaces this document by the start, with nothing of it left to go back to. */
  leave(): void
  leaveWithNotice(notice: 'lost-grant'): void
}
