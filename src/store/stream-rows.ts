import type { Compartment } from '#record'
import type { Vault } from '#vault'
import type { Change, Disk, StreamRow } from './disk.ts'
import { keyOf } from './key-names.ts'
import { parseStream, type Stream } from './stream.ts'

/** Up to so many are looked up one by one. */
const FEW = 20

/** The sealed rows of stream positions. */
export type StreamRows = {
  /** The key id of a (space, compartment); undefined when this vault does not hold it now. */
  keyOf(space: string, compartment: Compartment): Promise<string | undefined>
  read(key: string): Promise<Stream>
  /** The same for many at once, in their order. */
  readAll(keys: readonly string[]): Promise<readonly Stream[]>
  change(key: string, stream: Stream): Promise<Change>
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
          ? await disk.list('streams', 'vault', vault.id)
          : await Promise.all(keys.map((key) => disk.get('streams', [vault.id, key])))
      const rows = all.filter((row) => row !== undefined).filter(({ key }) => wanted.has(key))
      const streams = await open(rows)
      const streamByKey = new Map(rows.map(({ key }, index) => [key, streams[index]]))
      return keys.map((key) => streamByKey.get(key) ?? parseStream(undefined))
    },

    async change(key, stream) {
      const bodies = await vault.sealRows([{ key, kind: 'stream', record: '', value: stream }])
      return { table: 'streams', put: bodies.map((body) => ({ vault: vault.id, key, body })) }
    },
  }

  async function open(rows: readonly StreamRow[]): Promise<readonly Stream[]> {
    const values = await vault.openRows(
      rows.map(({ key, body }) => ({ key, kind: 'stream', record: '', bytes: body })),
    )
    return values.map(parseStream)
  }
}
