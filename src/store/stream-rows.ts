import { batchId } from '#protocol'
import { type Compartment, recordId } from '#record'
import type { Vault } from '#vault'
import type { BatchRow, Change, Disk } from './disk.ts'
import { parseStoredBatch, type StoredBatch } from './stored-batch.ts'
import { parseStream, type Stream } from './stream.ts'

/** A batch row with what it holds; null when it would not open. */
export type HeldBatch = { readonly row: BatchRow; readonly stored: StoredBatch | null }

/** The sealed rows behind streams: positions and batches. */
export type StreamRows = {
  /** The key id of a (space, compartment); undefined when this vault does not hold it now. */
  keyOf(space: string, compartment: Compartment): Promise<string | undefined>
  read(key: string): Promise<Stream>
  change(key: string, stream: Stream): Promise<Change>
  open(rows: readonly BatchRow[]): Promise<readonly HeldBatch[]>
  put(key: string, batches: readonly StoredBatch[]): Promise<Change>
}

export function createStreamRows(vault: Vault, disk: Disk): StreamRows {
  return {
    async keyOf(space, compartment) {
      const names = await vault.keyNames()
      return names.find((name) => name.space === space && name.compartment === compartment)?.id
    },

    async read(key) {
      const row = await disk.get('streams', [vault.id, key])
      if (!row) return parseStream(undefined)
      const [value] = await vault.openRows([{ key, kind: 'stream', record: '', bytes: row.body }])
      return parseStream(value)
    },

    async change(key, stream) {
      const bodies = await vault.sealRows([{ key, kind: 'stream', record: '', value: stream }])
      return { table: 'streams', put: bodies.map((body) => ({ vault: vault.id, key, body })) }
    },

    async open(rows) {
      const opened = await vault.openRows(
        rows.map(({ key, record, body }) => ({ key, kind: 'batch' as const, record, bytes: body })),
      )
      return rows.map((row, index) => ({ row, stored: parseStoredBatch(opened[index]) }))
    },

    async put(key, batches) {
      const bodies = await vault.sealRows(
        batches.map((stored) => ({
          key,
          kind: 'batch' as const,
          record: recordId(stored.batch.header),
          value: stored,
        })),
      )
      const rows = batches.flatMap(({ batch: { header, ids } }, index): readonly BatchRow[] => {
        const body = bodies[index]
        return body ? [{ vault: vault.id, id: batchId(ids), key, record: recordId(header), ids, body }] : []
      })
      return { table: 'batches', put: rows }
    },
  }
}
