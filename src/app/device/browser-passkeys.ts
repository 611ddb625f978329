import { type Bytes, err, fromBase64url, ok, type Random, type Result } from '#core'
import { PASSKEY_OUTPUT_LENGTH } from '#vault'
import { fromSystem, keyKinds, publicKeyOf } from './browser-credentials.ts'
import type { PasskeyAnswer, PasskeyProblem, PasskeySystem } from './passkey-system.ts'

const MAKE_MS = 120_000
const ASK_MS = 60_000

/** WebAuthn with its `prf` extension, under the name of the host. Works without a network. What these passkeys sign is not looked at. */
export const browserPasskeys = (random: Random): PasskeySystem => {
  const ask: PasskeySystem['ask'] = (known, signal) =>
    fromSystem(async () => {
      const asked = await navigator.credentials.get({
        ...(signal ? { signal } : {}),
        publicKey: {
          rpId: location.hostname,
          challenge: random(32),
          allowCredentials: known.map(({ credential }) => ({
            type: 'public-key',
            id: bytesOf(credential),
          })),
          userVerification: 'required',
          timeout: ASK_MS,
          extensions: {
            prf: {
              evalByCredential: Object.fromEntries(
                known.map(({ credential, salt }) => [credential, { first: bytesOf(salt) }]),
              ),
            },
          },
        },
      })
      const { credential, prf } = resultsOf(asked)
      return prf?.results ? answerOf(credential, prf.results) : err('no-key')
    })

  return {
    make: ({ user, name, salt }) =>
      fromSystem(async () => {
        const made = await navigator.credentials.create({
          publicKey: {
            rp: { name: 'Cairn', id: location.hostname },
            user: { id: user, name, displayName: name },
            challenge: random(32),
            pubKeyCredParams: keyKinds,
            authenticatorSelection: {
              residentKey: 'required',
              requireResidentKey: true,
              userVerification: 'required',
            },
            attestation: 'none',
            timeout: MAKE_MS,
            extensions: { prf: { eval: { first: bytesOf(salt) } } },
          },
        })
        const { credential, prf } = resultsOf(made)
        if (prf?.results) return answerOf(credential, prf.results)
        const asked = prf?.enabled ? await ask([{ credential, salt }]) : err('no-key' as const)
        if (!asked.ok) await forget(credential)
        return asked
      }),
    ask,
    forget,
  }
}

async function forget(credential: string): Promise<void> {
  try {
    await PublicKeyCredential.signalUnknownCredential?.({
      rpId: location.hostname,
      credentialId: credential,
    })
  } catch {
    // It is a courtesy: the system may keep it, and it opens nothing.
  }
}

function resultsOf(given: Credential | null) {
  const key = publicKeyOf(given)
  return { credential: key.id, prf: key.getClientExtensionResults().prf }
}

function answerOf(
  credential: string,
  { first }: AuthenticationExtensionsPRFValues,
): Result<PasskeyAnswer, PasskeyProblem> {
  const output = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first)
  return output.length === PASSKEY_OUTPUT_LENGTH ? ok({ credential, output }) : err('no-key')
}

/** Of what this app itself made. Whatever else stands in a changed row is asked for as nothing, which no system knows. */
const bytesOf = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array()
