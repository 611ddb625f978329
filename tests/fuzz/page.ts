import { createHash } from 'node:crypto'

/**
 * What docs/protocol.md says of values, written a second time and by other means than the code that is under fuzz: what a parser accepted must
 * be one of these.
 */
export type Shape = (value: unknown) => boolean

type Members = { readonly [name: string]: Shape }

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Exactly these members. */
export const exactly =
  (members: Members): Shape =>
  (value) =>
    isObject(value) &&
    Object.keys(value).toSorted().join() === Object.keys(members).toSorted().join() &&
    withAtLeast(members)(value)

/** These, and whatever a later server adds. */
export const withAtLeast =
  (members: Members): Shape =>
  (value) =>
    isObject(value) &&
    Object.entries(members).every(([name, of]) => of(Object.hasOwn(value, name) ? value[name] : undefined))

export const listOf =
  (of: Shape, least = 0, most = Number.POSITIVE_INFINITY): Shape =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(of)

export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value))

export const both =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.every((shape) => shape(value))

export const one =
  (...words: readonly unknown[]): Shape =>
  (value) =>
    words.includes(value)

export const missing: Shape = (value) => value === undefined
export const nothing: Shape = (value) => value === null
export const text: Shape = (value) => typeof value === 'string'
export const yesOrNo: Shape = (value) => typeof value === 'boolean'
export const whole: Shape = (value) => typeof value === 'number' && Number.isSafeInteger(value)
export const count: Shape = (value) => whole(value) && (value as number) >= 0
export const like =
  (pattern: RegExp): Shape =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const bytes =
  (length: number): Shape =>
  (value) => {
    if (typeof value !== 'string') return false
    const read = Buffer.from(value, 'base64url')
    return read.length === length && read.toString('base64url') === value
  }

export const id = bytes(16)
export const hash = bytes(32)
const publicKey = bytes(32)

/** RFC 8785 for what is left once numbers and texts are those of I-JSON. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1))
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}

const hashOf = (domain: string, value: unknown): string =>
  createHash('sha256')
    .update(`${domain}\0${canonical(value)}`)
    .digest('base64url')

/** I-JSON, at most so many lists and objects deep. */
export const json =
  (deepest: number): Shape =>
  (value) => {
    if (typeof value === 'number') return Number.isFinite(value)
    if (typeof value === 'string') return !/\p{Surrogate}/u.test(value)
    if (value === null || typeof value === 'boolean') return true
    if (typeof value !== 'object' || deepest === 0) return false
    const names = Array.isArray(value) ? [] : Object.keys(value)
    return [...names, ...Object.values(value)].every(json(deepest - 1))
  }

const sortedIds = (least: number, most: number): Shape =>
  both(listOf(hash, least, most), (value) => {
    const ids = value as readonly string[]
    return new Set(ids).size === ids.length && ids.toSorted().join() === ids.join()
  })

export const header = exactly({
  space: id,
  compartment: one('client', 'officer', 'confidential'),
  form: like(/^[a-z0-9-]{1,64}$/),
  sitting: like(/^[A-Za-z0-9._/-]{1,160}$/),
})

const most = 262_144
export const statement = exactly({
  record: hash,
  version: both(count, (value) => value !== 0),
  field: both(like(/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/), (value) => (value as string).length <= 200),
  value: both(json(24), (value) => Buffer.byteLength(canonical(value)) <= most),
  replaces: sortedIds(0, 1_000),
  author: id,
  device: id,
  at: whole,
  via: one('officer', 'session', 'import'),
})

const idOf = (value: unknown): string => hashOf('cairn statement 1', value)

type Said = { readonly record: string; readonly author: string; readonly device: string }
type BatchLike = { readonly header: unknown; readonly statements: readonly Said[] }

const isOfOneRecord: Shape = (value) => {
  const { header: of, statements } = value as BatchLike
  const record = hashOf('cairn record 1', of)
  return (
    statements.every((said) => said.record === record) &&
    new Set(statements.map(({ author, device }) => `${author} ${device}`)).size <= 1 &&
    new Set(statements.map(idOf)).size === statements.length
  )
}

export const batch = both(
  exactly({ header, statements: listOf(statement, 1, 500), key: hash, signature: text }),
  isOfOneRecord,
)

const decided = withAtLeast({ by: text, at: whole, reason: text })

const withheld = both(
  withAtLeast({
    id: hash,
    field: text,
    replaces: listOf(hash),
    status: one('parked', 'refused'),
    code: text,
    statement: either(missing, statement),
    decided: either(missing, decided),
  }),
  (value) => {
    const { id: named, statement: said } = value as { readonly id: string; readonly statement?: unknown }
    return said === undefined || idOf(said) === named
  },
)

/** Each id of the signed list is a statement or withheld, once, and nothing else is there. */
const isAccountedFor: Shape = (value) => {
  const {
    ids,
    statements,
    withheld: kept,
  } = value as {
    readonly ids: readonly string[]
    readonly statements: readonly unknown[]
    readonly withheld: readonly { readonly id: string }[]
  }
  const told = [...statements.map(idOf), ...kept.map((entry) => entry.id)]
  return new Set(ids).size === ids.length && told.toSorted().join() === ids.toSorted().join()
}

export const receivedBatch = both(
  withAtLeast({
    header,
    ids: listOf(hash, 1, 500),
    statements: listOf(statement),
    withheld: listOf(withheld),
    key: hash,
    signature: text,
  }),
  isOfOneRecord,
  isAccountedFor,
)

const sessionCertificate = exactly({
  kind: one('session'),
  publicKey,
  author: id,
  device: id,
  space: id,
  compartment: one('client'),
  from: whole,
  until: whole,
  issuer: hash,
})
export const certificate = exactly({ certificate: sessionCertificate, signature: text })
export const sessionKey = withAtLeast({
  kind: one('session'),
  certificate: sessionCertificate,
  signature: text,
})

export const payload = exactly({ batch, certificates: listOf(certificate, 0, 4) })

export const decision = exactly({
  decision: both(
    exactly({
      batch: hash,
      statements: sortedIds(1, 100),
      outcome: one('accept', 'refuse'),
      reason: both(text, (value) => (value as string).length <= 1_000),
      officer: id,
      at: whole,
    }),
    (value) => {
      const { outcome, reason } = value as { readonly outcome: string; readonly reason: string }
      return outcome === 'accept' || reason.trim() !== ''
    },
    json(31),
  ),
  key: hash,
  signature: text,
})

export const everyDecided = decided
