import { err, ok, type Result } from '#core'
import { createVaults, NewerDatabase, type Vaults } from '#store'
import type { Unlocked, VaultWorker } from '#vault'
import { type EnrolProblem, enrol } from './enrol.ts'
import { createExpecting } from './expecting.ts'
import { type OpenVault, openVault } from './open-vault.ts'
import type { DeviceParts } from './parts.ts'
import {
  type SecondStepGiven,
  type SignedIn,
  type SignInProblem,
  type StepAnswer,
  signIn,
} from './sign-in.ts'
import { tryUnlock, type UnlockProblem } from './unlock.ts'
import { openByPasskey, type PasskeyUnlockProblem } from './unlock-by-passkey.ts'
import { createWatched, type Watched } from './watched.ts'
import { waitAfter } from './wrong-tries.ts'

/**
 * `new`: nobody has enrolled in this browser profile. `gone`: somebody had, and the database is empty. `no-database`: it would not open.
 * `erased`: a manager took it out of service, and nothing is left here. `newer-database`: a newer version of the app keeps its data here, which this one leaves alone.
 * Keys never outlive a document, so every start is locked.
 */
export type DeviceState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'new' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'erased' }
  | { readonly kind: 'no-database' }
  | { readonly kind: 'newer-database' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'open'; readonly open: OpenVault }

export type Device = {
  readonly parts: DeviceParts
  readonly vaults: Vaults
  readonly state: Watched<DeviceState>
  /** How long the lock waits before the next try, in ms. */
  waitMs(): Promise<number>
  signIn(
    name: string,
    password: string,
    given?: SecondStepGiven,
  ): Promise<StepAnswer<SignedIn, SignInProblem>>
  /** Makes a vault for who signed in, and opens it. */
  enrol(signedIn: SignedIn, passphrase: string): Promise<Result<null, EnrolProblem>>
  /** Somebody is about to unlock: what needs no passphrase is done meanwhile. */
  expectUnlock(): void
  unlock(passphrase: string): Promise<Result<null, UnlockProblem>>
  /** Whether a passkey opens one of the vaults here. */
  hasPasskey(): Promise<boolean>
  /** Has the system ask for the passkey. `stop` ends the asking. */
  unlockByPasskey(stop: AbortSignal): Promise<Result<null, PasskeyUnlockProblem>>
  /**
   * Settles what is in hand, ends the keys and leaves for another document; the other tabs of this device lock as well.
   * `before` runs when the keys are gone.
   */
  leave(address: '/' | '/enrol' | '/session.html', before?: () => Promise<void>): Promise<void>
}

/** Which screen a vault's officer was on when it was locked; another officer's unlock has no use for it. */
export const placeLine = (vault: string, path: string): string => `${vault} ${path}`

/** Locking waits no longer than this for what is in hand to be written: what was typed is a draft on the device by then. */
const FLUSH_MS = 2_000

export function createDevice(parts: DeviceParts): Device {
  const { surroundings, after } = parts
  const { disk, clock, signals } = surroundings
  const vaults = createVaults(disk)
  const expecting = createExpecting(parts, vaults)
  const state = createWatched<DeviceState>({ kind: 'starting' })
  let leaving = false
  signals.subscribe((signal) => {
    if (signal.kind !== 'lock') return
    void leave('/', { tellOthers: false })
    // A newer version in another tab also says it so, and the service worker when it erased: a page that is locked already looks again.
    if (state.now().kind === 'locked') void whatIsHere().then((kind) => state.set({ kind }), noteUnreadable)
  })

  const device: Device = {
    parts,
    vaults,
    state,

    waitMs: async () => waitAfter(await vaults.wrongTries(), clock()),

    signIn: (name, password, given) => signIn(parts.fetch, name, password, given),

    async enrol(signedIn, passphrase) {
      const worker = parts.startVaultWorker()
      const enrolled = await enrol(signedIn, passphrase, worker, parts)
      worker.end()
      if (!enrolled.ok) return enrolled
      await parts.storage.persist()
      const opened = await device.unlock(passphrase)
      // It was stored a moment ago; if it does not open now, the lock screen says why.
      if (!opened.ok) state.set({ kind: 'locked' })
      return ok(null)
    },

    expectUnlock: expecting.begin,

    async unlock(passphrase) {
      const worker = expecting.takeWorker()
      const stored = await vaults.all()
      return enter(
        await tryUnlock(passphrase, stored, ['client', 'officer'], worker, { vaults, clock }),
        worker,
      )
    },

    hasPasskey: async () => (await vaults.all()).some(({ passkey }) => passkey !== undefined),

    async unlockByPasskey(stop) {
      expecting.begin()
      const stored = await vaults.all()
      const known = stored.flatMap(({ passkey }) => passkey ?? [])
      const given = await (await parts.passkeySystem()).ask(known, stop)
      if (!given.ok) expecting.end()
      if (!given.ok) return given
      const worker = expecting.takeWorker()
      return enter(await openByPasskey(given.value, stored, worker, { vaults, now: clock() }), worker)
    },

    leave: (address, before) => leave(address, { tellOthers: true, before }),
  }
  void whatIsHere().then((kind) => state.set({ kind }), noteUnreadable)
  return device

  /** A second way in that comes too late, after the first, changes nothing. */
  function enter<E>(unlocked: Result<Unlocked, E>, worker: VaultWorker): Result<null, E> {
    const isOpen = state.now().kind === 'open'
    if (!unlocked.ok || isOpen) worker.end()
    if (!unlocked.ok) return err(unlocked.error)
    if (isOpen) return ok(null)
    parts.storage.noteEnrolled()
    state.set({ kind: 'open', open: openVault(unlocked.value, worker, expecting.parts) })
    return ok(null)
  }

  async function whatIsHere(): Promise<'locked' | 'erased' | 'gone' | 'new'> {
    if ((await vaults.all()).length > 0) return 'locked'
    if (!parts.storage.wasEnrolled()) return 'new'
    return (await vaults.wasErased()) ? 'erased' : 'gone'
  }

  function noteUnreadable(error: unknown): void {
    state.set({ kind: error instanceof NewerDatabase ? 'newer-database' : 'no-database' })
  }

  /** Who was told to lock does not tell others again: an echo could lock the session that was just handed over. */
  async function leave(
    address: Parameters<Device['leave']>[0],
    how: { readonly tellOthers: boolean; readonly before?: (() => Promise<void>) | undefined },
  ): Promise<void> {
    const now = state.now()
    if (leaving || now.kind !== 'open') return
    leaving = true
    await Promise.race([now.open.editors.flush(), new Promise<void>((resolve) => after(FLUSH_MS, resolve))])
    now.open.end()
    if (how.tellOthers) signals.post({ kind: 'lock' })
    if (address === '/') parts.pass('cairn-place', placeLine(now.open.vault.id, parts.path()))
    parts.background.pushSoon()
    await how.before?.()
    parts.leaveFor(address)
  }
}
