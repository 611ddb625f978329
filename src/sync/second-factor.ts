import { type Bytes, err, ok, type Result, toBase64url } from '#core'
import { parseDone } from '#protocol'
import {
  parseRecoveryCodesAnswer,
  parseSecondFactorAnswer,
  parseSecondFactorsAnswer,
  type SecondFactorAnswer,
} from '#protocol/second-factor'
import { askWithProof, type ReadParts, read } from './read.ts'
import type { Answer, SyncProblem } from './transport.ts'

/** `second-factor-there`: another secret was set up before. A server of before second factors is `server-behind`. */
export type SecondFactorProblem = SyncProblem | 'wrong-code' | 'too-many-tries' | 'second-factor-there'

export type SecondFactor = Pick<SecondFactorAnswer, 'setUpAt' | 'codesLeft'>

/** One's own (docs/protocol.md §8f). Nothing of a second factor is ever stored on the device. */
export async function readSecondFactor(parts: ReadParts): Promise<Result<SecondFactor, SecondFactorProblem>> {
  const answer = await read(parts, '/api/second-factor', parseSecondFactorAnswer)
  return answer.ok ? ok(answer.value) : err(problemIn(answer))
}

/** @returns the recovery codes. The same once more, after an answer that was lost, gives others in their place. */
export async function setUpSecondFactor(
  parts: ReadParts,
  secret: Bytes,
  code: string,
): Promise<Result<readonly string[], SecondFactorProblem>> {
  const init = post({ secret: toBase64url(secret), code })
  const answer = await askWithProof(parts, '/api/second-factor', init, parseRecoveryCodesAnswer)
  return answer.ok ? ok(answer.value.recoveryCodes) : err(problemIn(answer))
}

export async function removeSecondFactor(
  parts: ReadParts,
  code: string,
): Promise<SecondFactorProblem | null> {
  const answer = await askWithProof(parts, '/api/second-factor/removed', post({ code }), parseDone)
  return answer.ok ? null : problemIn(answer)
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
  parts: ReadParts,
  officer: string,
): Promise<SecondFactorProblem | null> {
  const answer = await askWithProof(parts, '/api/second-factors/reset', post({ officer }), parseDone)
  return answer.ok ? null : problemIn(answer)
}

const post = (body: unknown) =>
  ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }) as const

function problemIn({ code, problem }: Extract<Answer<unknown>, { readonly ok: false }>): SecondFactorProblem {
  if (code === 'wrong-code' || code === 'too-many-tries' || code === 'second-factor-there') return code
  return code === 'not-found' ? 'server-behind' : problem
}
