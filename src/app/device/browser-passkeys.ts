import { type Bytes, err, fromBase64url, ok, type Random, type Result } from '#core'
import { PASSKEY_OUTPUT_LENGTH } from '#vault'
import type { PasskeyAnswer, PasskeyProblem, PasskeySystem } from './passkey-system.ts'

const MAKE_MS = 120_000
const ASK_MS = 60_000

/** ES256, EdDSA, RS256. What they sign is not looked at; some of them every system can. */
const ALGORITHMS = [-7, -8, -257]

/** WebAuthn with its `prf` extension, under the name of the host. Works without a network. */
export const browserPasskeys = (random: Random): PasskeySystem => {
  const ask: PasskeySystem['ask'] = (known, signal) =>
    answerTo(async () => {
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
      answerTo(async () => {
        const made = await navigator.credentials.create({
          publicKey: {
            rp: { name: 'Cairn', id: location.hostname },
            user: { id: user, name, displayName: name },
            challenge: random(32),
            pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
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

async function answerTo(
  work: () => Promise<Result<PasskeyAnswer, PasskeyProblem>>,
): Promise<Result<PasskeyAnswer, PasskeyProblem>> {
  if (!('PublicKeyCredential' in globalThis)) return err('none-here')
  try {
    return await work()
  } catch (error) {
    return err(problemOf(error))
  }
}

/** By the names that WebAuthn gives: an address that may have none, a way that the system does not have, a person who said no. */
function problemOf(error: unknown): PasskeyProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'AbortError':
      return 'not-given'
    case 'SecurityError':
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'none-here'
    default:
      return 'failed'
  }
}

function resultsOf(given: Credential | null) {
  if (!(given instanceof PublicKeyCredential)) throw new TypeError('The browser gave another credential.')
  return { credential: given.id, prf: given.getClientExtensionResults().prf }
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
