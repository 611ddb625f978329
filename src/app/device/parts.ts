import type { Random } from '#core'
import type { After, Surroundings } from '#store'
import type { Fetch } from '#sync'
import type { HandoverMessage, sendHandover, VaultWorker } from '#vault'
import type { PassedName } from './passed.ts'
import type { PasskeySystem } from './passkey-system.ts'
import type { SignInPasskeys } from './sign-in-passkeys.ts'
import type { DeviceStorage } from './storage.ts'

/** What the device's services stand on: the browser's own in the app, others in tests. */
export type DeviceParts = {
  readonly surroundings: Surroundings
  readonly fetch: Fetch
  readonly random: Random
  readonly after: After
  /** A crypto worker of its own for every vault that is opened. */
  readonly startVaultWorker: () => VaultWorker
  /** Comes when somebody uses one. */
  readonly passkeySystem: () => Promise<PasskeySystem>
  /** So does this. */
  readonly signInPasskeys: () => Promise<SignInPasskeys>
  readonly background: Background
  /** Empties this document and puts another in its place, so that nothing of it is left to go back to. */
  readonly leaveFor: (address: '/' | '/enrol' | '/session.html') => void
  readonly storage: DeviceStorage
  /** The path of the screen that is open: ids and nothing else. */
  readonly path: () => string
  /** One line that the next document takes and forgets. */
  readonly pass: (name: PassedName, value: string) => void
  readonly take: (name: PassedName) => string | null
}

/** The service worker, as far as there is one. */
export type Background = {
  /** Asks it to send what is waiting, now and when the network is back. */
  pushSoon(): void
  /** `null`: there is no service worker, or it does not answer. */
  handOver(message: HandoverMessage): ReturnType<typeof sendHandover>
}
