import { type Bytes, canonicalText, type Json } from '#core'
import type { Attachment, Head, RecordHeader } from '#record'

/** A statement that a tablet showed as saved. */
export type Saved = { readonly id: string; readonly header: RecordHeader; readonly value: string }

/**
 * What was said and shown as saved, written down beside the code under test and judged against it in the end. It knows nothing of heads,
 * batches or sync.
 */
export type Oracle = {
  readonly saved: ReadonlyMap<string, Saved>
  note(header: RecordHeader, made: readonly Head[]): void
  /** The only copy of it went with a disk or a database that was set back. */
  forget(id: string): void
  /** Photographs that were taken, by their first chunk, whether or not a statement came to name them. */
  readonly photos: Map<string, { readonly attachment: Attachment; readonly bytes: Bytes }>
  /** Text in hand by tablet and field, as it was last shown as kept; null once it is an answer, or may be. */
  readonly drafts: Map<string, string | null>
}

export function createOracle(): Oracle {
  const saved = new Map<string, Saved>()
  return {
    saved,
    drafts: new Map(),
    photos: new Map(),
    note(header, made) {
      for (const { id, statement } of made)
        saved.set(id, { id, header, value: canonicalText(statement.value as Json) })
    },
    forget: (id) => void saved.delete(id),
  }
}
