import type { Clock, Json } from '#core'
import type { SessionGrant } from './session-grant.ts'

/** What goes from the officer's document to the session's: never on disk, never in an address. */
export type Handover = {
  readonly grant: SessionGrant
  readonly place: Json
  /** The words the client's forms are asked in, where they are not the app's own. */
  readonly words: Json
}

/** How long a grant waits for the session's document. */
export const HANDOVER_MS = 5_000

export type HandoverMessage =
  | { readonly kind: 'offer-handover'; readonly nonce: string; readonly handover: Handover }
  | { readonly kind: 'take-handover'; readonly nonce: string }

/**
 * Holds one grant for the moment between two documents. It is given once, to the document whose navigation the service worker saw after the offer, and
 * only for its nonce. Anything else, and the end of the time, drops it.
 */
export type GrantBroker = {
  offer(nonce: string, handover: Handover): void
  /** The service worker saw a navigation to the session's document, which will be `client`. */
  expect(client: string): void
  take(nonce: string, client: string): Handover | null
}

/** `after` calls once that many ms have gone by, unless its answer is called first. */
export function createGrantBroker(
  clock: Clock,
  after: (ms: number, call: () => void) => () => void,
): GrantBroker {
  let waiting: { readonly nonce: string; readonly handover: Handover; readonly until: number } | null = null
  let expected: string | null = null
  let keep = () => {}
  return {
    offer(nonce, handover) {
      // The end of an earlier offer's time is not the end of this one's.
      keep()
      keep = after(HANDOVER_MS, () => {
        waiting = null // forgotten even if nobody comes
      })
      waiting = { nonce, handover, until: clock() + HANDOVER_MS }
      expected = null
    },
    expect(client) {
      if (waiting) expected ??= client
    },
    take(nonce, client) {
      const offered = waiting
      waiting = null
      if (!offered || offered.nonce !== nonce || expected !== client || clock() > offered.until) return null
      return offered.handover
    },
  }
}

/** Asks the service worker, from either document; null when it does not answer or has nothing to give. */
export function sendHandover(
  worker: ServiceWorker,
  message: HandoverMessage,
): Promise<Handover | 'kept' | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const late = setTimeout(() => resolve(null), HANDOVER_MS)
    port1.onmessage = ({ data }: MessageEvent<Handover | 'kept' | null>) => {
      clearTimeout(late)
      resolve(data)
    }
    worker.postMessage(message, [port2])
  })
}
