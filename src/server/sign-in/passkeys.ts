import {
  canonicalBytes,
  fromBase64url,
  type Json,
  newId,
  type Random,
  textFromBytes,
  toBase64url,
} from '#core'
import type { MadePasskey, OwnPasskey, PasskeyAssertion, PasskeyQuestion } from '#protocol/second-factor'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { type AtRestKey, openAtRest, sealAtRest } from '../keys/at-rest.ts'
import { currentKeyId, derivedFrom, holdServiceKey, serviceKeyId } from '../keys/generations.ts'
import { wrongKey } from '../keys/service-keys.ts'
import type { Service } from '../service.ts'
import { drawChallenge, type Purpose, useChallenge } from './passkey-challenges.ts'
import { challengeIn, checkAssertion, checkMade } from './passkey-checks.ts'
import { dropRecoveryCodesAfterLast, giveRecoveryCodes } from './recovery-codes.ts'
import type { RelyingParty } from './relying-party.ts'
import { holdSteps, stepsOf } from './steps.ts'

const MOST = 10

/** What is sealed of one: who has the database alone learns neither what it is called nor which credential it is. */
type Kept = {
  readonly credential: string
  readonly publicKey: string
  readonly name: string
  readonly transports: readonly string[]
}

/** Null: there is none for this address. */
export async function askForPasskey(
  service: Service,
  officer: string,
  party: RelyingParty,
  purpose: Exclude<Purpose, 'add'>,
): Promise<PasskeyQuestion | null> {
  const known = knownFor(await openedOf(service, officer), party)
  if (known.length === 0) return null
  return { challenge: await drawChallenge(service, officer, purpose), rpId: party.id, known }
}

/** What the device has to know to make one. */
export async function askForNewPasskey(
  service: Service,
  officer: string,
  party: RelyingParty,
): Promise<PasskeyQuestion | 'too-many-passkeys'> {
  const own = await openedOf(service, officer)
  if (own.length >= MOST) return 'too-many-passkeys'
  const challenge = await drawChallenge(service, officer, 'add')
  return { challenge, rpId: party.id, known: knownFor(own, party) }
}

/** @returns its id, and ten recovery codes where it is the first second step */
export async function addPasskey(
  service: Service,
  officer: string,
  party: RelyingParty,
  made: MadePasskey,
): Promise<
  | { readonly passkey: string; readonly recoveryCodes: readonly string[] }
  | 'wrong-passkey'
  | 'passkey-there'
  | 'too-many-passkeys'
> {
  const { db, clock, random, serviceKey } = service
  const challenge = challengeIn(made.clientDataJSON)
  if (challenge === null || !(await useChallenge(service, officer, 'add', challenge))) return 'wrong-passkey'
  const credential = await checkMade(made, challenge, party)
  if (!credential) return 'wrong-passkey'
  const { name, transports } = made
  const kept: Kept = {
    ...{ credential: credential.id, publicKey: toBase64url(credential.publicKey) },
    ...{ name, transports },
  }
  const id = newId(random)
  const key = derivedFrom(serviceKey).secondFactors
  const sealed = sealAtRest(key, canonicalBytes(kept), placeOf(officer, id), random)
  return inTransaction(db, async (writing) => {
    await holdServiceKey(writing, serviceKey)
    await holdSteps(writing, officer)
    const own = await openedOf({ db: writing, serviceKey }, officer)
    if (own.some((one) => one.kept.credential === credential.id)) return 'passkey-there'
    if (own.length >= MOST) return 'too-many-passkeys'
    const isFirst = (await stepsOf(writing, officer)).length === 0
    await writing
      .insertInto('passkeys')
      .values({
        ...{ id, officer, relying_party: party.id, sealed },
        ...{ counter: credential.counter, made_at: clock(), used_at: null },
      })
      .execute()
    return { passkey: id, recoveryCodes: isFirst ? await giveRecoveryCodes(service, writing, officer) : [] }
  })
}

/** The same again does nothing more. With the last second step the recovery codes go. */
export const removePasskey = ({ db }: Service, officer: string, passkey: string): Promise<void> =>
  inTransaction(db, async (writing) => {
    await holdSteps(writing, officer)
    await writing.deleteFrom('passkeys').where('id', '=', passkey).where('officer', '=', officer).execute()
    await dropRecoveryCodesAfterLast(writing, officer)
  })

/** What an answer is worth: `passkey` is the id of the one that gave it. `counter-back`: another one like it was used since. */
export type Used =
  | { readonly kind: 'right'; readonly passkey: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'counter-back'; readonly passkey: string }

/** The challenge is used up, whatever comes of it. */
export async function usePasskey(
  service: Service,
  officer: string,
  party: RelyingParty,
  purpose: Exclude<Purpose, 'add'>,
  assertion: PasskeyAssertion,
): Promise<Used> {
  const challenge = challengeIn(assertion.clientDataJSON)
  if (challenge === null || !(await useChallenge(service, officer, purpose, challenge)))
    return { kind: 'wrong' }
  const own = await openedOf(service, officer)
  const asked = own.find(
    ({ row, kept }) => row.relying_party === party.id && kept.credential === assertion.id,
  )
  if (!asked) return { kind: 'wrong' }
  const { row, kept } = asked
  const credential = {
    ...{ id: kept.credential, counter: row.counter },
    publicKey: fromBase64url(kept.publicKey) ?? new Uint8Array(),
  }
  const counter = await checkAssertion(assertion, credential, challenge, party)
  if (counter === null) return { kind: 'wrong' }
  // Of two at once the second finds the counter where the first put it.
  const { numUpdatedRows } = await service.db
    .updateTable('passkeys')
    .set({ counter, used_at: service.clock() })
    .where('id', '=', row.id)
    .where('counter', counter === 0 ? '=' : '<', counter)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return { kind: 'right', passkey: row.id }
  const stands = (await listPasskeys(service, officer)).some(({ id }) => id === row.id)
  return stands ? { kind: 'counter-back', passkey: row.id } : { kind: 'wrong' } // or removed meanwhile
}

/** Oldest first. */
export async function listPasskeys(
  service: Pick<Service, 'db' | 'serviceKey'>,
  officer: string,
): Promise<readonly OwnPasskey[]> {
  const own = await openedOf(service, officer)
  return own.map(({ row: { id, made_at, used_at }, kept: { name } }) => ({
    ...{ id, name, madeAt: made_at, usedAt: used_at },
  }))
}

const knownFor = (own: Awaited<ReturnType<typeof openedOf>>, { id }: RelyingParty) =>
  own
    .filter(({ row }) => row.relying_party === id)
    .map(({ kept: { credential, transports } }) => ({ id: credential, transports }))

/** One that was changed in the database is left out: it opens nothing, and its officer has another step or a recovery code. */
async function openedOf({ db, serviceKey }: Pick<Service, 'db' | 'serviceKey'>, officer: string) {
  const rows = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('officer', '=', officer)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const opened = rows.map((row) => {
    const plain = openAtRest(derivedFrom(serviceKey).secondFactors, row.sealed, placeOf(officer, row.id))
    return plain && { row, kept: JSON.parse(textFromBytes(plain)) as Kept }
  })
  const whole = opened.filter((one) => one !== null)
  if (whole.length < rows.length && (await currentKeyId(db)) !== serviceKeyId(serviceKey))
    throw await wrongKey(db, serviceKey)
  return whole
}

/** Seals all under another key. One that does not open stays as it is: `left` has its officer. */
export async function resealPasskeys(
  writing: Writing,
  from: AtRestKey,
  to: AtRestKey,
  random: Random,
): Promise<{ readonly done: number; readonly left: readonly string[] }> {
  const rows = await writing.selectFrom('passkeys').select(['id', 'officer', 'sealed']).execute()
  const left: string[] = []
  for (const { id, officer, sealed } of rows) {
    const plain = openAtRest(from, sealed, placeOf(officer, id))
    if (plain)
      await writing
        .updateTable('passkeys')
        .set({ sealed: sealAtRest(to, plain, placeOf(officer, id), random) })
        .where('id', '=', id)
        .execute()
    else left.push(officer)
  }
  return { done: rows.length - left.length, left }
}

const placeOf = (officer: string, passkey: string): Json => ['cairn passkey', officer, passkey]
