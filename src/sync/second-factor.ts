import { type Bytes, err, ok, type Result, toBase64url } from '#core'
import { parseDone } from '#protocol'
import {
  type NewPasskeyAnswer,
  type PasskeyToAdd,
  parseNewPasskeyAnswer,
  parsePasskeyAddedAnswer,
  parseRecoveryCodesAnswer,
  parseSecondFactorAnswer,
  parseSecondFactorsAnswer,
  type SecondFactorAnswer,
} from '#protocol/second-factor'
import { type ChangeParts, type ChangeProblem, change } from './change.ts'
import { type ReadParts, read } from './read.ts'

/**
 * `second-factor-there`: another secret was set up before. `next-code`: the person had to sign in again, which used up a code. A server of before second
 * factors is `server-behind`.
 */
export type SecondFactorProblem =
  | ChangeProblem
  | 'wrong-code'
  | 'too-many-tries'
  | 'second-factor-there'
  | 'next-code'
  | PasskeyRefusal

/** `passkey-there`: it is one of theirs already. `no-passkeys-here`: the service is set up for another address, or for none. */
type PasskeyRefusal = 'wrong-passkey' | 'passkey-there' | 'too-many-passkeys' | 'no-passkeys-here'

export type SecondFactor = Pick<SecondFactorAnswer, 'setUpAt' | 'totpAt' | 'codesLeft' | 'passkeys'>

/** One's own (docs/protocol.md §8f). Nothing of a second factor is ever stored on the device. */
export async function readSecondFactor(parts: ReadParts): Promise<Result<SecondFactor, SecondFactorProblem>> {
  const answer = await read(parts, '/api/second-factor', parseSecondFactorAnswer)
  return answer.ok ? ok(answer.value) : err(problemIn(answer))
}

/** @returns the recovery codes. The same once more, after an answer that was lost, gives others in their place. */
export async function setUpSecondFactor(
  parts: ChangeParts,
  secret: Bytes,
  code: string,
): Promise<Result<readonly string[], SecondFactorProblem>> {
  const body = { secret: toBase64url(secret), code }
  const answer = await change(parts, '/api/second-factor', body, parseRecoveryCodesAnswer)
  return answer.ok ? ok(answer.value.recoveryCodes) : err(problemIn(answer))
}

/** Signing in again for it takes a code of its own, and no code before that one is worth anything then: it is not tried once more. */
export async function removeSecondFactor(
  parts: ChangeParts,
  code: string,
): Promise<SecondFactorProblem | null> {
  let isProved = false
  const proveAgain = async () => {
    isProved = await parts.proveAgain()
    return false
  }
  const answer = await change({ ...parts, proveAgain }, '/api/second-factor/removed', { code }, parseDone)
  if (answer.ok) return null
  return isProved ? 'next-code' : problemIn(answer)
}

/** What the device is to make a passkey for (docs/protocol.md §8k). */
export async function beginPasskey(
  parts: ChangeParts,
): Promise<Result<NewPasskeyAnswer, SecondFactorProblem>> {
  const answer = await change(parts, '/api/second-factor/passkeys/begun', {}, parseNewPasskeyAnswer)
  return answer.ok ? ok(answer.value) : err(problemIn(answer))
}

/** @returns recovery codes, where it is the first second step */
export async function addPasskey(
  parts: ChangeParts,
  made: PasskeyToAdd,
): Promise<Result<readonly string[], SecondFactorProblem>> {
  const answer = await change(parts, '/api/second-factor/passkeys', made, parsePasskeyAddedAnswer)
  return answer.ok ? ok(answer.value.recoveryCodes) : err(problemIn(answer))
}

export async function removePasskey(
  parts: ChangeParts,
  passkey: string,
): Promise<SecondFactorProblem | null> {
  const answer = await change(parts, '/api/second-factor/passkeys/removed', { passkey }, parseDone)
  return answer.ok ? null : problemIn(answer)
}

/** Ten new recovery codes in place of all that were. */
export async function renewRecoveryCodes(
  parts: ChangeParts,
): Promise<Result<readonly string[], SecondFactorProblem>> {
  const answer = await change(parts, '/api/second-factor/codes', {}, parseRecoveryCodesAnswer)
  return answer.ok ? ok(answer.value.recoveryCodes) : err(problemIn(answer))
}

/** Since when each officer has one who has one, for a manager. */
export async function readSecondFactors(
  parts: ReadParts,
): Promise<Result<ReadonlyMap<string, number>, SecondFactorProblem>> {
  const answer = await read(parts, '/api/second-factors', parseSecondFactorsAnswer)
  return answer.ok
    ? ok(new Map(answer.value.officers.map(({ officer, setUpAt }) => [officer, setUpAt])))
    : err(problemIn(answer))
}

/** Takes somebody else's away. The same again does nothing more. */
export async function resetSecondFactor(
  parts: ChangeParts,
  officer: string,
): Promise<SecondFactorProblem | null> {
  const answer = await change(parts, '/api/second-factors/reset', { officer }, parseDone)
  return answer.ok ? null : problemIn(answer)
}

function problemIn({
  code,
  problem,
}: {
  readonly code: string
  readonly problem: ChangeProblem
}): SecondFactorProblem {
  const own = ownCodes.find((one) => one === code)
  if (own) return own
  return code === 'not-found' ? 'server-behind' : problem
}

const ownCodes = [
  ...(['wrong-code', 'too-many-tries', 'second-factor-there', 'wrong-passkey'] as const),
  ...(['passkey-there', 'too-many-passkeys', 'no-passkeys-here'] as const),
]
