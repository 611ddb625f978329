import { fromBase64url, hash, newId, toBase64url } from '#core'
import type { Database, OfficerRow } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { beginAttempt, forgiveAttempt } from './attempts.ts'
import { isPassword, NO_PASSWORD } from './passwords.ts'

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
  | { readonly kind: 'wait'; readonly ms: number }

export const normalName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

export async function signIn(service: Service, typedName: string, password: string): Promise<SignInOutcome> {
  const name = normalName(typedName)
  const wait = await beginAttempt(service, name)
  if (wait > 0) return { kind: 'wait', ms: wait }
  const row = await service.db
    .selectFrom('officers')
    .select(['id', 'name', 'role', 'grade', 'password'])
    .where('sign_in_name', '=', name)
    .executeTakeFirst()
  const right = await isPassword(password, row?.password ?? null, service.passwordCost)
  if (!row || !right) return { kind: 'wrong', officer: row?.id ?? null }
  await forgiveAttempt(service, name)
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
