import { idsOf } from '#protocol'
import { followAllocation } from '../allocation.ts'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { spaceKey } from '../keys/space-keys.ts'
import { openBody } from '../receive/body.ts'
import { type Judgement, judge } from '../receive/judge.ts'
import { keyById, signerFromRow } from '../receive/signer.ts'
import { standingOf } from '../receive/store.ts'
import type { Service } from '../service.ts'
import { holdStreamOf, restate } from './restate.ts'

/**
 * Judges again, as if it came now, what was parked because its form was not known yet. Run when a server starts: it may know more
 * forms than the one before it. Two servers that start together do each batch once.
 */
export async function rejudgeNewerForms(service: Service): Promise<void> {
  const waiting = await service.db
    .selectFrom('statements')
    .select('batch')
    .distinct()
    .where('status', '=', 'parked')
    .where('code', '=', 'newer-form')
    .execute()
  for (const { batch } of waiting)
    await inTransaction(service.db, (writing) => rejudgeBatch(service, writing, batch))
}

async function rejudgeBatch(service: Service, writing: Writing, number: number): Promise<void> {
  const row = await writing
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select(['batches.number', 'id', 'stream', 'space', 'compartment', 'author_key', 'body'])
    .where('batches.number', '=', number)
    .executeTakeFirst()
  if (!row) return // erased meanwhile
  const stream = await holdStreamOf(writing, row)
  const parked = await writing
    .selectFrom('statements')
    .select('id')
    .where('batch', '=', number)
    .where('status', '=', 'parked')
    .where('code', '=', 'newer-form')
    .execute()
  if (parked.length === 0) return // another server was first, or it was erased
  const { id, space, compartment } = row
  const batch = openBody(await spaceKey(writing, service, space), row.body, { id, space, compartment })
  const key = await keyById(writing, row.author_key)
  if (!batch || !key) return service.log({ event: 'damaged-body' })
  const signer = signerFromRow(key)
  const standing = await standingOf(service, writing, space, signer)
  const waiting = new Set(parked.map((one) => one.id))
  const judgements = new Map<string, Judgement>()
  for (const [index, one] of idsOf(batch).entries()) {
    const statement = batch.statements[index]
    if (!statement || !waiting.has(one)) continue
    const judgement = judge(statement, batch.header, signer, standing)
    if (judgement.status === 'accepted' || judgement.code !== 'newer-form') judgements.set(one, judgement)
  }
  if (judgements.size === 0) return
  await restate(writing, row, stream, judgements, null)
  if (batch.header.form === 'allocation') await followAllocation(service, writing, space)
}
