import { fromBase64url, hash, newId, toBase64url } from '#core'
import type { Database, OfficerRow } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { beginAttempt, forgiveAttempt, takeBackAttempt } from './attempts.ts'
import { isPassword, NO_PASSWORD } from './passwords.ts'
import { checkCode } from './second-factor.ts'

/** A sign-in ends after this long without a request, in ms. */
const IDLE_LIMIT_MS = 2 * 3_600_000
/** And after this long in any case: a working day. */
export const ABSOLUTE_LIMIT_MS = 12 * 3_600_000
const TOUCH_EVERY_MS = 60_000

/** A sign-in that stands, and whose it is. */
export type SignIn = { readonly id: string; readonly officer: Officer }
export type Officer = Pick<OfficerRow, 'id' | 'name' | 'role' | 'grade'>

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly token: string; readonly signIn: SignIn }
  /** `officer`: whose name it was, if it is anyone's. */
  | { readonly kind: 'wrong'; readonly officer: string | null }
  /** The password was right, and there is a second factor. */
  | { readonly kind: 'code-needed' | 'wrong-code'; readonly officer: string }
  | { readonly kind: 'wait'; readonly ms: number }

export const normalName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

export type Credentials = { readonly name: string; readonly password: string; readonly code: string }

export async function signIn(service: Service, given: Credentials): Promise<SignInOutcome> {
  const name = normalName(given.name)
  const attempt = await beginAttempt(service, name)
  if (!attempt.ok) return { kind: 'wait', ms: attempt.error }
  const row = await service.db
    .selectFrom('officers')
    .select(['id', 'name', 'role', 'grade', 'password'])
    .where('sign_in_name', '=', name)
    .executeTakeFirst()
  const right = await isPassword(given.password, row?.password ?? null, service.passwordCost)
  if (!row || !right) return { kind: 'wrong', officer: row?.id ?? null }
  const checked = await checkCode(service, row.id, given.code)
  if (checked === 'wrong') return { kind: 'wrong-code', officer: row.id }
  if (checked === 'needed') {
    await takeBackAttempt(service, attempt.value)
    return { kind: 'code-needed', officer: row.id }
  }
  await forgiveAttempt(service, attempt.value)
  const { password: _, ...officer } = row
  return { kind: 'signed-in', ...(await begin(service, officer)) }
}

/** The sign-in a cookie's token stands for, or null when it is unknown or over. */
export async function signInOf(service: Service, token: string): Promise<SignIn | null> {
  const { db, clock } = service
  const row = await db
    .selectFrom('sign_ins')
    .innerJoin('officers', 'officers.id', 'sign_ins.officer')
    .select(['sign_ins.id as signIn', 'started_at', 'seen_at'])
    .select(['officers.id', 'officers.name', 'officers.role', 'officers.grade'])
    .where('token_hash', '=', tokenHash(token))
    .where('officers.password', '!=', NO_PASSWORD) // one that began while they were let go
    .executeTakeFirst()
  if (!row) return null
  const { signIn: id, started_at, seen_at, ...officer } = row
  const now = clock()
  if (now - started_at >= ABSOLUTE_LIMIT_MS || now - seen_at >= IDLE_LIMIT_MS) {
    await endSignIn(db, id)
    return null
  }
  if (now - seen_at >= TOUCH_EVERY_MS)
    await db.updateTable('sign_ins').set({ seen_at: now }).where('id', '=', id).execute()
  return { id, officer }
}

export async function endSignIn(db: Database, id: string): Promise<void> {
  await db.deleteFrom('sign_ins').where('id', '=', id).execute()
}

async function begin(
  { db, clock, random }: Service,
  officer: Officer,
): Promise<{ token: string; signIn: SignIn }> {
  const now = clock()
  const token = toBase64url(random(32))
  const id = newId(random)
  await db
    .deleteFrom('sign_ins')
    .where('started_at', '<=', now - ABSOLUTE_LIMIT_MS)
    .execute()
  await db
    .insertInto('sign_ins')
    .values({ id, token_hash: tokenHash(token), officer: officer.id, started_at: now, seen_at: now })
    .execute()
  return { token, signIn: { id, officer } }
}

const tokenHash = (token: string): string =>
  hash('cairn sign-in token 1', fromBase64url(token) ?? new Uint8Array())
