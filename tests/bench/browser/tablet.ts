import { browserParts } from '../../../src/app/device/browser-parts.ts'
import { createDevice, type Device } from '../../../src/app/device/device.ts'
import { createEditors, type Editors } from '../../../src/app/device/editors.ts'
import type { DeviceParts } from '../../../src/app/device/parts.ts'
import { tryUnlock } from '../../../src/app/device/unlock.ts'
import type { Watched } from '../../../src/app/device/watched.ts'
import { newId, systemRandom, toBase64url } from '../../../src/core/index.ts'
import { generateOpeningKey } from '../../../src/protocol/index.ts'
import {
  createFolding,
  createOutbox,
  createRecords,
  createStreams,
  type Folding,
  type Outbox,
  type Records,
  type Streams,
  type Surroundings,
} from '../../../src/store/index.ts'
import type { Fetch } from '../../../src/sync/index.ts'
import type { Vault } from '../../../src/vault/index.ts'

const PASSPHRASE = 'quiet river under seven stones'

/** An open vault and what the app stands on it, without the app’s rounds and screens. */
export type Tablet = {
  readonly vault: Vault
  readonly surroundings: Surroundings
  readonly records: Records
  readonly editors: Editors
  readonly streams: Streams
  readonly folding: Folding
  readonly outbox: Outbox
}

/** The officer’s device of this browser profile; it is enrolled when it is not yet. */
export async function openTablet(): Promise<Tablet> {
  const parts = offlineParts()
  const device = createDevice(parts)
  const { kind } = await until(device.state, (state) => state.kind !== 'starting')
  if (kind === 'new') await enrol(device)
  const { surroundings, after } = parts
  const stored = await device.vaults.all()
  const { clock, signals } = surroundings
  const worker = parts.startVaultWorker()
  const unlocked = await tryUnlock(PASSPHRASE, stored, ['client', 'officer'], worker, {
    vaults: device.vaults,
    clock,
  })
  if (!unlocked.ok) throw new Error(`It did not unlock: ${unlocked.error.kind}`)
  const { vault } = unlocked.value
  const records = createRecords(vault, surroundings)
  return {
    vault,
    surroundings,
    records,
    editors: createEditors({ records, signals, after }),
    streams: createStreams(vault, surroundings),
    folding: createFolding(vault, surroundings),
    outbox: createOutbox(surroundings),
  }
}

/** Nobody types a passphrase in less, in ms. */
const TYPING = 1_000

/** In ms; `keys`: of them until the passphrase was derived from and the keys of the vault were open. */
export type TimesOfUnlock = { readonly ms: number; readonly keys: number }

/** From the passphrase to a caseload that can be shown, as the app does it without a network. */
export async function unlockToCaseload(): Promise<TimesOfUnlock> {
  const parts = offlineParts()
  let keys = 0
  const device = createDevice({
    ...parts,
    startVaultWorker() {
      const worker = parts.startVaultWorker()
      return {
        ...worker,
        async unlock(...given) {
          const start = performance.now()
          const unlocked = await worker.unlock(...given)
          keys = performance.now() - start
          return unlocked
        },
      }
    },
  })
  await until(device.state, ({ kind }) => kind === 'locked')
  device.expectUnlock()
  await new Promise((resolve) => setTimeout(resolve, TYPING))
  const start = performance.now()
  await device.unlock(PASSPHRASE)
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error('It did not unlock.')
  await until(state.open.caseload.state, ({ loaded }) => loaded)
  const ms = performance.now() - start
  state.open.end()
  return { ms, keys }
}

/** The server’s part of an enrolment is played by the page itself. */
async function enrol(device: Device): Promise<void> {
  const enrolled = await device.enrol({ id: newId(systemRandom), officer }, PASSPHRASE)
  const state = device.state.now()
  if (!enrolled.ok || state.kind !== 'open') throw new Error('It did not enrol.')
  state.open.end()
}

const officer = { id: newId(systemRandom), name: 'Jess Whitlock', role: 'officer', grade: 'PSO' }

const enrolsAndNoMore: Fetch = async (path) => {
  if (path !== '/api/devices') throw new TypeError('There is no network.')
  const { publicKey } = await generateOpeningKey()
  return Response.json({ device: newId(systemRandom), officer, serverPublicKey: toBase64url(publicKey) })
}

/** The browser’s own, but for the network and for leaving the page. */
const offlineParts = (): DeviceParts => ({
  ...browserParts(),
  fetch: enrolsAndNoMore,
  background: { pushSoon: () => undefined, handOver: async () => null },
  leaveFor: () => undefined,
})

function until<T>(watched: Watched<T>, isSo: (value: T) => boolean): Promise<T> {
  const now = watched.now()
  if (isSo(now)) return Promise.resolve(now)
  return new Promise((resolve) => {
    const stop = watched.subscribe((value) => {
      if (!isSo(value)) return
      stop()
      resolve(value)
    })
  })
}
