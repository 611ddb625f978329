import { canonicalBytes, hash, isHash, isId, isJson, type Json } from '#core'

/** The document a statement was written in. */
export type Via = 'officer' | 'session' | 'import'

/** One author's value for one field of one record; never changed once made (docs/protocol.md §4). */
export type Statement = {
  readonly record: string
  /** Version of the form it was answered under. */
  readonly version: number
  readonly field: string
  /** `null`: no answer, or a removed row. */
  readonly value: Json
  /** The heads its author saw: statement ids, sorted, distinct. */
  readonly replaces: readonly string[]
  readonly author: string
  readonly device: string
  /** The device's clock, in ms. */
  readonly at: number
  readonly via: Via
}

/** What remains of a statement that the server parked or refused: enough for later heads to stay right. */
export type Withheld = {
  readonly id: string
  readonly field: string
  readonly replaces: readonly string[]
}

export const MAX_VALUE_BYTES = 262_144
/** A value is kept inside other values, none of which may be deeper than 32. */
export const MAX_VALUE_DEPTH = 24
export const MAX_REPLACES = 1_000

export function statementId(statement: Statement): string {
  const id = known.get(statement) ?? hash('cairn statement 1', canonicalBytes(statement))
  known.set(statement, id)
  return id
}

/** A statement is never changed, and its id is asked for at every step of its way. */
const known = new WeakMap<Statement, string>()

/** Whether `value` has exactly the shape and limits of a statement. */
export function isStatement(value: unknown): value is Statement {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 9) return false
  const statement = value as Partial<Record<keyof Statement, unknown>>
  return (
    isHash(statement.record) &&
    isPositiveInteger(statement.version) &&
    isFieldPath(statement.field) &&
    isJson(statement.value, MAX_VALUE_DEPTH) &&
    isWithinSize(statement.value) &&
    isReplaces(statement.replaces) &&
    isId(statement.author) &&
    isId(statement.device) &&
    Number.isSafeInteger(statement.at) &&
    (statement.via === 'officer' || statement.via === 'session' || statement.via === 'import')
  )
}

/** Short text, as most values are, need not be written out: no character takes more than six bytes. */
const isWithinSize = (value: Json): boolean =>
  (typeof value === 'string' && value.length * 6 + 2 <= MAX_VALUE_BYTES) ||
  canonicalBytes(value).length <= MAX_VALUE_BYTES

const isPositiveInteger = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1

const isFieldPath = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 200 && /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/.test(value)

const isReplaces = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= MAX_REPLACES &&
  value.every((id, index) => isHash(id) && (index === 0 || (value[index - 1] as string) < id))
