import { type Bytes, err, fromBase64url, ok, toBase64url } from '#core'
import { type PasskeyQuestion, parsePasskeyQuestion } from '#protocol/second-factor'
import { fromSystem, keyKinds, publicKeyOf } from './browser-credentials.ts'
import type { SignInPasskeys } from './sign-in-passkeys.ts'

/** Time to fetch the key from a bag, and less than the server's five minutes. */
const TIMEOUT_MS = 180_000

/** An authenticator that has one for this officer says so, once they have touched it. */
const THERE = 'there' as const

/** Beside the password, so whether the person is verified too is for the authenticator: a plain key is enough. */
const userVerification = 'preferred'

/** WebAuthn, for the service's own host. Each answer is for the server to check. */
export const browserSignInPasskeys: SignInPasskeys = {
  make: (asked, name) =>
    fromSystem(async () => {
      // As the system lists it: apart from those that unlock a tablet, and without anybody's name.
      const listed = `Signing in to Cairn (${name})`
      const made = await navigator.credentials
        .create({
          publicKey: {
            rp: { name: 'Cairn', id: asked.rpId },
            user: { id: bytesOf(asked.user), name: listed, displayName: listed },
            challenge: bytesOf(asked.challenge),
            pubKeyCredParams: keyKinds,
            excludeCredentials: knownIn(asked),
            authenticatorSelection: { residentKey: 'discouraged', userVerification },
            attestation: 'none',
            timeout: TIMEOUT_MS,
          },
        })
        .catch((error: unknown) => {
          if (error instanceof DOMException && error.name === 'InvalidStateError') return THERE
          throw error
        })
      if (made === THERE) return err('passkey-there' as const)
      const { id, response } = publicKeyOf(made)
      if (!(response instanceof AuthenticatorAttestationResponse)) throw new TypeError('No passkey was made.')
      return ok({
        ...{ name, id, clientDataJSON: textOf(response.clientDataJSON) },
        attestationObject: textOf(response.attestationObject),
        transports: response.getTransports(),
      })
    }),

  answer: (given) =>
    fromSystem(async () => {
      const asked = parsePasskeyQuestion(given)
      if (!asked) return err('none-here')
      const { id, response } = publicKeyOf(
        await navigator.credentials.get({
          publicKey: {
            rpId: asked.rpId,
            challenge: bytesOf(asked.challenge),
            allowCredentials: knownIn(asked),
            userVerification,
            timeout: TIMEOUT_MS,
          },
        }),
      )
      if (!(response instanceof AuthenticatorAssertionResponse)) throw new TypeError('No passkey answered.')
      const { clientDataJSON, authenticatorData, signature } = response
      return ok({
        ...{ id, clientDataJSON: textOf(clientDataJSON) },
        ...{ authenticatorData: textOf(authenticatorData), signature: textOf(signature) },
      })
    }),
}

const knownIn = ({ known }: PasskeyQuestion): PublicKeyCredentialDescriptor[] =>
  known.map(({ id, transports }) => ({
    ...{ type: 'public-key', id: bytesOf(id) },
    transports: transports as AuthenticatorTransport[],
  }))

const bytesOf = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array()

const textOf = (buffer: ArrayBuffer): string => toBase64url(new Uint8Array(buffer))
