import { Secret, TOTP } from 'otpauth'
import { type Bytes, equalBytes, type Json, type Random } from '#core'
import type { SecondFactorAnswer } from '#protocol/second-factor'
import type { Database, Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { type AtRestKey, openAtRest, sealAtRest } from '../keys/at-rest.ts'
import { derivedFrom, generationsOf, holdServiceKey } from '../keys/generations.ts'
import { wrongKey } from '../keys/service-keys.ts'
import type { Service } from '../service.ts'
import {
  dropRecoveryCodesAfterLast,
  giveRecoveryCodes,
  isRecoveryCode,
  recoveryMac,
} from './recovery-codes.ts'
import { holdSteps, stepsOf } from './steps.ts'

const STEP_MS = 30_000
/** Steps before and after this one whose codes are taken: a phone's clock is not the server's, and typing takes a while. */
const WINDOW = 1

/**
 * What a typed code is worth for an officer. `free`: they have no second step. `right` codes are used up: the same is `wrong` from now on,
 * at every process.
 */
export type Checked = 'free' | 'needed' | 'wrong' | 'right'

export async function checkCode(service: Service, officer: string, typed: string): Promise<Checked> {
  if ((await stepsOf(service.db, officer)).length === 0) return 'free'
  const code = digitsOf(typed)
  if (code === '') return 'needed'
  const isUsedNow = isRecoveryCode(code)
    ? await useRecoveryCode(service, officer, code)
    : await usePhoneCode(service, officer, code)
  return isUsedNow ? 'right' : 'wrong'
}

/** Where there are passkeys only, no code of six digits is right. */
async function usePhoneCode(service: Service, officer: string, code: string): Promise<boolean> {
  const row = await service.db
    .selectFrom('second_factors')
    .select('secret')
    .where('officer', '=', officer)
    .executeTakeFirst()
  if (!row) return false
  return useStep(service, officer, stepOf(service, await openSecret(service, officer, row.secret), code))
}

/**
 * Sets up a secret that the officer's phone gives codes for. @returns ten recovery codes, which nobody is told again. The same secret once more
 * gives ten others in their place.
 */
export function setUpSecondFactor(
  service: Service,
  officer: string,
  secret: Bytes,
  typed: string,
): Promise<readonly string[] | 'wrong-code' | 'second-factor-there'> {
  const { db, clock, random, serviceKey } = service
  const keys = derivedFrom(serviceKey)
  const step = stepOf(service, secret, digitsOf(typed))
  return inTransaction(db, async (writing) => {
    if (step === null) return 'wrong-code'
    await holdServiceKey(writing, serviceKey)
    await holdSteps(writing, officer)
    const sealed = sealAtRest(keys.secondFactors, secret, placeOf(officer), random)
    const stored = await writing
      .insertInto('second_factors')
      .values({ officer, secret: sealed, set_up_at: clock(), last_step: step })
      .onConflict((conflict) => conflict.column('officer').doUpdateSet({ officer })) // holds the row
      .returning('secret')
      .executeTakeFirstOrThrow()
    const there = await openSecret({ db: writing, serviceKey }, officer, stored.secret)
    if (!equalBytes(there, secret)) return 'second-factor-there'
    await useStep({ db: writing }, officer, step)
    return giveRecoveryCodes(service, writing, officer)
  })
}

/** The phone's codes are asked for no more. With the last second step the recovery codes go. */
export const deletePhoneCodes = ({ db }: Pick<Service, 'db'>, officer: string): Promise<void> =>
  inTransaction(db, async (writing) => {
    await holdSteps(writing, officer)
    await writing.deleteFrom('second_factors').where('officer', '=', officer).execute()
    await dropRecoveryCodesAfterLast(writing, officer)
  })

/** From now on a password alone signs this officer in. */
export const deleteSecondFactor = ({ db }: Pick<Service, 'db'>, officer: string): Promise<void> =>
  inTransaction(db, async (writing) => {
    await holdSteps(writing, officer)
    for (const table of ['recovery_codes', 'second_factors', 'passkeys', 'passkey_challenges'] as const)
      await writing.deleteFrom(table).where('officer', '=', officer).execute()
  })

/**
 * `setUpAt`: of the first second step that stands, in ms, null where there is none; `totpAt`: of the phone's codes alone; `codesLeft`: recovery codes that
 * were not used yet.
 */
export async function secondFactorOf(
  db: Database,
  officer: string,
): Promise<Pick<SecondFactorAnswer, 'setUpAt' | 'totpAt' | 'codesLeft'>> {
  const row = await db
    .selectFrom('second_factors')
    .select('set_up_at')
    .where('officer', '=', officer)
    .executeTakeFirst()
  const codes = await db.selectFrom('recovery_codes').select('mac').where('officer', '=', officer).execute()
  const first = (await listSecondFactors(db)).find((one) => one.officer === officer)
  return { setUpAt: first?.setUpAt ?? null, totpAt: row?.set_up_at ?? null, codesLeft: codes.length }
}

/** Everybody who has a second step of any kind, and since when. */
export async function listSecondFactors(
  db: Database,
): Promise<readonly { readonly officer: string; readonly setUpAt: number }[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('second_factors')
        .select(['officer', 'set_up_at'])
        .unionAll(db.selectFrom('passkeys').select(['officer', 'made_at as set_up_at']))
        .as('steps'),
    )
    .select(({ fn }) => ['officer', fn.min('set_up_at').as('since')])
    .groupBy('officer')
    .orderBy('officer')
    .execute()
  return rows.map(({ officer, since }) => ({ officer, setUpAt: Number(since) }))
}

/** Authenticator apps and lists show codes in groups. */
const digitsOf = (typed: string): string => typed.replace(/\s/g, '')

/** The step of the clock whose code this is; null when it is none within the window. */
function stepOf({ clock }: Pick<Service, 'clock'>, secret: Bytes, code: string): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const now = clock()
  const delta = TOTP.validate({
    token: code,
    secret: new Secret({ buffer: secret.slice().buffer }),
    period: STEP_MS / 1000,
    timestamp: now,
    window: WINDOW,
  })
  return delta === null ? null : Math.floor(now / STEP_MS) + delta
}

/** Of two that use the same step at once, the second finds it used. */
async function useStep({ db }: Pick<Service, 'db'>, officer: string, step: number | null): Promise<boolean> {
  if (step === null) return false
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('officer', '=', officer)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function useRecoveryCode({ db, serviceKey }: Service, officer: string, code: string): Promise<boolean> {
  const keys = (await generationsOf(db, serviceKey)).map(({ recoveryCodes }) => recoveryCodes)
  const { numDeletedRows } = await db
    .deleteFrom('recovery_codes')
    .where('officer', '=', officer)
    .where(
      'mac',
      'in',
      keys.map((_, drawn) => recoveryMac(keys.slice(drawn), officer, code)),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

async function openSecret(
  { db, serviceKey }: Pick<Service, 'db' | 'serviceKey'>,
  officer: string,
  sealed: Uint8Array,
): Promise<Bytes> {
  const secret = openAtRest(derivedFrom(serviceKey).secondFactors, sealed, placeOf(officer))
  if (!secret) throw await wrongKey(db, serviceKey)
  return secret
}

/** Seals all under another key. One that does not open stays as it is: `left` has its officer. */
export async function resealSecrets(
  writing: Writing,
  from: AtRestKey,
  to: AtRestKey,
  random: Random,
): Promise<{ readonly done: number; readonly left: readonly string[] }> {
  const rows = await writing.selectFrom('second_factors').select(['officer', 'secret']).execute()
  const left: string[] = []
  for (const { officer, secret: sealed } of rows) {
    const secret = openAtRest(from, sealed, placeOf(officer))
    if (secret)
      await writing
        .updateTable('second_factors')
        .set({ secret: sealAtRest(to, secret, placeOf(officer), random) })
        .where('officer', '=', officer)
        .execute()
    else left.push(officer)
  }
  return { done: rows.length - left.length, left }
}

const placeOf = (officer: string): Json => ['cairn second factor', officer]
