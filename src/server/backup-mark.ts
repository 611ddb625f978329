import type { BackupMark } from '#protocol'
import type { Service } from './service.ts'

/**
 * Notes that a backup now holds everything received before `at`, by the server's clock. Call it when the copy is complete and stored: devices
 * rely on it (docs/protocol.md §8b). An earlier time than the one noted changes nothing.
 */
export async function markBackup({ db }: Pick<Service, 'db'>, at: number): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name: 'backup', value: at })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: at }).where('marks.value', '<', at),
    )
    .execute()
}

export async function backupMark({ db }: Service): Promise<BackupMark> {
  const mark = await db.selectFrom('marks').select('value').where('name', '=', 'backup').executeTakeFirst()
  return mark?.value ?? null
}
