import type { Vault } from '#vault'
import type { BatchRow, EnvelopeRow } from './disk.ts'
import type { StoredBatch } from './stored-batch.ts'

/** A stored batch sealed for the server once more; null when it is not held whole, or is too large to take. */
export async function envelopeAgain(
  vault: Vault,
  row: BatchRow,
  { batch, certificates }: StoredBatch,
  at: number,
): Promise<EnvelopeRow | null> {
  const { header, statements, ids, key, signature } = batch
  if (statements.length !== ids.length) return null // values the server kept back are not here to send
  const sealed = await vault.sealAgain({ batch: { header, statements, key, signature }, certificates })
  if (!sealed.ok) return null
  const { id, bytes } = sealed.value
  const { record } = row
  return { vault: vault.id, id, batch: row.id, record, statements: ids.length, at, bytes, error: '' }
}
