import type { Json } from '#core'
import type { RowKind, SealedRow, Vault } from '#vault'
import type {
  BatchRow,
  Disk,
  DraftRow,
  EnvelopeRow,
  Named,
  PackRow,
  ReceiptRow,
  SnapshotRow,
  SomeRows,
} from './disk.ts'
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
  /** What is on its way is called. */
  readonly outbox: readonly Named<'outbox'>[]
  /** The same whole, where asked for. */
  readonly envelopes: readonly EnvelopeRow[]
}

/** What the rows of one record hold; null for what would not open. */
export type RecordContents = {
  readonly batches: readonly (StoredBatch | null)[]
  readonly packs: readonly OpenedPack[]
  /** Null also when it is stale, or there is none. */
  readonly snapshot: Snapshot | null
  readonly drafts: readonly (Json | undefined)[]
}

/** `more`: what is wanted besides. `onSome` hears of rows as they come. */
export async function rowsOfRecords(
  { disk, vault }: { readonly disk: Disk; readonly vault: string },
  records: readonly string[],
  more: readonly ('packs' | 'snapshots' | 'envelopes')[],
  onSome?: Opening['begin'],
): Promise<readonly RecordRows[]> {
  const of = records.map((record) => ({ vault, record }))
  const rows = {
    snapshots: more.includes('snapshots') ? of : [], // what takes the longest to open comes first
    ...{ batches: of, drafts: of, receipts: of },
    packs: more.includes('packs') ? of : [],
  }
  if (!more.includes('envelopes')) {
    const found = await disk.read({ ...rows, outbox: { namesOf: of } }, onSome)
    return byRecord({ ...found, envelopes: [] }, records)
  }
  const found = await disk.read({ ...rows, outbox: of })
  return byRecord({ ...found, envelopes: found.outbox }, records)
}

/**
 * Every record of several keys in which anything was said, with its snapshot and without its packs. `areMost`: of what the vault holds, which is then read
 * in the order of its rows, without looking each of them up.
 */
export async function rowsOfKeys(
  { disk, vault }: { readonly disk: Disk; readonly vault: string },
  keys: readonly string[],
  areMost: boolean,
  onSome: Opening['begin'],
): Promise<readonly RecordRows[]> {
  const ofVault = [{ vault }]
  const ofKeys = areMost ? ofVault : keys.map((key) => ({ key }))
  const found = await disk.read(
    {
      ...{ batches: ofKeys, snapshots: ofKeys, drafts: ofKeys },
      ...{ receipts: ofVault, outbox: { namesOf: ofVault } },
    },
    onSome,
  )
  const wanted = new Set(keys)
  const rows = [...found.batches, ...found.snapshots].filter(({ key }) => wanted.has(key))
  const records = new Set(rows.map(({ record }) => record))
  return byRecord({ ...found, packs: [], envelopes: [] }, [...records])
}

/** Opens rows, each once. */
export type Opening = {
  /** Begins with these while more of them are still being read. */
  begin(some: SomeRows): void
  /** What rows hold, in their order; those that were not begun with are asked for in one message to the vault. */
  open(rows: readonly RowToOpen[]): Promise<readonly (Json | undefined)[]>
}

type RowToOpen = { readonly kind: RowKind; readonly row: Pick<BatchRow, 'key' | 'record' | 'body'> }

/** `keys`: of the rows to begin with; all of them where it is not given. */
export function createOpening(vault: Vault, keys?: readonly string[]): Opening {
  const wanted = keys && new Set(keys)
  const begun = new Map<object, { readonly among: ReturnType<Vault['openRows']>; readonly index: number }>()
  const begin = (rows: readonly RowToOpen[]): void => {
    if (rows.length === 0) return
    const among = vault.openRows(rows.map(sealedRow))
    among.catch(() => undefined) // who waits for one of them hears of it
    for (const [index, { row }] of rows.entries()) begun.set(row, { among, index })
  }
  return {
    begin(some) {
      begin(toOpen(some).filter(({ row }) => !wanted || wanted.has(row.key)))
    },
    async open(rows) {
      begin(rows.filter(({ row }) => !begun.has(row)))
      const opened: (Json | undefined)[] = []
      for (const { row } of rows) {
        const one = begun.get(row)
        opened.push((await one?.among)?.[one?.index ?? 0])
      }
      return opened
    },
  }
}

const kinds = { batches: 'batch', snapshots: 'snapshot', drafts: 'draft' } as const

/** None where the table has nothing of a record in it that is sealed. */
function toOpen(some: SomeRows): readonly RowToOpen[] {
  if (some.table !== 'batches' && some.table !== 'snapshots' && some.table !== 'drafts') return []
  const kind = kinds[some.table]
  return some.rows.map((row) => ({ kind, row }))
}

const sealedRow = ({ kind, row: { key, record, body } }: RowToOpen): SealedRow => ({
  ...{ key, kind, record },
  bytes: body,
})

/** As the vault is asked for them. */
export const sealedRows = (some: SomeRows): readonly SealedRow[] => toOpen(some).map(sealedRow)

/** Opens the rows of many records with one message to the vault, and another for their packs. */
export async function openRecords(
  vault: Vault,
  records: readonly RecordRows[],
  opening: Opening = createOpening(vault),
): Promise<readonly RecordContents[]> {
  const opened = await opening.open(
    records.flatMap(({ batches, snapshot, drafts }) => [
      ...batches.map((row) => ({ kind: kinds.batches, row })),
      ...(snapshot ? [{ kind: kinds.snapshots, row: snapshot }] : []),
      ...drafts.map((row) => ({ kind: kinds.drafts, row })),
    ]),
  )
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

type Found = {
  readonly [T in 'batches' | 'packs' | 'drafts' | 'receipts' | 'outbox' | 'envelopes']: RecordRows[T]
} & { readonly snapshots: readonly SnapshotRow[] }

function byRecord(found: Found, records: readonly string[]): readonly RecordRows[] {
  const grouped = <R extends { readonly record: string }>(rows: readonly R[]) => {
    const rowsByRecord = Map.groupBy(rows, ({ record }) => record)
    return (record: string): readonly R[] => rowsByRecord.get(record) ?? []
  }
  const [batches, packs, snapshots] = [grouped(found.batches), grouped(found.packs), grouped(found.snapshots)]
  const [drafts, receipts] = [grouped(found.drafts), grouped(found.receipts)]
  const [outbox, envelopes] = [grouped(found.outbox), grouped(found.envelopes)]
  return records.map((record) => ({
    record,
    batches: batches(record),
    packs: packs(record),
    snapshot: snapshots(record)[0] ?? null,
    drafts: drafts(record),
    receipts: receipts(record),
    outbox: outbox(record),
    envelopes: envelopes(record),
  }))
}
