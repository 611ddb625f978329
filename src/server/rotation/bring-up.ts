import { newId } from '#core'
import { writeAnchor } from '../audit/anchor.ts'
import { reachOfChains } from '../audit/verify.ts'
import type { Database, Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { generationsOf, holdForRotation } from '../keys/generations.ts'
import type { Surroundings } from '../service.ts'
import { bindRecoveryCodes } from '../sign-in/recovery-codes.ts'
import { resealSecrets } from '../sign-in/second-factor.ts'

type Parts = Pick<Surroundings, 'serviceKey' | 'random' | 'clock'>

export type BroughtUp = {
  readonly secondFactors: number
  readonly recoveryCodes: number
  readonly chains: number
  /** Officers whose second factor opened under no key that is known. */
  readonly left: readonly string[]
}

/**
 * Brings what is in a file of data (second factors, recovery codes, the audit log) up to the service key of now. Run when a server starts: older
 * data may have been put back with the keys of after a rotation, and a version of before sealed second factors under the service key itself.
 */
export async function bringUp(db: Database, parts: Parts): Promise<void> {
  const generations = await generationsOf(db, parts.serviceKey)
  if ((await generationOfData(db)) === generations.at(-1)?.number) return
  const chain = newId(parts.random)
  await inTransaction(db, async (writing) => {
    await holdForRotation(writing, parts.serviceKey)
    await bringUpHeld(writing, parts, { chain, restored: true })
  })
}

/** The same while the service key is held, and of a rotation too: what that finds is `restored` from nowhere. */
export async function bringUpHeld(
  writing: Writing,
  { serviceKey, random, clock }: Parts,
  { chain, restored }: { readonly chain: string; readonly restored: boolean },
): Promise<BroughtUp> {
  const at = await generationOfData(writing)
  const generations = await generationsOf(writing, serviceKey)
  const now = generations.at(-1)
  if (!now || at === now.number) return { secondFactors: 0, recoveryCodes: 0, chains: 0, left: [] }
  const isBefore = ({ number }: { readonly number: number }): boolean => number <= (at ?? 0)
  const before = generations.filter(isBefore)
  const since = generations.filter((one) => !isBefore(one))
  const sealedUnder = at === null ? serviceKey : before.at(-1)?.secondFactors
  const { done, left } = await resealSecrets(writing, sealedUnder ?? serviceKey, now.secondFactors, random)
  const recoveryCodes = await bindRecoveryCodes(
    writing,
    since.map((one) => one.recoveryCodes),
  )
  const ends = since.length > 0 ? await reachOfChains(writing, before) : []
  if (since.length > 0) await writeAnchor(writing, now, ends, { chain, at: clock(), restored })
  await writing
    .insertInto('marks')
    .values({ name: 'generation', value: now.number })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: now.number }))
    .execute()
  return { secondFactors: done, recoveryCodes, chains: ends.length, left }
}

/** Null where a version of before wrote it. */
async function generationOfData(db: Database): Promise<number | null> {
  const mark = await db
    .selectFrom('marks')
    .select('value')
    .where('name', '=', 'generation')
    .executeTakeFirst()
  return mark?.value ?? null
}
