import {
  type Batch,
  idsOf,
  type People,
  type PublicKeyEntry,
  type ReceivedBatch,
  type StatementsOfManyAnswer,
  type StatementsPage,
  type WithheldStatement,
} from '#protocol'
import type { Compartment } from '#record'
import type { Database, StatementRow } from '../database/tables.ts'
import { findSpaceKey } from '../keys/space-keys.ts'
import { decisionsById } from '../parked/decisions.ts'
import { openBody } from '../receive/body.ts'
import { keyById, signerFromRow } from '../receive/signer.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'
import { mayReadStream, streamOf } from './stream.ts'

/** Bytes of stored bodies after which a page ends; one batch always fits. */
export const PAGE_BYTES = 1_048_576
export const MAX_PAGE = 200

export type PageRequest = {
  readonly space: string
  readonly compartment: Compartment
  readonly after: number
  /** Batches, 1 to `MAX_PAGE`. */
  readonly limit: number
  /** Only these batches, and those of them left out whose body is damaged; without it every batch, and a damaged one fails the page. */
  readonly ids?: readonly string[] | undefined
}

/** One page of a stream, or null when this officer may not read it now: asked again for every page. */
export async function readStatements(
  service: Service,
  officer: Officer,
  request: PageRequest,
): Promise<StatementsPage | null> {
  const isAllowed = await mayReadStream(service, officer, 'statements', request)
  return isAllowed ? ((await readPage(service, officer, request))?.page ?? null) : null
}

type ManyRequest = {
  readonly compartment: Compartment
  readonly from: readonly Pick<PageRequest, 'space' | 'after'>[]
}

/** Pages of as many of these as go into one, in their order; null when this officer may not read one of them now. */
export async function readStatementsOfMany(
  service: Service,
  officer: Officer,
  { compartment, from }: ManyRequest,
): Promise<StatementsOfManyAnswer['streams'] | null> {
  const streams: StatementsOfManyAnswer['streams'][number][] = []
  let limit = MAX_PAGE
  let room = PAGE_BYTES
  for (const { space, after } of from) {
    if (limit <= 0 || room <= 0) break
    const request = { space, compartment, after, limit }
    if (!(await mayReadStream(service, officer, 'statements-of-many', request))) return null
    const read = await readPage(service, officer, request)
    if (!read) return null
    const { page, bytes } = read
    limit -= page.batches.length
    room -= bytes
    streams.push({ space, ...page })
  }
  return streams
}

/** Null when it was erased meanwhile. */
async function readPage(
  service: Service,
  officer: Officer,
  request: PageRequest,
): Promise<{ readonly page: StatementsPage; readonly bytes: number } | null> {
  const { db } = service
  const stream = await streamOf(db, request)
  const read = await readBatches(service, officer, request, stream)
  if (!read) return null
  const { batches, last, bytes } = read
  const { seq: upTo } = stream
  const keys = await keysOf(db, batches)
  const people = request.compartment === 'confidential' ? {} : await peopleOf(db, keys)
  // Asked once more: what was erased meanwhile was read by halves.
  if (!(await mayReadStream(service, officer, 'statements', request))) return null
  return { page: { batches, keys, people, next: last < upTo ? last : null, upTo }, bytes }
}

/** `last`: how far it reaches, what is left out included. `bytes`: of the stored bodies. */
type Read = {
  readonly batches: StatementsPage['batches']
  readonly last: number
  readonly bytes: number
}

/** Null when there is no key any more. @throws when a body is damaged and the batches were not asked for by id */
async function readBatches(
  service: Service,
  officer: Officer,
  { space, compartment, after, limit, ids }: PageRequest,
  { number: stream, seq: upTo }: { readonly number: number; readonly seq: number },
): Promise<Read | null> {
  const inOrder = service.db
    .selectFrom('batches')
    .select(['number', 'id', 'seq', 'body'])
    .where('stream', '=', stream)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
  const rows = await (ids ? inOrder.where('id', 'in', ids) : inOrder).execute()
  if (rows.length === 0) return { batches: [], last: upTo, bytes: 0 }
  const key = await findSpaceKey(service.db, service, space)
  if (!key) return null
  const withheld = await withheldIn(
    service.db,
    rows.map(({ number }) => number),
  )
  const batches: StatementsPage['batches'][number][] = []
  let bytes = 0
  let last = after
  for (const { number, id, seq, body } of rows) {
    if (bytes > 0 && bytes + body.length > PAGE_BYTES) return { batches, last, bytes }
    bytes += body.length
    last = seq
    const batch = openBody(key, body, { id, space, compartment })
    if (batch)
      batches.push({ seq, ...(await withoutWithheld(service, batch, withheld.get(number) ?? [], officer)) })
    else if (ids) service.log({ event: 'damaged-body' })
    else throw new Error('A stored batch does not open: the database is damaged.')
  }
  return { batches, last: rows.length < limit ? upTo : last, bytes }
}

type WithheldRow = Pick<StatementRow, 'id' | 'status' | 'code' | 'decision'>

/** What was not accepted of these batches, by their numbers. */
async function withheldIn(
  db: Database,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly WithheldRow[]>> {
  const rows = await db
    .selectFrom('statements')
    .select(['batch', 'id', 'status', 'code', 'decision'])
    .where('batch', 'in', numbers)
    .where('status', '!=', 'accepted')
    .execute()
  return Map.groupBy(rows, ({ batch }) => batch)
}

/** A batch as readers get it: what was parked or refused without its value, except for who wrote it. */
async function withoutWithheld(
  service: Service,
  batch: Batch,
  rows: readonly WithheldRow[],
  officer: Officer,
): Promise<ReceivedBatch> {
  const ids = idsOf(batch)
  const withheldById = new Map(rows.map((row) => [row.id, row]))
  const isOwn = batch.statements[0]?.author === officer.id
  const made = isOwn ? [...new Set(rows.flatMap(({ decision }) => decision ?? []))] : []
  const decisions = await decisionsById(service, made)
  const withheld = ids.flatMap((id, index): readonly WithheldStatement[] => {
    const row = withheldById.get(id)
    const statement = batch.statements[index]
    if (!row || row.status === 'accepted' || !statement) return []
    const { field, replaces } = statement
    const decided = decisions.get(row.decision ?? '')
    const own = isOwn ? { statement, ...(decided ? { decided } : {}) } : {}
    return [{ id, field, replaces, status: row.status, code: row.code ?? '', ...own }]
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

/** The names of those whose keys these are; the service's own key is nobody's. */
async function peopleOf(db: Database, keys: StatementsPage['keys']): Promise<People> {
  const ids = [
    ...new Set(Object.values(keys).map((key) => ('certificate' in key ? key.certificate : key).author)),
  ]
  if (ids.length === 0) return {}
  const rows = await db.selectFrom('officers').select(['id', 'name']).where('id', 'in', ids).execute()
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
