import { Dexie, type DexieOptions, type Table } from 'dexie'
import { err, ok } from '#core'
import { type Change, type Disk, type DiskError, type Key, type TableName, tables } from './disk.ts'

/** The device's database in IndexedDB; `options` let a test hand in another IndexedDB. */
export function openDexieDisk(name = 'cairn', options: DexieOptions = {}): Disk & { close(): void } {
  const database = new Dexie(name, { ...options, chromeTransactionDurability: 'strict' })
  database.version(1).stores(schema)

  const table = (of: TableName): Table => database.table(of)

  return {
    get: (of, key) => table(of).get(keyFor(of, key)),
    all: (of) => table(of).toArray(),
    list: (of, index, value) =>
      table(of)
        .where(index as string)
        .equals(value)
        .toArray(),
    async commit(changes) {
      const touched = [...new Set(changes.map((change) => change.table))]
      try {
        await database.transaction('rw', touched, () => Promise.all(changes.map(apply)))
        return ok(null)
      } catch (error) {
        return err(reasonOf(error))
      }
    },
    close: () => database.close(),
  }

  // Only database calls happen in a transaction: any other await would let it commit half done.
  function apply(change: Change): PromiseLike<unknown> {
    const of = table(change.table)
    const removed = change.remove?.length
      ? of.bulkDelete(change.remove.map((key) => keyFor(change.table, key)))
      : Dexie.Promise.resolve()
    return change.put?.length ? removed.then(() => of.bulkPut([...(change.put ?? [])])) : removed
  }
}

const schema = Object.fromEntries(
  Object.entries(tables).map(([name, { key, indexes }]) => {
    const primary = key.length === 1 ? key[0] : `[${key.join('+')}]`
    return [name, [primary, ...indexes.map((index) => (index === 'ids' ? '*ids' : index))].join(', ')]
  }),
)

const keyFor = (of: TableName, key: Key): string | string[] =>
  tables[of].key.length === 1 ? (key[0] ?? '') : [...key]

function reasonOf(error: unknown): DiskError {
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner ?? cause.cause)
    if (cause.name === 'QuotaExceededError') return 'full'
  return 'failed'
}
