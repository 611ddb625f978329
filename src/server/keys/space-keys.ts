import type { Bytes, Json, Random } from '#core'
import type { Database, Writing } from '../database/tables.ts'
import type { Surroundings } from '../service.ts'
import { type AtRestKey, openAtRest, sealAtRest } from './at-rest.ts'
import { holdServiceKey } from './generations.ts'
import { wrongKey } from './service-keys.ts'

/** The key of a space's bodies, which is held or was just made. @throws when there is none */
export async function spaceKey(db: Database, surroundings: Surroundings, space: string): Promise<AtRestKey> {
  const key = await findSpaceKey(db, surroundings, space)
  if (!key) throw new Error('A space has no key.')
  return key
}

/** The same for a reader; null when the space was erased, perhaps after its bodies were read. */
export async function findSpaceKey(
  db: Database,
  { serviceKey }: Surroundings,
  space: string,
): Promise<AtRestKey | null> {
  const row = await db
    .selectFrom('space_keys')
    .select('wrapped')
    .where('space', '=', space)
    .executeTakeFirst()
  if (!row) return null
  const key = openAtRest(serviceKey, row.wrapped, placeOf(space))
  if (!key) throw await wrongKey(db, serviceKey)
  return key
}

/** Makes the key of a new space, wrapped by the service key. */
export async function makeSpaceKey(
  writing: Writing,
  { serviceKey, random }: Surroundings,
  space: string,
): Promise<void> {
  await holdServiceKey(writing, serviceKey)
  const wrapped = sealAtRest(serviceKey, random(32), placeOf(space), random)
  await writing.insertInto('space_keys').values({ space, wrapped }).execute()
}

/** Wraps all by another service key. One that does not open stays as it is: `left` has its space. */
export async function rewrapSpaceKeys(
  writing: Writing,
  from: Bytes,
  to: Bytes,
  random: Random,
): Promise<{ readonly done: number; readonly left: readonly string[] }> {
  const rows = await writing.selectFrom('space_keys').selectAll().execute()
  const left: string[] = []
  for (const { space, wrapped } of rows) {
    const key = openAtRest(from, wrapped, placeOf(space))
    if (key)
      await writing
        .updateTable('space_keys')
        .set({ wrapped: sealAtRest(to, key, placeOf(space), random) })
        .where('space', '=', space)
        .execute()
    else left.push(space)
  }
  return { done: rows.length - left.length, left }
}

const placeOf = (space: string): Json => ['cairn space key', space]
