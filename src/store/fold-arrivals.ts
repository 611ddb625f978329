import { recordId } from '#record'
import type { Vault } from '#vault'
import type { KeyedBatch } from './batch-rows.ts'
import type { Change, Disk } from './disk.ts'
import { FOLD_AT } from './fold.ts'
import { sealPacks } from './packs.ts'
import { rowsOfRecords } from './record-rows.ts'
import { sealSnapshot, snapshotOf } from './snapshot.ts'

export type Arrivals = {
  readonly changes: readonly Change[]
  /** Those that have a row of their own, as everything has that joins what is here. */
  readonly rest: readonly KeyedBatch[]
}

/**
 * What comes of a long record of which nothing is here, as on a new tablet, is folded where it stands: rows written to be put away after the round
 * would be written twice. Whoever calls it holds the append lock and commits `changes` with the rest.
 */
export async function foldArrivals(
  vault: Vault,
  disk: Disk,
  batches: readonly KeyedBatch[],
): Promise<Arrivals> {
  const byRecord = Map.groupBy(batches, ({ stored }) => recordId(stored.batch.header))
  const long = [...byRecord].filter(([, some]) => some.length >= FOLD_AT).map(([record]) => record)
  if (long.length === 0) return { changes: [], rest: batches }
  const found = await rowsOfRecords({ disk, vault: vault.id }, long, ['packs', 'snapshots'])
  const folded = new Set(
    found
      .filter(({ batches, packs, snapshot }) => batches.length + packs.length === 0 && !snapshot)
      .map(({ record }) => record),
  )
  const changes = [...byRecord].filter(([record]) => folded.has(record)).map(changesOf)
  return {
    changes: (await Promise.all(changes)).flat(),
    rest: batches.filter(({ stored }) => !folded.has(recordId(stored.batch.header))),
  }

  async function changesOf([record, some]: [string, readonly KeyedBatch[]]): Promise<readonly Change[]> {
    const [first] = some
    if (!first) return []
    const { key, stored } = first
    const whole = some.map((one) => one.stored)
    const snapshot = snapshotOf(stored.batch.header, whole, null)
    const [packs, snapshots] = await Promise.all([
      sealPacks(vault, key, record, whole),
      sealSnapshot(vault, key, record, snapshot),
    ])
    return [
      { table: 'packs', put: packs },
      { table: 'snapshots', put: snapshots },
    ]
  }
}
