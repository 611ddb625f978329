import type { Json } from '#core'
import type { RowAddress, Vault } from '#vault'
import type { BatchRow, Disk, DraftRow, EnvelopeRow, PackRow, ReceiptRow, SnapshotRow } from './disk.ts'
import { type OpenedPack, openPacks } from './packs.ts'
import { parseSnapshot, type Snapshot } from './snapshot.ts'
import { parseStoredBatch, type StoredBatch } from './stored-batch.ts'

/** The rows of one record of a vault, as all of them stood at one moment. */
export type RecordRows = {
  readonly record: string
  readonly batches: readonly BatchRow[]
  readonly packs: readonly PackRow[]
  readonly snapshot: SnapshotRow | null
  readonly drafts: readonly DraftRow[]
  readonly receipts: readonly ReceiptRow[]
  readonly outbox: readonly EnvelopeRow[]
}

/** What the rows of one record hold; null for what would not open. */
export type RecordContents = {
  readonly batches: readonly (StoredBatch | null)[]
  readonly packs: readonly OpenedPack[]
  /** Null also when it is stale, or there is none. */
  readonly snapshot: Snapshot | null
  readonly drafts: readonly (Json | undefined)[]
}

/** `folded`: what of that which is folded is wanted. */
export async function rowsOfRecords(
  { disk, vault }: { readonly disk: Disk; readonly vault: string },
  records: readonly string[],
  folded: readonly ('packs' | 'snapshots')[],
): Promise<readonly RecordRows[]> {
  const of = { index: 'record', values: records } as const
  const none = { index: 'record', values: [] } as const
  const found = await disk.read({
    ...{ batches: of, drafts: of, receipts: of, outbox: of },
    packs: folded.includes('packs') ? of : none,
    snapshots: folded.includes('snapshots') ? of : none,
  })
  return byRecord(vault, found, records)
}

/**
 * Every record of several keys in which anything was said, with its snapshot and without its packs. `areMost`: of what the vault holds, which is then read
 * in the order of its rows, without looking each of them up.
 */
export async function rowsOfKeys(
  { disk, vault }: { readonly disk: Disk; readonly vault: string },
  keys: readonly string[],
  areMost: boolean,
): Promise<readonly RecordRows[]> {
  const ofVault = { index: 'vault', values: [vault] } as const
  const ofKeys = areMost ? ofVault : ({ index: 'key', values: keys } as const)
  const found = await disk.read({
    ...{ batches: ofKeys, snapshots: ofKeys, drafts: ofKeys },
    ...{ receipts: ofVault, outbox: ofVault },
  })
  const wanted = new Set(keys)
  const rows = [...found.batches, ...found.snapshots].filter(({ key }) => wanted.has(key))
  const records = new Set(rows.map(({ record }) => record))
  return byRecord(vault, { ...found, packs: [] }, [...records])
}

/** Opens the rows of many records with one message to the vault, and another for their packs. */
export async function openRecords(
  vault: Vault,
  records: readonly RecordRows[],
): Promise<readonly RecordContents[]> {
  const rows = records.flatMap(({ batches, snapshot, drafts }) => [
    ...batches.map((row) => sealed('batch', row)),
    ...(snapshot ? [sealed('snapshot', snapshot)] : []),
    ...drafts.map((row) => sealed('draft', row)),
  ])
  const opened = rows.length > 0 ? await vault.openRows(rows) : []
  const packRows = records.flatMap(({ packs }) => packs)
  const packs = packRows.length > 0 ? await openPacks(vault, packRows) : []
  const nextOf = inTurn(opened)
  const nextPacks = inTurn(packs)
  return records.map((one) => ({
    batches: nextOf(one.batches.length).map(parseStoredBatch),
    snapshot: one.snapshot ? parseSnapshot(nextOf(1)[0]) : null,
    drafts: nextOf(one.drafts.length),
    packs: nextPacks(one.packs.length),
  }))
}

/** Gives out a list from its front, so many at a time. */
function inTurn<T>(all: readonly T[]): (count: number) => readonly T[] {
  let given = 0
  return (count) => {
    given += count
    return all.slice(given - count, given)
  }
}

function sealed(
  kind: RowAddress['kind'],
  { key, record, body }: Pick<BatchRow, 'key' | 'record' | 'body'>,
): RowAddress & { readonly bytes: BatchRow['body'] } {
  return { key, kind, record, bytes: body }
}

type Found = {
  readonly [T in 'batches' | 'packs' | 'drafts' | 'receipts' | 'outbox']: RecordRows[T]
} & { readonly snapshots: readonly SnapshotRow[] }

function byRecord(vault: string, found: Found, records: readonly string[]): readonly RecordRows[] {
  const grouped = <R extends { readonly vault: string; readonly record: string }>(rows: readonly R[]) => {
    const rowsByRecord = Map.groupBy(
      rows.filter((row) => row.vault === vault),
      ({ record }) => record,
    )
    return (record: string): readonly R[] => rowsByRecord.get(record) ?? []
  }
  const [batches, packs, snapshots] = [grouped(found.batches), grouped(found.packs), grouped(found.snapshots)]
  const [drafts, receipts, outbox] = [grouped(found.drafts), grouped(found.receipts), grouped(found.outbox)]
  return records.map((record) => ({
    record,
    batches: batches(record),
    packs: packs(record),
    snapshot: snapshots(record)[0] ?? null,
    drafts: drafts(record),
    receipts: receipts(record),
    outbox: outbox(record),
  }))
}
