import { canonicalBytes, fromBase64url, hash, isHash, toBase64url } from '#core'
import {
  isRecordHeader,
  isStatement,
  type RecordHeader,
  recordId,
  type Statement,
  statementId,
  type Withheld,
} from '#record'
import { type Decided, isDecided } from './decision.ts'
import { type SigningKey, signEd25519, verifyEd25519 } from './keys.ts'

const DOMAIN = 'cairn batch signature 1'

export const MAX_BATCH = 500

/** 1 to 500 statements of one record, signed together, kept whole wherever they go (docs/protocol.md §5). */
export type Batch = {
  readonly header: RecordHeader
  readonly statements: readonly Statement[]
  readonly key: string
  readonly signature: string
}

/** Why the server kept a statement's value back. */
export type WithheldStatement = Withheld & {
  readonly status: 'parked' | 'refused'
  readonly code: string
  /** What was said, for who said it. */
  readonly statement?: Statement
  /** Who decided it and why, for who said it. */
  readonly decided?: Decided
}

/** A batch as a reader gets it: some statements may be withheld, but all ids are there for the signature. */
export type ReceivedBatch = Batch & {
  readonly ids: readonly string[]
  readonly withheld: readonly WithheldStatement[]
}

/** The hash that a batch's signature covers, of all its statement ids in order. */
export function batchId(ids: readonly string[]): string {
  const id = known.get(ids) ?? hash('cairn batch 1', canonicalBytes(ids))
  known.set(ids, id)
  return id
}

/** A list of ids is never changed either. */
const known = new WeakMap<readonly string[], string>()

export const idsOf = ({ statements }: Pick<Batch, 'statements'>): readonly string[] =>
  statements.map(statementId)

/** `ids`: of these statements, where they are known already. */
export async function signBatch(
  header: RecordHeader,
  statements: readonly Statement[],
  key: SigningKey,
  ids: readonly string[] = statements.map(statementId),
): Promise<Batch> {
  const signature = await signEd25519(key.privateKey, DOMAIN, idBytes(batchId(ids)))
  return { header, statements, key: key.id, signature: toBase64url(signature) }
}

/** Whether `publicKey` signed exactly these ids in this order. */
export const verifyBatch = (
  { ids, signature }: { readonly ids: readonly string[]; readonly signature: string },
  publicKey: string,
): Promise<boolean> => verifyEd25519(publicKey, signature, DOMAIN, idBytes(batchId(ids)))

/** Shape and inner agreement of a batch: one record, one author and device, distinct statements. Not the signature. */
export function isBatch(value: unknown): value is Batch {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 4) return false
  const { header, statements, key, signature } = value as Partial<Record<keyof Batch, unknown>>
  if (!isRecordHeader(header) || !isHash(key) || typeof signature !== 'string') return false
  if (!Array.isArray(statements) || statements.length === 0 || statements.length > MAX_BATCH) return false
  return (
    statements.every(isStatement) &&
    agree(header, statements) &&
    new Set(statements.map(statementId)).size === statements.length
  )
}

/** The same for a batch with withheld statements: every id is accounted for, once. */
export function isReceivedBatch(value: unknown): value is ReceivedBatch {
  if (typeof value !== 'object' || value === null) return false
  const { header, statements, key, signature, ids, withheld } = value as Partial<
    Record<keyof ReceivedBatch, unknown>
  >
  if (!isRecordHeader(header) || !isHash(key) || typeof signature !== 'string') return false
  if (!Array.isArray(statements) || !Array.isArray(withheld) || !Array.isArray(ids)) return false
  if (ids.length === 0 || ids.length > MAX_BATCH || !ids.every(isHash)) return false
  if (!statements.every(isStatement) || !withheld.every(isWithheld) || !agree(header, statements))
    return false
  const told = new Set([...statements.map(statementId), ...withheld.map(({ id }) => id)])
  const isOnce = new Set(ids).size === ids.length && statements.length + withheld.length === ids.length
  return isOnce && ids.every((id) => told.has(id))
}

const idBytes = (id: string): Uint8Array => fromBase64url(id) ?? new Uint8Array()

function agree(header: RecordHeader, statements: readonly Statement[]): boolean {
  const record = recordId(header)
  const [first] = statements
  return statements.every(
    (statement) =>
      statement.record === record && statement.author === first?.author && statement.device === first.device,
  )
}

function isWithheld(value: unknown): value is WithheldStatement {
  if (typeof value !== 'object' || value === null) return false
  const { id, field, replaces, status, code, statement, decided } = value as Partial<
    Record<keyof WithheldStatement, unknown>
  >
  return (
    isHash(id) &&
    typeof field === 'string' &&
    Array.isArray(replaces) &&
    replaces.every(isHash) &&
    (status === 'parked' || status === 'refused') &&
    typeof code === 'string' &&
    (statement === undefined || (isStatement(statement) && statementId(statement) === id)) &&
    (decided === undefined || isDecided(decided))
  )
}
