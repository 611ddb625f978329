import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { systemRandom } from '#core'
import type { RecordHeader } from '#record'
import { createFolding, createVaults, NewerDatabase, openDexieDisk, type Surroundings } from '#store'
import { unlockVault, type Vault } from '#vault'
import { passphrasesInFull } from '../quick-passphrases.ts'
import { PASSPHRASE } from '../world/tablet.ts'
import { dumpDatabase, restoreDatabase, type StoredDatabase } from './stored/dump.ts'
import { type Picture, pictureOf } from './stored/picture.ts'

passphrasesInFull() // what is stored was locked with the full cost of a passphrase

const FOLDER = join(import.meta.dirname, 'stored')
const NAME = 'cairn'

/** The tables that bringing up a database of this version makes, the index that it takes away, and what it does when it moves rows. */
const changedSince = (version: number): readonly string[] =>
  [
    ['packs', 'snapshots'],
    ['attachments', 'chunks'],
    ['ids'],
    [
      'batches2',
      'receipts2',
      'a row of batches2',
      'a row of receipts2',
      'the end of batches',
      'the end of receipts',
    ],
  ]
    .slice(version - 1)
    .flat()

const versions = readdirSync(FOLDER).flatMap((file) => {
  const version = /^version-(\d+)\.json$/.exec(file)?.[1]
  return version === undefined ? [] : [Number(version)]
})
const stored = (version: number): StoredDatabase =>
  JSON.parse(readFileSync(join(FOLDER, `version-${version}.json`), 'utf8'))

/** A browser profile in which that version of the app was used last. */
async function profileOf(version: number): Promise<IDBFactory> {
  const indexedDB = new IDBFactory()
  await restoreDatabase(indexedDB, NAME, stored(version))
  return indexedDB
}

type Opened = { readonly vault: Vault; readonly surroundings: Surroundings; close(): void }

/** Today's app on it, unlocked. */
async function open(indexedDB: IDBFactory, { vault: id }: StoredDatabase): Promise<Opened> {
  const disk = openDexieDisk(NAME, { indexedDB, IDBKeyRange })
  const vaults = createVaults(disk)
  const mine = (await vaults.all()).find((vault) => vault.id === id)
  if (!mine) throw new Error('The vault is gone.')
  const spaceKeys = await vaults.spaceKeys(id)
  const unlocked = await unlockVault(mine, spaceKeys, PASSPHRASE, ['client', 'officer'], systemRandom)
  if (!unlocked.ok) throw new Error(unlocked.error)
  const surroundings: Surroundings = {
    disk,
    locks: (_name, work) => work(),
    signals: { post() {}, subscribe: () => () => {} },
    clock: () => Date.UTC(2026, 10, 25),
    document: 'a document of today',
  }
  return { vault: unlocked.value.vault, surroundings, close: disk.close }
}

/** The records of the only case with a client part: what the picture is of. */
async function headersOf({ vault }: Opened): Promise<readonly RecordHeader[]> {
  const [client] = (await vault.keyNames()).filter(({ compartment }) => compartment === 'client')
  const space = client?.space ?? ''
  return [
    { space, compartment: 'client', form: 'saq', sitting: 'session-1' },
    { space, compartment: 'officer', form: 'check-in', sitting: 'session-1' },
  ]
}

const picture = async (opened: Opened): Promise<Picture> =>
  pictureOf(opened.vault, opened.surroundings, await headersOf(opened))

describe.each(versions)('a device last used with version %i of the database', (version) => {
  test('opens, with everything that was on it', async () => {
    const opened = await open(await profileOf(version), stored(version))
    expect(await picture(opened)).toEqual(stored(version).picture)
  })

  test('and after everything on it that can be is folded', async () => {
    const opened = await open(await profileOf(version), stored(version))
    const folding = createFolding(opened.vault, opened.surroundings)
    for (const header of await headersOf(opened)) await folding.fold(header, 1)
    expect((await opened.surroundings.disk.all('packs')).length).toBeGreaterThan(0)
    expect(await picture(opened)).toEqual(stored(version).picture)
  })

  test('another officer’s unsent work on it is still there', async () => {
    const { disk, close } = openOn(await profileOf(version))
    const others = (await disk.all('outbox')).filter(({ vault }) => vault !== stored(version).vault)
    expect(others).toHaveLength(1)
    close()
  })

  test.each(changedSince(version))(
    'loses nothing when it is killed while it is being brought up to date, at %s',
    async (change) => {
      const indexedDB = await profileOf(version)
      const before = await dumpDatabase(indexedDB, NAME)
      await expect(openOn(killedAt(indexedDB, change)).disk.all('vaults')).rejects.toThrow()
      expect(await dumpDatabase(indexedDB, NAME)).toEqual(before)
      const opened = await open(indexedDB, stored(version))
      expect(await picture(opened)).toEqual(stored(version).picture)
    },
  )
})

test('however many rows there are, all are moved, and only what is moved is gone', async () => {
  const before = stored(4)
  const receipt = { vault: before.vault, record: 'r', status: 'parked', code: '', at: 0 }
  const many = Array.from({ length: 2_500 }, (_, at) => ({ ...receipt, id: `statement ${at}` }))
  const { receipts, ...others } = before.tables
  if (!receipts) throw new Error('It has receipts.')
  const indexedDB = new IDBFactory()
  const tables = { ...others, receipts: { ...receipts, rows: [...receipts.rows, ...many] } }
  await restoreDatabase(indexedDB, NAME, { ...before, tables })
  const { disk, close } = openOn(indexedDB)
  expect(await disk.list('receipts', { vault: before.vault, record: 'r' })).toHaveLength(2_500)
  for (const table of ['batches', 'packs', 'snapshots', 'drafts', 'outbox'] as const)
    expect(await disk.all(table)).toHaveLength(before.tables[table]?.rows.length ?? 0)
  close()
  const now = await dumpDatabase(indexedDB, NAME)
  expect(Object.keys(now.tables).filter((name) => name in before.tables || name.endsWith('2'))).toEqual([
    ...['attachments', 'batches2', 'chunks', 'drafts2', 'marks', 'outbox2', 'packs2'],
    ...['places', 'receipts2', 'snapshots2', 'spaceKeys', 'streams', 'vaults'],
  ])
})

test('every version before this one is kept to be opened', async () => {
  const indexedDB = new IDBFactory()
  const { disk, close } = openOn(indexedDB)
  await disk.all('vaults')
  close()
  const now = Math.floor((await dumpDatabase(indexedDB, NAME)).version / 10)
  expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: now - 1 }, (_, index) => index + 1))
})

describe('a database that a newer version of the app has used', () => {
  /** A profile on which the app of a later day, with one more table, was used last. */
  async function newerProfile(native: number): Promise<IDBFactory> {
    const indexedDB = await profileOf(1)
    openOn(indexedDB).close()
    const request = indexedDB.open(NAME, native)
    request.onupgradeneeded = () => request.result.createObjectStore('notThoughtOfYet')
    await new Promise((resolve) => request.addEventListener('success', resolve))
    request.result.close()
    return indexedDB
  }

  test('is said to be so, and neither read nor written', async () => {
    const indexedDB = await newerProfile(60)
    const before = await dumpDatabase(indexedDB, NAME)
    const { disk } = openOn(indexedDB)
    const mark = { vault: '', name: 'wrong-tries', value: 4 }
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(disk.all('vaults')).rejects.toThrow(NewerDatabase)
      await expect(disk.read({ batches: [{ vault: 'v', record: 'r' }] })).rejects.toThrow(NewerDatabase)
      expect(await disk.commit([{ table: 'marks', put: [mark] }])).toEqual({ ok: false, error: 'failed' })
    }
    expect(await dumpDatabase(indexedDB, NAME)).toEqual(before)
  })

  test('but not when it only has a table more (the control)', async () => {
    expect(await openOn(await newerProfile(51)).disk.all('vaults')).toHaveLength(2)
  })
})

function openOn(indexedDB: IDBFactory) {
  const disk = openDexieDisk(NAME, { indexedDB, IDBKeyRange })
  return { disk, close: () => disk.close() }
}

/** A browser that dies when this table is made, or this index of the batches is taken away, or one of these is done to a table. */
function killedAt(real: IDBFactory, changed: string): IDBFactory {
  const indexedDB = Object.create(real) as IDBFactory
  indexedDB.open = (name, version) => {
    const request = real.open(name, version)
    request.addEventListener('upgradeneeded', () => {
      const { result, transaction } = request
      const unlessDead = <T>(name: string, change: () => T): T => {
        if (name !== changed) return change()
        transaction?.abort()
        throw new DOMException('The process is gone.', 'AbortError')
      }
      const create = result.createObjectStore.bind(result)
      result.createObjectStore = (name, options) => unlessDead(name, () => create(name, options))
      const end = result.deleteObjectStore.bind(result)
      result.deleteObjectStore = (name) => unlessDead(`the end of ${name}`, () => end(name))
      if (!transaction) return
      const storeOf = transaction.objectStore.bind(transaction)
      transaction.objectStore = (of) => {
        const store = storeOf(of)
        const take = store.deleteIndex.bind(store)
        store.deleteIndex = (name) => unlessDead(name, () => take(name))
        const put = store.put.bind(store)
        store.put = (row) => unlessDead(`a row of ${of}`, () => put(row))
        return store
      }
    })
    return request
  }
  return indexedDB
}
