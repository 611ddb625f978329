import { fromBase64url, toBase64url } from '#core'
import type { Picture } from './picture.ts'

type Plain =
  | string
  | number
  | { readonly bytes: string }
  | readonly Plain[]
  | { readonly [name: string]: Plain }
type Table = {
  readonly keyPath: string | string[]
  readonly indexes: readonly {
    readonly name: string
    readonly keyPath: string | string[]
    readonly multiEntry: boolean
  }[]
  readonly rows: readonly Plain[]
}

/** A whole database, by what IndexedDB itself says of it: nothing here knows what the app's tables are. */
export type DatabaseDump = {
  /** The browser's version number: ten times Dexie's. */
  readonly version: number
  readonly tables: { readonly [name: string]: Table }
}

export type StoredDatabase = DatabaseDump & {
  /** Stands for the keys that sign transport. Test data, like everything here. */
  readonly deviceKey: JsonWebKey
  /** Whose vault the picture is of; its passphrase is the world's. */
  readonly vault: string
  readonly picture: Picture
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export async function dumpDatabase(indexedDB: IDBFactory, name: string): Promise<DatabaseDump> {
  const database = await done(indexedDB.open(name))
  const tables: Record<string, Table> = {}
  for (const table of database.objectStoreNames) {
    const store = database.transaction(table).objectStore(table)
    const indexes = [...store.indexNames].map((index) => {
      const { name, keyPath, multiEntry } = store.index(index)
      return { name, keyPath, multiEntry }
    })
    const { keyPath } = store
    if (keyPath !== null) tables[table] = { keyPath, indexes, rows: (await done(store.getAll())).map(plain) }
  }
  database.close()
  return { version: database.version, tables }
}

/** Puts a dumped database in place, as if the version of the app that wrote it had just been closed. */
export async function restoreDatabase(
  indexedDB: IDBFactory,
  name: string,
  { version, tables, deviceKey }: StoredDatabase,
): Promise<void> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', deviceKey, algorithm, false, ['sign'])
  const request = indexedDB.open(name, version)
  request.onupgradeneeded = () => {
    for (const [table, { keyPath, indexes }] of Object.entries(tables)) {
      const store = request.result.createObjectStore(table, { keyPath })
      for (const { name, keyPath, multiEntry } of indexes) store.createIndex(name, keyPath, { multiEntry })
    }
  }
  const database = await done(request)
  const writing = database.transaction(Object.keys(tables), 'readwrite')
  for (const [table, { rows }] of Object.entries(tables))
    for (const row of rows) writing.objectStore(table).put(asWritten(row, key))
  await new Promise((resolve) => writing.addEventListener('complete', resolve))
  database.close()
}

/** Bytes as text; a key that cannot be taken out as nothing. */
function plain(value: unknown): Plain {
  if (value instanceof Uint8Array) return { bytes: toBase64url(value) }
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof CryptoKey) return { key: '' }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
  return value as string | number
}

function asWritten(value: Plain, key: CryptoKey): unknown {
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((part) => asWritten(part, key))
  if ('bytes' in value && typeof value['bytes'] === 'string') return fromBase64url(value['bytes'])
  if ('key' in value && value['key'] === '') return key
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asWritten(part, key)]))
}
