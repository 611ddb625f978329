import { createHmac } from 'node:crypto'
import { type Bytes, canonicalBytes, type Random, toBase64url } from '#core'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { derivedFrom, holdServiceKey } from '../keys/generations.ts'
import type { Service } from '../service.ts'
import { holdSteps, stepsOf } from './steps.ts'

const CODES = 10
const DIGITS = 12

/** Ten new ones, for somebody who has a second step. */
export const renewRecoveryCodes = (
  service: Service,
  officer: string,
): Promise<readonly string[] | 'no-second-factor'> =>
  inTransaction(service.db, async (writing) => {
    await holdServiceKey(writing, service.serviceKey)
    await holdSteps(writing, officer)
    if ((await stepsOf(writing, officer)).length === 0) return 'no-second-factor'
    return giveRecoveryCodes(service, writing, officer)
  })

/** Ten in place of all that were, told this once. Call it while the service key and the officer's steps are held. */
export async function giveRecoveryCodes(
  { random, serviceKey }: Pick<Service, 'random' | 'serviceKey'>,
  writing: Writing,
  officer: string,
): Promise<readonly string[]> {
  const key = derivedFrom(serviceKey).recoveryCodes
  const codes = drawRecoveryCodes(random)
  await writing.deleteFrom('recovery_codes').where('officer', '=', officer).execute()
  await writing
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ officer, mac: recoveryMac([key], officer, code) })))
    .execute()
  return codes
}

/** They stand for a second step: where none is left they are worth nothing. */
export async function dropRecoveryCodesAfterLast(writing: Writing, officer: string): Promise<void> {
  if ((await stepsOf(writing, officer)).length === 0)
    await writing.deleteFrom('recovery_codes').where('officer', '=', officer).execute()
}

/** Ten codes of 12 digits, all different: a keypad of numbers is enough for them. */
function drawRecoveryCodes(random: Random): readonly string[] {
  const codes = new Set<string>()
  while (codes.size < CODES) {
    const drawn = new DataView(random(8).buffer).getBigUint64(0)
    codes.add(String(drawn % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0'))
  }
  return [...codes]
}

export const isRecoveryCode = (code: string): boolean => code.length === DIGITS

/**
 * All that is stored of a code (docs/protocol.md §8f): who has the database alone cannot try codes until one fits. `keys`: of the generation in
 * which it was drawn and of each that came since, which bound it again, so that who has an older one cannot try codes either.
 */
export const recoveryMac = (keys: readonly Bytes[], officer: string, code: string): string =>
  keys.reduce((what, key) => {
    const mac = createHmac('sha256', key).update(canonicalBytes([officer, what]))
    return toBase64url(new Uint8Array(mac.digest()))
  }, code)

/** Binds what is stored of each code under the keys that came since. @returns how many */
export async function bindRecoveryCodes(writing: Writing, since: readonly Bytes[]): Promise<number> {
  const rows = await writing.selectFrom('recovery_codes').selectAll().execute()
  for (const { officer, mac } of rows)
    await writing
      .updateTable('recovery_codes')
      .set({ mac: recoveryMac(since, officer, mac) })
      .where('officer', '=', officer)
      .where('mac', '=', mac)
      .execute()
  return rows.length
}
