import { type Bytes, bytesFromText, concatBytes, fromBase64url, hash } from '#core'

/** A public key that signs statements, as registered at enrolment (docs/protocol.md §5). */
export type AuthorKey = {
  readonly kind: 'author'
  /** Ed25519, 32 bytes in base64url. */
  readonly publicKey: string
  readonly author: string
  readonly device: string
}

/** What signs: the key's id with the private half. */
export type SigningKey = { readonly id: string; readonly privateKey: CryptoKey }

/** Id of an author, session or import key: a hash of its 32 public bytes. */
export const keyId = (publicKey: Uint8Array): string => hash('cairn key 1', publicKey)

/** The bytes a signature covers: domain ‖ 0x00 ‖ message. */
export const signedBytes = (domain: string, message: Uint8Array): Bytes =>
  concatBytes(bytesFromText(domain), new Uint8Array(1), message)

export const signEd25519 = async (key: CryptoKey, domain: string, message: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('Ed25519', key, signedBytes(domain, message)))

/** False for a wrong signature and for anything that is not a key or a signature at all. */
export async function verifyEd25519(
  publicKey: string,
  signature: string,
  domain: string,
  message: Uint8Array,
): Promise<boolean> {
  const keyBytes = fromBase64url(publicKey)
  const signatureBytes = fromBase64url(signature)
  if (keyBytes?.length !== 32 || signatureBytes?.length !== 64) return false
  try {
    const key = await verifyingKey(publicKey, keyBytes)
    return await crypto.subtle.verify('Ed25519', key, signatureBytes, signedBytes(domain, message))
  } catch {
    return false // bytes that are no point of the curve
  }
}

/** The last keys as the platform made them ready: that takes as long as verifying, and what comes together is by one or two authors. */
const ready = new Map<string, Promise<CryptoKey>>()
const MOST_READY = 64

function verifyingKey(publicKey: string, bytes: Bytes): Promise<CryptoKey> {
  const known = ready.get(publicKey)
  if (known !== undefined) return known
  if (ready.size >= MOST_READY) ready.clear()
  const key = crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
  ready.set(publicKey, key)
  return key
}
