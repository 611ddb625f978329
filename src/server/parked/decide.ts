import { mayRead, noTie } from '#casework'
import { canonicalBytes } from '#core'
import {
  type Decision,
  decisionId,
  type EarlierDecision,
  type SignedDecision,
  verifyDecision,
} from '#protocol'
import { followAllocation } from '../allocation.ts'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { sealAtRest } from '../keys/at-rest.ts'
import { spaceKey } from '../keys/space-keys.ts'
import type { Judgement } from '../receive/judge.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'
import { placeOfDecision } from './decisions.ts'
import { outcomesOf } from './outcomes.ts'
import { holdStreamOf, type Place, restate } from './restate.ts'

export type DecideOutcome =
  | { readonly kind: 'done'; readonly decision: string }
  /** `decided` is null when no person did it: the server judged it again itself. */
  | { readonly kind: 'already-decided'; readonly decided: EarlierDecision | null }
  | { readonly kind: 'no-access' | 'bad-signature' | 'bad-request' | 'cannot-accept' }

/** Does what a manager decided of parked statements, all of it or nothing, once (docs/protocol.md §8c). */
export async function decide(
  service: Service,
  officer: Officer,
  signed: SignedDecision,
): Promise<DecideOutcome> {
  const { decision } = signed
  const place = await service.db
    .selectFrom('batches')
    .innerJoin('streams', 'streams.number', 'batches.stream')
    .select(['batches.number', 'stream', 'space', 'compartment'])
    .where('batches.id', '=', decision.batch)
    .executeTakeFirst()
  if (!place || !mayRead('parked', officer.role, noTie, place.compartment)) return { kind: 'no-access' }
  if (!(await isSignedBy(service, officer, signed))) return { kind: 'bad-signature' }
  return inTransaction(service.db, (writing) => decideHeld(service, writing, place, signed))
}

async function isSignedBy({ db }: Service, officer: Officer, signed: SignedDecision): Promise<boolean> {
  const key = await db
    .selectFrom('author_keys')
    .select('public_key')
    .where('id', '=', signed.key)
    .where('kind', '=', 'author')
    .where('author', '=', officer.id)
    .executeTakeFirst()
  return key !== undefined && signed.decision.officer === officer.id && verifyDecision(signed, key.public_key)
}

async function decideHeld(
  service: Service,
  writing: Writing,
  place: Place,
  signed: SignedDecision,
): Promise<DecideOutcome> {
  const { decision } = signed
  const { statements, outcome } = decision
  const stream = await holdStreamOf(writing, place)
  const { kind } = await writing
    .selectFrom('spaces')
    .select('kind')
    .where('id', '=', place.space)
    .executeTakeFirstOrThrow()
  if (kind === 'erased') return { kind: 'no-access' }
  const rows = await writing
    .selectFrom('statements')
    .leftJoin('decisions', 'decisions.id', 'statements.decision')
    .leftJoin('officers', 'officers.id', 'decisions.officer')
    .select([
      'status',
      'code',
      'decision',
      'decisions.officer',
      'outcome',
      'decided_at',
      'officers.name as by',
    ])
    .where('statements.batch', '=', place.number)
    .where('statements.id', 'in', statements)
    .execute()
  if (rows.length !== statements.length) return { kind: 'bad-request' }
  const before = rows.find(({ status }) => status !== 'parked')
  if (before) {
    const isSame = rows.every((row) => row.officer === decision.officer && row.outcome === outcome)
    if (isSame && before.decision !== null) return { kind: 'done', decision: before.decision }
    const { by, decided_at: at, outcome: was } = before
    return { kind: 'already-decided', decided: by && at !== null && was ? { by, at, outcome: was } : null }
  }
  if (!rows.every(({ code }) => outcomesOf(code, kind).includes(outcome))) return { kind: 'cannot-accept' }
  const id = await keep(service, writing, place, signed)
  await restate(writing, place, stream, new Map(statements.map((one) => [one, judgementOf(decision)])), id)
  if (outcome === 'accept') await followAllocation(service, writing, place.space)
  return { kind: 'done', decision: id }
}

const judgementOf = ({ outcome }: Decision): Judgement =>
  outcome === 'accept' ? { status: 'accepted' } : { status: 'refused', code: 'set-aside' }

/** The reason is a person's words: it is kept as statements are, under the key of their space. */
async function keep(
  service: Service,
  writing: Writing,
  { space }: Place,
  signed: SignedDecision,
): Promise<string> {
  const { officer, outcome } = signed.decision
  const id = decisionId(signed.decision)
  const key = await spaceKey(writing, service, space)
  const body = sealAtRest(key, canonicalBytes(signed), placeOfDecision(id, space), service.random)
  await writing
    .insertInto('decisions')
    .values({ id, space, officer, outcome, decided_at: service.clock(), body })
    .execute()
  return id
}
