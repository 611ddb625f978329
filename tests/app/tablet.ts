import { newId, ok, systemRandom } from '#core'
import type { Signal, Signals } from '#store'
import type { Fetch } from '#sync'
import {
  beginVault,
  changePassphrase,
  type Handover,
  kdfFloor,
  sealForPasskey,
  unlockByPasskey,
  unlockVault,
  type VaultWorker,
} from '#vault'
import { createDevice, type Device } from '../../src/app/device/device.ts'
import type { Background, DeviceParts } from '../../src/app/device/parts.ts'
import { noSignInPasskeys } from '../../src/app/device/sign-in-passkeys.ts'
import { createMemoryDisk, type MemoryDisk } from '../world/memory-disk.ts'
import { createLocks } from '../world/tablet.ts'
import { createPasskeySystem, type Passkeys } from './passkey-system.ts'

/** A browser profile: its disk and channel outlive the documents, which come and go like tabs. */
export type Profile = {
  disk: MemoryDisk
  readonly clock: { now: number }
  /** Runs at once whatever a document put off for seconds. */
  passTime(): void
  /** A fresh document, as after a reload. */
  openTab(): Tab
  /** What the service worker answers to a hand-over; `null` when there is none. */
  handOverAnswer: 'kept' | null
  /** What the browser answers when it is asked to keep everything, and how often it was. */
  persists: boolean
  /** What the browser says of its room, in bytes. */
  room: { readonly usage: number; readonly quota: number }
  askedToKeep: number
  /** What the system of the tablet keeps, which knows nothing of the browser's disk. */
  readonly passkeys: Passkeys
  /** The mark outside the database. */
  enrolledBefore: boolean
}

export type Tab = {
  readonly device: Device
  /** Where this document was replaced by another; empty while it is there. */
  readonly wentTo: readonly string[]
  readonly passed: ReadonlyMap<string, string>
  readonly handedOver: readonly Handover[]
  readonly workersRunning: () => number
}

export function createProfile(fetch: Fetch, startAt: number): Profile {
  const clock = { now: startAt }
  const signals = createChannel()
  const locks = createLocks()
  const putOff = new Set<() => void>()
  const profile: Profile = {
    disk: createMemoryDisk(),
    clock,
    handOverAnswer: 'kept',
    persists: true,
    room: { usage: 1_000_000, quota: 2_000_000_000 },
    askedToKeep: 0,
    passkeys: createPasskeySystem(),
    enrolledBefore: false,
    passTime() {
      for (const call of [...putOff]) call()
    },
    openTab() {
      const wentTo: string[] = []
      const passed = new Map<string, string>()
      const handedOver: Handover[] = []
      let running = 0
      const background: Background = {
        pushSoon() {},
        async handOver(message) {
          if (message.kind === 'offer-handover' && profile.handOverAnswer) handedOver.push(message.handover)
          return profile.handOverAnswer
        },
      }
      const parts: DeviceParts = {
        surroundings: {
          disk: profile.disk,
          signals,
          clock: () => clock.now,
          locks,
          document: newId(systemRandom),
        },
        fetch,
        random: systemRandom,
        after: (ms, call) => {
          const due = () => {
            clearTimeout(timer)
            putOff.delete(due)
            call()
          }
          const timer = setTimeout(due, ms)
          timer.unref()
          if (ms >= 1_000) putOff.add(due)
          return () => {
            clearTimeout(timer)
            putOff.delete(due)
          }
        },
        startVaultWorker() {
          running++
          return workerHere(() => {
            running--
          })
        },
        passkeySystem: async () => profile.passkeys,
        signInPasskeys: async () => noSignInPasskeys,
        background,
        leaveFor: (address) => void wentTo.push(address),
        storage: {
          look: async () => ({ ...profile.room, persisted: profile.persists }),
          persist: async () => {
            profile.askedToKeep++
            return profile.persists
          },
          wasEnrolled: () => profile.enrolledBefore,
          noteEnrolled: () => {
            profile.enrolledBefore = true
          },
        },
        path: () => '/cases',
        pass: (name, value) => void passed.set(name, value),
        take(name) {
          const line = passed.get(name) ?? null
          passed.delete(name)
          return line
        },
      }
      return { device: createDevice(parts), wentTo, passed, handedOver, workersRunning: () => running }
    },
  }
  return profile
}

/** The vault in this thread, with the least work that is allowed. */
function workerHere(end: () => void): VaultWorker {
  return {
    calibratePasses: async () => kdfFloor.passes,
    begin: (passphrase, settings) => beginVault(passphrase, settings, systemRandom),
    expectRows: () => undefined,
    unlock: async (stored, spaceKeys, passphrase, compartments) => {
      const unlocked = await unlockVault(stored, spaceKeys, passphrase, compartments, systemRandom)
      return unlocked.ok ? ok(unlocked.value) : unlocked
    },
    unlockByPasskey: async (stored, spaceKeys, output) => {
      const unlocked = await unlockByPasskey(stored, spaceKeys, output, systemRandom)
      return unlocked.ok ? ok(unlocked.value) : unlocked
    },
    sealForPasskey: (stored, passphrase, made, output) =>
      sealForPasskey(stored, passphrase, made, output, systemRandom),
    changePassphrase: (stored, passphrase, next, settings) =>
      changePassphrase(stored, passphrase, next, settings, systemRandom),
    end,
  }
}

/** Every document of the profile hears it, the sender too, as with `channelSignals`. */
function createChannel(): Signals {
  const listeners = new Set<(signal: Signal) => void>()
  return {
    post: (signal) => {
      for (const listen of [...listeners]) listen(signal)
    },
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}
