import {
  type Bytes,
  bytesFromText,
  canonicalBytes,
  concatBytes,
  fromBase64url,
  newId,
  toBase64url,
} from '#core'
import { keyId, verifyEd25519 } from '#protocol'
import type { Service } from './service.ts'
import type { Officer, SignIn } from './sign-in/sign-ins.ts'

const DOMAIN = 'cairn enrolment 1'

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
  const device = await service.db.transaction().execute(async (writing) => {
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
  })
  if (device === null) return 'key-in-use'
  const [newest] = service.keys.opening
  if (!newest) throw new Error('The service has no opening key.')
  return { device, officer: signIn.officer, serverPublicKey: toBase64url(newest.publicKey) }
}

async function holdsBothKeys(signIn: SignIn, request: EnrolmentRequest): Promise<boolean> {
  const message = canonicalBytes([
    signIn.id,
    signIn.officer.id,
    request.devicePublicKey,
    request.authorPublicKey,
  ])
  const [device, author] = await Promise.all([
    verifyP256(request.devicePublicKey, request.deviceSignature, message),
    verifyEd25519(request.authorPublicKey, request.authorSignature, DOMAIN, message),
  ])
  return device && author
}

/** ECDSA P-256 / SHA-256 over domain ‖ 0x00 ‖ message, like the signature of a push. */
async function verifyP256(publicKey: string, signature: string, message: Bytes): Promise<boolean> {
  const keyBytes = fromBase64url(publicKey)
  const signatureBytes = fromBase64url(signature)
  if (keyBytes?.length !== 65 || signatureBytes?.length !== 64) return false
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const signed = concatBytes(bytesFromText(DOMAIN), new Uint8Array(1), message)
  try {
    const key = await crypto.subtle.importKey('raw', keyBytes, curve, false, ['verify'])
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signatureBytes, signed)
  } catch {
    return false // bytes that are no point of the curve
  }
}
