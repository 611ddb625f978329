import { newId } from '#core'
import { writeAnchor } from '../audit/anchor.ts'
import { inspectAudit } from '../audit/verify.ts'
import type { Database, Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { generationsOf, holdForRotation } from '../keys/generations.ts'
import type { Surroundings } from '../service.ts'
import { resealPasskeys } from '../sign-in/passkeys.ts'
import { bindRecoveryCodes } from '../sign-in/recovery-codes.ts'
import { resealSecrets } from '../sign-in/second-factor.ts'

type Parts = Pick<Surroundings, 'serviceKey' | 'random' | 'clock'>

export type BroughtUp = {
  /** Of both kinds. */
  readonly secondFactors: number
  readonly recoveryCodes: number
  readonly chains: number
  /** In sentences: what was wrong before, and stays so. */
  readonly faults: readonly string[]
}

/**
 * Brings what is in a file of data (second factors, passkeys, recovery codes, the audit log) up to the service key of now. Run when a server starts: older
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

/** The same while the service key is held: after a restore, or as the second part of a rotation. */
export async function bringUpHeld(
  writing: Writing,
  { serviceKey, random, clock }: Parts,
  { chain, restored }: { readonly chain: string; readonly restored: boolean },
): Promise<BroughtUp> {
  const at = await generationOfData(writing)
  const generations = await generationsOf(writing, serviceKey)
  const now = generations.at(-1)
  if (!now || at === now.number) return { secondFactors: 0, recoveryCodes: 0, chains: 0, faults: [] }
  const before = generations.filter(({ number }) => number <= (at ?? 0))
  const since = generations.slice(before.length)
  const sealedUnder = at === null ? serviceKey : before.at(-1)?.secondFactors
  const codes = await resealSecrets(writing, sealedUnder ?? serviceKey, now.secondFactors, random)
  const passkeys = await resealPasskeys(writing, sealedUnder ?? serviceKey, now.secondFactors, random)
  const sinceThen = since.map(({ recoveryCodes }) => recoveryCodes)
  const recoveryCodes = await bindRecoveryCodes(writing, sinceThen)
  const log = since.length > 0 ? await inspectAudit(writing, before) : null
  if (log) {
    const wasRestored = restored || log.remarks.length > 0
    await writeAnchor(writing, now, log.reach, { chain, at: clock(), restored: wasRestored })
  }
  await writing
    .insertInto('marks')
    .values({ name: 'generation', value: now.number })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: now.number }))
    .execute()
  return {
    ...{ secondFactors: codes.done + passkeys.done, recoveryCodes, chains: log?.reach.length ?? 0 },
    faults: [
      ...(log?.faults ?? []),
      ...[...codes.left, ...passkeys.left].map(
        (officer) => `The second step of officer ${officer} does not open.`,
      ),
    ],
  }
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
