import { addToDigest, emptyDigest, type ListedBatch } from '#protocol'
import type { HeldBatch } from './batch-rows.ts'
import { digestEntries, type StoredBatch } from './stored-batch.ts'

type ReadableBatch = HeldBatch & { readonly stored: StoredBatch }

export type Comparison = {
  /** Held as the server lists them. */
  readonly agreeing: readonly ReadableBatch[]
  /** Listed, and not held, not readable, or held with another status. */
  readonly wanted: readonly ListedBatch[]
  /** Held and readable, and either not listed or listed otherwise. */
  readonly other: readonly ReadableBatch[]
  /** Those of `other` that are not listed at all. */
  readonly unlisted: readonly ReadableBatch[]
}

/** What both sides hold of one stream, batch by batch. A batch listed twice counts as it was listed last. */
export function compareWithList(listed: readonly ListedBatch[], held: readonly HeldBatch[]): Comparison {
  const listedById = new Map(listed.map((entry) => [entry.batch, entry]))
  const readable = held.flatMap(({ row, stored }) => (stored ? [{ row, stored }] : []))
  const agrees = ({ row, stored }: ReadableBatch): boolean =>
    listedById.get(row.id)?.digest === addToDigest(emptyDigest, digestEntries(stored.batch))
  const agreeing = readable.filter(agrees)
  const agreeingIds = new Set(agreeing.map(({ row }) => row.id))
  const other = readable.filter(({ row }) => !agreeingIds.has(row.id))
  return {
    agreeing,
    wanted: [...listedById.values()].filter(({ batch }) => !agreeingIds.has(batch)),
    other,
    unlisted: other.filter(({ row }) => !listedById.has(row.id)),
  }
}
