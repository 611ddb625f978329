import { canonicalBytes, hash, isHash, isId, isJson, toBase64url } from '#core'
import { type SigningKey, signEd25519, verifyEd25519 } from './keys.ts'

const DOMAIN = 'cairn decision signature 1'
const MAX_REASON = 1_000

/** Statements that one decision may be about. */
export const MAX_DECIDED = 100

export type Outcome = 'accept' | 'refuse'

/** What a manager says of parked statements of one batch (docs/protocol.md §8c). */
export type Decision = {
  readonly batch: string
  /** Ids, sorted, distinct, 1 to `MAX_DECIDED`. */
  readonly statements: readonly string[]
  readonly outcome: Outcome
  /** A refusal has one; at most 1,000 characters. */
  readonly reason: string
  readonly officer: string
  /** The device's clock. */
  readonly at: number
}

export type SignedDecision = {
  readonly decision: Decision
  /** Id of the manager's author key. */
  readonly key: string
  readonly signature: string
}

/** A decision as its author reads it; `by` is the manager's name, `at` the server's time. */
export type Decided = { readonly by: string; readonly at: number; readonly reason: string }

export const decisionId = (decision: Decision): string => hash('cairn decision 1', canonicalBytes(decision))

export async function signDecision(decision: Decision, key: SigningKey): Promise<SignedDecision> {
  const signature = await signEd25519(key.privateKey, DOMAIN, canonicalBytes(decision))
  return { decision, key: key.id, signature: toBase64url(signature) }
}

export const verifyDecision = (
  { decision, signature }: SignedDecision,
  publicKey: string,
): Promise<boolean> => verifyEd25519(publicKey, signature, DOMAIN, canonicalBytes(decision))

/** Shape and limits. Not the signature. */
export function isSignedDecision(value: unknown): value is SignedDecision {
  if (!isJson(value) || typeof value !== 'object' || value === null || Object.keys(value).length !== 3)
    return false
  const { decision, key, signature } = value as Partial<Record<keyof SignedDecision, unknown>>
  return isHash(key) && typeof signature === 'string' && isDecision(decision)
}

function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 6) return false
  const { batch, statements, outcome, reason, officer, at } = value as Partial<
    Record<keyof Decision, unknown>
  >
  return (
    isHash(batch) &&
    Array.isArray(statements) &&
    isListOfIds(statements) &&
    (outcome === 'accept' || outcome === 'refuse') &&
    typeof reason === 'string' &&
    reason.length <= MAX_REASON &&
    (outcome === 'accept' || reason.trim() !== '') &&
    isId(officer) &&
    Number.isSafeInteger(at)
  )
}

const isListOfIds = (ids: readonly unknown[]): boolean =>
  ids.length > 0 &&
  ids.length <= MAX_DECIDED &&
  ids.every((id, index) => isHash(id) && (index === 0 || String(ids[index - 1]) < id))

export function isDecided(value: unknown): value is Decided {
  if (typeof value !== 'object' || value === null) return false
  const { by, at, reason } = value as Partial<Record<keyof Decided, unknown>>
  return typeof by === 'string' && Number.isSafeInteger(at) && typeof reason === 'string'
}
