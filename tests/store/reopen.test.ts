import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { type DexieDisk, NewerDatabase, openDexieDisk } from '#store'

// WebKit and Chromium close connections under a living page, between two questions and in the middle of one.

/** A browser whose connections a test can break, and count. */
type Browser = {
  readonly indexedDB: IDBFactory
  readonly connections: IDBDatabase[]
  commits: number
  /** What happens to the next transaction. */
  onTransaction: ((transaction: IDBTransaction) => void) | null
  /** How the last transaction that wrote was asked to be kept. */
  durability: IDBTransactionDurability | undefined
}

let browser: Browser
let disk: DexieDisk
let newer: number
const mark = (value: number) => ({ vault: 'v', name: 'n', value })
const write = (value: number) => disk.commit([{ table: 'marks', put: [mark(value)] }])
const connection = (): IDBDatabase => {
  const last = browser.connections.at(-1)
  if (!last) throw new Error('Nothing is open.')
  return last
}

beforeEach(async () => {
  browser = createBrowser()
  newer = 0
  disk = openDexieDisk('cairn', { indexedDB: browser.indexedDB, IDBKeyRange, onNewer: () => newer++ })
  expect(await write(1)).toEqual({ ok: true, value: null })
})

const asks: readonly (readonly [string, () => Promise<unknown>, unknown])[] = [
  ['one row', () => disk.get('marks', ['v', 'n']), mark(1)],
  ['a table', () => disk.all('marks'), [mark(1)]],
  ['an index', () => disk.list('batches', { key: 'k' }), []],
  [
    'what a vault has, told of as it comes,',
    () => disk.read({ marks: [{ vault: 'v' }] }, () => undefined),
    { marks: [mark(1)] },
  ],
  ['several tables', () => disk.read({ packs: [{ key: 'k' }] }), { packs: [] }],
]

describe.each(asks)('a connection that was lost when %s is asked for', (_what, ask, expected) => {
  test('and said so', async () => {
    loseConnection(connection())
    expect(await ask()).toEqual(expected)
  })

  test('and said nothing', async () => {
    connection().close()
    expect(await ask()).toEqual(expected)
  })

  test('in the middle of it', async () => {
    breakNextTransaction()
    expect(await ask()).toEqual(expected)
    expect(browser.connections).toHaveLength(2)
  })
})

describe('a commit', () => {
  test('between which and the last one the connection was lost, is done', async () => {
    loseConnection(connection())
    expect(await write(2)).toEqual({ ok: true, value: null })
    connection().close()
    expect(await write(3)).toEqual({ ok: true, value: null })
    expect(await disk.all('marks')).toEqual([mark(3)])
  })

  test('in the middle of which the connection is lost, is done', async () => {
    breakNextTransaction()
    expect(await write(2)).toEqual({ ok: true, value: null })
    expect(await disk.all('marks')).toEqual([mark(2)])
  })

  test('that was done although it was told not to be, is done twice and is the same', async () => {
    const before = browser.commits
    sayThatNextTransactionFailed()
    const removed = { ...mark(0), name: 'gone' }
    await disk.commit([{ table: 'marks', put: [removed] }])
    expect(browser.commits - before).toBe(2)
    sayThatNextTransactionFailed()
    expect(await disk.commit([{ table: 'marks', put: [mark(2)], remove: [['v', 'gone']] }])).toEqual({
      ok: true,
      value: null,
    })
    expect(await disk.all('marks')).toEqual([mark(2)])
  })

  test('is on the disk itself when it answers', () => {
    expect(browser.durability).toBe('strict')
  })

  test('is not done when there is no connection to be had, and says so', async () => {
    connection().close()
    browser.indexedDB.open = () => {
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError')
    }
    expect(await write(2)).toEqual({ ok: false, error: 'failed' })
    await expect(disk.all('marks')).rejects.toThrow()
  })
})

test('many questions at once on a lost connection open one new one', async () => {
  connection().close()
  const answers = await Promise.all(Array.from({ length: 20 }, () => disk.all('marks')))
  expect(answers).toEqual(Array.from({ length: 20 }, () => [mark(1)]))
  expect(browser.connections).toHaveLength(2)
})

test('a newer app in another tab does not wait for this one, which then neither reads nor writes', async () => {
  const request = browser.indexedDB.open('cairn', 60)
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve
    request.onblocked = () => reject(new Error('It has to wait.'))
  })
  request.result.close()
  expect(newer).toBe(1)
  expect(await write(2)).toEqual({ ok: false, error: 'failed' })
  await expect(disk.all('marks')).rejects.toThrow(NewerDatabase)
})

test('another tab with the same app opens beside it (the control)', async () => {
  const other = openDexieDisk('cairn', { indexedDB: browser.indexedDB, IDBKeyRange })
  expect(await other.all('marks')).toEqual([mark(1)])
  expect(await write(2)).toEqual({ ok: true, value: null })
  expect(newer).toBe(0)
})

/** The package says that it takes a class and takes a database. */
const loseConnection = forceCloseDatabase as unknown as (database: IDBDatabase) => void

function createBrowser(): Browser {
  const indexedDB = new IDBFactory()
  const made: Browser = { indexedDB, connections: [], commits: 0, onTransaction: null, durability: undefined }
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (name, version) => {
    const request = open(name, version)
    request.addEventListener('success', () => made.connections.push(watched(request.result, made)))
    return request
  }
  return made
}

function watched(database: IDBDatabase, browser: Browser): IDBDatabase {
  const begin = database.transaction.bind(database)
  database.transaction = (...of) => {
    const transaction = begin(...of)
    const { onTransaction } = browser
    if (transaction.mode === 'readwrite') {
      browser.commits++
      browser.durability = of[2]?.durability
    }
    browser.onTransaction = null
    onTransaction?.(transaction)
    return transaction
  }
  return database
}

/** The connection goes as soon as the next transaction has begun, and the transaction with it. */
function breakNextTransaction(): void {
  const database = connection()
  browser.onTransaction = (transaction) => {
    transaction.commit = () => undefined // the browser does not get as far as that
    queueMicrotask(() => {
      transaction.abort()
      loseConnection(database)
    })
  }
}

/** The next transaction is done, and whoever waits for it hears the opposite. */
function sayThatNextTransactionFailed(): void {
  browser.onTransaction = (transaction) =>
    Object.defineProperty(transaction, 'oncomplete', {
      set: () => transaction.addEventListener('complete', () => transaction.onabort?.(new Event('abort'))),
    })
}
