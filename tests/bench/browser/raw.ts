import type { Bytes } from '../../../src/core/index.ts'

/** A database with one store, as the bare platform has it. */
export type RawRows<R> = {
  put(rows: readonly R[]): Promise<void>
  all(): Promise<readonly R[]>
  /** Those of one record. */
  of(record: string): Promise<readonly R[]>
}

export async function openRaw<R extends { readonly record: string }>(name: string): Promise<RawRows<R>> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('rows', { autoIncrement: true }).createIndex('record', 'record')
  }
  const database = await answerTo(opening)
  return {
    put: (rows) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
        const store = transaction.objectStore('rows')
        for (const row of rows) store.put(row)
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      }),
    all: () => answerTo<R[]>(database.transaction('rows').objectStore('rows').getAll()),
    of: (record) =>
      answerTo<R[]>(database.transaction('rows').objectStore('rows').index('record').getAll(record)),
  }
}

const answerTo = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** AES-256-GCM with a key of the page’s own: as much to decrypt as the vault has, with nothing around it. */
export type RawCipher = {
  encrypt(plain: Bytes): Promise<Bytes>
  decrypt(sealed: Bytes): Promise<Bytes>
}

export async function createRawCipher(): Promise<RawCipher> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const parameters = { name: 'AES-GCM', iv: new Uint8Array(12) }
  return {
    encrypt: async (plain) => new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain)),
    decrypt: async (sealed) => new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed)),
  }
}
