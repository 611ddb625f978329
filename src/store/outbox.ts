import { ok, type Result } from '#core'
import { type BackupMark, type EnvelopeVersion, type Receipt, UNKNOWN_ANSWER } from '#protocol'
import type { Vault } from '#vault'
import { type AttachmentQueue, createAttachmentQueue } from './attachment-queue.ts'
import { unsafeChange } from './attachments.ts'
import { createBatchRows, type HeldBatch } from './batch-rows.ts'
import {
  type Change,
  type Disk,
  type DiskError,
  type EnvelopeRow,
  type ReceiptRow,
  removing,
} from './disk.ts'
import { envelopeAgain } from './envelopes.ts'
import { createErasing, type Erasing } from './erasing.ts'
import { backupChange, backupOf } from './marks.ts'
import type { Surroundings } from './surroundings.ts'

/** What is on its way from one vault. Times in ms by this device's clock; null when there is none. */
export type OutboxState = {
  readonly unsent: number
  readonly oldest: number | null
  /** Envelopes the server could not take as they are. */
  readonly held: number
  /** Those of them that the server answered in a way this version of the app does not know. */
  readonly notUnderstood: number
  readonly needsYou: number
  /** Photographs that the server does not have whole. */
  readonly attachments: number
  readonly lastReceiptAt: number | null
  /** What the server last said of its backup, by its own clock. */
  readonly backup: BackupMark
}

/** The sealed outbox. Works without any key that opens something: the service worker pushes with it while everything is locked. */
export type Outbox = {
  vaultIds(): Promise<readonly string[]>
  /** Envelopes ready to go, oldest first. */
  ready(vault: string): Promise<readonly EnvelopeRow[]>
  /** Stores receipts and, in the same commit, deletes the envelopes they answer. `backup`: what the server said with them. */
  settle(
    vault: string,
    receipts: readonly Receipt[],
    sent: readonly EnvelopeRow[],
    at: number,
    backup: BackupMark,
  ): Promise<Result<null, DiskError>>
  /**
   * Makes ready what this device cannot mend by sealing it anew, a server or an app that was updated meanwhile may say something else, and what the
   * server may have lost in a restore. Once for every time a vault is opened, or it would go back and forth for ever.
   */
  askAgain(vault: string): Promise<Result<null, DiskError>>
  state(vault: string): Promise<OutboxState>
  /** When the server was last asked, with nothing to send, whether this device is still in service; 0 for never. */
  askedAt(vault: string): Promise<number>
  noteAsked(vault: string, at: number): Promise<Result<null, DiskError>>
  /** What goes beside the envelopes. */
  readonly attachments: AttachmentQueue
  readonly erasing: Erasing
}

const LAST_RECEIPT = 'last-receipt'
const ASKED = 'asked'

export function createOutbox({ disk, signals }: Pick<Surroundings, 'disk' | 'signals'>): Outbox {
  return {
    attachments: createAttachmentQueue({ disk, signals }),
    erasing: createErasing({ disk, signals }),

    async vaultIds() {
      return (await disk.all('vaults')).map(({ id }) => id)
    },

    async ready(vault) {
      const rows = await disk.list('outbox', { vault })
      return rows.filter(({ error }) => error === '').sort((a, b) => a.at - b.at)
    },

    askedAt: async (vault) => (await disk.get('marks', [vault, ASKED]))?.value ?? 0,
    noteAsked: (vault, at) => disk.commit([{ table: 'marks', put: [{ vault, name: ASKED, value: at }] }]),

    async settle(vault, receipts, sent, at, backup) {
      const rowById = new Map(sent.map((row) => [row.id, row]))
      const answered = receipts.flatMap((receipt) => {
        const row = rowById.get(receipt.envelope)
        return row ? [{ receipt, row }] : []
      })
      const committed = await disk.commit([
        ...answered.flatMap(({ receipt, row }) => changesFor(vault, receipt, row, at)),
        { table: 'marks', put: [{ vault, name: LAST_RECEIPT, value: at }] },
        backupChange(vault, backup),
      ])
      if (committed.ok) signals.post({ kind: 'outbox' })
      return committed
    },

    async askAgain(vault) {
      const rows = await disk.list('outbox', { vault })
      const held = rows.filter(({ error }) => error !== '' && !resealable.has(error))
      const unsafe = await unsafeChange(disk, vault)
      return held.length === 0 && !unsafe.put?.length
        ? ok(null)
        : disk.commit([{ table: 'outbox', put: held.map((row) => ({ ...row, error: '' })) }, unsafe])
    },

    async state(vault) {
      const [rows, attachments, receipts, last, backup] = await Promise.all([
        disk.list('outbox', { vault }),
        disk.list('attachments', { vault }),
        disk.list('receipts', { vault }),
        disk.get('marks', [vault, LAST_RECEIPT]),
        backupOf(disk, vault),
      ])
      return {
        unsent: rows.reduce((count, { statements }) => count + statements, 0),
        oldest: rows.length ? Math.min(...rows.map(({ at }) => at)) : null,
        held: rows.filter(({ error }) => error !== '').length,
        notUnderstood: rows.filter(({ error }) => error === UNKNOWN_ANSWER).length,
        needsYou: receipts.filter(({ status }) => status === 'parked' || status === 'refused').length,
        attachments: attachments.filter(({ state }) => state === 'unsent').length,
        lastReceiptAt: last?.value ?? null,
        backup,
      }
    },
  }
}

/**
 * Mends what only an open vault can: envelopes the server could not read and batches it asked for are sealed once more from the stored
 * rows. What cannot be sealed again stays held. Answers how many envelopes are ready again.
 */
export async function resealOutbox(vault: Vault, disk: Disk, at: number): Promise<Result<number, DiskError>> {
  const waiting = await disk.list('outbox', { vault: vault.id })
  const batchRows = createBatchRows(vault, disk)
  const rows = waiting.filter(({ error }) => resealable.has(error))
  const needed = (await disk.list('receipts', { vault: vault.id })).filter(
    ({ status }) => status === 'needed',
  )
  const changes: Change[] = []
  for (const row of rows) {
    const [holding] = await batchRows.find([{ record: row.record, id: row.batch }])
    const version = row.error === 'unknown-version' ? FIRST_VERSION : undefined
    const sealed = await sealHeld(vault, holding, at, version)
    if (sealed) changes.push(removing('outbox', [row]), { table: 'outbox', put: [sealed] })
  }
  for (const receipt of needed) {
    const holding = await batchRows.findStatement(receipt.record, receipt.id)
    const isWaiting = waiting.some(({ batch }) => batch === holding?.row.id)
    const sealed = isWaiting ? null : await sealHeld(vault, holding, at)
    changes.push(removing('receipts', [receipt]))
    if (sealed) changes.push({ table: 'outbox', put: [sealed] })
  }
  const ready = changes.filter(({ table, put }) => table === 'outbox' && put).length
  if (changes.length === 0) return ok(0)
  const committed = await disk.commit(changes)
  return committed.ok ? ok(ready) : committed
}

/** Every server opens it. */
const FIRST_VERSION: EnvelopeVersion = 1

/** Errors about an envelope's bytes: the batch behind it is sound and goes again under a fresh seal. */
const resealable = new Set(['damaged', 'unknown-key', 'unknown-version'])

/** Refusals after which the server may hold nothing of the batch, so that it need not come in its stream (docs/protocol.md §8a). */
const traceless = new Set(['wrong-author', 'not-allowed', 'erased'])

async function sealHeld(
  vault: Vault,
  held: HeldBatch | null | undefined,
  at: number,
  version?: EnvelopeVersion,
): Promise<EnvelopeRow | null> {
  return held?.stored ? envelopeAgain(vault, held.row, held.stored, at, version) : null
}

function changesFor(vault: string, receipt: Receipt, row: EnvelopeRow, at: number): readonly Change[] {
  if ('error' in receipt) return [{ table: 'outbox', put: [{ ...row, error: receipt.error }] }]
  const { record, batch } = row
  const taken = receipt.statements
    .filter(({ status }) => status === 'stored' || status === 'had')
    .map(({ id }) => ({ vault, record, id }))
  const aside = receipt.statements.flatMap(({ id, status, code = '' }): ReceiptRow[] =>
    status === 'parked' || status === 'refused' ? [{ vault, id, record, status, code, at }] : [],
  )
  const needed = receipt.need.map((id): ReceiptRow => ({ vault, id, record, status: 'needed', code: '', at }))
  const isTraceless = receipt.statements.every(({ code = '' }) => traceless.has(code))
  const awaited: ReceiptRow = { vault, id: batch, record, status: 'awaited', code: '', at }
  return [
    removing('receipts', taken),
    { table: 'receipts', put: [...aside, ...needed, ...(isTraceless ? [] : [awaited])] },
    removing('outbox', [row]),
  ]
}
