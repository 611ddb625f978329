import { type Bytes, systemRandom } from '#core'
import { openAttachment, sealAttachment } from '#protocol'
import { type Attachment, type AttachmentType, attachmentsIn, isOfType, type Statement } from '#record'
import type { AttachmentRow, Change, ChunkRow, Disk } from './disk.ts'
import { backupOf } from './marks.ts'
import type { Surroundings } from './surroundings.ts'

/** `not-here`: it has not come from the server yet. `damaged`: what is here is not what the statement names; it is fetched again. */
export type AttachedBytes = Bytes | 'not-here' | 'damaged'

/** Bytes beside statements, as a document of an open vault has them (docs/protocol.md §7b). */
export type Attachments = {
  /** Seals bytes; they are stored with the statement that names them, and not before. */
  attach(bytes: Bytes, type: AttachmentType): Promise<Attachment>
  read(attachment: Attachment): Promise<AttachedBytes>
}

/** Where a statement stands. */
type Place = { readonly key: string; readonly record: string }

export type AttachmentRows = Attachments & {
  /** The rows of what these new statements name and this document has sealed. */
  added(place: Place, statements: readonly Statement[]): readonly Change[]
  /** Those rows are on the disk now. */
  stored(statements: readonly Statement[]): void
}

export function createAttachments(
  vault: string,
  { disk, signals, clock }: Pick<Surroundings, 'disk' | 'signals' | 'clock'>,
): AttachmentRows {
  /** Sealed here and named by no statement yet, by their first chunk. */
  const sealed = new Map<string, readonly ChunkRow[]>()

  return {
    async attach(bytes, type) {
      const { attachment, chunks } = await sealAttachment(bytes, type, systemRandom)
      sealed.set(
        idOf(attachment),
        chunks.map((body, index) => ({ vault, id: attachment.chunks[index] ?? '', body })),
      )
      return attachment
    },

    async read(attachment) {
      const waiting = sealed.get(idOf(attachment))
      const rows = waiting ?? (await chunkRows(disk, vault, attachment.chunks))
      if (rows.includes(undefined)) return 'not-here'
      const bodies = rows.flatMap((row) => row?.body ?? [])
      const opened = await openAttachment(attachment, bodies)
      if (opened && isOfType(opened, attachment.type)) return opened
      await fetchAgain({ disk, signals }, vault, idOf(attachment))
      return 'damaged'
    },

    added(place, statements) {
      const named = attachmentsIn(statements).filter((one) => sealed.has(idOf(one)))
      if (named.length === 0) return []
      const rows = named.map((attachment): AttachmentRow => {
        const { chunks } = attachment
        return { vault, id: idOf(attachment), ...place, chunks, state: 'unsent', at: clock() }
      })
      return [
        { table: 'attachments', put: rows },
        { table: 'chunks', put: named.flatMap((attachment) => sealed.get(idOf(attachment)) ?? []) },
      ]
    },

    stored(statements) {
      for (const attachment of attachmentsIn(statements)) sealed.delete(idOf(attachment))
    },
  }
}

/** What statements that came from elsewhere name and this device has not heard of: to be fetched. Under the append lock. */
export async function wantedChange(
  disk: Disk,
  vault: string,
  places: readonly (Place & { readonly statements: readonly Statement[] })[],
  at: number,
): Promise<Change> {
  const put: AttachmentRow[] = []
  for (const { key, record, statements } of places)
    for (const attachment of attachmentsIn(statements)) {
      const id = idOf(attachment)
      if (await disk.get('attachments', [vault, id])) continue
      put.push({ vault, id, key, record, chunks: attachment.chunks, state: 'wanted', at })
    }
  return { table: 'attachments', put }
}

/** The server was set back: it may lack what it said to have. Under the append lock. */
export async function doubtedChange(disk: Disk, vault: string, key: string): Promise<Change> {
  const rows = await disk.list('attachments', { key })
  return { table: 'attachments', put: doubted(rows.filter((row) => row.vault === vault)) }
}

/** What no backup is known to hold is named to the server once more. */
export async function unsafeChange(disk: Disk, vault: string): Promise<Change> {
  const backup = (await backupOf(disk, vault)) ?? 0
  const rows = await disk.list('attachments', { vault })
  return { table: 'attachments', put: doubted(rows.filter(({ at }) => at >= backup)) }
}

const doubted = (rows: readonly AttachmentRow[]): readonly AttachmentRow[] =>
  rows.flatMap((row) => (row.state === 'held' ? [{ ...row, state: 'doubted' as const }] : []))

/** The server has it: what is damaged here is let go, and good chunks take its place. What is here alone is left as it is. */
async function fetchAgain(
  { disk, signals }: Pick<Surroundings, 'disk' | 'signals'>,
  vault: string,
  id: string,
): Promise<void> {
  const row = await disk.get('attachments', [vault, id])
  if (!row || row.state === 'unsent') return
  const wanted: AttachmentRow = { ...row, state: 'wanted' }
  await disk.commit([
    { table: 'attachments', put: [wanted] },
    { table: 'chunks', remove: row.chunks.map((chunk) => [vault, chunk]) },
  ])
  signals.post({ kind: 'record', record: row.record, key: row.key })
}

const chunkRows = (
  disk: Disk,
  vault: string,
  chunks: readonly string[],
): Promise<readonly (ChunkRow | undefined)[]> =>
  disk.getMany(
    'chunks',
    chunks.map((chunk) => [vault, chunk]),
  )

const idOf = ({ chunks }: Attachment): string => chunks[0] ?? ''
