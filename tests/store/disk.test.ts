import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { type Disk, openDexieDisk, type Rows, type Where } from '#store'
import { createMemoryDisk } from '../world/memory-disk.ts'

/** One contract for every disk: what holds in the world holds in the browser. */
const disks: readonly (readonly [string, () => Disk])[] = [
  ['IndexedDB', () => openDexieDisk('cairn', { indexedDB: new IDBFactory(), IDBKeyRange })],
  ['memory', () => createMemoryDisk()],
]

const batch = (id: string, more: Partial<Rows['batches']> = {}): Rows['batches'] => ({
  vault: 'v',
  id,
  key: 'k',
  record: 'r',
  body: Uint8Array.of(1, 2, 3),
  ...more,
})

describe.each(disks)('a disk on %s', (_name, open) => {
  test('gives back what was committed, by key and by index', async () => {
    const disk = open()
    expect(
      await disk.commit([{ table: 'batches', put: [batch('a'), batch('b', { record: 'other' })] }]),
    ).toMatchObject({ ok: true })
    expect(await disk.get('batches', ['v', 'r', 'a'])).toEqual(batch('a'))
    expect(await disk.get('batches', ['v', 'r', 'c'])).toBeUndefined()
    expect((await disk.list('batches', { vault: 'v', record: 'r' })).map(({ id }) => id)).toEqual(['a'])
    expect(await disk.all('batches')).toHaveLength(2)
  })

  test('gives many at once in the order that they were asked for, with what is not there in its place', async () => {
    const disk = open()
    await disk.commit([{ table: 'batches', put: [batch('a'), batch('b'), batch('a', { vault: 'w' })] }])
    const asked = ['b', 'c', 'a', 'b'].map((id) => ['v', 'r', id] as const)
    expect(await disk.getMany('batches', asked)).toEqual([batch('b'), undefined, batch('a'), batch('b')])
    expect(await disk.getMany('batches', [])).toEqual([])
  })

  test('lists what is of one vault, and of no other whose name begins or ends the same', async () => {
    const disk = open()
    const others = ['u', 'v ', 'va', 'vv', 'w'].map((vault) => batch('a', { vault }))
    await disk.commit([{ table: 'batches', put: [batch('a'), batch('b'), ...others] }])
    expect((await disk.list('batches', { vault: 'v' })).map(({ id }) => id)).toEqual(['a', 'b'])
    const { batches } = await disk.read({ batches: [{ vault: 'v' }] })
    expect(batches.map(({ vault, id }) => vault + id)).toEqual(['va', 'vb'])
  })

  test('tells of the rows of a vault as they come: in the end those, each once', async () => {
    const disk = open()
    const ids = [...'-05AFGHOWZ_aemtuz'].map((first) => `${first}-hash`)
    const batches = ids.map((id) => batch(id))
    await disk.commit([{ table: 'batches', put: [...batches, batch('other', { vault: 'w' })] }])
    const told: object[] = []
    const answer = await disk.read({ batches: [{ vault: 'v' }] }, ({ table, rows }) => {
      expect(table).toBe('batches')
      told.push(...rows)
    })
    expect(answer.batches.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(new Set(told)).toEqual(new Set(answer.batches))
    expect(told.every((row) => answer.batches.includes(row as Rows['batches']))).toBe(true)
    expect(told).toHaveLength(ids.length)
  })

  test('tells what rows are called, by key or by index, and nothing of what is in them', async () => {
    const disk = open()
    const hash = `${'x'.repeat(42)}A`
    const batches = [batch(hash), batch('b', { key: 'l' }), batch('c', { record: 's' })]
    await disk.commit([{ table: 'batches', put: [...batches, batch('d', { vault: 'w' })] }])
    const named = async (where: Where<'batches'>) =>
      (await disk.read({ batches: { namesOf: [where] } })).batches.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const names = { b: { vault: 'v', record: 'r', id: 'b' }, hash: { vault: 'v', record: 'r', id: hash } }
    expect(await named({ vault: 'v', record: 'r' })).toEqual([names.b, names.hash])
    expect(await named({ vault: 'v' })).toEqual([names.b, { vault: 'v', record: 's', id: 'c' }, names.hash])
    expect(await named({ key: 'l' })).toEqual([names.b])
  })

  test('replaces a row by key and removes one', async () => {
    const disk = open()
    await disk.commit([{ table: 'batches', put: [batch('a'), batch('b')] }])
    await disk.commit([{ table: 'batches', put: [batch('a', { key: 'l' })], remove: [['v', 'r', 'b']] }])
    expect((await disk.all('batches')).map(({ id, key }) => [id, key])).toEqual([['a', 'l']])
  })

  test('commits all tables or none', async () => {
    const disk = open()
    const unkeyed = { ...batch('a'), id: undefined } as unknown as Rows['batches']
    const mark = { vault: 'v', name: 'n', value: 1 }
    const committed = await disk.commit([
      { table: 'marks', put: [mark] },
      { table: 'batches', put: [unkeyed] },
    ])
    expect(committed).toEqual({ ok: false, error: 'failed' })
    expect(await disk.all('marks')).toEqual([])
    await disk.commit([{ table: 'marks', put: [mark] }])
    expect(await disk.all('marks')).toEqual([mark])
  })
})
