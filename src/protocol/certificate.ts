import { canonicalBytes, fromBase64url, isHash, isId, toBase64url } from '#core'
import type { Statement } from '#record'
import { type AuthorKey, keyId, type SigningKey, signEd25519, verifyEd25519 } from './keys.ts'

const DOMAIN = 'cairn certificate 1'

/** Lets a key made for one session sign client statements on one case until a time (docs/protocol.md §5). */
export type SessionCertificate = {
  readonly kind: 'session'
  readonly publicKey: string
  readonly author: string
  readonly device: string
  readonly space: string
  readonly compartment: 'client'
  /** Both in ms on the device's own clock. */
  readonly from: number
  readonly until: number
  /** Key id of the author key that issued it. */
  readonly issuer: string
}

export type SignedCertificate = { readonly certificate: SessionCertificate; readonly signature: string }

export const certificateKeyId = ({ certificate }: SignedCertificate): string =>
  keyId(fromBase64url(certificate.publicKey) ?? new Uint8Array())

export const issueCertificate = async (
  certificate: Omit<SessionCertificate, 'kind' | 'compartment' | 'issuer'>,
  issuer: SigningKey,
): Promise<SignedCertificate> => {
  const whole: SessionCertificate = {
    kind: 'session',
    compartment: 'client',
    issuer: issuer.id,
    ...certificate,
  }
  const signature = await signEd25519(issuer.privateKey, DOMAIN, canonicalBytes(whole))
  return { certificate: whole, signature: toBase64url(signature) }
}

/** Whether `issuer` signed it for its own author and device. */
export const verifyCertificate = async (
  { certificate, signature }: SignedCertificate,
  issuer: AuthorKey,
): Promise<boolean> =>
  certificate.author === issuer.author &&
  certificate.device === issuer.device &&
  certificate.issuer === keyId(fromBase64url(issuer.publicKey) ?? new Uint8Array()) &&
  (await verifyEd25519(issuer.publicKey, signature, DOMAIN, canonicalBytes(certificate)))

/** Whether the certificate's time covers a statement, both by the same device's clock. */
export const isWithinCertificate = (
  { certificate }: SignedCertificate,
  { at }: Pick<Statement, 'at'>,
): boolean => at >= certificate.from && at <= certificate.until

export function isSignedCertificate(value: unknown): value is SignedCertificate {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { certificate, signature } = value as Partial<Record<keyof SignedCertificate, unknown>>
  if (typeof signature !== 'string' || typeof certificate !== 'object' || certificate === null) return false
  const fields = certificate as Partial<Record<keyof SessionCertificate, unknown>>
  return (
    Object.keys(certificate).length === 9 &&
    fields.kind === 'session' &&
    fields.compartment === 'client' &&
    typeof fields.publicKey === 'string' &&
    fromBase64url(fields.publicKey)?.length === 32 &&
    isId(fields.author) &&
    isId(fields.device) &&
    isId(fields.space) &&
    isHash(fields.issuer) &&
    Number.isSafeInteger(fields.from) &&
    Number.isSafeInteger(fields.until)
  )
}
