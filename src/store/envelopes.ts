import type { EnvelopeVersion } from '#protocol'
import type { Vault } from '#vault'
import type { BatchPlace } from './batch-rows.ts'
import type { EnvelopeRow } from './disk.ts'
import type { StoredBatch } from './stored-batch.ts'

/** A stored batch sealed for the server once more, for an older one as `version` says; null when it is not held whole, or is too large to take. */
export async function envelopeAgain(
  vault: Vault,
  { id: batch, record }: BatchPlace,
  { batch: { header, statements, ids, key, signature }, certificates }: StoredBatch,
  at: number,
  version?: EnvelopeVersion,
): Promise<EnvelopeRow | null> {
  if (statements.length !== ids.length) return null // values the server kept back are not here to send
  const sealed = await vault.sealAgain(
    { batch: { header, statements, key, signature }, certificates },
    version,
  )
  if (!sealed.ok) return null
  const { id, bytes } = sealed.value
  return { vault: vault.id, id, batch, record, statements: ids.length, at, bytes, error: '' }
}
