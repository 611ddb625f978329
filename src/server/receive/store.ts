import { seesBySight, serviceSpace } from '#casework'
import { addToDigest, emptyDigest, type StatementReceipt } from '#protocol'
import type { RecordHeader } from '#record'
import { followAllocation } from '../allocation.ts'
import { noteNamedChunks } from '../attachments/chunks.ts'
import type { Writing } from '../database/tables.ts'
import { makeSpaceKey, spaceKey } from '../keys/space-keys.ts'
import type { Service } from '../service.ts'
import { sightsNow } from '../sights.ts'
import { sealBody } from './body.ts'
import { type Judgement, judge, makesCase, outOfScope, type Standing } from './judge.ts'
import type { SignedBatch } from './open.ts'
import type { Signer } from './signer.ts'

/**
 * Stores what is new of one batch and says what became of each statement. A batch that was stored before, or killed
 * half-way and sent again, changes nothing. Call in the order of `byStream`, so that two pushes never wait for each other.
 */
export async function storeBatch(
  service: Service,
  writing: Writing,
  signed: SignedBatch,
): Promise<readonly StatementReceipt[]> {
  const { batch, ids, signer } = signed
  const outside = outOfScope(signed)
  if (outside) return ids.map((id) => ({ id, status: 'refused', code: outside }))
  const stream = await holdStream(service, writing, batch.header)
  if (await wasErased(writing, batch.header.space))
    return ids.map((id) => ({ id, status: 'refused', code: ERASED_CODE }))
  const known = await judgementsOf(writing, ids)
  const standing = await standingAfter(service, writing, signed)
  const fresh = new Map<string, Judgement>()
  for (const [index, id] of ids.entries()) {
    const statement = batch.statements[index]
    if (statement && !known.has(id)) fresh.set(id, judge(statement, batch.header, signer, standing))
  }
  if (fresh.size > 0) await insert(service, writing, signed, fresh, stream)
  if (batch.header.form === 'allocation' && [...fresh.values()].some(({ status }) => status === 'accepted'))
    await followAllocation(service, writing, batch.header.space)
  return ids.map((id) => receiptOf(id, known.get(id), fresh.get(id)))
}

/** Of all that comes for a case that was erased: nothing of it is stored (docs/protocol.md §8g). */
export const ERASED_CODE = 'erased'

/** Asked while the stream is held: whoever erases holds it too. */
async function wasErased(writing: Writing, space: string): Promise<boolean> {
  const row = await writing.selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst()
  return row?.kind === 'erased'
}

/** The one order in which streams are locked. */
export const byStream = (a: SignedBatch, b: SignedBatch): number => {
  const [first, second] = [a, b].map(({ batch: { header } }) => `${header.space} ${header.compartment}`)
  return (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1
}

async function insert(
  service: Service,
  writing: Writing,
  { id, batch, signer }: SignedBatch,
  fresh: ReadonlyMap<string, Judgement>,
  stream: Stream,
): Promise<void> {
  const { space, compartment } = batch.header
  const seq = stream.seq + 1
  await keepCertificate(writing, batch.key, signer)
  const entries = [...fresh].map(([entry, { status }]) => ({
    id: entry,
    status: status === 'accepted' ? ('accepted' as const) : ('withheld' as const),
  }))
  await writing
    .updateTable('streams')
    .set({ seq, digest: addToDigest(stream.digest, entries) })
    .where('number', '=', stream.number)
    .execute()
  const body = sealBody(await spaceKey(writing, service, space), batch, { id, space, compartment }, service)
  const stored = await writing
    .insertInto('batches')
    .values({
      ...{ id, stream: stream.number, seq, author_key: batch.key },
      ...{ received_at: service.clock(), body },
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  await noteNamedChunks(writing, batch.header, batch.statements)
  await writing
    .insertInto('statements')
    .values(
      [...fresh].map(([statement, judgement]) => ({
        id: statement,
        batch: stored.number,
        status: judgement.status,
        code: judgement.status === 'accepted' ? null : judgement.code,
        decision: null,
      })),
    )
    .execute()
}

type Stream = { readonly number: number; readonly seq: number; readonly digest: string }

/**
 * The stream's row, made if need be and held until the transaction ends: who pushes to it next waits here, so that numbers
 * are given in the order in which they are committed, and no reader skips one. What is known is asked only after this.
 */
async function holdStream(
  service: Service,
  writing: Writing,
  { space, compartment }: RecordHeader,
): Promise<Stream> {
  await makeNewSpace(service, writing, space)
  return writing
    .insertInto('streams')
    .values({ space, compartment, seq: 0, digest: emptyDigest })
    .onConflict((conflict) => conflict.columns(['space', 'compartment']).doUpdateSet({ space }))
    .returning(['number', 'seq', 'digest'])
    .executeTakeFirstOrThrow()
}

async function judgementsOf(
  writing: Writing,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Judgement>> {
  const rows = await writing.selectFrom('statements').selectAll().where('id', 'in', ids).execute()
  return new Map(
    rows.map(({ id, status, code }) => [
      id,
      status === 'accepted' ? { status } : { status, code: code ?? '' },
    ]),
  )
}

/** Where the author stands, once a manager's first word has made a case of a space that nobody knew. */
async function standingAfter(service: Service, writing: Writing, signed: SignedBatch): Promise<Standing> {
  const { space } = signed.batch.header
  const standing = await standingOf(service, writing, space, signed.signer)
  if (!makesCase(signed, standing)) return standing
  await writing.updateTable('spaces').set({ kind: 'case' }).where('id', '=', space).execute()
  return { ...standing, isKnown: true }
}

/** Where an author stands towards a space now. */
export async function standingOf(
  { clock }: Service,
  writing: Writing,
  space: string,
  signer: Signer,
): Promise<Standing> {
  const caseRow = await writing.selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst()
  const officer = await writing
    .selectFrom('officers')
    .select('role')
    .where('id', '=', signer.author)
    .executeTakeFirst()
  const membership = await writing
    .selectFrom('memberships')
    .select('officer')
    .where('space', '=', space)
    .where('officer', '=', signer.author)
    .executeTakeFirst()
  const bySight = officer !== undefined && seesBySight(officer.role)
  const sight = bySight
    ? await sightsNow({ db: writing, clock }, signer.author).where('space', '=', space).executeTakeFirst()
    : undefined
  const device = await writing
    .selectFrom('devices')
    .select('refused_at')
    .where('id', '=', signer.device)
    .executeTakeFirst()
  return {
    role: officer?.role ?? null,
    onCase: (bySight ? sight : membership) !== undefined,
    isKnown: caseRow !== undefined && caseRow.kind !== 'unclaimed',
    deviceRefused: (device?.refused_at ?? null) !== null,
  }
}

/** Work written into a space that the service does not know is kept for a person to decide; its own it has known for ever. */
async function makeNewSpace(service: Service, writing: Writing, space: string): Promise<void> {
  const kind = space === serviceSpace ? 'service' : 'unclaimed'
  const made = await writing
    .insertInto('spaces')
    .values({ id: space, kind, made_at: service.clock() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await makeSpaceKey(writing, service, space)
}

async function keepCertificate(writing: Writing, id: string, signer: Signer): Promise<void> {
  if (signer.kind !== 'session') return
  await writing
    .insertInto('author_keys')
    .values({
      id,
      kind: 'session',
      public_key: signer.publicKey,
      author: signer.author,
      device: signer.device,
      certificate: JSON.stringify(signer.certified),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function receiptOf(id: string, known: Judgement | undefined, fresh: Judgement | undefined): StatementReceipt {
  const judgement = known ?? fresh
  if (!judgement) throw new Error('A statement was not judged.')
  if (judgement.status !== 'accepted') return { id, status: judgement.status, code: judgement.code }
  return { id, status: known ? 'had' : 'stored' }
}
