import { Dexie, type DexieOptions } from 'dexie'
import { err, ok } from '#core'
import {
  type Answers,
  type Change,
  type Disk,
  type Key,
  NewerDatabase,
  type Questions,
  type Rows,
  type SomeRows,
  type TableName,
  tables,
} from './disk.ts'

/** What the tables of `disk.ts` are as a version of the database. A version that was ever used is never changed: README.md. */
const VERSION = 4

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
  database.version(1).stores(firstTables)
  database.version(2).stores(secondTables)
  database.version(3).stores(thirdTables)
  database.version(VERSION).stores(tablesNow)
  database.on('ready', () => refuseNewer(database.backendDB().version), true)
  // Dexie lets go by itself, so that the other tab does not wait; what is asked for next finds out what there is then.
  database.on('versionchange', ({ newVersion }) => {
    if (isNewer(newVersion ?? 0)) onNewer?.()
  })
  let opening: Promise<unknown> | null = null
  let connection = 0

  return {
    get: (of, key) => again(() => answerTo(reading([of]).objectStore(of).get(keyFor(of, key)))),
    async getMany(of, keys) {
      if (keys.length === 0) return []
      return again(() => {
        const rows = reading([of]).objectStore(of)
        return Promise.all(keys.map((key) => answerTo(rows.get(keyFor(of, key)))))
      })
    },
    all: (of) => again(() => answerTo(reading([of]).objectStore(of).getAll())),
    list: (of, index, value) => again(() => listed(reading([of]), of, index, value)),
    async read<Q extends Questions>(questions: Q, onSome?: (some: SomeRows) => void) {
      const asked = Object.entries(questions).filter(([, { values }]) => values.length > 0)
      const ask = async () => {
        const transaction = reading(asked.map(([of]) => of))
        return Promise.all(
          asked.map(async ([of, { index, values }]) => {
            const table = of as TableName
            const parts = values.flatMap((value) => (onSome ? inParts(table, index, value) : [value]))
            const lists = await Promise.all(
              parts.map(async (part) => {
                const rows = await listed(transaction, table, index, part)
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

  function reading(of: readonly string[]): IDBTransaction {
    return connected().transaction([...of], 'readonly')
  }

  function listed<T extends TableName>(
    transaction: IDBTransaction,
    of: T,
    index: string,
    value: string | IDBKeyRange,
  ) {
    const rows = transaction.objectStore(of)
    if (!isInOrderOf(index, of)) return answerTo<Rows[T][]>(rows.index(index).getAll(value))
    const whole = typeof value === 'string' ? between([value], [value, []]) : value
    return answerTo<Rows[T][]>(rows.getAll(whole))
  }

  /** What a vault has in a table, in several parts: its ids are hashes and random, so these are about the same size. */
  function inParts(of: TableName, index: string, value: string): readonly (string | IDBKeyRange)[] {
    if (!isInOrderOf(index, of)) return [value]
    return PARTS.map((from, at) => between([value, from], [value, PARTS[at + 1] ?? []]))
  }

  /** A list is after every text. */
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
    const names = [...new Set(changes.map((change) => change.table))]
    const transaction = connected().transaction(names, 'readwrite', { durability: 'strict' })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('It was given up.', 'AbortError'))
    try {
      for (const { table, put = [], remove = [] } of changes) {
        const store = transaction.objectStore(table)
        for (const key of remove) store.delete(keyFor(table, key))
        for (const row of put) store.put(row)
      }
      transaction.commit()
    } catch (error) {
      giveUp(transaction)
      reject(error)
    }
    return promise
  }
}

/** Keys that begin with the vault are in its order. */
const isInOrderOf = (index: string, of: TableName): boolean =>
  index === 'vault' && tables[of].key[0] === index

/** Where the parts of a table begin; nothing is before the empty text. */
const PARTS = ['', 'G', 'O', 'W', 'e', 'm', 'u'] as const

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

const firstTables = {
  vaults: 'id',
  spaceKeys: 'id, vault',
  batches: '[vault+id], record, key, *ids',
  drafts: '[vault+id], record',
  outbox: 'id, vault, record',
  receipts: '[vault+id], vault, record',
  streams: '[vault+key], vault',
  places: '[vault+key], vault',
  marks: '[vault+name]',
}

/** What the second version added: folding. */
const secondTables = {
  batches: '[vault+id], record, key, *ids',
  packs: '[vault+id], record, key, *batches',
  snapshots: '[vault+record], record, key',
  drafts: '[vault+id], record, key',
}

/** What the third version added: photographs. The fourth took the statements' ids away, which every row of `batches` was listed by once for each. */
const thirdTables = {
  attachments: '[vault+id], vault, key',
  chunks: '[vault+id]',
}

/** Indexes over a list hold every element of it. */
const lists = ['batches']

const tablesNow = Object.fromEntries(
  Object.entries(tables).map(([name, { key, indexes }]) => {
    const primary = key.length === 1 ? key[0] : `[${key.join('+')}]`
    return [
      name,
      [primary, ...indexes.map((index) => (lists.includes(index) ? `*${index}` : index))].join(', '),
    ]
  }),
)

/** Browsers count in whole numbers, Dexie in tenths. */
const isNewer = (version: number): boolean => Math.floor(version / 10) > VERSION

function refuseNewer(version: number): void {
  if (isNewer(version)) throw new NewerDatabase(`The database is of version ${version / 10}.`)
}

const keyFor = (of: TableName, key: Key): string | string[] =>
  tables[of].key.length === 1 ? (key[0] ?? '') : [...key]

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
