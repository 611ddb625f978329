import { bytesFromText, err, hash, type Json, type JsonObject, ok, type Result } from '#core'
import { MAX_BATCH } from '#protocol'
import {
  type Compartment,
  type Head,
  type NewStatement,
  type RecordHeader,
  recordId,
  type Statement,
  type StatementSet,
  statementId,
} from '#record'
import type { PreparedBatch, Vault } from '#vault'
import type { BatchRow, DiskError, DraftRow, EnvelopeRow, Key } from './disk.ts'
import { type NeedsYou, parseStoredBatch, type StoredBatch, statementsOf } from './stored-batch.ts'
import type { Surroundings } from './surroundings.ts'

/** `seen`: the field's heads when the text was begun; what it will replace. */
export type Draft = { readonly field: string; readonly text: string; readonly seen: readonly string[] }

/** A draft on the disk. Every document keeps its own, so that two tabs in one field do not write over each other; `row` names it. */
export type StoredDraft = Draft & { readonly row: string; readonly at: number }

export type OpenedRecord = {
  readonly header: RecordHeader
  readonly set: StatementSet
  /** By field, those of every document that lives or died, the newest last. */
  readonly drafts: ReadonlyMap<string, readonly StoredDraft[]>
  readonly needsYou: readonly NeedsYou[]
  /** Statements that have not reached the server. */
  readonly unsent: number
  /** Rows that would not open: kept, and fetched again. */
  readonly damaged: number
}

/** `no-key`: this vault may not write there. `too-large`: more than the server takes at once. */
export type AppendError = DiskError | 'no-key' | 'too-large'

/** `unreadable`: all their rows are damaged, so that not even their names are known. They are kept, and fetched again. */
export type ListedRecords = { readonly records: readonly OpenedRecord[]; readonly unreadable: number }

export type Records = {
  open(header: RecordHeader): Promise<OpenedRecord>
  /** Every record of a compartment of a space that has any statement, and how many there are of which nothing can be read. */
  list(space: string, compartment: Compartment): Promise<ListedRecords>
  /** Everything that was ever said in a record, and what of it the server did not take. */
  history(header: RecordHeader): Promise<Pick<OpenedRecord, 'set' | 'needsYou'>>
  /**
   * Signs, seals, then commits rows, envelopes and the end of this document's drafts of these fields at once, and of `left`: rows of drafts that
   * other documents left behind. Answers the statements made.
   */
  append(
    header: RecordHeader,
    statements: readonly NewStatement[],
    left?: readonly string[],
  ): Promise<Result<readonly Head[], AppendError>>
  /** Keeps the text in hand of one field in the place of `left`; an empty `text` is text too. */
  saveDraft(header: RecordHeader, draft: Draft, left?: readonly string[]): Promise<Result<null, AppendError>>
  dropDraft(header: RecordHeader, field: string, left?: readonly string[]): Promise<Result<null, AppendError>>
  /** The row of this document's draft of a field. */
  draftRow(header: RecordHeader, field: string): string
}

export function createRecords(vault: Vault, surroundings: Surroundings): Records {
  const { disk, locks, signals, clock } = surroundings
  const draftId = (record: string, field: string): string =>
    hash('cairn draft 1', bytesFromText(`${record} ${field} ${surroundings.document}`))
  const open: Records['open'] = async (header) => {
    const rows = mine(await disk.list('batches', 'record', recordId(header)))
    return openRecord(header, await openBatches(rows))
  }

  return {
    open,
    history: open,

    async list(space, compartment) {
      const key = await keyOf({ space, compartment })
      if (key === undefined) return { records: [], unreadable: 0 }
      const rowsByRecord = Map.groupBy(mine(await disk.list('batches', 'key', key)), ({ record }) => record)
      const opened = await Promise.all(
        [...rowsByRecord.values()].map(async (rows) => {
          const stored = await openBatches(rows)
          const first = stored.find((batch) => batch !== null)
          return first ? openRecord(first.batch.header, stored) : null
        }),
      )
      const records = opened.filter((record) => record !== null)
      return { records, unreadable: opened.length - records.length }
    },

    append: (header, statements, left = []) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const key = await keyOf(header)
        if (key === undefined) return err('no-key')
        const record = recordId(header)
        const at = clock()
        const { author, device, via } = vault
        const whole = statements.map(
          (statement): Statement => ({ ...statement, record, author, device, at, via }),
        )
        const prepared: Part[] = []
        for (let from = 0; from < whole.length; from += MAX_BATCH) {
          const part = whole.slice(from, from + MAX_BATCH)
          const batch = await vault.prepareBatch(header, part, key)
          if (!batch.ok) return batch
          prepared.push({ batch: batch.value, statements: part.length })
        }
        const committed = await disk.commit([
          { table: 'batches', put: prepared.map(({ batch }) => batchRow(batch, key, record)) },
          { table: 'outbox', put: prepared.map((part) => envelopeRow(part, record, at)) },
          {
            table: 'drafts',
            remove: [...statements.map(({ field }) => draftId(record, field)), ...left].map(ofThisVault),
          },
        ])
        if (!committed.ok) return committed
        signals.post({ kind: 'record', record })
        signals.post({ kind: 'outbox' })
        return ok(whole.map((statement) => ({ id: statementId(statement), statement })))
      }),

    async saveDraft(header, draft, left = []) {
      const key = await keyOf(header)
      if (key === undefined) return err('no-key')
      const record = recordId(header)
      const value = { ...draft, at: clock() }
      const [body] = await vault.sealRows([{ key, kind: 'draft', record, value }])
      if (!body) return err('no-key')
      const id = draftId(record, draft.field)
      const saved = await disk.commit([
        { table: 'drafts', remove: left.map(ofThisVault), put: [{ vault: vault.id, id, key, record, body }] },
      ])
      // Whoever still has what was left in hand writes it again.
      if (saved.ok && left.length > 0) signals.post({ kind: 'record', record })
      return saved
    },

    dropDraft: (header, field, left = []) =>
      disk.commit([
        { table: 'drafts', remove: [draftId(recordId(header), field), ...left].map(ofThisVault) },
      ]),

    draftRow: (header, field) => draftId(recordId(header), field),
  }

  async function openRecord(
    header: RecordHeader,
    stored: readonly (StoredBatch | null)[],
  ): Promise<OpenedRecord> {
    const record = recordId(header)
    const [receipts, drafts, envelopes] = await Promise.all([
      disk.list('receipts', 'record', record),
      disk.list('drafts', 'record', record),
      disk.list('outbox', 'record', record),
    ])
    const readable = stored.filter((batch) => batch !== null)
    const openedDrafts = await openDrafts(mine(drafts))
    const readableDrafts = openedDrafts.filter((draft) => draft !== null).sort((a, b) => a.at - b.at)
    return {
      header,
      ...statementsOf(readable, mine(receipts)),
      drafts: Map.groupBy(readableDrafts, ({ field }) => field),
      unsent: mine(envelopes).reduce((count, { statements }) => count + statements, 0),
      damaged: stored.length - readable.length + openedDrafts.length - readableDrafts.length,
    }
  }

  async function openBatches(rows: readonly BatchRow[]): Promise<readonly (StoredBatch | null)[]> {
    const opened = await vault.openRows(
      rows.map(({ key, record, body }) => ({ key, kind: 'batch' as const, record, bytes: body })),
    )
    return opened.map(parseStoredBatch)
  }

  async function openDrafts(rows: readonly DraftRow[]): Promise<readonly (StoredDraft | null)[]> {
    const opened = await vault.openRows(
      rows.map(({ key, record, body }) => ({ key, kind: 'draft' as const, record, bytes: body })),
    )
    return rows.map(({ id }, index) => {
      const draft = opened[index]
      return isDraft(draft) ? { at: 0, ...draft, row: id } : null
    })
  }

  function ofThisVault(row: string): Key {
    return [vault.id, row]
  }

  async function keyOf({
    space,
    compartment,
  }: Pick<RecordHeader, 'space' | 'compartment'>): Promise<string | undefined> {
    const names = await vault.keyNames()
    return names.find((name) => name.space === space && name.compartment === compartment)?.id
  }

  function mine<R extends { readonly vault: string }>(rows: readonly R[]): readonly R[] {
    return rows.filter((row) => row.vault === vault.id)
  }

  function batchRow({ id, ids, row }: PreparedBatch, key: string, record: string): BatchRow {
    return { vault: vault.id, id, key, record, ids, body: row }
  }

  function envelopeRow({ batch, statements }: Part, record: string, at: number): EnvelopeRow {
    const { id, bytes } = batch.envelope
    return { vault: vault.id, id, batch: batch.id, record, statements, at, bytes, error: '' }
  }
}

type Part = { readonly batch: PreparedBatch; readonly statements: number }

/** A draft of an earlier version of the app has no `at`. */
const isDraft = (value: Json | undefined): value is JsonObject & Draft & { readonly at?: number } =>
  typeof value === 'object' && value !== null && 'field' in value && 'text' in value && 'seen' in value
