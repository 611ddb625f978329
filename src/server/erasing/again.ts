import type { Certificate } from '#protocol'
import { cutLog } from '../database/cut-log.ts'
import type { Database } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Service } from '../service.ts'
import { isWhole } from './certificate.ts'
import { holdSpace, removeContent } from './remove.ts'

type Parts = Pick<Service, 'clock' | 'serviceKey'>

/**
 * Erases again what has a certificate and is here all the same: this data was copied before, and came back with later keys. Run when a
 * server starts. A space without a key and without a certificate is left as it is: an older file of keys may open it yet.
 */
export async function eraseAgain(service: Parts, db: Database): Promise<void> {
  const rows = await db
    .selectFrom('erasures')
    .select(['space', 'certificate', 'mac'])
    .where('certificate', 'is not', null)
    .where('space', 'not in', db.selectFrom('spaces').select('id').where('kind', '=', 'erased'))
    .execute()
  const certified = rows.filter((row) => isWhole(row, service.serviceKey))
  if (certified.length === 0) return
  for (const { space, certificate } of certified)
    await inTransaction(db, async (writing) => {
      const { madeAt } = JSON.parse(certificate ?? '') as Certificate
      // Of a case that came and went after the copy was made there is nothing here yet, and tablets may still hold words for it.
      await writing
        .insertInto('spaces')
        .values({ id: space, kind: 'erased', made_at: madeAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await holdSpace(writing, space)
      await removeContent(service, writing, space)
    })
  await cutLog(db)
}
