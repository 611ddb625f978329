import { err, type Result } from '#core'

/** `none-here`: the browser, or this address, has no passkeys. `not-given`: cancelled, too slow, refused, or not known to the system, which does not tell these apart. */
export type CredentialProblem = 'none-here' | 'not-given' | 'failed'

/** What WebAuthn answers, or why it does not. */
export async function fromSystem<T, P>(
  work: () => Promise<Result<T, P>>,
): Promise<Result<T, P | CredentialProblem>> {
  if (!('PublicKeyCredential' in globalThis)) return err('none-here')
  try {
    return await work()
  } catch (error) {
    return err(problemOf(error))
  }
}

/** By the names that WebAuthn gives: an address that may have none, a way that the system does not have, a person who said no. */
function problemOf(error: unknown): CredentialProblem {
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

export function publicKeyOf(given: Credential | null): PublicKeyCredential {
  if (!(given instanceof PublicKeyCredential)) throw new TypeError('The browser gave another credential.')
  return given
}

/** ES256, EdDSA, RS256: some of them every system can. */
export const keyKinds: PublicKeyCredentialParameters[] = [-7, -8, -257].map((alg) => ({
  type: 'public-key',
  alg,
}))
