import { ok, type Result } from '#core'
import {
  type BatchesAnswer,
  batchId,
  differenceOf,
  emptyDigest,
  type ListedBatch,
  sumOfDigests,
} from '#protocol'
import type { Compartment } from '#record'
import type { Vault } from '#vault'
import { doubtedChange } from './attachments.ts'
import type { BatchRows } from './batch-rows.ts'
import { type Comparison, compareWithList } from './comparison.ts'
import { type DiskError, type EnvelopeRow, type ReceiptRow, removing } from './disk.ts'
import { envelopeAgain } from './envelopes.ts'
import type { StoredBatch } from './stored-batch.ts'
import { leftDifferent } from './stream.ts'
import type { StreamRows } from './stream-rows.ts'
import type { Surroundings } from './surroundings.ts'

/** All pages of a list of ids together. */
export type BatchList = Pick<BatchesAnswer, 'batches' | 'upTo' | 'digest'>

export type AwaitedBatch = {
  readonly space: string
  readonly compartment: Compartment
  readonly batch: string
}

/** What the device does with the server's list of ids (docs/protocol.md §8b). */
export type Exchange = {
  /** Batches with a receipt that have not come in their stream; drops the receipts of those that had come before. */
  awaited(): Promise<readonly AwaitedBatch[]>
  /** Ids of listed batches that are not here as the server has them. */
  wanted(space: string, compartment: Compartment, listed: readonly ListedBatch[]): Promise<readonly string[]>
  /**
   * Takes the list as this stream's position, and puts in the outbox what the server lacks and this device holds whole. Says how many batches
   * those are, and whether something is different still.
   */
  settle(
    space: string,
    compartment: Compartment,
    list: BatchList,
  ): Promise<Result<{ readonly sentAgain: number; readonly differs: boolean }, DiskError>>
}

export function createExchange(
  vault: Vault,
  streamRows: StreamRows,
  batchRows: BatchRows,
  { disk, locks, signals, clock }: Surroundings,
): Exchange {
  return {
    async awaited() {
      const receipts = await awaitedReceipts()
      if (receipts.length === 0) return []
      const nameByKey = new Map((await vault.keyNames()).map((name) => [name.id, name]))
      const awaited: AwaitedBatch[] = []
      const come = new Set<string>()
      for (const { row, stored } of await batchRows.find(receipts)) {
        const name = nameByKey.get(row.key)
        if (!name || !stored) continue // of a compartment that is not open now, or damaged
        const { space, compartment } = name
        if (stored.counted === (await streamRows.read(row.key)).epoch) come.add(row.id)
        else awaited.push({ space, compartment, batch: row.id })
      }
      const answered = receipts.filter(({ id }) => come.has(id))
      if (answered.length > 0) await disk.commit([removing('receipts', answered)])
      return awaited
    },

    async wanted(space, compartment, listed) {
      const key = await streamRows.keyOf(space, compartment)
      if (key === undefined) return []
      return compareWithList(listed, await batchRows.ofKey(key)).wanted.map(({ batch }) => batch)
    },

    settle: (space, compartment, list) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const key = await streamRows.keyOf(space, compartment)
        if (key === undefined) return ok({ sentAgain: 0, differs: false })
        const stream = await streamRows.read(key)
        const comparison = compareWithList(list.batches, await batchRows.ofKey(key))
        const { agreeing, unlisted } = comparison
        const forgotten = unlisted.filter(hasNoValue)
        const { envelopes, partial } = await sealUnlisted(unlisted)
        const digest = sumOfDigests(digestsOf(list.batches, agreeing))
        const gap = differenceOf(list.digest, digest)
        const sentAgain = envelopes.map(({ batch }) => batch)
        const unsettled = leftDifferent({ gap, partial, sentAgain }, stream.unsettled, clock())
        const committed = await disk.commit([
          ...(await batchRows.put(
            recounted(comparison, stream.epoch, forgotten).map((stored) => ({ key, stored })),
          )),
          ...(await batchRows.remove(forgotten.map(({ row }) => row))),
          removing('receipts', await answeredBy(comparison)),
          { table: 'outbox', put: envelopes },
          await doubtedChange(disk, vault.id, key),
          await streamRows.change(key, { ...stream, after: list.upTo, digest, doubted: false, unsettled }),
        ])
        if (!committed.ok) return committed
        for (const { row } of forgotten) signals.post({ kind: 'record', record: row.record, key: row.key })
        if (envelopes.length > 0) signals.post({ kind: 'outbox' })
        return ok({ sentAgain: envelopes.length, differs: gap !== emptyDigest || partial.length > 0 })
      }),
  }

  async function awaitedReceipts(): Promise<readonly ReceiptRow[]> {
    const receipts = await disk.list('receipts', { vault: vault.id })
    return receipts.filter(({ status }) => status === 'awaited')
  }

  /** What waits in the outbox already is not sealed twice; what has no value here is not there to send. */
  async function sealUnlisted(
    unlisted: Comparison['unlisted'],
  ): Promise<{ readonly envelopes: readonly EnvelopeRow[]; readonly partial: readonly string[] }> {
    const waiting = new Set((await disk.list('outbox', { vault: vault.id })).map(({ batch }) => batch))
    const envelopes: EnvelopeRow[] = []
    const partial: string[] = []
    for (const { row, stored } of unlisted) {
      if (waiting.has(row.id) || hasNoValue({ stored })) continue
      const envelope = await envelopeAgain(vault, row, stored, clock())
      if (envelope) envelopes.push(envelope)
      else partial.push(row.id)
    }
    return { envelopes, partial }
  }

  /** Receipts that wait for batches of this stream: the list has told what they wait for, or they are sent again. */
  async function answeredBy({ agreeing, other }: Comparison): Promise<readonly ReceiptRow[]> {
    const known = new Set([...agreeing, ...other].map(({ row }) => row.id))
    return (await awaitedReceipts()).filter(({ id }) => known.has(id))
  }
}

/** Batches whose being counted in the digest changes: those that agree are, all others are not. */
const recounted = (
  { agreeing, other }: Comparison,
  epoch: number,
  forgotten: Comparison['unlisted'],
): readonly StoredBatch[] => [
  ...agreeing.flatMap(({ stored }) => (stored.counted === epoch ? [] : [{ ...stored, counted: epoch }])),
  ...other
    .filter((held) => !forgotten.includes(held))
    .flatMap(({ stored }) => (stored.counted === epoch ? [{ ...stored, counted: 0 }] : [])),
]

const hasNoValue = ({ stored }: Pick<Comparison['unlisted'][number], 'stored'>): boolean =>
  stored.batch.statements.length === 0

function digestsOf(listed: readonly ListedBatch[], agreeing: Comparison['agreeing']): readonly string[] {
  const digestById = new Map(listed.map(({ batch, digest }) => [batch, digest]))
  return agreeing.flatMap(({ stored }) => digestById.get(batchId(stored.batch.ids)) ?? [])
}
