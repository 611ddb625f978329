import { fromBase64url } from '#core'
import {
  isWithinCertificate,
  keyId,
  type PublicKeyEntry,
  type ReceivedBatch,
  type SignedCertificate,
  type StatementsAnswer,
  verifyBatch,
  verifyCertificate,
} from '#protocol'
import type { Compartment } from '#record'

/** Whether a fetched batch is what its author signed, for this space and compartment, by a key that may. */
export async function isTrustworthy(
  batch: ReceivedBatch,
  space: string,
  compartment: Compartment,
  keys: StatementsAnswer['keys'],
): Promise<boolean> {
  if (batch.header.space !== space || batch.header.compartment !== compartment) return false
  const entry = keys[batch.key]
  if (!entry) return false
  const { publicKey, author, device } = entry.kind === 'session' ? entry.certificate : entry
  if (keyId(fromBase64url(publicKey) ?? new Uint8Array()) !== batch.key) return false
  if (!batch.statements.every((statement) => statement.author === author && statement.device === device))
    return false
  return (await mayHaveSigned(batch, entry, keys)) && verifyBatch(batch, publicKey)
}

/** What whoever sends the batch again has to show with it. */
export function certificatesOf(
  { key }: ReceivedBatch,
  keys: StatementsAnswer['keys'],
): readonly SignedCertificate[] {
  const entry = keys[key]
  return entry?.kind === 'session' ? [{ certificate: entry.certificate, signature: entry.signature }] : []
}

async function mayHaveSigned(
  { header, statements }: ReceivedBatch,
  entry: PublicKeyEntry,
  keys: StatementsAnswer['keys'],
): Promise<boolean> {
  if (entry.kind === 'import') return statements.every(({ via }) => via === 'import')
  if (entry.kind === 'author') return statements.every(({ via }) => via === 'officer')
  const { certificate } = entry
  const issuer = keys[certificate.issuer]
  return (
    issuer?.kind === 'author' &&
    header.space === certificate.space &&
    header.compartment === certificate.compartment &&
    statements.every((statement) => statement.via === 'session' && isWithinCertificate(entry, statement)) &&
    verifyCertificate({ certificate, signature: entry.signature }, issuer)
  )
}
