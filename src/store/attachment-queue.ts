import type { Bytes, Result } from '#core'
import type { AttachmentRow, DiskError } from './disk.ts'
import type { Surroundings } from './surroundings.ts'

/** Attachments on their way, in both directions. Works without any key: chunks travel as they lie on the disk. */
export type AttachmentQueue = {
  /** Those that the server may not have whole, oldest first. */
  toSend(vault: string): Promise<readonly AttachmentRow[]>
  /** Those that are not here whole. */
  toFetch(vault: string): Promise<readonly AttachmentRow[]>
  chunk(vault: string, hash: string): Promise<Bytes | undefined>
  keep(vault: string, hash: string, body: Bytes): Promise<Result<null, DiskError>>
  /** Both sides have all of it, since `at` by the server's clock. */
  hold(row: AttachmentRow, at: number): Promise<Result<null, DiskError>>
}

export function createAttachmentQueue({
  disk,
  signals,
}: Pick<Surroundings, 'disk' | 'signals'>): AttachmentQueue {
  const inState = async (
    vault: string,
    states: readonly AttachmentRow['state'][],
  ): Promise<readonly AttachmentRow[]> => {
    const rows = await disk.list('attachments', { vault })
    return rows.filter(({ state }) => states.includes(state)).sort((a, b) => a.at - b.at)
  }
  return {
    toSend: (vault) => inState(vault, ['unsent', 'doubted']),
    toFetch: (vault) => inState(vault, ['wanted']),
    chunk: async (vault, hash) => (await disk.get('chunks', [vault, hash]))?.body,
    keep: (vault, hash, body) => disk.commit([{ table: 'chunks', put: [{ vault, id: hash, body }] }]),
    async hold(row, at) {
      const held = await disk.commit([{ table: 'attachments', put: [{ ...row, state: 'held', at }] }])
      if (held.ok) {
        signals.post({ kind: 'record', record: row.record, key: row.key })
        signals.post({ kind: 'outbox' })
      }
      return held
    },
  }
}
