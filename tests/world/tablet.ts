import { fromBase64url, type Json, newId, systemRandom } from '#core'
import { type RecordHeader, stateField, stateRowRemoved, viewOf } from '#record'
import {
  createFolding,
  createOutbox,
  createRecords,
  createStreams,
  createVaults,
  type Locks,
  resealOutbox,
  type Surroundings,
} from '#store'
import { createServerTime, type Fetch, pullAll, pushAll, syncRound } from '#sync'
import { beginVault, kdfFloor, type StoredVault, unlockVault, type Vault } from '#vault'
import { enrolmentBytes } from './enrolment.ts'
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts'

export const PASSPHRASE = 'quiet river under seven stones'

/** An officer's tablet: real vault, store and sync on a memory disk. */
export type Tablet = {
  readonly vault: Vault
  readonly stored: StoredVault
  readonly disk: MemoryDisk
  readonly surroundings: Surroundings
  readonly records: ReturnType<typeof createRecords>
  readonly outbox: ReturnType<typeof createOutbox>
  readonly fetch: Fetch
  readonly streams: ReturnType<typeof createStreams>
  say(header: RecordHeader, field: string, value: Json, version?: number): Promise<void>
  removeRow(header: RecordHeader, row: string): Promise<void>
  push(): ReturnType<typeof pushAll>
  /** What the service worker does: no vault is open, and nothing is sealed anew. */
  pushLocked(): ReturnType<typeof pushAll>
  pull(): ReturnType<typeof pullAll>
  /** Folds what can be of a record, however little it is. */
  fold(header: RecordHeader): Promise<void>
  /** What the app does every half minute. */
  round(): ReturnType<typeof syncRound>
  /** The same officer and keys, started anew, on another disk: empty, or an old copy. `fetch`: with another app or network. */
  on(disk: MemoryDisk, fetch?: Fetch): Promise<Tablet>
  /** Another document on the same disk, unlocked with what is stored there: a second tab, or the next start. */
  openAnother(): Promise<Tablet>
}

export type TabletParts = { readonly fetch: Fetch; readonly clock: () => number }

export async function enrolTablet(parts: TabletParts, name: string, password: string): Promise<Tablet> {
  const ask = async (path: string, body: Json): Promise<{ readonly [key: string]: Json }> => {
    const headers = { 'content-type': 'application/json' }
    const response = await parts.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return response.json()
  }
  const { signIn, officer } = (await ask('/api/sign-in', { name, password })) as {
    signIn: string
    officer: { id: string; name: string; role: string; grade: string | null }
  }
  const begun = await beginVault(
    PASSPHRASE,
    { memoryKiB: kdfFloor.memoryKiB, passes: kdfFloor.passes },
    systemRandom,
  )
  const { authorPublicKey, devicePublicKey } = begun
  const signed = await begun.sign(
    enrolmentBytes({ signIn, officer: officer.id, devicePublicKey, authorPublicKey }),
  )
  const enrolled = await ask('/api/devices', {
    authorPublicKey,
    devicePublicKey,
    authorSignature: signed.author,
    deviceSignature: signed.device,
  })
  const stored = await begun.finish({
    device: String(enrolled['device']),
    officer,
    serverPublicKey: fromBase64url(String(enrolled['serverPublicKey'])) ?? new Uint8Array(),
  })
  const unlocked = await unlockVault(stored, [], PASSPHRASE, ['client', 'officer'], systemRandom)
  if (!unlocked.ok) throw new Error(unlocked.error)
  return tabletOn(createMemoryDisk(), unlocked.value.vault, stored, parts)
}

async function tabletOn(
  disk: MemoryDisk,
  vault: Vault,
  stored: StoredVault,
  parts: TabletParts,
  locks = createLocks(),
): Promise<Tablet> {
  const { fetch, clock } = parts
  await createVaults(disk).save(stored)
  const surroundings: Surroundings = {
    disk,
    clock,
    locks,
    signals: { post() {}, subscribe: () => () => {} },
    document: newId(systemRandom),
  }
  const records = createRecords(vault, surroundings)
  const streams = createStreams(vault, surroundings)
  const outbox = createOutbox(surroundings)
  const folding = createFolding(vault, surroundings)
  const serverTime = createServerTime(clock)
  await outbox.askAgain(vault.id)
  const reseal = () => resealOutbox(vault, disk, clock())
  const syncing = { ...surroundings, vault, outbox, streams, fetch, serverTime, proof: vault.proof }
  return {
    vault,
    stored,
    disk,
    surroundings,
    records,
    outbox,
    fetch,
    streams,
    async say(header, field, value, version = 1) {
      const { set } = await records.open(header)
      const said = await records.append(header, [stateField(viewOf(set), field, value, version)])
      if (!said.ok) throw new Error(said.error)
    },
    async removeRow(header, row) {
      const { set } = await records.open(header)
      const said = await records.append(header, [stateRowRemoved(viewOf(set), row, 1)])
      if (!said.ok) throw new Error(said.error)
    },
    async push() {
      await reseal()
      return pushAll(syncing)
    },
    pushLocked: () => pushAll(syncing),
    pull: () => pullAll(syncing),
    async fold(header) {
      await folding.fold(header, 1)
    },
    round: () => syncRound({ ...syncing, reseal, isStopped: () => false }),
    on: (other, otherFetch = fetch) => tabletOn(other, vault, stored, { ...parts, fetch: otherFetch }),
    async openAnother() {
      const spaceKeys = await createVaults(disk).spaceKeys(vault.id)
      const unlocked = await unlockVault(stored, spaceKeys, PASSPHRASE, ['client', 'officer'], systemRandom)
      if (!unlocked.ok) throw new Error(unlocked.error)
      return tabletOn(disk, unlocked.value.vault, stored, parts, locks)
    },
  }
}

/** One holder of a name at a time, in the order of asking. */
export function createLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work)
    tails.set(
      name,
      turn.catch(() => undefined),
    )
    return turn
  }
}
