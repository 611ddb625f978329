import { type Bytes, fromBase64url, textFromBytes } from '#core'
import type { MadePasskey, PasskeyAssertion } from '#protocol/second-factor'
import type { RelyingParty } from './relying-party.ts'

/** What is known of a credential once it was made. `publicKey`: COSE. */
export type Credential = {
  readonly id: string
  readonly publicKey: Bytes
  readonly counter: number
}

/** ES256, EdDSA, RS256: some of them every authenticator can. */
const ALGORITHMS = [-7, -8, -257]

/** r and s of 1, as ASN.1 has them. */
const NO_SIGNATURE = Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1)

/** The challenge that an answer says it answers; null where there is none, or where it was given within another site's page. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    const said: unknown = JSON.parse(textFromBytes(fromBase64url(clientDataJSON) ?? new Uint8Array()))
    if (typeof said !== 'object' || said === null || !('challenge' in said)) return null
    if ('crossOrigin' in said && said.crossOrigin !== false) return null
    return typeof said.challenge === 'string' ? said.challenge : null
  } catch {
    return null
  }
}

/** The credential that was made for this challenge, or null for anything else. Whoever made the authenticator is not asked for. */
export async function checkMade(
  { id, clientDataJSON, attestationObject, transports }: MadePasskey,
  expectedChallenge: string,
  { origin: expectedOrigin, id: expectedRPID }: RelyingParty,
): Promise<Credential | null> {
  const { verifyRegistrationResponse, isAttestedByItself, refuseUnusable } = await library()
  try {
    if (!isAttestedByItself(attestationObject)) return null
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      ...{ expectedChallenge, expectedOrigin, expectedRPID },
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject, transports: [...transports] },
      },
    })
    if (!verified || registrationInfo?.credential.id !== id) return null
    const { publicKey, counter } = registrationInfo.credential
    await refuseUnusable(publicKey)
    return { id, publicKey, counter }
  } catch {
    return null // it throws for whatever does not fit, bytes that are none included
  }
}

/** The counter of an assertion that this credential made for this challenge, or null for anything else. Whether it went up is for who stores it. */
export async function checkAssertion(
  { id, clientDataJSON, authenticatorData, signature }: PasskeyAssertion,
  { publicKey }: Credential,
  expectedChallenge: string,
  { origin: expectedOrigin, id: expectedRPID }: RelyingParty,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ expectedChallenge, expectedOrigin, expectedRPID },
      requireUserVerification: false,
      credential: { id, publicKey, counter: 0 },
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, authenticatorData, signature },
      },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

/** Fetched when the first passkey is used: it takes longer to load than all the rest of the server. */
async function library() {
  const { verifyRegistrationResponse, verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { decodeAttestationObject, verifySignature } = await import('@simplewebauthn/server/helpers')
  return {
    verifyRegistrationResponse,
    verifyAuthenticationResponse,
    /** Certificates would be followed to wherever they say that they may be revoked: a request that somebody else chooses. */
    isAttestedByItself(attestationObject: string): boolean {
      const attested = decodeAttestationObject(fromBase64url(attestationObject) ?? new Uint8Array())
      const format = attested.get('fmt')
      return format === 'none' || (format === 'packed' && attested.get('attStmt').get('x5c') === undefined)
    },
    /** Nothing was signed with it yet: its officer would find out at the next sign-in. @throws where it is no key */
    refuseUnusable: (credentialPublicKey: Bytes) =>
      verifySignature({ credentialPublicKey, signature: NO_SIGNATURE, data: new Uint8Array(1) }),
  }
}
