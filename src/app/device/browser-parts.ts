import { systemRandom } from '#core'
import { browserSurroundings } from '#store'
import { trustedScriptUrl } from '#ui/first'
import { connectVaultWorker, sendHandover } from '#vault'
import cryptoWorkerUrl from '../../worker/crypto.worker.ts?worker&url'
import type { Background, DeviceParts } from './parts.ts'
import { passLine, takeLine } from './passed.ts'
import { noPasskeys } from './passkey-system.ts'
import { noSignInPasskeys } from './sign-in-passkeys.ts'
import { browserStorage } from './storage.ts'

/** The browser's own database, network, clock, workers and address. */
export const browserParts = (): DeviceParts => ({
  surroundings: browserSurroundings(),
  fetch: (path, init) => fetch(path, init),
  random: systemRandom,
  after: (ms, call) => {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
  startVaultWorker: () =>
    connectVaultWorker(new Worker(trustedScriptUrl(cryptoWorkerUrl), { type: 'module' })),
  passkeySystem: () =>
    import('./browser-passkeys.ts').then(
      ({ browserPasskeys }) => browserPasskeys(systemRandom),
      () => noPasskeys,
    ),
  signInPasskeys: () =>
    import('./browser-sign-in-passkeys.ts').then(
      ({ browserSignInPasskeys }) => browserSignInPasskeys,
      () => noSignInPasskeys,
    ),
  background,
  leaveFor(address) {
    document.body.replaceChildren()
    location.replace(address)
  },
  storage: browserStorage,
  path: () => location.pathname,
  pass: passLine,
  take: takeLine,
})

const PUSH_TAG = 'cairn-push'

const background: Background = {
  pushSoon() {
    navigator.serviceWorker?.controller?.postMessage({ kind: 'push' })
    navigator.serviceWorker?.ready.then(registerSync, () => undefined)
  },
  async handOver(message) {
    const worker = navigator.serviceWorker?.controller
    return worker ? sendHandover(worker, message) : null
  },
}

/** Background Sync exists in Chromium only; everywhere else the other triggers do. */
async function registerSync(registration: ServiceWorkerRegistration): Promise<void> {
  const { sync } = registration as {
    readonly sync?: { register(tag: string): Promise<void> }
  }
  await sync?.register(PUSH_TAG).catch(() => undefined) // switched off in this browser
}
