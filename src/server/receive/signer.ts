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
  keyOf: KeyOf,
  { key }: Batch,
  certificates: readonly SignedCertificate[],
): Promise<Signer | null> {
  const registered = await keyOf(key)
  if (registered) return signerFromRow(registered)
  const certified = certificates.find((certificate) => certificateKeyId(certificate) === key)
  if (!certified) return null
  const issuer = await keyOf(certified.certificate.issuer)
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

/** A registered key by its id, asked of the database once: what one push brings is signed by one or two. */
export type KeyOf = (id: string) => Promise<AuthorKeyRow | undefined>

export function keysIn(db: Database): KeyOf {
  const asked = new Map<string, ReturnType<KeyOf>>()
  return (id) => {
    const row = asked.get(id) ?? keyById(db, id)
    asked.set(id, row)
    return row
  }
}

const sessionSigner = (certified: SignedCertificate): SessionSigner => {
  const { publicKey, author, device } = certified.certificate
  return { kind: 'session', publicKey, author, device, certified }
}
