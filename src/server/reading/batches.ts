import { addToDigest, type BatchesAnswer, type DigestEntry, emptyDigest } from '#protocol'
import type { Database } from '../database/tables.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'
import type { PageRequest } from './statements.ts'
import { mayReadStream, streamOf } from './stream.ts'

export const MAX_LISTED = 500

/** One page of the ids in a stream, or null when this officer may not read it now. Opens no body (docs/protocol.md §8b). */
export async function listBatches(
  service: Service,
  officer: Officer,
  request: PageRequest,
): Promise<Omit<BatchesAnswer, 'protocol'> | null> {
  const { db } = service
  if (!(await mayReadStream(service, officer, 'batches', request))) return null
  const { number: stream, seq: upTo, digest } = await streamOf(db, request)
  const rows = await db
    .selectFrom('batches')
    .select(['number', 'id', 'seq'])
    .where('stream', '=', stream)
    .where('seq', '>', request.after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(request.limit)
    .execute()
  const entries = await entriesOf(
    db,
    rows.map(({ number }) => number),
  )
  const batches = rows.map(({ number, id, seq }) => ({
    seq,
    batch: id,
    digest: addToDigest(emptyDigest, entries.get(number) ?? []),
  }))
  // Asked once more: what was erased meanwhile was read by halves.
  if (!(await mayReadStream(service, officer, 'batches', request))) return null
  const last = rows.at(-1)?.seq ?? upTo
  return { batches, next: last < upTo ? last : null, upTo, digest }
}

async function entriesOf(
  db: Database,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly DigestEntry[]>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('statements')
    .select(['id', 'batch', 'status'])
    .where('batch', 'in', numbers)
    .execute()
  const entries = rows.map(
    ({ id, batch, status }) =>
      [batch, { id, status: status === 'accepted' ? 'accepted' : 'withheld' } as const] as const,
  )
  return new Map(
    [...Map.groupBy(entries, ([batch]) => batch)].map(([batch, of]) => [batch, of.map(([, entry]) => entry)]),
  )
}
