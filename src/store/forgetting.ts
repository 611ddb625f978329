import { ok, type Result } from '#core'
import type { Compartment } from '#record'
import type { KeyName, Vault } from '#vault'
import { type Change, type DiskError, type Key, removing } from './disk.ts'
import { createReading, type OpenedRecord } from './reading.ts'
import { createStreamRows } from './stream-rows.ts'
import type { Surroundings } from './surroundings.ts'

/** Of cases that are no longer this officer's (docs/protocol.md §4c). */
export type Forgetting = {
  /**
   * Takes these spaces off the device, keys and all, in one commit each: those of which nothing waits here, neither unsent nor unanswered nor in hand.
   * The others stay, and are asked for again in the next round. What is in a compartment that is not open now stays until it is.
   * `only`: of each no more than this compartment.
   */
  forget(spaces: readonly string[], only?: Compartment): Promise<Result<null, DiskError>>
  /** Everything confidential of this vault, without opening it: of somebody who sees by sight and wrote none of it (docs/protocol.md §8j). */
  forgetConfidential(): Promise<Result<null, DiskError>>
}

export function createForgetting(vault: Vault, { disk, locks, signals }: Surroundings): Forgetting {
  const reading = createReading(vault, disk)
  const streamRows = createStreamRows(vault, disk)
  return {
    async forget(spaces, only) {
      const held = new Set((await vault.keyNames()).map(({ space }) => space))
      for (const space of spaces) {
        if (!held.has(space)) continue
        const done = await locks(`cairn-append-${vault.id}`, () => forgetSpace(space, only))
        if (!done.ok) return done
      }
      return ok(null)
    },

    forgetConfidential: () =>
      locks(`cairn-append-${vault.id}`, async () => {
        const stored = await disk.list('spaceKeys', { vault: vault.id })
        return forgetKeys(stored.filter(({ slot }) => slot === 'confidential').map(({ id }) => id))
      }),
  }

  async function forgetSpace(space: string, only?: Compartment): Promise<Result<null, DiskError>> {
    const names = (await vault.keyNames()).filter(
      (name) => name.space === space && (only === undefined || name.compartment === only),
    )
    return (await isWaiting(names)) ? ok(null) : forgetKeys(names.map(({ id }) => id))
  }

  async function forgetKeys(keys: readonly string[]): Promise<Result<null, DiskError>> {
    if (keys.length === 0) return ok(null)
    const changes = (await Promise.all(keys.map(rowsUnder))).flat()
    const forgotten = await disk.commit([
      { table: 'spaceKeys', remove: keys.map((key) => [key]) },
      { table: 'streams', remove: keys.map(ofThisVault) },
      ...changes,
    ])
    if (!forgotten.ok) return forgotten
    await vault.dropKeys(keys)
    signals.post({ kind: 'forgotten', keys })
    return forgotten
  }

  async function isWaiting(names: readonly KeyName[]): Promise<boolean> {
    const listed = await reading.list(names)
    const waitsThere = (await isSight(names)) ? waitsInSight : waits
    if (listed.some(({ records }) => records.some(waitsThere))) return true
    for (const { id } of names) {
      if (await disk.get('places', ofThisVault(id))) return true // a session that has not been ended
      const attachments = await disk.list('attachments', { key: id })
      if (attachments.some(({ state }) => state === 'unsent')) return true
    }
    return false
  }

  async function isSight(names: readonly KeyName[]): Promise<boolean> {
    const officers = names.find(({ compartment }) => compartment === 'officer')
    return officers !== undefined && (await streamRows.read(officers.id)).sight !== null
  }

  /** Every row that is sealed under a key, or says of one that it is there. */
  async function rowsUnder(key: string): Promise<readonly Change[]> {
    const [batches, packs, snapshots, drafts, attachments] = await Promise.all([
      disk.list('batches', { key }),
      disk.list('packs', { key }),
      disk.list('snapshots', { key }),
      disk.list('drafts', { key }),
      disk.list('attachments', { key }),
    ])
    const records = new Set([...batches, ...packs].map(({ record }) => record))
    const receipts = await Promise.all(
      [...records].map((record) => disk.list('receipts', { vault: vault.id, record })),
    )
    return [
      removing('batches', batches),
      removing('packs', packs),
      removing('snapshots', snapshots),
      removing('drafts', drafts),
      removing('attachments', attachments),
      { table: 'chunks', remove: attachments.flatMap(({ chunks }) => chunks.map(ofThisVault)) },
      removing('receipts', receipts.flat()),
    ]
  }

  function ofThisVault(row: string): Key<'streams' | 'places' | 'chunks'> {
    return [vault.id, row]
  }
}

/** A damaged row may hold anything: what cannot be read is not thrown away either. */
const waits = ({ isUnsent, needsYou, drafts, damaged }: OpenedRecord): boolean =>
  isUnsent || needsYou.length + drafts.size + damaged > 0

/** What the server keeps aside of the words of somebody with sight is the manager's to decide, and the rest of the case is others'. */
const waitsInSight = ({ isUnsent, drafts }: OpenedRecord): boolean => isUnsent || drafts.size > 0
