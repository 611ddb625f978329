import { err, ok, type Result } from '#core'
import {
  type ErasureReason,
  type ErasuresAnswer,
  type HoldReason,
  parseDone,
  parseErasuresAnswer,
} from '#protocol'
import { type ChangeParts, type ChangeProblem, change } from './change.ts'
import { type ReadParts, read } from './read.ts'
import type { SyncProblem } from './transport.ts'

export type Erasure = ErasuresAnswer['erasures'][number]

export type Hold = NonNullable<ErasuresAnswer['holds']>[number]

export type Erasures = {
  readonly at: number
  readonly erasures: readonly Erasure[]
  /** What may not be erased for now; null from a server that cannot say. */
  readonly holds: readonly Hold[] | null
}

/** What managers asked to erase and what was erased (docs/protocol.md §8g). It is never stored on the device. */
export async function readErasures(parts: ReadParts): Promise<Result<Erasures, SyncProblem>> {
  const answer = await read(parts, '/api/erasures', parseErasuresAnswer)
  return answer.ok ? ok({ ...answer.value, holds: answer.value.holds ?? null }) : err(answer.problem)
}

/** `changed`: it does not stand as it was read, so it cannot be done now. */
export type ErasureProblem = ChangeProblem | 'changed' | 'on-hold'

export const askErasure = (
  parts: ChangeParts,
  space: string,
  reason: ErasureReason,
): Promise<ErasureProblem | null> => post(parts, '/api/erasures', { space, reason })

/** Erases it, for good. The same again does nothing more. */
export const eraseCase = (parts: ChangeParts, space: string): Promise<ErasureProblem | null> =>
  post(parts, '/api/erasures/done', { space })

export const takeBackErasure = (parts: ChangeParts, space: string): Promise<ErasureProblem | null> =>
  post(parts, '/api/erasures/taken-back', { space })

/** Keeps a case from being erased until it is lifted. */
export const putOnHold = (
  parts: ChangeParts,
  space: string,
  reason: HoldReason,
): Promise<ErasureProblem | null> => post(parts, '/api/holds', { space, reason })

export const liftHold = (
  parts: ChangeParts,
  space: string,
  reason: HoldReason,
): Promise<ErasureProblem | null> => post(parts, '/api/holds/lifted', { space, reason })

const stands: ReadonlySet<string> = new Set(['not-found', 'too-early', 'already-erased'])

async function post(parts: ChangeParts, path: string, body: object): Promise<ErasureProblem | null> {
  const answer = await change(parts, path, body, parseDone)
  if (answer.ok) return null
  if (answer.code === 'on-hold') return 'on-hold'
  return stands.has(answer.code) ? 'changed' : answer.problem
}
