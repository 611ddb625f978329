import { isJson, type Json, type JsonObject } from '#core'
import { type Decided, type DigestEntry, idsOf, type ReceivedBatch, type SignedCertificate } from '#protocol'
import {
  asideOf,
  type Head,
  isRecordHeader,
  mergeStatements,
  type Statement,
  type StatementSet,
  statementId,
  type Withheld,
} from '#record'
import type { ReceiptRow } from './disk.ts'

/**
 * The content of a batch row. Values of withheld statements that this device wrote stay among `statements`, so that nothing typed here is lost;
 * `withheld` says which do not count.
 */
export type StoredBatch = {
  readonly batch: ReceivedBatch
  readonly certificates: readonly SignedCertificate[]
  /** The fetching round (`epoch` of the stream) that counted it in the digest; 0 when the server has not given it yet. */
  readonly counted: number
}

/** A checked batch from the server, with the certificates that whoever sends it again has to show. */
export type FetchedBatch = Pick<StoredBatch, 'batch' | 'certificates'>

/** What a batch adds to its stream's digest. */
export function digestEntries({
  ids,
  withheld,
}: Pick<ReceivedBatch, 'ids' | 'withheld'>): readonly DigestEntry[] {
  const withheldIds = new Set(withheld.map(({ id }) => id))
  return ids.map((id) => ({ id, status: withheldIds.has(id) ? 'withheld' : 'accepted' }))
}

/**
 * Reads the content of a row: as `Vault.prepareBatch` wrote it, or as fetching did. Null for anything else. What came from elsewhere was checked before
 * it was stored, and a row that was changed since does not open: nothing is hashed again here.
 */
export function parseStoredBatch(value: Json | undefined): StoredBatch | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { batch, certificates, counted = 0 } = value as JsonObject
  const whole = completed(batch)
  if (!isAccountedFor(whole) || !Array.isArray(certificates) || typeof counted !== 'number') return null
  return { batch: whole, certificates: certificates as readonly SignedCertificate[], counted }
}

/** A statement of ours that the server did not accept. */
export type NeedsYou = Head & {
  readonly status: 'parked' | 'refused'
  readonly code: string
  /** The manager who refused it, and why. */
  readonly decided?: Decided
}

/** What batches say together, and what in it waits for a person; `setAside` waits no more. */
export type Said = {
  readonly set: StatementSet
  readonly needsYou: readonly NeedsYou[]
  readonly setAside: ReadonlySet<string>
}

export function together(a: Said, b: Said): Said {
  const setAside = new Set([...a.setAside, ...b.setAside])
  const needsYou = [...a.needsYou, ...b.needsYou].filter(({ id }) => !setAside.has(id))
  return { set: mergeStatements(a.set, b.set), needsYou, setAside }
}

/** What batches and receipts say together. */
export function statementsOf(stored: readonly StoredBatch[], receipts: readonly ReceiptRow[]): Said {
  const accepted = new Map<string, Statement>()
  const withheld = new Map<string, Withheld>()
  const needsYou: NeedsYou[] = []
  const setAside = new Set<string>()
  const notTakenById = new Map<string, Pick<NeedsYou, 'status' | 'code' | 'decided'>>(
    receipts.flatMap(({ id, status, code }) => (isAside(status) ? [[id, { status, code }]] : [])),
  )
  for (const { batch } of stored) {
    const withheldById = new Map(batch.withheld.map((entry) => [entry.id, entry]))
    for (const entry of batch.withheld) withheld.set(entry.id, entry)
    const ids = idsOfValues(batch)
    for (const [index, statement] of batch.statements.entries()) {
      const id = ids[index] ?? statementId(statement)
      const why = withheldById.get(id) ?? notTakenById.get(id)
      if (!why) accepted.set(id, statement)
      else {
        withheld.set(id, { id, field: statement.field, replaces: statement.replaces })
        const { status, code, decided } = why
        if (!asideOf(statement))
          needsYou.push({ id, statement, status, code, ...(decided ? { decided } : {}) })
      }
      // Also when the server did not take the setting aside: its author has decided.
      const about = asideOf(statement)
      if (about) setAside.add(about)
    }
  }
  return { set: { accepted, withheld }, needsYou: needsYou.filter(({ id }) => !setAside.has(id)), setAside }
}

export const isAside = (status: ReceiptRow['status']): status is NeedsYou['status'] =>
  status === 'parked' || status === 'refused'

function completed(batch: unknown): unknown {
  if (typeof batch !== 'object' || batch === null || !('statements' in batch) || 'ids' in batch) return batch
  const { statements } = batch
  if (!Array.isArray(statements)) return null
  if (!statements.every((one) => typeof one === 'object' && one !== null && isJson(one))) return null
  return { ...batch, ids: idsOf(batch as Pick<ReceivedBatch, 'statements'>), withheld: [] }
}

/** Every id has a value or a withheld entry, and own values may stand beside theirs. */
function isAccountedFor(batch: unknown): batch is ReceivedBatch {
  if (typeof batch !== 'object' || batch === null) return false
  const { header, ids, statements, withheld } = batch as Partial<ReceivedBatch>
  if (!isRecordHeader(header)) return false
  if (!Array.isArray(ids) || !Array.isArray(statements) || !Array.isArray(withheld)) return false
  return (
    ids.length > 0 && statements.length <= ids.length && ids.length <= statements.length + withheld.length
  )
}

/** The ids of the values of a stored batch, which stand in the order of its ids; empty when only their hashes tell. */
function idsOfValues({ ids, statements, withheld }: ReceivedBatch): readonly string[] {
  if (statements.length === ids.length) return ids
  const withheldIds = new Set(withheld.map(({ id }) => id))
  const others = ids.filter((id) => !withheldIds.has(id))
  return statements.length === others.length ? others : []
}
