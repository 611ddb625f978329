import type { AuthorKey, Batch, ImportKey, SignedCertificate } from '#protocol'
import { certificateKeyId, verifyCertificate } from '#protocol'
import type { AuthorKeyRow, Database } from '../database/tables.ts'

/** The key that signed a batch: an officer's, the service's own, or one session's with its certificate. */
export type Signer = AuthorKey | ImportKey | SessionSigner

type SessionSigner = {
  readonly kind: 'session'
  readonly publicKey: string
  readonly author: string
  readonly device: string
  readonly certified: SignedCertificate
}

/** A key that is registered, or certified by a registered author key in `certificates`; null for any other. */
export async function signerOf(
  db: Database,
  { key }: Batch,
  certificates: readonly SignedCertificate[],
): Promise<Signer | null> {
  const registered = await keyById(db, key)
  if (registered) return signerFromRow(registered)
  const certified = certificates.find((certificate) => certificateKeyId(certificate) === key)
  if (!certified) return null
  const issuer = await keyById(db, certified.certificate.issuer)
  if (issuer?.kind !== 'author') return null
  const author: AuthorKey = {
    kind: 'author',
    publicKey: issuer.public_key,
    author: issuer.author,
    device: issuer.device,
  }
  return (await verifyCertificate(certified, author)) ? sessionSigner(certified) : null
}

export function signerFromRow({ kind, public_key, author, device, certificate }: AuthorKeyRow): Signer {
  if (kind !== 'session') return { kind, publicKey: public_key, author, device }
  return sessionSigner(JSON.parse(certificate ?? 'null') as SignedCertificate)
}

export const keyById = (db: Database, id: string): Promise<AuthorKeyRow | undefined> =>
  db.selectFrom('author_keys').selectAll().where('id', '=', id).executeTakeFirst()

const sessionSigner = (certified: SignedCertificate): SessionSigner => {
  const { publicKey, author, device } = certified.certificate
  return { kind: 'session', publicKey, author, device, certified }
}
