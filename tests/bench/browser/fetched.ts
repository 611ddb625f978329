import { newId, systemRandom } from '../../../src/core/index.ts'
import { idsOf, keyId, type SigningKey, signBatch } from '../../../src/protocol/index.ts'
import { type NewStatement, type RecordHeader, recordId, type Statement } from '../../../src/record/index.ts'
import type { FetchedBatch } from '../../../src/store/index.ts'

/** Somebody whose words come from the server. */
export type Author = { readonly author: string; readonly device: string; readonly key: SigningKey }

export async function newAuthor(): Promise<Author> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  return {
    author: newId(systemRandom),
    device: newId(systemRandom),
    key: { id: keyId(publicKey), privateKey: pair.privateKey },
  }
}

/** A batch as it comes from the server and was found to be signed. */
export async function fetchedFrom(
  { author, device, key }: Author,
  header: RecordHeader,
  said: readonly NewStatement[],
): Promise<FetchedBatch> {
  const statements = said.map(
    (one): Statement => ({
      ...one,
      record: recordId(header),
      author,
      device,
      at: Date.now(),
      via: 'officer',
    }),
  )
  const batch = await signBatch(header, statements, key)
  return { batch: { ...batch, ids: idsOf(batch), withheld: [] }, certificates: [] }
}
