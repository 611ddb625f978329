import { err, ok, type Result } from '#core'
import {
  type EarlierDecision,
  type ParkedAnswer,
  type ParkedBatch,
  type People,
  parseDecisionAnswer,
  parseEarlier,
  parseParkedAnswer,
  type SignedDecision,
} from '#protocol'
import type { Compartment } from '#record'
import { askWithProof, type ReadParts, read } from './read.ts'
import type { Answer, SyncProblem } from './transport.ts'

/** What waits for a manager in one compartment of every case, and the names of who wrote it. */
export type Parked = { readonly batches: readonly ParkedBatch[]; readonly people: People }

/** Reads all pages of the list (docs/protocol.md §8c). It is never stored on the device. */
export async function readParked(
  parts: ReadParts,
  compartment: Compartment,
): Promise<Result<Parked, SyncProblem>> {
  const batches: ParkedBatch[] = []
  let people: People = {}
  for (let after: string | null = ''; after !== null; ) {
    const path: string = `/api/parked/${compartment}${after === '' ? '' : `?after=${after}`}`
    const page: Answer<ParkedAnswer> = await read(parts, path, parseParkedAnswer)
    if (!page.ok) return err(page.problem)
    batches.push(...page.value.batches)
    people = { ...people, ...page.value.people }
    after = page.value.next
  }
  return ok({ batches, people })
}

/**
 * `already-decided`: somebody was first; `decided` is null when the server judged it again itself. `changed`: it cannot be decided so
 * now, and the list says what can.
 */
export type DecideProblem =
  | { readonly kind: 'already-decided'; readonly decided: EarlierDecision | null }
  | { readonly kind: 'changed' }
  | { readonly kind: 'not-sent'; readonly problem: SyncProblem }

/** Sends a decision. Sending the same once more does nothing more. */
export async function decideParked(
  parts: ReadParts,
  signed: SignedDecision,
): Promise<Result<null, DecideProblem>> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
  } as const
  const answer = await askWithProof(parts, '/api/parked/decisions', init, parseDecisionAnswer)
  if (answer.ok) return ok(null)
  if (answer.code === 'already-decided')
    return err({ kind: 'already-decided', decided: parseEarlier(answer.body) })
  if (answer.code === 'cannot-accept') return err({ kind: 'changed' })
  return err({ kind: 'not-sent', problem: answer.problem })
}
