import type { PasskeyAssertion } from '#protocol/second-factor'
import { type Answer, ask, type Fetch, type SyncProblem } from '#sync'
import type { OfficerProfile } from '#vault'

/** A sign-in that the server's cookie stands for. */
export type SignedIn = { readonly id: string; readonly officer: OfficerProfile }

/** `code-needed`: the password is right, and this officer has a second step. `wrong-code`, `wrong-passkey`: it was, and that was not. */
export type SignInProblem =
  | 'wrong-sign-in'
  | 'code-needed'
  | 'wrong-code'
  | 'wrong-passkey'
  | 'too-many-tries'
  | Extract<SyncProblem, 'offline' | 'update-needed' | 'server-behind' | 'server-error'>

/** What goes along once the server has asked for a second step: a typed code, or what a passkey answered. */
export type SecondStepGiven = { readonly code: string } | { readonly passkey: PasskeyAssertion }

/** Which second steps would be enough, where the password was right: codes of a phone, passkeys, and what a passkey is asked, to be read by whoever asks it. */
export type SecondStepAsked = {
  readonly codes: boolean
  readonly passkeys: boolean
  readonly passkey: unknown
}

/** Done, or why not. */
export type StepAnswer<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: P; readonly asked: SecondStepAsked | undefined }

/** The password goes to the server and nowhere else; it opens nothing on this device. */
export async function signIn(
  fetch: Fetch,
  name: string,
  password: string,
  given?: SecondStepGiven,
): Promise<StepAnswer<SignedIn, SignInProblem>> {
  const answer = await ask(fetch, '/api/sign-in', jsonRequest({ name, password, ...given }), parseSignIn)
  return answer.ok ? answer : { ok: false, error: signInProblemOf(answer), asked: askedIn(answer.body) }
}

/** A server of before passkeys names no steps, and means codes. */
export function askedIn(body: unknown): SecondStepAsked | undefined {
  if (!isObject(body)) return undefined
  const { error, steps, passkey } = body
  if (!Array.isArray(steps))
    return error === 'code-needed' ? { codes: true, passkeys: false, passkey: undefined } : undefined
  return { codes: steps.includes('totp'), passkeys: steps.includes('passkey'), passkey }
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

const ownCodes = ['wrong-sign-in', 'code-needed', 'wrong-code', 'wrong-passkey', 'too-many-tries'] as const

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
