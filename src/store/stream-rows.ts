import type { Compartment } from '#record'
import type { Vault } from '#vault'
import type { Change, Disk, StreamRow } from './disk.ts'
import { keyOf } from './key-names.ts'
import { parseStream, type Stream } from './stream.ts'

/** Up to so many are looked up one by one. */
const FEW = 200

/** The sealed rows of stream positions. */
export type StreamRows = {
  /** The key id of a (space, compartment); undefined when this vault does not hold it now. */
  keyOf(space: string, compartment: Compartment): Promise<string | undefined>
  read(key: string): Promise<Stream>
  /** The same for many at once, in their order. */
  readAll(keys: readonly string[]): Promise<readonly Stream[]>
  change(key: string, stream: Stream): Promise<Change>
  changeAll(streams: ReadonlyMap<string, Stream>): Promise<Change>
}

export function createStreamRows(vault: Vault, disk: Disk): StreamRows {
  return {
    keyOf: (space, compartment) => keyOf(vault, { space, compartment }),

    async read(key) {
      const row = await disk.get('streams', [vault.id, key])
      const [stream = parseStream(undefined)] = row ? await open([row]) : []
      return stream
    },

    async readAll(keys) {
      const wanted = new Set(keys)
      const all =
        keys.length > FEW
          ? await disk.list('streams', { vault: vault.id })
          : await disk.getMany(
              'streams',
              keys.map((key) => [vault.id, key]),
            )
      const rows = all.filter((row) => row !== undefined).filter(({ key }) => wanted.has(key))
      const streams = await open(rows)
      const streamByKey = new Map(rows.map(({ key }, index) => [key, streams[index]]))
      return keys.map((key) => streamByKey.get(key) ?? parseStream(undefined))
    },

    change: (key, stream) => changeAll(new Map([[key, stream]])),
    changeAll,
  }

  async function changeAll(streams: ReadonlyMap<string, Stream>): Promise<Change> {
    const keys = [...streams.keys()]
    const bodies = await vault.sealRows(
      [...streams].map(([key, value]) => ({ key, kind: 'stream', record: '', value })),
    )
    const put = bodies.flatMap((body, index): readonly StreamRow[] => {
      const key = keys[index]
      return key === undefined ? [] : [{ vault: vault.id, key, body }]
    })
    return { table: 'streams', put }
  }

  async function open(rows: readonly StreamRow[]): Promise<readonly Stream[]> {
    const values = await vault.openRows(
      rows.map(({ key, body }) => ({ key, kind: 'stream', record: '', bytes: body })),
    )
    return values.map(parseStream)
  }
}
