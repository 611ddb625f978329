import type { Json, JsonObject } from '#core'
import { type Compartment, emptyStatements, type RecordHeader, recordId, type StatementSet } from '#record'
import type { Vault } from '#vault'
import { heldIn } from './batch-rows.ts'
import type { Disk } from './disk.ts'
import { keysOf } from './key-names.ts'
import {
  createOpening,
  type Opening,
  openRecords,
  type RecordContents,
  type RecordRows,
  rowsOfKeys,
  rowsOfRecords,
} from './record-rows.ts'
import { readSnapshot } from './snapshot.ts'
import { type NeedsYou, type Said, type StoredBatch, statementsOf } from './stored-batch.ts'

/** `seen`: the field's heads when the text was begun; what it will replace. */
export type Draft = { readonly field: string; readonly text: string; readonly seen: readonly string[] }

/** A draft on the disk. Every document keeps its own, so that two tabs in one field do not write over each other; `row` names it. */
export type StoredDraft = Draft & { readonly row: string; readonly at: number }

export type OpenedRecord = {
  readonly header: RecordHeader
  /** All of it, or the part that says what the whole says (`condense`). */
  readonly set: StatementSet
  /** By field, those of every document that lives or died, the newest last. */
  readonly drafts: ReadonlyMap<string, readonly StoredDraft[]>
  readonly needsYou: readonly NeedsYou[]
  /** Whether anything said here has not reached the server. */
  readonly isUnsent: boolean
  /** Rows that would not open: kept, and fetched again. */
  readonly damaged: number
  /** Batches that had to be read one by one, and that a fold would spare. */
  readonly unfolded: number
}

/** `unreadable`: all their rows are damaged, so that not even their names are known. They are kept, and fetched again. */
export type ListedRecords = { readonly records: readonly OpenedRecord[]; readonly unreadable: number }

type Name = { readonly space: string; readonly compartment: Compartment }

/** Reads records from their rows: many at once, with as few questions to the disk and the vault as one. */
export type Reading = {
  open(header: RecordHeader): Promise<OpenedRecord>
  openAll(headers: readonly RecordHeader[]): Promise<readonly OpenedRecord[]>
  /** Every record with anything said in it, for each of these in their order. */
  list(names: readonly Name[]): Promise<readonly ListedRecords[]>
  /** Everything that was ever said, folded or not. */
  whole(header: RecordHeader): Promise<OpenedRecord>
}

/** A record as its rows say it. The header is null when nothing that could be opened tells it. */
type Read = Omit<OpenedRecord, 'header'> & { readonly header: RecordHeader | null }

export function createReading(vault: Vault, disk: Disk): Reading {
  const where = { disk, vault: vault.id }
  return {
    async open(header) {
      const [read] = await readRecords([header])
      return { ...nothing, ...read, header }
    },

    async openAll(headers) {
      const read = await readRecords(headers)
      return headers.map((header, index) => ({ ...nothing, ...read[index], header }))
    },

    async list(names) {
      const held = (await vault.keyNames()).length
      const keyOf = await keysOf(vault)
      const listedKeys = names.flatMap((name) => keyOf(name) ?? [])
      const opening = createOpening(vault, listedKeys)
      const rows = await rowsOfKeys(where, listedKeys, listedKeys.length > held / 2, opening.begin)
      const read = await readAll(rows, opening)
      const readByKey = Map.groupBy(
        rows.map((one, index) => ({ key: keyOfRows(one), read: read[index] ?? nothing })),
        ({ key }) => key,
      )
      return names.map((name) => {
        const listed = (readByKey.get(keyOf(name)) ?? [])
          .map((one) => one.read)
          .filter((one) => one.header !== null || one.damaged > 0)
        const records = listed.flatMap(({ header, ...rest }) => (header ? [{ ...rest, header }] : []))
        return { records, unreadable: listed.length - records.length }
      })
    },

    async whole(header) {
      const [read] = await readWhole([recordId(header)])
      return { ...nothing, ...read, header }
    },
  }

  async function readRecords(headers: readonly RecordHeader[]): Promise<readonly Read[]> {
    const opening = createOpening(vault)
    const rows = await rowsOfRecords(where, headers.map(recordId), ['snapshots'], opening.begin)
    return readAll(rows, opening)
  }

  /** From snapshots and what came after them; where those do not say it all, everything of that record is read. */
  async function readAll(rows: readonly RecordRows[], opening?: Opening): Promise<readonly Read[]> {
    const contents = await openRecords(vault, rows, opening)
    const read = rows.map((one, index) => readFolded(one, contents[index] ?? noContents))
    const records = rows.filter((_, index) => read[index] === null).map(({ record }) => record)
    const whole = (records.length > 0 ? await readWhole(records) : []).values()
    return read.map((one) => one ?? whole.next().value ?? nothing)
  }

  async function readWhole(records: readonly string[]): Promise<readonly Read[]> {
    const rows = await rowsOfRecords(where, records, ['packs'])
    const contents = await openRecords(vault, rows)
    return rows.map((one, index) => readUnfolded(one, contents[index] ?? noContents))
  }
}

/** Null when the snapshot does not say it all. */
function readFolded(rows: RecordRows, contents: RecordContents): Read | null {
  const { snapshot, batches } = contents
  const tail = batches.filter((stored) => stored !== null)
  const said = snapshot ? readSnapshot(snapshot, tail, rows.receipts) : statementsOf(tail, rows.receipts)
  if (!said || (rows.snapshot && !snapshot)) return null
  const header = snapshot?.header ?? tail[0]?.batch.header ?? null
  return { header, ...withRest(rows, contents, said), unfolded: spared(tail) }
}

function readUnfolded(rows: RecordRows, contents: RecordContents): Read {
  const inRows = rows.batches.map((row, index) => ({ row, stored: contents.batches[index] ?? null }))
  const stored = heldIn(inRows, contents.packs).flatMap((held) => held.stored ?? [])
  const header = stored[0]?.batch.header ?? null
  return {
    header,
    ...withRest(rows, contents, statementsOf(stored, rows.receipts)),
    unfolded: spared(stored),
  }
}

function withRest(
  { outbox, batches, drafts: draftRows }: RecordRows,
  contents: RecordContents,
  { set, needsYou }: Said,
): Omit<Read, 'header' | 'unfolded'> {
  const drafts = draftRows
    .flatMap(({ id }, index) => storedDraft(id, contents.drafts[index]) ?? [])
    .sort((a, b) => a.at - b.at)
  const readable = new Set(batches.filter((_, index) => contents.batches[index]).map(({ id }) => id))
  const lostPacks = contents.packs.filter(
    (pack) => pack.batches === null && !pack.row.batches.every((id) => readable.has(id)),
  )
  return {
    ...{ set, needsYou },
    drafts: Map.groupBy(drafts, ({ field }) => field),
    isUnsent: outbox.length > 0,
    damaged: batches.length - readable.size + draftRows.length - drafts.length + lostPacks.length,
  }
}

/** What the server has not given yet stays in its row. */
const spared = (stored: readonly StoredBatch[]): number => stored.filter(({ counted }) => counted > 0).length

const keyOfRows = (rows: RecordRows | undefined): string | undefined =>
  (rows?.snapshot ?? rows?.batches[0])?.key

const storedDraft = (row: string, value: Json | undefined): StoredDraft | null =>
  isDraft(value) ? { at: 0, ...value, row } : null

/** A draft of an earlier version of the app has no `at`. */
const isDraft = (value: Json | undefined): value is JsonObject & Draft & { readonly at?: number } =>
  typeof value === 'object' && value !== null && 'field' in value && 'text' in value && 'seen' in value

const noContents: RecordContents = { batches: [], packs: [], snapshot: null, drafts: [] }

const nothing: Read = {
  header: null,
  set: emptyStatements,
  drafts: new Map(),
  needsYou: [],
  isUnsent: false,
  damaged: 0,
  unfolded: 0,
}
