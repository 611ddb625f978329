import PouchDB from 'pouchdb-browser'
import { createRxDatabase } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { IndexeddbPersistence } from 'y-indexeddb'
import { Doc } from 'yjs'
import { newId, systemRandom } from '../../../src/core/index.ts'
import { answer, nextTask, type Pace } from './said.ts'

/** What a team would pick instead, as its first page says to set it up. Nothing is encrypted, signed, or kept for a server. */
export type Peer = {
  /** One document after another; in ms until all are stored, or until they are on the disk itself. */
  one(count: number, durability: Durability, pace: Pace): Promise<number>
  /** All at once, as the peer does that best. */
  many(count: number): Promise<number>
}

/** Peers leave it to the browser, which in Chromium is `relaxed`. */
export type Durability = 'their own' | 'strict'

export const pouchdb: Peer = {
  one: (count, durability, pace) =>
    withPouch((database) =>
      one(documents(count), durability, pace, (document) => database.put({ _id: document.id, ...document })),
    ),
  many: (count) =>
    withPouch(async (database) => {
      const stored = await database.bulkDocs(documents(count).map((one) => ({ _id: one.id, ...one })))
      if (stored.some((one) => 'error' in one)) throw new Error('PouchDB did not store everything.')
    }),
}

async function one<D>(
  documents: readonly D[],
  durability: Durability,
  pace: Pace,
  put: (document: D) => Promise<unknown>,
): Promise<void> {
  durableAs(durability)
  const stored: Promise<unknown>[] = []
  for (const document of documents) {
    const putting = put(document)
    stored.push(putting)
    await (pace === 'freely' ? nextTask() : putting)
  }
  await Promise.all(stored)
  durableAs('their own')
}

/** None of them can be told: all that write from now on, on this page, are strict. */
function durableAs(durability: Durability): void {
  IDBDatabase.prototype.transaction =
    durability === 'their own'
      ? begin
      : function (this: IDBDatabase, names, mode, options) {
          return begin.call(this, names, mode, { ...options, durability })
        }
}

const begin = IDBDatabase.prototype.transaction

async function withPouch(work: (database: PouchDB) => Promise<void>): Promise<number> {
  const database = new PouchDB(freshName('pouchdb'))
  await database.info()
  const took = await timed(() => work(database))
  await database.destroy()
  return took
}

export const rxdb: Peer = {
  one: (count, durability, pace) => withRx(({ insert }) => one(documents(count), durability, pace, insert)),
  many: (count) =>
    withRx(async ({ bulkInsert }) => {
      const { success } = await bulkInsert(documents(count))
      if (success.length < count) throw new Error('RxDB did not store everything.')
    }),
}

type RxWriting = {
  readonly insert: (document: object) => Promise<unknown>
  readonly bulkInsert: (documents: readonly object[]) => Promise<{ readonly success: readonly object[] }>
}

async function withRx(work: (collection: RxWriting) => Promise<void>): Promise<number> {
  const database = await createRxDatabase({ name: freshName('rxdb'), storage: getRxStorageDexie() })
  const { answers } = await database.addCollections({ answers: { schema } })
  if (!answers) throw new Error('RxDB made no collection.')
  await answers.insert({ ...documents(1)[0], id: 'first' }) // it opens its database with the first
  const took = await timed(() =>
    work({
      insert: (document) => answers.insert(document),
      bulkInsert: (all) => answers.bulkInsert(all),
    }),
  )
  await database.remove()
  return took
}

const text = { type: 'string' }
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    ...{ id: { type: 'string', maxLength: 64 }, record: text, field: text, value: text },
    ...{ author: text, device: text, at: { type: 'number' } },
  },
  required: ['id', 'record', 'field', 'value'],
}

/** As many keystrokes in as many texts, each an update of its own; in ms until all of them are stored. */
export async function typeInYjs(fields: number, keys: number): Promise<number> {
  const doc = new Doc()
  const persistence = new IndexeddbPersistence(freshName('yjs'), doc)
  await persistence.whenSynced
  const took = await timed(async () => {
    for (let field = 0; field < fields; field++) {
      const typed = doc.getText(`q${field}/answer`)
      for (const letter of String(answer(field, keys).value)) typed.insert(typed.length, letter)
    }
    await allStored(persistence.db)
  })
  await persistence.clearData()
  doc.destroy()
  return took
}

/** It does not say when a key is stored; a transaction on the same store comes after those that were asked for before. */
function allStored(database: IDBDatabase | null): Promise<void> {
  if (!database) throw new Error('y-indexeddb has no database.')
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const transaction = database.transaction('updates', 'readwrite')
  transaction.oncomplete = () => resolve()
  transaction.onabort = () => reject(transaction.error)
  return promise
}

/** What a statement says, as a document of its own. */
function documents(count: number) {
  const [record, author, device] = [newId(systemRandom), newId(systemRandom), newId(systemRandom)]
  return Array.from({ length: count }, (_, index) => {
    const { field, value } = answer(index)
    return { id: `s${newId(systemRandom)}`, record, field, value, author, device, at: Date.now() }
  })
}

const freshName = (peer: string): string =>
  `${peer}-${newId(systemRandom)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}`

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
