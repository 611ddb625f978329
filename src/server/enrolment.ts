import { type Bytes, fromBase64url, newId, toBase64url } from '#core'
import { enrolmentMessage, keyId } from '#protocol'
import type { Writing } from './database/tables.ts'
import { inTransaction } from './database/transaction.ts'
import type { Service } from './service.ts'
import type { Officer } from './sign-in/credentials.ts'
import type { SignIn } from './sign-in/sign-ins.ts'

/** What a device sends to be enrolled (docs/protocol.md §8a); keys and signatures in base64url. */
export type EnrolmentRequest = {
  readonly devicePublicKey: string
  readonly authorPublicKey: string
  readonly deviceSignature: string
  readonly authorSignature: string
}

export type Enrolled = {
  readonly device: string
  readonly officer: Officer
  /** To seal envelopes to: P-256, 65 bytes. */
  readonly serverPublicKey: string
}

/**
 * Enrols a device for the officer who is signed in. The same request again gives the same device, so an answer lost on the
 * way is no loss. `bad-signature`: the sender does not hold both keys, or signed for another sign-in.
 */
export async function enrolDevice(
  service: Service,
  signIn: SignIn,
  request: EnrolmentRequest,
): Promise<Enrolled | 'bad-signature' | 'key-in-use'> {
  if (!(await holdsBothKeys(signIn, request))) return 'bad-signature'
  const authorKey = keyId(fromBase64url(request.authorPublicKey) ?? new Uint8Array())
  const findOrMake = async (writing: Writing): Promise<string | null> => {
    const known = await writing
      .selectFrom('devices')
      .select(['id', 'officer', 'public_key', 'author_key'])
      .where((where) =>
        where.or([where('public_key', '=', request.devicePublicKey), where('author_key', '=', authorKey)]),
      )
      .executeTakeFirst()
    if (known)
      return known.officer === signIn.officer.id &&
        known.public_key === request.devicePublicKey &&
        known.author_key === authorKey
        ? known.id
        : null
    const used = await writing.selectFrom('author_keys').select('id').where('id', '=', authorKey).execute()
    if (used.length > 0) return null
    const id = newId(service.random)
    await writing
      .insertInto('author_keys')
      .values({
        id: authorKey,
        kind: 'author',
        public_key: request.authorPublicKey,
        author: signIn.officer.id,
        device: id,
        certificate: null,
      })
      .execute()
    await writing
      .insertInto('devices')
      .values({
        id,
        officer: signIn.officer.id,
        public_key: request.devicePublicKey,
        author_key: authorKey,
        enrolled_at: service.clock(),
        refused_at: null,
      })
      .execute()
    return id
  }
  // Another process may be asked the same at this moment.
  const device = await inTransaction(service.db, findOrMake, 'serializable')
  if (device === null) return 'key-in-use'
  const [newest] = service.keys.opening
  if (!newest) throw new Error('The service has no opening key.')
  return { device, officer: signIn.officer, serverPublicKey: toBase64url(newest.publicKey) }
}

async function holdsBothKeys(signIn: SignIn, request: EnrolmentRequest): Promise<boolean> {
  const message = enrolmentMessage({ ...request, signIn: signIn.id, officer: signIn.officer.id })
  const { devicePublicKey, deviceSignature, authorPublicKey, authorSignature } = request
  const [device, author] = await Promise.all([
    isSignedBy({ name: 'ECDSA', namedCurve: 'P-256' }, devicePublicKey, deviceSignature, message),
    isSignedBy({ name: 'Ed25519' }, authorPublicKey, authorSignature, message),
  ])
  return device && author
}

/** Whether a raw public key made this signature (ECDSA with SHA-256; Ed25519 brings its own hash). */
async function isSignedBy(
  algorithm: Algorithm | EcKeyImportParams,
  publicKey: string,
  signature: string,
  message: Bytes,
): Promise<boolean> {
  const keyBytes = fromBase64url(publicKey)
  const signatureBytes = fromBase64url(signature)
  if (!keyBytes || signatureBytes?.length !== 64) return false
  try {
    const key = await crypto.subtle.importKey('raw', keyBytes, algorithm, false, ['verify'])
    const by = { name: algorithm.name, hash: 'SHA-256' }
    return await crypto.subtle.verify(by, key, signatureBytes, message)
  } catch {
    return false // bytes that are no point of the curve
  }
}
