/// <reference lib="webworker" />
import { browserSurroundings, createOutbox } from '#store'
import { pushAll } from '#sync'

/** The tag of the browser's one-time Background Sync. */
const PUSH_TAG = 'cairn-push'

/** Sends the sealed outbox when the network is back, whether or not any document is open or unlocked. */
export function installBackgroundPush(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('sync', (event) => {
    if (event.tag === PUSH_TAG) event.waitUntil(push())
  })
  worker.addEventListener('message', (event) => {
    if ((event.data as { readonly kind?: unknown }).kind === 'push')
      event.waitUntil(push().catch(() => undefined))
  })
}

/** Rejects when something is left to send, so that the browser tries again. */
async function push(): Promise<void> {
  const { disk, locks, signals, clock } = browserSurroundings()
  const outbox = createOutbox({ disk, signals })
  const { problem } = await pushAll({ disk, outbox, locks, clock, fetch: (path, init) => fetch(path, init) })
  if (problem) throw new Error(`Not everything was sent: ${problem}`)
}

declare global {
  interface ServiceWorkerGlobalScopeEventMap {
    sync: ExtendableEvent & { readonly tag: string }
  }
}
