import { parseDone } from '#protocol'
import { ask, type Fetch } from '#sync'
import {
  askedIn,
  jsonRequest,
  type SecondStepGiven,
  type SignInProblem,
  type StepAnswer,
  signInProblemOf,
} from './sign-in.ts'

export type ProofProblem = SignInProblem | 'signed-out'

/** Proves the sign-in that stands anew (docs/protocol.md §8h). */
export async function proveAgain(
  fetch: Fetch,
  password: string,
  given?: SecondStepGiven,
): Promise<StepAnswer<null, ProofProblem>> {
  const answer = await ask(fetch, '/api/sign-in/again', jsonRequest({ password, ...given }), parseDone)
  if (answer.ok) return { ok: true, value: null }
  const error = answer.code === 'signed-out' ? 'signed-out' : signInProblemOf(answer)
  return { ok: false, error, asked: askedIn(answer.body) }
}
