import type { Json } from '#core'
import type { Database } from '../database/tables.ts'
import type { Surroundings } from '../service.ts'
import { type AtRestKey, openAtRest, sealAtRest } from './at-rest.ts'
import { ServiceKeyError } from './service-keys.ts'

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
  if (!key) throw new ServiceKeyError()
  return key
}

/** Makes the key of a new space, wrapped by the service key. */
export async function makeSpaceKey(
  db: Database,
  { serviceKey, random }: Surroundings,
  space: string,
): Promise<void> {
  const wrapped = sealAtRest(serviceKey, random(32), placeOf(space), random)
  await db.insertInto('space_keys').values({ space, wrapped }).execute()
}

const placeOf = (space: string): Json => ['cairn space key', space]
