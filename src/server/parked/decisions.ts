import { type Json, textFromBytes } from '#core'
import type { Decided, DecidedAnswer, SignedDecision } from '#protocol'
import { openAtRest } from '../keys/at-rest.ts'
import { findSpaceKey } from '../keys/space-keys.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'

/** Where a decision is kept, so that its bytes open nowhere else. */
export const placeOfDecision = (id: string, space: string): Json => ['cairn decision', id, space]

/** Decisions by id, with who decided and why; one whose body is damaged has no reason. */
export async function decisionsById(
  service: Service,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Decided>> {
  if (ids.length === 0) return new Map()
  const rows = await service.db
    .selectFrom('decisions')
    .innerJoin('officers', 'officers.id', 'decisions.officer')
    .select(['decisions.id', 'space', 'decided_at', 'body', 'officers.name'])
    .where('decisions.id', 'in', ids)
    .execute()
  const decided = new Map<string, Decided>()
  for (const { id, space, decided_at: at, body, name: by } of rows) {
    const key = await findSpaceKey(service.db, service, space)
    const plain = key && openAtRest(key, body, placeOfDecision(id, space))
    if (!plain) service.log({ event: 'damaged-body' })
    const signed = plain && (JSON.parse(textFromBytes(plain)) as SignedDecision)
    decided.set(id, { by, at, reason: signed?.decision.reason ?? '' })
  }
  return decided
}

/** What became of those among `ids` that this officer wrote, on whatever case, now theirs or not. */
export async function readDecided(
  service: Service,
  officer: Officer,
  ids: readonly string[],
): Promise<DecidedAnswer['statements']> {
  const rows = await service.db
    .selectFrom('statements')
    .innerJoin('batches', 'batches.number', 'statements.batch')
    .innerJoin('author_keys', 'author_keys.id', 'batches.author_key')
    .select(['statements.id', 'status', 'code', 'decision'])
    .where('statements.id', 'in', ids)
    .where('author_keys.author', '=', officer.id)
    .execute()
  const decisions = await decisionsById(service, [...new Set(rows.flatMap(({ decision }) => decision ?? []))])
  return rows.map(({ id, status, code, decision }) => {
    const decided = decision === null ? undefined : decisions.get(decision)
    return { id, status, ...(code === null ? {} : { code }), ...(decided ? { decided } : {}) }
  })
}
