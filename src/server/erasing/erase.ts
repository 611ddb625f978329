import { canonicalText, type Json } from '#core'
import type { Certificate, ErasureReason, ErasuresAnswer } from '#protocol'
import { cutLog } from '../database/cut-log.ts'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import { holdServiceKey } from '../keys/generations.ts'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'
import { certificateMac, heldIn } from './certificate.ts'
import { mayEraseAlone, settledHolds } from './hold.ts'
import { holdSpace, removeContent } from './remove.ts'

type Outcome = 'done' | 'not-found' | 'on-hold' | 'too-early' | 'already-erased'

/** A manager asks that a case be erased (docs/protocol.md §8g). Who asked first has asked. */
export const askErasure = (
  { db, clock }: Service,
  { id: asked_by }: Officer,
  space: string,
  reason: ErasureReason,
): Promise<Outcome> =>
  inTransaction(db, async (writing) => {
    const known = await writing
      .selectFrom('spaces')
      .select('id')
      .where('id', '=', space)
      .where('kind', '=', 'case')
      .executeTakeFirst()
    if (!known) return 'not-found'
    if ((await settledHolds(writing, space)).isOnHold) return 'on-hold'
    await writing
      .insertInto('erasures')
      .values({ space, reason, asked_by, asked_at: clock(), certificate: null, mac: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return 'done'
  })

/** Erases it, once: another manager than who asked at once, the same one when the time has passed. */
export async function eraseCase(service: Service, officer: Officer, space: string): Promise<Outcome> {
  const { db, clock, serviceKey } = service
  const outcome = await inTransaction(db, async (writing): Promise<Outcome> => {
    await holdServiceKey(writing, serviceKey)
    const asked = await holdErasure(writing, space)
    if (!asked) return 'not-found'
    if (asked.certificate !== null) return 'done'
    const { isOnHold, lastLifted } = await settledHolds(writing, space)
    if (isOnHold) return 'on-hold'
    const at = clock()
    if (asked.asked_by === officer.id && at < mayEraseAlone(asked.asked_at, lastLifted)) return 'too-early'
    const certificate: Certificate = {
      ...{ space, reason: asked.reason, askedBy: asked.asked_by, askedAt: asked.asked_at },
      ...{ by: officer.id, at, madeAt: asked.made_at, held: await heldIn(writing, space) },
    }
    await removeContent(service, writing, space)
    // Nothing goes without its certificate: where there is no such row the whole is undone.
    await writing
      .updateTable('erasures')
      .set({
        certificate: canonicalText(certificate as unknown as Json),
        mac: certificateMac(serviceKey, certificate),
      })
      .where('space', '=', space)
      .where('certificate', 'is', null)
      .returning('space')
      .executeTakeFirstOrThrow()
    return 'done'
  })
  if (outcome === 'done') await cutLog(db)
  return outcome
}

/** Withdraws what was asked, while it is not done. */
export const takeBackErasure = ({ db }: Service, space: string): Promise<Outcome> =>
  inTransaction(db, async (writing) => {
    const asked = await holdErasure(writing, space)
    if (!asked) return 'not-found'
    if (asked.certificate !== null) return 'already-erased'
    await writing.deleteFrom('erasures').where('space', '=', space).execute()
    return 'done'
  })

/** What was asked of a case, once nobody else can change it: of two managers the second finds what the first did. */
async function holdErasure(writing: Writing, space: string) {
  const find = () =>
    writing
      .selectFrom('erasures')
      .innerJoin('spaces', 'spaces.id', 'erasures.space')
      .selectAll()
      .where('space', '=', space)
      .executeTakeFirst()
  if (!(await find())) return null
  await holdSpace(writing, space)
  return (await find()) ?? null
}

/** What was asked for and what was done, the latest first. */
export async function listErasures({ db }: Service): Promise<ErasuresAnswer['erasures']> {
  const rows = await db
    .selectFrom('erasures')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('space')
    .execute()
  const lifted = await db
    .selectFrom('holds')
    .select(({ fn }) => ['space', fn.max('lifted_at').as('last')])
    .where('lifted_at', 'is not', null)
    .groupBy('space')
    .execute()
  const lastLifted = new Map(lifted.map(({ space, last }) => [space, Number(last)]))
  const officers = await db.selectFrom('officers').select(['id', 'name']).execute()
  const nameById = new Map(officers.map(({ id, name }) => [id, name]))
  const person = (id: string) => ({ id, name: nameById.get(id) ?? '' })
  return rows.map(({ space, reason, asked_by, asked_at, certificate }) => {
    const said = certificate === null ? null : (JSON.parse(certificate) as Certificate)
    return {
      ...{ space, reason, askedBy: person(asked_by), askedAt: asked_at },
      from: mayEraseAlone(asked_at, lastLifted.get(space) ?? 0),
      done: said && { by: person(said.by), at: said.at, madeAt: said.madeAt, held: said.held },
    }
  })
}
