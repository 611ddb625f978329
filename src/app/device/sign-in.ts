import { err, ok, type Result } from '#core'
import { type Answer, ask, type Fetch, type SyncProblem } from '#sync'
import type { OfficerProfile } from '#vault'

/** A sign-in that the server's cookie stands for. */
export type SignedIn = { readonly id: string; readonly officer: OfficerProfile }

/** `code-needed`: the password is right, and this officer has a second factor. `wrong-code`: it was, and the code was not. */
export type SignInProblem =
  | 'wrong-sign-in'
  | 'code-needed'
  | 'wrong-code'
  | 'too-many-tries'
  | Extract<SyncProblem, 'offline' | 'update-needed' | 'server-behind' | 'server-error'>

/** The password goes to the server and nowhere else; it opens nothing on this device. `code`: once the server has asked for one. */
export async function signIn(
  fetch: Fetch,
  name: string,
  password: string,
  code = '',
): Promise<Result<SignedIn, SignInProblem>> {
  const body = { name, password, ...(code === '' ? {} : { code }) }
  const answer = await ask(fetch, '/api/sign-in', jsonRequest(body), parseSignIn)
  return answer.ok ? ok(answer.value) : err(signInProblemOf(answer))
}

export function signInProblemOf({
  code,
  problem,
}: Extract<Answer<unknown>, { readonly ok: false }>): SignInProblem {
  const own = ownCodes.find((one) => one === code)
  if (own) return own
  const isSaid = problem === 'offline' || problem === 'update-needed' || problem === 'server-behind'
  return isSaid ? problem : 'server-error'
}

const ownCodes = ['wrong-sign-in', 'code-needed', 'wrong-code', 'too-many-tries'] as const

/** A request that carries the sign-in cookie. */
export const jsonRequest = (body: unknown): RequestInit => ({
  method: 'POST',
  credentials: 'same-origin',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

function parseSignIn(value: unknown): SignedIn | null {
  if (!isObject(value) || typeof value['signIn'] !== 'string') return null
  const officer = parseOfficer(value['officer'])
  return officer && { id: value['signIn'], officer }
}

export function parseOfficer(value: unknown): OfficerProfile | null {
  if (!isObject(value)) return null
  const { id, name, role, grade } = value
  if (typeof id !== 'string' || typeof name !== 'string' || typeof role !== 'string') return null
  return { id, name, role, grade: typeof grade === 'string' ? grade : null }
}

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null
