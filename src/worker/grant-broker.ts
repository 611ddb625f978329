/// <reference lib="webworker" />
import { systemClock } from '#core'
import { createGrantBroker, type HandoverMessage } from '#vault'

/** Carries a session grant from the officer's document to the session's, in this worker's memory. */
export function installGrantBroker(worker: ServiceWorkerGlobalScope): void {
  const broker = createGrantBroker(systemClock, (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  })

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
      port.postMessage('kept')
    } else if (message.kind === 'take-handover') port.postMessage(broker.take(message.nonce, event.source.id))
  })
}
