import type { SecondStep } from '#protocol/second-factor'
import type { Database, Writing } from '../database/tables.ts'

/** Which second steps somebody has; either is enough. None: the password alone signs them in. */
export async function stepsOf(db: Database, officer: string): Promise<readonly SecondStep[]> {
  const of = (table: 'second_factors' | 'passkeys') =>
    db.selectFrom(table).select('officer').where('officer', '=', officer).limit(1).executeTakeFirst()
  const [totp, passkey] = [await of('second_factors'), await of('passkeys')]
  return [...(totp ? ['totp' as const] : []), ...(passkey ? ['passkey' as const] : [])]
}

/** Until the transaction ends nobody else adds or removes a step of theirs: which is the first and which the last stays true. */
export const holdSteps = (writing: Writing, officer: string) =>
  writing.updateTable('officers').set({ id: officer }).where('id', '=', officer).execute()
