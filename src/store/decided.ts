import { ok, type Result } from '#core'
import type { DecidedAnswer, WithheldStatement } from '#protocol'
import { type Statement, statementId } from '#record'
import type { Vault } from '#vault'
import type { BatchRows, HeldBatch } from './batch-rows.ts'
import { type DiskError, type ReceiptRow, removing } from './disk.ts'
import type { StoredBatch } from './stored-batch.ts'
import type { Surroundings } from './surroundings.ts'

type Told = DecidedAnswer['statements'][number]

/** Statements of ours that wait for a manager, where their stream does not say what became of them: the case is no longer ours. */
export type Decisions = {
  /** Ids of those that were parked when they were sent and have not come since. */
  parked(): Promise<readonly string[]>
  /** Keeps what the server says became of them; the reason is kept with the words, under their key. */
  noteDecided(told: readonly Told[]): Promise<Result<null, DiskError>>
  /** Of cases that were erased: nobody will decide what waits there, so it is refused here, in words of its own. It stays until its author puts it away. */
  noteErased(spaces: readonly string[]): Promise<Result<null, DiskError>>
}

export function createDecisions(
  vault: Vault,
  batchRows: BatchRows,
  { disk, locks, signals }: Surroundings,
): Decisions {
  const parkedReceipts = async (): Promise<readonly ReceiptRow[]> =>
    (await disk.list('receipts', { vault: vault.id })).filter(({ status }) => status === 'parked')

  return {
    parked: async () => (await parkedReceipts()).map(({ id }) => id),

    noteDecided: (told) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const receipts = new Map((await parkedReceipts()).map((receipt) => [receipt.id, receipt]))
        const news = told.filter(({ id, status }) => receipts.has(id) && status !== 'parked')
        const toldById = new Map(news.map((one) => [one.id, one]))
        const held = await heldOf(news.flatMap(({ id }) => receipts.get(id) ?? []))
        return note(held, toldById, [...receipts.values()])
      }),

    noteErased: (spaces) =>
      locks(`cairn-append-${vault.id}`, async () => {
        const names = (await vault.keyNames()).filter(({ space }) => spaces.includes(space))
        if (names.length === 0) return ok(null)
        const receipts = await parkedReceipts()
        const waiting = new Set(receipts.map(({ id }) => id))
        const held = (await Promise.all(names.map(({ id }) => batchRows.ofKey(id)))).flat()
        const parked = held.flatMap(({ stored }) => (stored ? parkedIn(stored, waiting) : []))
        return note(
          held.filter(({ stored }) => stored?.batch.ids.some((id) => parked.includes(id))),
          new Map(parked.map((id) => [id, { id, status: 'refused', code: 'erased' }])),
          receipts,
        )
      }),
  }

  /** What is in a compartment that is not open now, or damaged, is told again later. */
  async function note(
    held: readonly HeldBatch[],
    toldById: ReadonlyMap<string, Told>,
    receipts: readonly ReceiptRow[],
  ): Promise<Result<null, DiskError>> {
    const changed = held.flatMap(({ row, stored }) =>
      stored ? [{ row, stored: withRefused(stored, toldById) }] : [],
    )
    const noted = new Set(changed.flatMap(({ stored }) => stored.batch.ids))
    const settled = new Set([...toldById.keys()].filter((id) => noted.has(id)))
    if (settled.size === 0) return ok(null)
    const committed = await disk.commit([
      ...(await batchRows.put(changed.map(({ row: { key }, stored }) => ({ key, stored })))),
      removing(
        'receipts',
        receipts.filter(({ id }) => settled.has(id)),
      ),
    ])
    if (committed.ok)
      for (const [record, key] of new Map(changed.map(({ row }) => [row.record, row.key])))
        signals.post({ kind: 'record', record, key })
    return committed
  }

  /** The batches these are in, each once. */
  async function heldOf(receipts: readonly ReceiptRow[]): Promise<readonly HeldBatch[]> {
    const found = await Promise.all(receipts.map(({ record, id }) => batchRows.findStatement(record, id)))
    const here = found.filter((held) => held !== null)
    return [...new Map(here.map((held) => [held.row.id, held])).values()]
  }
}

/** Ours that wait for a manager: as the stream says it, or the answer to the push. */
const parkedIn = ({ batch }: StoredBatch, waiting: ReadonlySet<string>): readonly string[] => {
  const parked = batch.withheld.flatMap(({ id, status }) => (status === 'parked' ? [id] : []))
  return [...new Set([...parked, ...batch.ids.filter((id) => waiting.has(id))])]
}

/** What was accepted is plain again; what was refused says so, with who refused it and why. */
function withRefused(stored: StoredBatch, toldById: ReadonlyMap<string, Told>): StoredBatch {
  const { batch } = stored
  const statementById = new Map(batch.statements.map((one) => [statementId(one), one]))
  const others = batch.withheld.filter(({ id }) => !toldById.has(id))
  const refused = [...toldById.values()].flatMap((told) => {
    const statement = statementById.get(told.id)
    return statement && told.status === 'refused' ? [withheldBy(told, statement)] : []
  })
  return { ...stored, batch: { ...batch, withheld: [...others, ...refused] } }
}

const withheldBy = ({ id, code = '', decided }: Told, { field, replaces }: Statement): WithheldStatement => ({
  ...{ id, field, replaces, status: 'refused', code },
  ...(decided ? { decided } : {}),
})
