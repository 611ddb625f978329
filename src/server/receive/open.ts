import type { Bytes } from '#core'
import { type Batch, batchId, envelopeId, idsOf, openEnvelope, verifyBatch } from '#protocol'
import type { Service } from '../service.ts'
import { type KeyOf, type Signer, signerOf } from './signer.ts'

/** A batch whose signature holds: its author said exactly this. Whether they may is another question. */
export type SignedBatch = {
  readonly id: string
  readonly ids: readonly string[]
  readonly batch: Batch
  readonly signer: Signer
}

export type Opened =
  | { readonly envelope: string; readonly signed: SignedBatch }
  | { readonly envelope: string; readonly error: string }

/** Opens and checks one envelope of a push, before any transaction. The error is a code of docs/protocol.md §7. */
export async function openAndVerify({ keys }: Service, keyOf: KeyOf, bytes: Bytes): Promise<Opened> {
  const envelope = envelopeId(bytes)
  const opened = await openEnvelope(bytes, keys.opening)
  if (!opened.ok) return { envelope, error: opened.error }
  const { batch, certificates } = opened.value
  const signer = await signerOf(keyOf, batch, certificates)
  const ids = idsOf(batch)
  if (!signer || !(await verifyBatch({ ids, signature: batch.signature }, signer.publicKey)))
    return { envelope, error: 'bad-signature' }
  return { envelope, signed: { id: batchId(ids), ids, batch, signer } }
}
