import type { Json } from '#core'
import { batchId } from '#protocol'
import type { Vault } from '#vault'
import type { PackRow } from './disk.ts'
import { parseStoredBatch, type StoredBatch } from './stored-batch.ts'

/** A pack with what it holds; null when it would not open. */
export type OpenedPack = { readonly row: PackRow; readonly batches: readonly StoredBatch[] | null }

/** A pack is opened whole and written whole: large enough to deflate well, small enough to be written again for a few more batches. */
const MOST_BATCHES = 256
const MOST_CHARACTERS = 1_048_576
const ROOM_BYTES = 131_072

export const hasRoom = ({ batches, body }: PackRow): boolean =>
  batches.length < MOST_BATCHES && body.length < ROOM_BYTES

export async function openPacks(vault: Vault, rows: readonly PackRow[]): Promise<readonly OpenedPack[]> {
  const opened = await vault.openRows(
    rows.map(({ key, record, body }) => ({ key, kind: 'pack' as const, record, bytes: body })),
  )
  return rows.map((row, index) => ({ row, batches: parsePack(opened[index]) }))
}

/** Whole batches of one record, in as many packs as they need. */
export async function sealPacks(
  vault: Vault,
  key: string,
  record: string,
  batches: readonly StoredBatch[],
): Promise<readonly PackRow[]> {
  const parts = parted(batches)
  const bodies = await vault.sealRows(parts.map((value) => ({ key, kind: 'pack' as const, record, value })))
  return parts.flatMap((part, index): readonly PackRow[] => {
    const body = bodies[index]
    const ids = part.map(({ batch }) => batchId(batch.ids))
    const [id] = ids
    return body && id !== undefined ? [{ vault: vault.id, id, key, record, batches: ids, body }] : []
  })
}

function parted(batches: readonly StoredBatch[]): readonly (readonly StoredBatch[])[] {
  const parts: StoredBatch[][] = []
  let last: StoredBatch[] = []
  let characters = 0
  for (const stored of batches) {
    const { length } = JSON.stringify(stored)
    if (last.length === 0 || last.length === MOST_BATCHES || characters + length > MOST_CHARACTERS) {
      last = []
      characters = 0
      parts.push(last)
    }
    last.push(stored)
    characters += length
  }
  return parts
}

function parsePack(value: Json | undefined): readonly StoredBatch[] | null {
  if (!Array.isArray(value)) return null
  const batches = value.map(parseStoredBatch).filter((stored) => stored !== null)
  return batches.length === value.length ? batches : null
}
