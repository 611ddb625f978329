import { fromBase64url, hash, newId, toBase64url } from '#core'
import type { Database } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { type Credentials, checkCredentials, type Officer, type Refused } from './credentials.ts'
import { NO_PASSWORD } from './passwords.ts'
import type { RelyingParty } from './relying-party.ts'

/** A sign-in ends after this long without a request, in ms. */
const IDLE_LIMIT_MS = 2 * 3_600_000
/** And after this long in any case: a working day. */
export const ABSOLUTE_LIMIT_MS = 12 * 3_600_000
const TOUCH_EVERY_MS = 60_000
/** How long a proof is good for, in ms. */
const PROOF_LASTS_MS = 3_600_000
/** The clocks of two processes of one service are not the same. */
const CLOCKS_APART_MS = 60_000

/** A sign-in that stands, and whose it is; `provedAt`: when password and second factor were last shown. */
export type SignIn = { readonly id: string; readonly officer: Officer; readonly provedAt: number }

export type SignInOutcome =
  | (Begun & { readonly kind: 'signed-in'; readonly passkey: string | undefined })
  | Refused

type Begun = { readonly token: string; readonly signIn: SignIn }

export async function signIn(
  service: Service,
  given: Credentials,
  party: RelyingParty | null,
): Promise<SignInOutcome> {
  const checked = await checkCredentials(service, given, { party, purpose: 'sign-in' })
  if (checked.kind !== 'right') return checked
  return { kind: 'signed-in', passkey: checked.passkey, ...(await begin(service, checked.officer)) }
}

/** Proves a sign-in that stands anew (docs/protocol.md §8h). It ends when it would have ended. */
export async function proveAgain(
  service: Service,
  { id, officer }: SignIn,
  given: Omit<Credentials, 'name'>,
  party: RelyingParty | null,
): Promise<{ readonly kind: 'proved'; readonly passkey: string | undefined } | Refused> {
  const { sign_in_name: name } = await service.db
    .selectFrom('officers')
    .select('sign_in_name')
    .where('id', '=', officer.id)
    .executeTakeFirstOrThrow()
  const checked = await checkCredentials(service, { ...given, name }, { party, purpose: 'again' })
  if (checked.kind !== 'right') return checked
  await service.db.updateTable('sign_ins').set({ proved_at: service.clock() }).where('id', '=', id).execute()
  return { kind: 'proved', passkey: checked.passkey }
}

/** Whether it was proved within the last hour. A time that is still to come proves nothing: then the clock was set back. */
export function isRecent({ clock }: Pick<Service, 'clock'>, { provedAt }: SignIn): boolean {
  const since = clock() - provedAt
  return since >= -CLOCKS_APART_MS && since < PROOF_LASTS_MS
}

/** The sign-in a cookie's token stands for, or null when it is unknown or over. */
export async function signInOf(service: Service, token: string): Promise<SignIn | null> {
  const { db, clock } = service
  const row = await db
    .selectFrom('sign_ins')
    .innerJoin('officers', 'officers.id', 'sign_ins.officer')
    .select(['sign_ins.id as signIn', 'started_at', 'seen_at', 'proved_at'])
    .select(['officers.id', 'officers.name', 'officers.role', 'officers.grade'])
    .where('token_hash', '=', tokenHash(token))
    .where('officers.password', '!=', NO_PASSWORD) // one that began while they were let go
    .executeTakeFirst()
  if (!row) return null
  const { signIn: id, started_at, seen_at, proved_at, ...officer } = row
  const now = clock()
  if (now - started_at >= ABSOLUTE_LIMIT_MS || now - seen_at >= IDLE_LIMIT_MS) {
    await endSignIn(db, id)
    return null
  }
  if (now - seen_at >= TOUCH_EVERY_MS)
    await db.updateTable('sign_ins').set({ seen_at: now }).where('id', '=', id).execute()
  return { id, officer, provedAt: proved_at }
}

export async function endSignIn(db: Database, id: string): Promise<void> {
  await db.deleteFrom('sign_ins').where('id', '=', id).execute()
}

async function begin({ db, clock, random }: Service, officer: Officer): Promise<Begun> {
  const now = clock()
  const token = toBase64url(random(32))
  const id = newId(random)
  await db
    .deleteFrom('sign_ins')
    .where('started_at', '<=', now - ABSOLUTE_LIMIT_MS)
    .execute()
  await db
    .insertInto('sign_ins')
    .values({
      ...{ id, token_hash: tokenHash(token), officer: officer.id },
      ...{ started_at: now, seen_at: now, proved_at: now },
    })
    .execute()
  return { token, signIn: { id, officer, provedAt: now } }
}

const tokenHash = (token: string): string =>
  hash('cairn sign-in token 1', fromBase64url(token) ?? new Uint8Array())
