import type { Attachment } from '#record'
import type { AttachedBytes, Attachments } from './attachments.ts'
import type { Signals } from './surroundings.ts'

/**
 * Tells what there is of an attachment of a record: at once, and again when it has come, until it is here. Answers how to stop.
 */
export function followAttachment(
  { records, signals }: { readonly records: Attachments; readonly signals: Signals },
  record: string,
  attachment: Attachment,
  tell: (bytes: AttachedBytes) => void,
): () => void {
  const stop = signals.subscribe((signal) => {
    if (signal.kind === 'record' && signal.record === record) void look()
  })
  void look()
  return stop

  async function look(): Promise<void> {
    const bytes = await records.read(attachment)
    if (typeof bytes !== 'string') stop()
    tell(bytes)
  }
}
