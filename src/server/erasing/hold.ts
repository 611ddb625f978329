import { ERASING_WAIT_MS, type ErasuresAnswer, type HoldReason } from '#protocol'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'

/** A manager keeps a case from being erased (docs/protocol.md §8g). Whoever did so first, for this reason, did. */
export const putOnHold = (
  { db, clock }: Service,
  { id: put_by }: Officer,
  space: string,
  reason: HoldReason,
): Promise<'done' | 'not-found' | 'already-erased'> =>
  inTransaction(db, async (writing) => {
    const kind = await settledKind(writing, space)
    if (kind !== 'case') return kind === 'erased' ? 'already-erased' : 'not-found'
    const put = { put_by, put_at: clock(), lifted_at: null }
    await writing
      .insertInto('holds')
      .values({ space, reason, ...put })
      .onConflict((conflict) =>
        conflict.columns(['space', 'reason']).doUpdateSet(put).where('holds.lifted_at', 'is not', null),
      )
      .execute()
    return 'done'
  })

/** Any manager lifts it. One for another reason stands on. */
export const liftHold = (
  { db, clock }: Service,
  space: string,
  reason: HoldReason,
): Promise<'done' | 'not-found'> =>
  inTransaction(db, async (writing) => {
    const hold = await writing
      .updateTable('holds')
      .set(({ fn, val }) => ({ lifted_at: fn.coalesce('lifted_at', val(clock())) }))
      .where('space', '=', space)
      .where('reason', '=', reason)
      .returning('reason')
      .executeTakeFirst()
    return hold ? 'done' : 'not-found'
  })

/** What keeps a case, once nobody else can put it on hold or erase it. `lastLifted`: 0 where none was. */
export async function settledHolds(
  writing: Writing,
  space: string,
): Promise<{ readonly isOnHold: boolean; readonly lastLifted: number }> {
  await settledKind(writing, space)
  const holds = await writing.selectFrom('holds').select('lifted_at').where('space', '=', space).execute()
  return {
    isOnHold: holds.some(({ lifted_at }) => lifted_at === null),
    lastLifted: Math.max(0, ...holds.map(({ lifted_at }) => lifted_at ?? 0)),
  }
}

/** Who asked waits as long again after a hold was lifted: while it stood nobody had to mind that it was asked. */
export const mayEraseAlone = (askedAt: number, lastLifted: number): number =>
  Math.max(askedAt, lastLifted) + ERASING_WAIT_MS

/** Holds the row of the space: who puts it on hold and who erases it come one after the other. */
async function settledKind(writing: Writing, space: string) {
  const row = await writing
    .updateTable('spaces')
    .set(({ ref }) => ({ kind: ref('kind') }))
    .where('id', '=', space)
    .returning('kind')
    .executeTakeFirst()
  return row?.kind
}

/** What stands, the latest first. */
export async function listHolds({ db }: Service): Promise<NonNullable<ErasuresAnswer['holds']>> {
  const rows = await db
    .selectFrom('holds')
    .leftJoin('officers', 'officers.id', 'put_by')
    .select(['space', 'reason', 'put_by', 'put_at', 'officers.name'])
    .where('lifted_at', 'is', null)
    .orderBy('put_at', 'desc')
    .orderBy('space')
    .orderBy('reason')
    .execute()
  return rows.map(({ space, reason, put_by, put_at, name }) => ({
    ...{ space, reason, putBy: { id: put_by, name: name ?? '' }, putAt: put_at },
  }))
}
