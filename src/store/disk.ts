import type { Bytes, Result } from '#core'
import type { StoredSpaceKey, StoredVault } from '#vault'

/** A batch as stored: all that is in it is sealed in `body`. */
export type BatchRow = {
  readonly vault: string
  readonly id: string
  readonly key: string
  readonly record: string
  readonly body: Bytes
}

/**
 * Many batches of one record, whole and as they were signed, sealed together: what a fold leaves of their rows. A row in `batches` with the id of
 * one of them is newer and counts instead.
 */
export type PackRow = {
  readonly vault: string
  /** The first of `batches`. */
  readonly id: string
  readonly key: string
  readonly record: string
  readonly batches: readonly string[]
  readonly body: Bytes
}

/** What the packs of one record say together. An empty `body`: they say something else by now, and have to be read. */
export type SnapshotRow = {
  readonly vault: string
  readonly record: string
  readonly key: string
  readonly body: Bytes
}

/** Text in hand that is not yet a statement; one row a field and document, replaced in place. */
export type DraftRow = {
  readonly vault: string
  readonly id: string
  readonly key: string
  readonly record: string
  readonly body: Bytes
}

/** A sealed envelope on its way. `error`: the server could not take it as it is; it waits for the vault to be open. */
export type EnvelopeRow = {
  readonly vault: string
  readonly id: string
  readonly batch: string
  readonly record: string
  readonly statements: number
  readonly at: number
  readonly bytes: Bytes
  readonly error: string
}

/**
 * What the server said of a statement it did not simply store; `needed`: it asks for the batch that holds this id. `awaited`: `id` is a batch that
 * it has and that did not come in the stream yet.
 */
export type ReceiptRow = {
  readonly vault: string
  readonly id: string
  readonly record: string
  readonly status: 'parked' | 'refused' | 'needed' | 'awaited'
  readonly code: string
  readonly at: number
}

/**
 * Bytes kept beside a statement of `record` (docs/protocol.md §7b); `id` is the first of `chunks`.
 *
 * `unsent`: here whole, and the server has not said that it has all. `doubted`: it said so, and may have been set back since. `held`: it said so, at `at` by
 * its own clock. `wanted`: not here whole, to be fetched.
 */
export type AttachmentRow = {
  readonly vault: string
  readonly id: string
  readonly key: string
  readonly record: string
  readonly chunks: readonly string[]
  readonly state: 'unsent' | 'doubted' | 'held' | 'wanted'
  readonly at: number
}

/** A sealed part of an attachment, by its hash: the same bytes as travel. */
export type ChunkRow = { readonly vault: string; readonly id: string; readonly body: Bytes }

/** How far a (space, compartment) has been fetched. */
export type StreamRow = { readonly vault: string; readonly key: string; readonly body: Bytes }

/** Where the session of a case stands; sealed under the client key of the case. */
export type PlaceRow = { readonly vault: string; readonly key: string; readonly body: Bytes }

/** A number by name: when the server last took something, wrong tries at the lock. `vault` is empty for the device. */
export type MarkRow = { readonly vault: string; readonly name: string; readonly value: number }

export type Rows = {
  vaults: StoredVault
  spaceKeys: StoredSpaceKey
  batches: BatchRow
  packs: PackRow
  snapshots: SnapshotRow
  drafts: DraftRow
  outbox: EnvelopeRow
  receipts: ReceiptRow
  streams: StreamRow
  places: PlaceRow
  attachments: AttachmentRow
  chunks: ChunkRow
  marks: MarkRow
}

export type TableName = keyof Rows

/** The names that make up a row's key, in order, and the indexes it can be listed by. What is of one record lies together, in the order of its key. */
export const tables = {
  vaults: { key: ['id'], indexes: [] },
  spaceKeys: { key: ['id'], indexes: ['vault'] },
  batches: { key: ['vault', 'record', 'id'], indexes: ['key'] },
  packs: { key: ['vault', 'record', 'id'], indexes: ['key'] },
  snapshots: { key: ['vault', 'record'], indexes: ['key'] },
  drafts: { key: ['vault', 'record', 'id'], indexes: ['key'] },
  outbox: { key: ['vault', 'record', 'id'], indexes: [] },
  receipts: { key: ['vault', 'record', 'id'], indexes: [] },
  streams: { key: ['vault', 'key'], indexes: [] },
  places: { key: ['vault', 'key'], indexes: [] },
  attachments: { key: ['vault', 'id'], indexes: ['key'] },
  chunks: { key: ['vault', 'id'], indexes: [] },
  marks: { key: ['vault', 'name'], indexes: [] },
} as const satisfies {
  [T in TableName]: { key: readonly (keyof Rows[T])[]; indexes: readonly (keyof Rows[T])[] }
}

type Tables = typeof tables

/** Which rows: those whose key begins with these values, or that an index lists under one. */
export type Where<T extends TableName> = BeginningOf<Tables[T]['key']> | OneOf<Tables[T]['indexes'][number]>

type BeginningOf<K extends readonly string[]> = K extends readonly [...infer B extends Names, string]
  ? { readonly [N in B[number]]: string } | BeginningOf<B>
  : never
type Names = readonly [string, ...string[]]
type OneOf<N extends string> = { readonly [I in N]: { readonly [J in I]: string } }[N]

/** Where to look for them: `index` is null for the order of the keys themselves, of which `values` are the beginning. */
export type Sought = { readonly index: string | null; readonly values: readonly string[] }

export function soughtBy<T extends TableName>(table: T, where: Where<T>): Sought {
  const values: { readonly [name: string]: string } = where
  const names = Object.keys(values)
  const key: readonly string[] = tables[table].key
  const beginning = key.slice(0, names.length)
  const isBeginning = beginning.every((name) => name in values)
  return isBeginning
    ? { index: null, values: beginning.map((name) => values[name] ?? '') }
    : { index: names[0] ?? '', values: Object.values(values) }
}

/** Of each table, the rows of any of these; or only what they are called, where what is in them would be read for nothing. */
export type Questions = { readonly [T in TableName]?: readonly Where<T>[] | NamesOf<T> }

export type NamesOf<T extends TableName> = { readonly namesOf: readonly Where<T>[] }

export type Answers<Q extends Questions> = {
  readonly [T in keyof Q & TableName]: readonly (Q[T] extends NamesOf<T> ? Named<T> : Rows[T])[]
}

/** Some rows of a table, of more that were asked for. */
export type SomeRows = {
  [T in TableName]: { readonly table: T; readonly rows: readonly Rows[T][] }
}[TableName]

export type Change = {
  [T in TableName]: {
    readonly table: T
    readonly put?: readonly Rows[T][]
    readonly remove?: readonly Key<T>[]
  }
}[TableName]

/** The values of a table's key, in order. */
export type Key<T extends TableName = TableName> = Values<Tables[T]['key']>
type Values<K extends readonly string[]> = { readonly [N in keyof K]: string }

/** As much of a row as tells its key. */
export type Named<T extends TableName> = Pick<Rows[T], Tables[T]['key'][number] & keyof Rows[T]>

export const namedBy = <T extends TableName>(table: T, key: readonly string[]): Named<T> =>
  Object.fromEntries(tables[table].key.map((name, at) => [name, key[at]])) as Named<T>

export function removing<T extends TableName>(
  table: T,
  rows: readonly Named<T>[],
): Extract<Change, { readonly table: T }> {
  const remove = rows.map((row) => tables[table].key.map((name) => row[name as keyof Named<T>]))
  return { table, remove } as unknown as Extract<Change, { readonly table: T }>
}

/** `full`: no room, nothing was written. `failed`: the database would not; nothing was written. */
export type DiskError = 'full' | 'failed'

/** This version of the app is older than the one that last wrote here. It must neither read nor write; nothing is changed. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/** Where rows are kept. One contract, held by IndexedDB and by the memory of the test world. */
export type Disk = {
  get<T extends TableName>(table: T, key: Key<T>): Promise<Rows[T] | undefined>
  /** The same for many, as they stood at one moment, in the order of the keys. */
  getMany<T extends TableName>(table: T, keys: readonly Key<T>[]): Promise<readonly (Rows[T] | undefined)[]>
  all<T extends TableName>(table: T): Promise<readonly Rows[T][]>
  /** In no promised order. */
  list<T extends TableName>(table: T, where: Where<T>): Promise<readonly Rows[T][]>
  /**
   * Rows of several tables, as all of them stood at one moment. `onSome` hears of them as they come, before all are there; the answer has the same objects,
   * unless everything had to be asked for once more.
   */
  read<Q extends Questions>(questions: Q, onSome?: (some: SomeRows) => void): Promise<Answers<Q>>
  /** All changes or none, durable when it answers. */
  commit(changes: readonly Change[]): Promise<Result<null, DiskError>>
}
