import { bytesFromText, err, hash, ok, type Result } from '#core'
import { MAX_BATCH } from '#protocol'
import {
  type Compartment,
  type Head,
  type NewStatement,
  type RecordHeader,
  recordId,
  type Statement,
  statementId,
} from '#record'
import type { PreparedBatch, Vault } from '#vault'
import { type Attachments, createAttachments } from './attachments.ts'
import {
  type BatchRow,
  type Change,
  type DiskError,
  type DraftRow,
  type EnvelopeRow,
  removing,
} from './disk.ts'
import { keyOf, keysOf } from './key-names.ts'
import { createReading, type Draft, type ListedRecords, type OpenedRecord, type Reading } from './reading.ts'
import { dropSnapshot } from './snapshot.ts'
import type { Surroundings } from './surroundings.ts'

/** `no-key`: this vault may not write there. `too-large`: more than the server takes at once. */
export type AppendError = DiskError | 'no-key' | 'too-large'

/** What is said in one record; `left`: rows of drafts of it that other documents left behind, and that end with it. */
export type Said = {
  readonly header: RecordHeader
  readonly statements: readonly NewStatement[]
  readonly left?: readonly string[]
}

export type Records = Attachments & {
  open(header: RecordHeader): Promise<OpenedRecord>
  openAll(headers: readonly RecordHeader[]): Promise<readonly OpenedRecord[]>
  /** Every record of a compartment of a space that has any statement, and how many there are of which nothing can be read. */
  list(space: string, compartment: Compartment): Promise<ListedRecords>
  /** The same for several, in their order. */
  listAll: Reading['list']
  /** Everything that was ever said in a record, folded or not, and what of it the server did not take. */
  history(header: RecordHeader): Promise<Pick<OpenedRecord, 'set' | 'needsYou'>>
  /**
   * Signs, seals, then commits rows, envelopes, what was attached and the end of this document's drafts of these fields at once, and of what was `left`.
   * Answers the statements made; `write` names this to whoever hears of it.
   */
  append(
    header: RecordHeader,
    statements: readonly NewStatement[],
    left?: readonly string[],
    write?: string,
  ): Promise<Result<readonly Head[], AppendError>>
  /** The same in several records at once, all of it or nothing; answers what was made in each. */
  appendAll(said: readonly Said[], write?: string): Promise<Result<readonly (readonly Head[])[], AppendError>>
  /** A name for one append: whoever made it need not read back what they know. */
  nameWrite(): string
  /** Keeps text in hand in the place of `left`, all in one commit; an empty `text` is text too. */
  saveDrafts(
    header: RecordHeader,
    drafts: readonly Draft[],
    left?: readonly string[],
  ): Promise<Result<null, AppendError>>
  dropDraft(header: RecordHeader, field: string, left?: readonly string[]): Promise<Result<null, AppendError>>
  /** The row of this document's draft of a field. */
  draftRow(header: RecordHeader, field: string): string
}

export function createRecords(vault: Vault, surroundings: Surroundings): Records {
  const { disk, locks, signals, clock } = surroundings
  const reading = createReading(vault, disk)
  const attachments = createAttachments(vault.id, surroundings)
  /** What this document ever kept a draft of, and may still have on the disk: most answers never had one, and touch no table for it. */
  const drafts = new Set<string>()
  let writes = 0
  const draftId = (record: string, field: string): string =>
    hash('cairn draft 1', bytesFromText(`${record} ${field} ${surroundings.document}`))

  return {
    attach: attachments.attach,
    read: attachments.read,

    open: reading.open,
    openAll: reading.openAll,

    async list(space, compartment) {
      const [listed] = await reading.list([{ space, compartment }])
      return listed ?? { records: [], unreadable: 0 }
    },

    listAll: reading.list,

    async history(header) {
      const whole = await reading.whole(header)
      if (whole.damaged > 0)
        await dropSnapshot({ disk, signals }, await disk.get('snapshots', [vault.id, recordId(header)]))
      return whole
    },

    async append(header, statements, left = [], write) {
      const made = await appendAll([{ header, statements, left }], write)
      return made.ok ? ok(made.value[0] ?? []) : made
    },

    appendAll,

    nameWrite,

    async saveDrafts(header, inHand, left = []) {
      const key = await keyOf(vault, header)
      if (key === undefined) return err('no-key')
      const record = recordId(header)
      const at = clock()
      const bodies = await vault.sealRows(
        inHand.map((draft) => ({ key, kind: 'draft', record, value: { ...draft, at } })),
      )
      const put = inHand.flatMap(({ field }, index): readonly DraftRow[] => {
        const [id, body] = [draftId(record, field), bodies[index]]
        return body ? [{ vault: vault.id, id, key, record, body }] : []
      })
      for (const { id } of put) drafts.add(id)
      const saved = await disk.commit([{ ...endOf(record, left), put }])
      // Whoever still has what was left in hand writes it again.
      if (saved.ok && left.length > 0) signals.post({ kind: 'record', record, key })
      return saved
    },

    dropDraft: (header, field, left = []) =>
      disk.commit([endOf(recordId(header), [draftId(recordId(header), field), ...left])]),

    draftRow: (header, field) => draftId(recordId(header), field),
  }

  async function appendAll(
    said: readonly Said[],
    write = nameWrite(),
  ): Promise<Result<readonly (readonly Head[])[], AppendError>> {
    const keyOfName = await keysOf(vault)
    // Signed and sealed while it waits for the lock: nothing that the lock is for is read here.
    const sealing = Promise.all(said.map((one) => prepare(one, keyOfName(one.header))))
    sealing.catch(() => undefined) // whoever waits for it below hears of it
    return locks(`cairn-append-${vault.id}`, async () => {
      const sealed: Prepared[] = []
      for (const one of await sealing) {
        if (!one.ok) return one
        sealed.push(one.value)
      }
      const committed = await disk.commit(sealed.flatMap(changesOf))
      if (!committed.ok) return committed
      for (const { key, record, whole } of sealed) {
        attachments.stored(whole)
        signals.post({ kind: 'record', record, key, write })
      }
      signals.post({ kind: 'outbox', write })
      return ok(sealed.map(headsOf))
    })
  }

  function changesOf({ key, record, at, whole, left, prepared }: Prepared): readonly Change[] {
    const own = whole.map(({ field }) => draftId(record, field)).filter((id) => drafts.has(id))
    return [
      { table: 'batches', put: prepared.map(({ batch }) => batchRow(batch, key, record)) },
      { table: 'outbox', put: prepared.map((part) => envelopeRow(part, record, at)) },
      ...attachments.added({ key, record }, whole),
      endOf(record, [...own, ...left]),
    ]
  }

  function nameWrite(): string {
    writes++
    return `${surroundings.document} ${writes}`
  }

  async function prepare(
    { header, statements, left = [] }: Said,
    key: string | undefined,
  ): Promise<Result<Prepared, 'no-key' | 'too-large'>> {
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
    return ok({ key, record, at, whole, left, prepared })
  }

  function endOf(record: string, drafts: readonly string[]) {
    return removing(
      'drafts',
      drafts.map((id) => ({ vault: vault.id, record, id })),
    )
  }

  function batchRow({ id, row }: PreparedBatch, key: string, record: string): BatchRow {
    return { vault: vault.id, id, key, record, body: row }
  }

  function envelopeRow({ batch, statements }: Part, record: string, at: number): EnvelopeRow {
    const { id, bytes } = batch.envelope
    return { vault: vault.id, id, batch: batch.id, record, statements, at, bytes, error: '' }
  }
}

/** Statements that are signed and sealed and not yet stored. */
type Prepared = {
  readonly key: string
  readonly record: string
  readonly at: number
  readonly whole: readonly Statement[]
  readonly left: readonly string[]
  readonly prepared: readonly Part[]
}

type Part = { readonly batch: PreparedBatch; readonly statements: number }

/** Their ids were hashed in the worker already. */
function headsOf({ whole, prepared }: Prepared): readonly Head[] {
  const ids = prepared.flatMap(({ batch }) => batch.ids)
  return whole.map((statement, index) => ({ id: ids[index] ?? statementId(statement), statement }))
}
