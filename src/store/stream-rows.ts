import type { Compartment } from '#record'
import type { Vault } from '#vault'
import type { Change, Disk } from './disk.ts'
import { parseStream, type Stream } from './stream.ts'

/** The sealed rows of stream positions. */
export type StreamRows = {
  /** The key id of a (space, compartment); undefined when this vault does not hold it now. */
  keyOf(space: string, compartment: Compartment): Promise<string | undefined>
  read(key: string): Promise<Stream>
  change(key: string, stream: Stream): Promise<Change>
}

export function createStreamRows(vault: Vault, disk: Disk): StreamRows {
  return {
    async keyOf(space, compartment) {
      const names = await vault.keyNames()
      return names.find((name) => name.space === space && name.compartment === compartment)?.id
    },

    async read(key) {
      const row = await disk.get('streams', [vault.id, key])
      if (!row) return parseStream(undefined)
      const [value] = await vault.openRows([{ key, kind: 'stream', record: '', bytes: row.body }])
      return parseStream(value)
    },

    async change(key, stream) {
      const bodies = await vault.sealRows([{ key, kind: 'stream', record: '', value: stream }])
      return { table: 'streams', put: bodies.map((body) => ({ vault: vault.id, key, body })) }
    },
  }
}
