import { mayRead, noTie } from '#casework'
import { idsOf, type ParkedAnswer, type ParkedBatch, type ParkedStatement, type People } from '#protocol'
import type { Compartment } from '#record'
import type { Database } from '../database/tables.ts'
import { findSpaceKey } from '../keys/space-keys.ts'
import { PAGE_BYTES } from '../reading/statements.ts'
import { openBody } from '../receive/body.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'
import { outcomesOf } from './outcomes.ts'

export const MAX_PARKED = 100

export type ParkedRequest = {
  readonly compartment: Compartment
  /** A batch id; the empty text for the first page. */
  readonly after: string
  /** Batches, 1 to `MAX_PARKED`. */
  readonly limit: number
}

/** One page of what waits for a manager in one compartment of every space, or null when this officer may not see it. */
export async function listParked(
  service: Service,
  officer: Officer,
  { compartment, after, limit }: ParkedRequest,
): Promise<Pick<ParkedAnswer, 'batches' | 'people' | 'next'> | null> {
  if (!mayRead('parked', officer.role, noTie, compartment)) return null
  const { db } = service
  const rows = await db
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .innerJoin('spaces', 'spaces.id', 'streams.space')
    .select(['batches.number', 'batches.id', 'streams.space', 'spaces.kind', 'received_at', 'body'])
    .where('streams.compartment', '=', compartment)
    .where('batches.id', '>', after)
    .where('batches.number', 'in', db.selectFrom('statements').select('batch').where('status', '=', 'parked'))
    .orderBy('batches.id')
    .limit(limit)
    .execute()
  const batches: ParkedBatch[] = []
  let bytes = 0
  let read = 0
  for (const { number, id, space, kind, received_at, body } of rows) {
    if (bytes > 0 && bytes + body.length > PAGE_BYTES) break
    bytes += body.length
    read++
    const key = await findSpaceKey(db, service, space)
    if (!key) continue // erased meanwhile
    const batch = openBody(key, body, { id, space, compartment })
    if (!batch) {
      service.log({ event: 'damaged-body' })
      continue
    }
    const parked = await parkedIn(db, number)
    const ids = idsOf(batch)
    const statements = batch.statements.flatMap((statement, index): readonly ParkedStatement[] => {
      const code = parked.get(ids[index] ?? '')
      if (code === undefined) return []
      return [{ id: ids[index] ?? '', code, statement, outcomes: outcomesOf(code, kind) }]
    })
    const { header } = batch
    batches.push({ batch: id, header, claimed: kind !== 'unclaimed', receivedAt: received_at, statements })
  }
  const people = compartment === 'confidential' ? {} : await peopleOf(db, batches)
  const isLast = read === rows.length && rows.length < limit
  return { batches, people, next: isLast ? null : (rows[read - 1]?.id ?? null) }
}

/** Codes by statement id. */
async function parkedIn(db: Database, batch: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('statements')
    .select(['id', 'code'])
    .where('batch', '=', batch)
    .where('status', '=', 'parked')
    .execute()
  return new Map(rows.map(({ id, code }) => [id, code ?? '']))
}

async function peopleOf(db: Database, batches: readonly ParkedBatch[]): Promise<People> {
  const ids = [
    ...new Set(batches.flatMap(({ statements }) => statements.map(({ statement }) => statement.author))),
  ]
  if (ids.length === 0) return {}
  const rows = await db.selectFrom('officers').select(['id', 'name']).where('id', 'in', ids).execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
