import { batchId } from '#protocol'
import { recordId } from '#record'
import type { Vault } from '#vault'
import { type BatchRow, type Change, type Disk, type PackRow, removing } from './disk.ts'
import { type OpenedPack, openPacks, sealPacks } from './packs.ts'
import { staleSnapshot } from './snapshot.ts'
import { parseStoredBatch, type StoredBatch } from './stored-batch.ts'

/** Which batch, and where it belongs. */
export type BatchPlace = Pick<BatchRow, 'id' | 'key' | 'record'>

/** Which batch, and of what record. */
export type RecordedBatch = Pick<BatchRow, 'id' | 'record'>

/** A batch that is here, with what it holds; null when it would not open. */
export type HeldBatch = { readonly row: BatchPlace; readonly stored: StoredBatch | null }

/** A batch, and the key of the stream that it stands in. */
export type KeyedBatch = { readonly key: string; readonly stored: StoredBatch }

/**
 * The batches of a vault, each in a row of its own or in a pack. Whoever writes holds the append lock; whoever only reads sees a batch in its row
 * or in the pack that it was folded into meanwhile.
 */
export type BatchRows = {
  /** Those of these that are here. */
  find(places: readonly RecordedBatch[]): Promise<readonly HeldBatch[]>
  /** The batch of a record that holds a statement. */
  findStatement(record: string, id: string): Promise<HeldBatch | null>
  /** Everything under a key. */
  ofKey(key: string): Promise<readonly HeldBatch[]>
  /** The same by name alone, without opening anything. */
  placesOf(key: string): Promise<readonly BatchPlace[]>
  put(batches: readonly KeyedBatch[]): Promise<readonly Change[]>
  remove(places: readonly BatchPlace[]): Promise<readonly Change[]>
}

export function createBatchRows(vault: Vault, disk: Disk): BatchRows {
  return {
    async find(places) {
      const rows = await disk.getMany(
        'batches',
        places.map(({ record, id }) => [vault.id, record, id]),
      )
      const found = rows.filter((row) => row !== undefined)
      const wanted = new Set(places.map(({ id }) => id))
      return (await held(found, await packsOf(places))).filter(({ row }) => wanted.has(row.id))
    },

    async findStatement(record, id) {
      const of = [{ vault: vault.id, record }]
      const { batches, packs } = await disk.read({ batches: of, packs: of })
      const found = await held(batches, packs)
      return found.find(({ stored }) => stored?.batch.ids.includes(id)) ?? null
    },

    async ofKey(key) {
      const { batches, packs } = await disk.read({ batches: [{ key }], packs: [{ key }] })
      return held(batches, packs)
    },

    async placesOf(key) {
      const { batches, packs } = await disk.read({ batches: [{ key }], packs: [{ key }] })
      const packed = packs.flatMap(({ record, batches: ids }) => ids.map((id) => ({ id, key, record })))
      return [...new Map([...packed, ...batches].map((place) => [place.id, place])).values()]
    },

    async put(batches) {
      const bodies = await vault.sealRows(
        batches.map(({ key, stored }) => ({
          key,
          kind: 'batch' as const,
          record: recordId(stored.batch.header),
          value: stored,
        })),
      )
      const rows = batches.flatMap(({ key, stored }, index): readonly BatchRow[] => {
        const { header, ids } = stored.batch
        const body = bodies[index]
        return body ? [{ vault: vault.id, id: batchId(ids), key, record: recordId(header), body }] : []
      })
      return [{ table: 'batches', put: rows }, stale(await packsOf(rows))]
    },

    async remove(places) {
      const ids = new Set(places.map(({ id }) => id))
      const packs = await openPacks(vault, await packsOf(places))
      return [
        removing(
          'batches',
          places.map(({ record, id }) => ({ vault: vault.id, record, id })),
        ),
        ...(await Promise.all(packs.map((pack) => without(pack, ids)))),
        stale(packs.map(({ row }) => row)),
      ]
    },
  }

  /** Those with any of these in them. */
  async function packsOf(places: readonly RecordedBatch[]): Promise<readonly PackRow[]> {
    const ids = new Set(places.map(({ id }) => id))
    const records = new Set(places.map(({ record }) => record))
    const { packs } = await disk.read({ packs: [...records].map((record) => ({ vault: vault.id, record })) })
    return packs.filter(({ batches }) => batches.some((id) => ids.has(id)))
  }

  /** A row counts before a pack: it is newer. */
  async function held(rows: readonly BatchRow[], packs: readonly PackRow[]): Promise<readonly HeldBatch[]> {
    const opened = await vault.openRows(
      rows.map(({ key, record, body }) => ({ key, kind: 'batch' as const, record, bytes: body })),
    )
    const inRows = rows.map((row, index) => ({ row, stored: parseStoredBatch(opened[index]) }))
    return heldIn(inRows, await openPacks(vault, packs))
  }

  function stale(packs: readonly PackRow[]): Change {
    return { table: 'snapshots', put: packs.map(({ record, key }) => staleSnapshot(vault.id, record, key)) }
  }

  async function without({ row, batches }: OpenedPack, ids: ReadonlySet<string>): Promise<Change> {
    if (!batches) return { table: 'packs' } // nobody knows what is in it
    const left = batches.filter(({ batch }) => !ids.has(batchId(batch.ids)))
    const put = await sealPacks(vault, row.key, row.record, left)
    return { ...removing('packs', [row]), put }
  }
}

/** Every batch once: as its row has it, or else its pack, if either would open. Of a pack that would not only the names are known. */
export function heldIn(rows: readonly HeldBatch[], packs: readonly OpenedPack[]): readonly HeldBatch[] {
  const packed = packs.flatMap(({ row: { batches: ids, key, record }, batches }): readonly HeldBatch[] =>
    batches
      ? batches.map((stored) => ({ row: { id: batchId(stored.batch.ids), key, record }, stored }))
      : ids.map((id) => ({ row: { id, key, record }, stored: null })),
  )
  const [readable, unreadable] = [rows.filter(({ stored }) => stored), rows.filter(({ stored }) => !stored)]
  const opened = packed.filter(({ stored }) => stored)
  return [
    ...new Map(
      [...packed, ...unreadable, ...opened, ...readable].map((held) => [held.row.id, held]),
    ).values(),
  ]
}
