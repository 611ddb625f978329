import { Dexie, type DexieOptions } from 'dexie'
import { err, ok } from '#core'
import {
  type Answers,
  type Change,
  type Disk,
  type Key,
  type Named,
  NewerDatabase,
  type Questions,
  type Rows,
  type SomeRows,
  type Sought,
  soughtBy,
  type TableName,
  tables,
  type Where,
} from './disk.ts'
import {
  defineVersions,
  keyFor,
  namesFrom,
  partsFor,
  rowFor,
  rowsFrom,
  type StoredRow,
  storeOf,
  VERSION,
} from './layout.ts'

export type DexieDisk = Disk & { close(): void }

export type DexieDiskOptions = Omit<DexieOptions, 'indexedDB'> & {
  readonly indexedDB?: IDBFactory
  /** Another tab has begun to run a newer version of the app: this one has let go of the database. */
  readonly onNewer?: () => void
}

/**
 * The device's database in IndexedDB; the options let a test hand in another IndexedDB. Dexie makes it, brings it up to date and lets go of it; rows are
 * read and written by the browser's own transactions, which ask more at once.
 */
export function openDexieDisk(name = 'cairn', { onNewer, ...options }: DexieDiskOptions = {}): DexieDisk {
  const database = new Dexie(name, { ...options, autoOpen: false })
  defineVersions(database)
  database.on('ready', () => refuseNewer(database.backendDB().version), true)
  // Dexie lets go by itself, so that the other tab does not wait; what is asked for next finds out what there is then.
  database.on('versionchange', ({ newVersion }) => {
    if (isNewer(newVersion ?? 0)) onNewer?.()
  })
  let opening: Promise<unknown> | null = null
  let connection = 0

  return {
    get: (of, key) => again(() => found(reading([of]), of, key)),
    async getMany(of, keys) {
      if (keys.length === 0) return []
      return again(() => {
        const transaction = reading([of])
        return Promise.all(keys.map((key) => found(transaction, of, key)))
      })
    },
    all: (of) => again(() => listed(reading([of]), of, null)),
    list: (of, where) => again(() => listed(reading([of]), of, soughtBy(of, where))),
    async read<Q extends Questions>(questions: Q, onSome?: (some: SomeRows) => void) {
      const asked = Object.entries(questions).filter(([, question]) => wheresOf(question).length > 0)
      const ask = async () => {
        const transaction = reading(asked.map(([of]) => of as TableName))
        return Promise.all(
          asked.map(async ([of, question]) => {
            const table = of as TableName
            const soughts = wheresOf(question).map((where) => soughtBy(table, where))
            if ('namesOf' in question) {
              const names = await Promise.all(soughts.map((sought) => named(transaction, table, sought)))
              return [of, names.flat()] as const
            }
            const parts = onSome ? soughts.flatMap(inParts) : soughts
            const lists = await Promise.all(
              parts.map(async (part) => {
                const rows = await listed(transaction, table, part)
                onSome?.({ table, rows } as SomeRows)
                return rows
              }),
            )
            return [of, lists.flat()] as const
          }),
        )
      }
      const answers = asked.length > 0 ? await again(ask) : []
      const none = Object.keys(questions).map((of) => [of, []])
      return Object.fromEntries([...none, ...answers]) as Answers<Q>
    },
    async commit(changes) {
      const touched = changes.filter(({ put, remove }) => put?.length || remove?.length)
      if (touched.length === 0) return ok(null)
      try {
        await again(() => committed(touched))
        return ok(null)
      } catch (error) {
        return err(hasName(error, full) ? 'full' : 'failed')
      }
    },
    close: () => database.close(),
  }

  /**
   * Browsers close connections under a living page: after a clean-up, a crash of their storage process, a newer app in another tab. Then it is opened
   * and tried once more. A commit may have been done although nobody was told; done twice it is the same, because every row is put and removed by
   * its key, and what belongs together stays under the lock of who writes it.
   */
  async function again<T>(work: () => PromiseLike<T>): Promise<T> {
    const used = connection
    try {
      await opened()
      return await work()
    } catch (error) {
      if (!hasName(error, lost) || hasName(error, [...newer, ...full])) throw reasonOf(error)
    }
    // Of all who were on it only the first closes it: the others wait for the next one.
    if (used === connection) {
      connection++
      database.close()
    }
    try {
      await opened()
      return await work()
    } catch (error) {
      throw reasonOf(error)
    }
  }

  async function opened(): Promise<void> {
    if (database.isOpen()) return
    opening ??= open().finally(() => {
      opening = null
    })
    await opening
  }

  /** Dexie opens a newer database as if it were its own, and adds what it misses there: so its version is looked at before. */
  async function open(): Promise<void> {
    const { indexedDB = globalThis.indexedDB } = options
    const known = (await indexedDB?.databases?.().catch(() => [])) ?? []
    for (const found of known) if (found.name === name) refuseNewer(found.version ?? 0)
    await database.open()
  }

  function reading(of: readonly TableName[]): IDBTransaction {
    return connected().transaction(of.map(storeOf), 'readonly')
  }

  async function found<T extends TableName>(
    transaction: IDBTransaction,
    of: T,
    key: Key<T>,
  ): Promise<Rows[T] | undefined> {
    const row = await answerTo<StoredRow | undefined>(
      transaction.objectStore(storeOf(of)).get(keyFor(of, key)),
    )
    return row && rowsFrom<T>(of, [row])[0]
  }

  /** All of them where nothing is sought. */
  async function listed<T extends TableName>(
    transaction: IDBTransaction,
    of: T,
    sought: (Sought & { readonly from?: string; readonly to?: string | undefined }) | null,
  ): Promise<readonly Rows[T][]> {
    const rows = transaction.objectStore(storeOf(of))
    if (!sought) return rowsFrom(of, await answerTo<StoredRow[]>(rows.getAll()))
    if (isOneRow(of, sought)) {
      const row = await found(transaction, of, sought.values as Key<T>)
      return row ? [row] : []
    }
    const [source, range] = placeOf(rows, of, sought)
    return rowsFrom(of, await answerTo<StoredRow[]>(source.getAll(range)))
  }

  /** What is in the rows stays on the disk. */
  async function named<T extends TableName>(
    transaction: IDBTransaction,
    of: T,
    sought: Sought,
  ): Promise<readonly Named<T>[]> {
    const [source, range] = placeOf(transaction.objectStore(storeOf(of)), of, sought)
    return namesFrom(of, await answerTo(source.getAllKeys(range)))
  }

  function placeOf(
    rows: IDBObjectStore,
    of: TableName,
    sought: Sought & { readonly from?: string; readonly to?: string | undefined },
  ): readonly [IDBObjectStore | IDBIndex, IDBKeyRange | string | undefined] {
    const values = partsFor(of, sought.values)
    if (sought.index !== null) return [rows.index(sought.index), values[0]]
    const from = sought.from === undefined ? [...values] : [...values, sought.from]
    // A list is after every text.
    return [rows, between(from, [...values, sought.to ?? []])]
  }

  function between(from: IDBValidKey, to: IDBValidKey): IDBKeyRange {
    return (options.IDBKeyRange ?? IDBKeyRange).bound(from, to, false, true)
  }

  /** Somebody else may have found it lost, and closed it, since it was opened. */
  function connected(): IDBDatabase {
    const backend = database.backendDB() as IDBDatabase | null
    if (!backend) throw new DOMException('The database is not open.', 'InvalidStateError')
    return backend
  }

  /**
   * Everything is asked for at once and the end with it, so that nothing can come in between and nobody waits for one answer before the next question.
   * Answers when it is done; what was done in part is undone.
   */
  function committed(changes: readonly Change[]): Promise<void> {
    const names = [...new Set(changes.map(({ table }) => storeOf(table)))]
    const transaction = connected().transaction(names, 'readwrite', { durability: 'strict' })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('It was given up.', 'AbortError'))
    try {
      for (const { table, put = [], remove = [] } of changes) {
        const store = transaction.objectStore(storeOf(table))
        for (const key of remove) store.delete(keyFor(table, key))
        for (const row of put) store.put(rowFor(table, row))
      }
      transaction.commit()
    } catch (error) {
      giveUp(transaction)
      reject(error)
    }
    return promise
  }
}

/**
 * What a vault has in a table, in several parts. The keys there go on with hashes, and packed as they are begin with any two bytes, so these are about the
 * same size.
 */
const inParts = (sought: Sought): readonly (Sought & { readonly from?: string; readonly to?: string })[] =>
  sought.index === null && sought.values.length === 1
    ? PARTS.map((from, at) => ({ ...sought, from, ...(PARTS[at + 1] ? { to: PARTS[at + 1] } : {}) }))
    : [sought]

/** Asked for by its whole key: the browser is quicker with one row than with a range of one. */
const isOneRow = (of: TableName, { index, values }: Sought): boolean =>
  index === null && values.length === tables[of].key.length

const wheresOf = (question: readonly unknown[] | { readonly namesOf: readonly unknown[] }) =>
  ('namesOf' in question ? question.namesOf : question) as readonly Where<TableName>[]

const PARTS = Array.from({ length: 7 }, (_, at) => (at === 0 ? '' : String.fromCharCode((at * 0x10000) / 7)))

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
  return promise
}

/** It may have come to nothing already. */
function giveUp(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {}
}

/** Browsers count in whole numbers, Dexie in tenths. */
const isNewer = (version: number): boolean => Math.floor(version / 10) > VERSION

function refuseNewer(version: number): void {
  if (isNewer(version)) throw new NewerDatabase(`The database is of version ${version / 10}.`)
}

/** Dexie wraps it in the news that the database is closed. */
const reasonOf = (error: unknown): unknown =>
  hasName(error, newer)
    ? new NewerDatabase('A newer version of the app has written here.', { cause: error })
    : error

const newer = ['NewerDatabase']
const full = ['QuotaExceededError']
/** What browsers say of a connection that is gone, before and inside a transaction; the last two are Dexie's words for it. */
const lost = [
  ...['InvalidStateError', 'UnknownError', 'AbortError', 'TransactionInactiveError'],
  ...['DatabaseClosedError', 'PrematureCommitError'],
]

/** Whether an error, or what it was caused by, has one of these names. Of many rows at once Dexie tells a list of errors. */
function hasName(error: unknown, names: readonly string[]): boolean {
  if (!(error instanceof Error)) return false
  const { inner, failures = [] } = error as {
    readonly inner?: unknown
    readonly failures?: readonly unknown[]
  }
  return (
    names.includes(error.name) || [inner, error.cause, ...failures].some((cause) => hasName(cause, names))
  )
}
