import { seesBySight } from '#casework'
import type { StatementReceipt } from '#protocol'
import { followAllocation } from '../allocation.ts'
import { atATime } from '../database/at-a-time.ts'
import type { Writing } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { sightsNow } from '../sights.ts'
import { type Judgement, judge, makesCase, outOfScope, type Standing } from './judge.ts'
import type { SignedBatch } from './open.ts'
import type { Signer } from './signer.ts'
import { appendWaiting, holdStream } from './stream.ts'

/**
 * Stores what is new of these batches, all of one stream, and says what became of each statement. A batch that was stored before, or
 * killed half-way and sent again, changes nothing. Call for streams in the order of `inStreams`, so that two pushes never wait for each other.
 */
export async function storeInStream(
  service: Service,
  writing: Writing,
  batches: readonly SignedBatch[],
): Promise<Receipts> {
  const outside = new Map(batches.map((signed) => [signed, outOfScope(signed)]))
  const inScope = batches.filter((signed) => outside.get(signed) === null)
  const said = await storeInScope(service, writing, inScope)
  return new Map(
    batches.map((signed) => [
      signed,
      said.get(signed) ?? refused(signed, outside.get(signed) ?? ERASED_CODE),
    ]),
  )
}

/** Of a case that was erased, nothing. */
async function storeInScope(
  service: Service,
  writing: Writing,
  batches: readonly SignedBatch[],
): Promise<Receipts> {
  const receipts = new Map<SignedBatch, readonly StatementReceipt[]>()
  const header = batches[0]?.batch.header
  if (!header) return receipts
  const end = await holdStream(service, writing, header)
  if (await wasErased(writing, header.space)) return receipts
  const known = await judgementsOf(
    writing,
    batches.flatMap(({ ids }) => ids),
  )
  const standings = standingsIn(service, writing, header.space)
  for (const signed of batches) {
    const fresh = judgeNew(signed, known, await standings.of(signed))
    receipts.set(
      signed,
      signed.ids.map((id) => receiptOf(id, known.get(id), fresh.get(id))),
    )
    for (const [id, judgement] of fresh) known.set(id, judgement)
    if (fresh.size > 0) end.waiting.push({ signed, fresh })
    if (!isAllocated(signed, fresh)) continue
    await appendWaiting(service, writing, end)
    await followAllocation(service, writing, header.space)
    standings.forget()
  }
  await appendWaiting(service, writing, end)
  return receipts
}

function judgeNew(
  { batch, ids, signer }: SignedBatch,
  known: ReadonlyMap<string, Judgement>,
  standing: Standing,
): ReadonlyMap<string, Judgement> {
  const fresh = new Map<string, Judgement>()
  for (const [index, id] of ids.entries()) {
    const statement = batch.statements[index]
    if (statement && !known.has(id)) fresh.set(id, judge(statement, batch.header, signer, standing))
  }
  return fresh
}

const refused = ({ ids }: SignedBatch, code: string): readonly StatementReceipt[] =>
  ids.map((id) => ({ id, status: 'refused', code }))

/** What became of each statement of a batch, in the batch's order. */
type Receipts = ReadonlyMap<SignedBatch, readonly StatementReceipt[]>

/** Batches by their stream, in the one order in which streams are locked. */
export const inStreams = (batches: readonly SignedBatch[]): readonly (readonly SignedBatch[])[] =>
  [...Map.groupBy(batches, ({ batch: { header } }) => `${header.space} ${header.compartment}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ofStream]) => ofStream)

const isAllocated = ({ batch }: SignedBatch, fresh: ReadonlyMap<string, Judgement>): boolean =>
  batch.header.form === 'allocation' && [...fresh.values()].some(({ status }) => status === 'accepted')

/** Of all that comes for a case that was erased: nothing of it is stored (docs/protocol.md §8g). */
export const ERASED_CODE = 'erased'

/** Asked while the stream is held: whoever erases holds it too. */
async function wasErased(writing: Writing, space: string): Promise<boolean> {
  const row = await writing.selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst()
  return row?.kind === 'erased'
}

async function judgementsOf(writing: Writing, ids: readonly string[]): Promise<Map<string, Judgement>> {
  const known = new Map<string, Judgement>()
  for (const some of atATime(ids)) {
    const rows = await writing.selectFrom('statements').selectAll().where('id', 'in', some).execute()
    for (const { id, status, code } of rows)
      known.set(id, status === 'accepted' ? { status } : { status, code: code ?? '' })
  }
  return known
}

/** Where each author stands towards a space, asked once for as long as nothing changes it. */
function standingsIn(service: Service, writing: Writing, space: string) {
  const known = new Map<string, Standing>()
  return {
    /** Once a manager's first word has made a case of a space that nobody knew. */
    async of(signed: SignedBatch): Promise<Standing> {
      const { signer } = signed
      const who = JSON.stringify([signer.author, signer.device])
      const standing = known.get(who) ?? (await standingOf(service, writing, space, signer))
      known.set(who, standing)
      if (!makesCase(signed, standing)) return standing
      await writing.updateTable('spaces').set({ kind: 'case' }).where('id', '=', space).execute()
      known.clear()
      return { ...standing, isKnown: true }
    },
    forget: () => known.clear(),
  }
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

function receiptOf(id: string, known: Judgement | undefined, fresh: Judgement | undefined): StatementReceipt {
  const judgement = known ?? fresh
  if (!judgement) throw new Error('A statement was not judged.')
  if (judgement.status !== 'accepted') return { id, status: judgement.status, code: judgement.code }
  return { id, status: known ? 'had' : 'stored' }
}
