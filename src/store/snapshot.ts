import type { Json, JsonObject } from '#core'
import {
  type Condensed,
  condense,
  isRecordHeader,
  mustUnfold,
  type RecordHeader,
  type Statement,
  type Withheld,
} from '#record'
import type { Vault } from '#vault'
import type { ReceiptRow, SnapshotRow } from './disk.ts'
import { isAside, type Said, type StoredBatch, statementsOf, together } from './stored-batch.ts'
import type { Surroundings } from './surroundings.ts'

/** What the packs of one record say together, as far as a reader needs it. */
export type Snapshot = Pick<Said, 'needsYou' | 'setAside'> & {
  readonly header: RecordHeader
  readonly condensed: Condensed
}

/** Another number, and snapshots written before are made again from their packs. */
const FORMAT = 1

/** `before`: the snapshot of the batches that were folded earlier, where these do not touch what it left out. */
export function snapshotOf(
  header: RecordHeader,
  batches: readonly StoredBatch[],
  before: Snapshot | null,
): Snapshot {
  const more = statementsOf(batches, [])
  if (!before) return { header, ...more, condensed: condense(more.set) }
  const { set, ...rest } = together(said(before), more)
  return { header, ...rest, condensed: condense(set, before.condensed) }
}

/**
 * What a snapshot and the batches after it say together; null when those touch what the snapshot left out, or when the server says something new of a
 * statement that was folded.
 */
export function readSnapshot(
  snapshot: Snapshot,
  tail: readonly StoredBatch[],
  receipts: readonly ReceiptRow[],
): Said | null {
  const more = statementsOf(tail, receipts)
  const inTail = new Set(tail.flatMap(({ batch }) => batch.ids))
  const isAboutFolded = receipts.some(({ id, status }) => isAside(status) && !inTail.has(id))
  return isAboutFolded || mustUnfold(snapshot.condensed, more.set) ? null : together(said(snapshot), more)
}

/** The row of a snapshot that packs say something else than by now. */
export const staleSnapshot = (vault: string, record: string, key: string): SnapshotRow => ({
  vault,
  record,
  key,
  body: new Uint8Array(),
})

/** Makes readers go past a snapshot, which would hide from them that a pack is damaged: then it is told of, and fetched again. */
export async function dropSnapshot(
  { disk, signals }: Pick<Surroundings, 'disk' | 'signals'>,
  row: SnapshotRow | null | undefined,
): Promise<void> {
  if (!row || row.body.length === 0) return
  const { vault, record, key } = row
  const dropped = await disk.commit([{ table: 'snapshots', put: [staleSnapshot(vault, record, key)] }])
  if (dropped.ok) signals.post({ kind: 'record', record, key })
}

export async function sealSnapshot(
  vault: Vault,
  key: string,
  record: string,
  { header, condensed, needsYou, setAside }: Snapshot,
): Promise<readonly SnapshotRow[]> {
  const { set, isWhole, silent } = condensed
  const value = {
    format: FORMAT,
    header,
    accepted: [...set.accepted],
    withheld: [...set.withheld.values()],
    replaced: [...(set.replaced ?? [])],
    ...{ isWhole, silent, needsYou },
    setAside: [...setAside],
  }
  const bodies = await vault.sealRows([{ key, kind: 'snapshot', record, value }])
  return bodies.map((body) => ({ vault: vault.id, record, key, body }))
}

/** Null for one that is stale, damaged or of another version of the app: the packs say it all. */
export function parseSnapshot(value: Json | undefined): Snapshot | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { format, header, ...content } = value as JsonObject
  if (format !== FORMAT || !isRecordHeader(header)) return null
  const { accepted, withheld, replaced, isWhole, silent, needsYou, setAside } = content as unknown as Content
  const lists = [accepted, withheld, replaced, silent, needsYou, setAside]
  if (!lists.every(Array.isArray) || !accepted.every(Array.isArray) || !withheld.every(Boolean)) return null
  const set = {
    accepted: new Map(accepted),
    withheld: new Map(withheld.map((entry) => [entry.id, entry])),
    ...(isWhole ? {} : { replaced: new Set(replaced) }),
  }
  return { header, condensed: { set, isWhole, silent }, needsYou, setAside: new Set(setAside) }
}

type Content = Pick<Condensed, 'isWhole' | 'silent'> &
  Pick<Said, 'needsYou'> & {
    readonly accepted: readonly (readonly [string, Statement])[]
    readonly withheld: readonly Withheld[]
    readonly replaced: readonly string[]
    readonly setAside: readonly string[]
  }

const said = ({ condensed, needsYou, setAside }: Snapshot): Said => ({
  set: condensed.set,
  needsYou,
  setAside,
})
