import type { ListedDevice } from '#protocol'
import type { Database } from './database/tables.ts'
import { inTransaction } from './database/transaction.ts'
import type { Service } from './service.ts'

const SEEN_EVERY_MS = 600_000

/** Every device there ever was, the newest first (docs/protocol.md §8e). */
export async function listDevices(db: Database): Promise<readonly ListedDevice[]> {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('officers', 'officers.id', 'devices.officer')
    .select(['devices.id', 'devices.officer', 'officers.name'])
    .select(['enrolled_at', 'seen_at', 'refused_at', 'erased_at'])
    .orderBy('enrolled_at', 'desc')
    .orderBy('devices.id')
    .execute()
  return rows.map(({ id, officer, name, enrolled_at, seen_at, refused_at, erased_at }) => ({
    ...{ id, officer, name, enrolledAt: enrolled_at },
    ...{ seenAt: seen_at, refusedAt: refused_at, erasedAt: erased_at },
  }))
}

/** For good. Its officer's sign-ins end with it: one of their cookies may lie in the device. False: there is no such device. */
export const refuseDevice = ({ db, clock }: Service, id: string): Promise<boolean> =>
  inTransaction(db, async (writing) => {
    const device = await writing
      .selectFrom('devices')
      .select(['officer', 'refused_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!device) return false
    if (device.refused_at === null)
      await writing.updateTable('devices').set({ refused_at: clock() }).where('id', '=', id).execute()
    await writing.deleteFrom('sign_ins').where('officer', '=', device.officer).execute()
    return true
  })

/** A device that was refused says that nothing is left on it. */
export async function noteErased({ db, clock }: Service, id: string): Promise<void> {
  await db
    .updateTable('devices')
    .set({ erased_at: clock() })
    .where('id', '=', id)
    .where('refused_at', 'is not', null)
    .where('erased_at', 'is', null)
    .execute()
}

export async function noteSeen({ db, clock }: Service, id: string): Promise<void> {
  const now = clock()
  await db
    .updateTable('devices')
    .set({ seen_at: now })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('seen_at', 'is', null), eb('seen_at', '<', now - SEEN_EVERY_MS)]))
    .execute()
}
