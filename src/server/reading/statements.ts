import { mayRead } from '#casework'
import {
  type Batch,
  idsOf,
  type PublicKeyEntry,
  type ReceivedBatch,
  type StatementsAnswer,
  type WithheldStatement,
} from '#protocol'
import type { Compartment } from '#record'
import type { Database } from '../database/tables.ts'
import { spaceKey } from '../keys/space-keys.ts'
import { openBody } from '../receive/body.ts'
import { keyById, signerFromRow } from '../receive/signer.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/sign-ins.ts'

/** Bytes of stored bodies after which a page ends; one batch always fits. */
const PAGE_BYTES = 1_048_576
export const MAX_PAGE = 200

export type PageRequest = {
  readonly space: string
  readonly compartment: Compartment
  readonly after: number
  /** Batches, 1 to `MAX_PAGE`. */
  readonly limit: number
}

/** One page of a stream, or null when this officer may not read it now: asked again for every page. */
export async function readStatements(
  service: Service,
  officer: Officer,
  request: PageRequest,
): Promise<Omit<StatementsAnswer, 'protocol'> | null> {
  const { db } = service
  const { space, compartment } = request
  const onCase = await isOnCase(db, officer, space)
  if (onCase === null || !mayRead('statements', officer.role, onCase, compartment)) return null
  const stream = await db
    .selectFrom('streams')
    .select('seq')
    .where('space', '=', space)
    .where('compartment', '=', compartment)
    .executeTakeFirst()
  const upTo = stream?.seq ?? 0
  const batches = await readBatches(service, request, upTo)
  const last = batches.at(-1)?.seq ?? upTo
  return { batches, keys: await keysOf(db, batches), next: last < upTo ? last : null, upTo }
}

/** Null when there is no such case. */
async function isOnCase(db: Database, officer: Officer, space: string): Promise<boolean | null> {
  const row = await db
    .selectFrom('spaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.space', '=', 'spaces.id').on('memberships.officer', '=', officer.id),
    )
    .select('memberships.officer as member')
    .where('spaces.id', '=', space)
    .where('spaces.kind', '=', 'case')
    .executeTakeFirst()
  return row ? row.member !== null : null
}

async function readBatches(
  service: Service,
  { space, compartment, after, limit }: PageRequest,
  upTo: number,
): Promise<StatementsAnswer['batches']> {
  const rows = await service.db
    .selectFrom('batches')
    .select(['id', 'seq', 'body'])
    .where('space', '=', space)
    .where('compartment', '=', compartment)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  const key = await spaceKey(service.db, service, space)
  const page: StatementsAnswer['batches'][number][] = []
  let bytes = 0
  for (const { id, seq, body } of rows) {
    if (bytes > 0 && bytes + body.length > PAGE_BYTES) break
    bytes += body.length
    const batch = openBody(key, body, { id, space, compartment })
    page.push({ seq, ...(await withoutWithheld(service.db, batch)) })
  }
  return page
}

/** A batch as readers get it: what was parked or refused without its value. */
async function withoutWithheld(db: Database, batch: Batch): Promise<ReceivedBatch> {
  const ids = idsOf(batch)
  const rows = await db
    .selectFrom('statements')
    .select(['id', 'status', 'code'])
    .where('id', 'in', ids)
    .where('status', '!=', 'accepted')
    .execute()
  const withheldById = new Map(rows.map((row) => [row.id, row]))
  const withheld = ids.flatMap((id, index): readonly WithheldStatement[] => {
    const row = withheldById.get(id)
    const statement = batch.statements[index]
    if (!row || row.status === 'accepted' || !statement) return []
    const { field, replaces } = statement
    return [{ id, field, replaces, status: row.status, code: row.code ?? '' }]
  })
  const statements = batch.statements.filter((_, index) => !withheldById.has(ids[index] ?? ''))
  return { ...batch, statements, ids, withheld }
}

/** The keys that signed these batches, issuers of certificates included. */
async function keysOf(
  db: Database,
  batches: readonly { readonly key: string }[],
): Promise<{ readonly [id: string]: PublicKeyEntry }> {
  const keys = new Map<string, PublicKeyEntry>()
  const waiting = [...new Set(batches.map(({ key }) => key))]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const row = keys.has(id) ? undefined : await keyById(db, id)
    if (!row) continue
    const signer = signerFromRow(row)
    if (signer.kind !== 'session') keys.set(id, signer)
    else {
      keys.set(id, { kind: 'session', ...signer.certified })
      waiting.push(signer.certified.certificate.issuer)
    }
  }
  return Object.fromEntries(keys)
}
