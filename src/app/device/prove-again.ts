import { parseDone } from '#protocol'
import { ask, type Fetch } from '#sync'
import { jsonRequest, type SignInProblem, signInProblemOf } from './sign-in.ts'

export type ProofProblem = SignInProblem | 'signed-out'

/** Proves the sign-in that stands anew (docs/protocol.md §8h). `code`: once the server has asked for one. */
export async function proveAgain(fetch: Fetch, password: string, code = ''): Promise<ProofProblem | null> {
  const body = { password, ...(code === '' ? {} : { code }) }
  const answer = await ask(fetch, '/api/sign-in/again', jsonRequest(body), parseDone)
  if (answer.ok) return null
  return answer.code === 'signed-out' ? 'signed-out' : signInProblemOf(answer)
}
