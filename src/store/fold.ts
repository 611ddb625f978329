import { ok, type Result } from '#core'
import { batchId } from '#protocol'
import { mustUnfold, type RecordHeader, recordId } from '#record'
import type { Vault } from '#vault'
import { type HeldBatch, heldIn } from './batch-rows.ts'
import { type Change, type DiskError, type PackRow, removing, type SnapshotRow } from './disk.ts'
import { hasRoom, type OpenedPack, openPacks, sealPacks } from './packs.ts'
import { openRecords, type RecordRows, rowsOfRecords } from './record-rows.ts'
import { dropSnapshot, type Snapshot, sealSnapshot, snapshotOf } from './snapshot.ts'
import { type StoredBatch, statementsOf } from './stored-batch.ts'
import { createStreamRows } from './stream-rows.ts'
import type { Surroundings } from './surroundings.ts'

/** So many batches after a snapshot and a record is worth folding: docs/decisions/0007. */
export const FOLD_AT = 4

/** Nobody can write while a record is folded: so it takes no more than this at once, the oldest first. */
const MOST_AT_ONCE = 256

export type Folding = {
  /**
   * Puts the batches of a record that the server has given in packs, and what they say in its snapshot, in one commit. What is unsent, awaited or
   * has a receipt stays in its row. Does nothing for fewer than `atLeast` batches while the snapshot serves, nor while a pack is damaged.
   * Answers how many batches were put away.
   */
  fold(header: RecordHeader, atLeast?: number): Promise<Result<number, DiskError>>
}

type ReadableBatch = HeldBatch & { readonly stored: StoredBatch }

/** A record as a fold finds it. */
type Unfolded = {
  readonly key: string
  readonly record: string
  readonly rows: readonly HeldBatch[]
  /** Those that are to be put away. */
  readonly settled: readonly ReadableBatch[]
  readonly packs: readonly PackRow[]
  readonly snapshotRow: SnapshotRow | null
  /** What can be folded on; null when the packs have to be read to know what all of it says. */
  readonly before: Snapshot | null
  /** Whether readers have to read the packs, or would have to for one of the settled batches. */
  readonly isOutdated: boolean
}

export function createFolding(vault: Vault, { disk, locks, signals }: Surroundings): Folding {
  const streamRows = createStreamRows(vault, disk)
  return {
    fold: (header, atLeast = FOLD_AT) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const found = await look(header)
        if (!found || (!found.isOutdated && found.settled.length < atLeast)) return ok(0)
        const { settled, before, record } = found
        const packs = await openPacks(vault, before ? found.packs.filter(hasRoom) : found.packs)
        if (!isAllHere(packs, found)) {
          await dropSnapshot({ disk, signals }, found.snapshotRow)
          return ok(0)
        }
        const folded = before ? settled : heldIn(settled, packs)
        const batches = folded.flatMap(({ stored }) => stored ?? [])
        const committed = await disk.commit([
          await repack(packs, found),
          {
            table: 'snapshots',
            put: await sealSnapshot(vault, found.key, record, snapshotOf(header, batches, before)),
          },
          removing(
            'batches',
            settled.map(({ row }) => ({ vault: vault.id, record, id: row.id })),
          ),
        ])
        if (!committed.ok) return committed
        signals.post({ kind: 'record', record, key: found.key })
        return ok(settled.length)
      }),
  }

  async function look(header: RecordHeader): Promise<Unfolded | null> {
    const key = await streamRows.keyOf(header.space, header.compartment)
    const record = recordId(header)
    const [found] = await rowsOfRecords(
      { disk, vault: vault.id },
      [record],
      ['packs', 'snapshots', 'envelopes'],
    )
    if (key === undefined || !found) return null
    const { packs, snapshot: snapshotRow } = found
    const ofKey = { ...found, batches: found.batches.filter((row) => row.key === key), packs: [], drafts: [] }
    const [contents] = await openRecords(vault, [ofKey])
    const { snapshot = null, batches = [] } = contents ?? {}
    const rows = ofKey.batches.map((row, index): HeldBatch => ({ row, stored: batches[index] ?? null }))
    const isStale = snapshotRow !== null && !snapshot
    const all = settledOf(rows, found, (await streamRows.read(key)).epoch)
    const settled = isStale ? all : all.slice(0, MOST_AT_ONCE)
    const before = snapshot && !touches(snapshot, settled) ? snapshot : null
    return {
      key,
      record,
      rows,
      settled,
      packs,
      snapshotRow,
      before,
      isOutdated: snapshotRow !== null && !before,
    }
  }

  /** Writes again the packs with an older word on one of these batches, and the one with room, with all that goes in their place. */
  async function repack(packs: readonly OpenedPack[], { key, record, settled }: Unfolded): Promise<Change> {
    const ids = new Set(settled.map(({ row }) => row.id))
    const changed = packs.filter(({ row }) => hasRoom(row) || row.batches.some((id) => ids.has(id)))
    const kept = changed
      .flatMap(({ batches }) => batches ?? [])
      .filter(({ batch }) => !ids.has(batchId(batch.ids)))
    return {
      ...removing(
        'packs',
        changed.map(({ row }) => row),
      ),
      put: await sealPacks(vault, key, record, [...kept, ...settled.map(({ stored }) => stored)]),
    }
  }
}

/**
 * Batches that the server has given in this round of its stream, and of which nothing is on its way or waits for a word. The oldest first, as the
 * devices' clocks tell it: a part of them then stands on nothing that is left out.
 */
function settledOf(
  rows: readonly HeldBatch[],
  { envelopes, receipts }: RecordRows,
  epoch: number,
): readonly ReadableBatch[] {
  const moving = new Set([...envelopes.map(({ batch }) => batch), ...receipts.map(({ id }) => id)])
  const isMoving = ({ row, stored }: ReadableBatch): boolean =>
    [row.id, ...stored.batch.ids].some((id) => moving.has(id))
  return rows
    .flatMap(({ row, stored }) => (stored?.counted === epoch ? [{ row, stored }] : []))
    .filter((held) => !isMoving(held))
    .sort((a, b) => writtenAt(a) - writtenAt(b))
}

const writtenAt = ({ stored: { batch } }: ReadableBatch): number => batch.statements[0]?.at ?? 0

function touches({ condensed }: Snapshot, settled: readonly ReadableBatch[]): boolean {
  const { set } = statementsOf(
    settled.map(({ stored }) => stored),
    [],
  )
  return mustUnfold(condensed, set)
}

/** Whether packs and these rows are all that is known of what is folded: no pack is damaged, no newer row stays outside. */
function isAllHere(packs: readonly OpenedPack[], { rows, settled }: Unfolded): boolean {
  const settledIds = new Set(settled.map(({ row }) => row.id))
  const packedIds = new Set(packs.flatMap(({ row }) => row.batches))
  return (
    packs.every(({ row, batches }) => batches !== null || row.batches.every((id) => settledIds.has(id))) &&
    rows.every(({ row }) => settledIds.has(row.id) || !packedIds.has(row.id))
  )
}
