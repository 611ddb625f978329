/// <reference lib="webworker" />
import { systemClock } from '#core'
import { createGrantBroker, HANDOVER_MS, type HandoverMessage } from '#vault'

/** Carries a session grant from the officer's document to the session's, in this worker's memory. */
export function installGrantBroker(worker: ServiceWorkerGlobalScope): void {
  const broker = createGrantBroker(systemClock)

  worker.addEventListener('fetch', ({ request, resultingClientId }) => {
    if (request.mode === 'navigate' && new URL(request.url).pathname === '/session.html')
      broker.expect(resultingClientId)
  })

  worker.addEventListener('message', (event) => {
    const message = event.data as HandoverMessage
    const [port] = event.ports
    if (!port || !(event.source instanceof WindowClient)) return
    if (message.kind === 'offer-handover') {
      broker.offer(message.nonce, message.handover)
      setTimeout(() => broker.take(message.nonce, ''), HANDOVER_MS) // forgotten even if nobody comes
      port.postMessage('kept')
    } else if (message.kind === 'take-handover') port.postMessage(broker.take(message.nonce, event.source.id))
  })
}
