import { systemRandom } from '#core'
import { browserSurroundings } from '#store/session'
import { sendHandover } from '#vault'
import type { SessionParts } from './parts.ts'

const NONCE = 'cairn-handover'
const NOTICE = 'cairn-notice'
const PUSH_TAG = 'cairn-push'

export const browserParts = (): SessionParts => ({
  surroundings: browserSurroundings(),
  random: systemRandom,
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  async takeHandover() {
    const nonce = sessionStorage.getItem(NONCE)
    sessionStorage.removeItem(NONCE)
    const worker = navigator.serviceWorker?.controller
    if (nonce === null || !worker) return null
    const taken = await sendHandover(worker, { kind: 'take-handover', nonce })
    return taken === 'kept' ? null : taken
  },
  askToPush() {
    navigator.serviceWorker?.controller?.postMessage({ kind: 'push' })
    navigator.serviceWorker?.ready.then(registerSync, () => undefined)
  },
  leave,
  leaveWithNotice(notice) {
    sessionStorage.setItem(NOTICE, notice)
    leave()
  },
})

function leave(): void {
  document.body.replaceChildren()
  location.replace('/')
}

/** Background Sync exists in Chromium only; elsewhere sending waits for the officer's document. */
async function registerSync(registration: ServiceWorkerRegistration): Promise<void> {
  const { sync } = registration as { readonly sync?: { register(tag: string): Promise<void> } }
  await sync?.register(PUSH_TAG).catch(() => undefined) // switched off in this browser
}
