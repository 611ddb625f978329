import { SqliteAdapter } from 'kysely'
import { type Bytes, concatBytes, type Json, type Random, toBase64url } from '#core'
import type { Database, Writing } from '../database/tables.ts'
import { openAtRest, sealAtRest } from './at-rest.ts'
import { deriveKey } from './derive.ts'

/** What outlives a service key: words under these keys are still read and checked, when the service key that they came from is no more. */
type Derived = { readonly audit: Bytes; readonly recoveryCodes: Bytes; readonly secondFactors: Bytes }

/** A service key that this database was ever under, counted from 0. */
export type Generation = Derived & { readonly number: number }

/** By which a service key is known without being told. */
export const serviceKeyId = (serviceKey: Bytes): string =>
  toBase64url(deriveKey(serviceKey, 'cairn service key id 1').slice(0, 16))

export const derivedFrom = (serviceKey: Bytes): Derived => ({
  audit: deriveKey(serviceKey, 'cairn audit 1'),
  recoveryCodes: deriveKey(serviceKey, 'cairn recovery codes 1'),
  secondFactors: deriveKey(serviceKey, 'cairn second factors 1'),
})

/** The service key was rotated, and the one at hand is of before. */
export class RotatedError extends Error {
  override readonly name = 'RotatedError'
  constructor() {
    super(
      'The service key of this database was changed, and this one is of before. Nothing was written with it. Put the new one in its place, keys/service.key or CAIRN_SERVICE_KEY, and start again.',
    )
  }
}

/**
 * To be called first in every transaction that writes something under the service key or what is derived from it: the key stays the one it is
 * until the transaction ends, and a process that still has an earlier one writes nothing. @throws RotatedError
 */
export async function holdServiceKey(writing: Database, serviceKey: Bytes): Promise<void> {
  const current = writing.selectFrom('key_generations').select('id').where('derived', 'is', null)
  const isSqlite = writing.getExecutor().adapter instanceof SqliteAdapter
  // SQLite has one writer anyway. On PostgreSQL those who hold it do not wait for each other, only a rotation does.
  const row = await (isSqlite ? current : current.forShare()).executeTakeFirst()
  if (row?.id !== serviceKeyId(serviceKey)) throw new RotatedError()
}

/** The id of the service key that a database is under; null where it was never started with this version. */
export async function currentKeyId(db: Database): Promise<string | null> {
  if (!(await knowsGenerations(db))) return null
  const row = await db
    .selectFrom('key_generations')
    .select('id')
    .where('derived', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether this service key opened the database once. */
export async function wasServiceKey(db: Database, serviceKey: Bytes): Promise<boolean> {
  if (!(await knowsGenerations(db))) return false
  const row = await db
    .selectFrom('key_generations')
    .select('number')
    .where('id', '=', serviceKeyId(serviceKey))
    .where('derived', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** At the first start: whichever key opens the database is its first. @throws RotatedError */
export async function nameServiceKey(writing: Writing, serviceKey: Bytes): Promise<void> {
  const id = await currentKeyId(writing)
  if (id === null)
    await writing
      .insertInto('key_generations')
      .values({ number: 0, id: serviceKeyId(serviceKey), derived: null })
      .execute()
  else if (id !== serviceKeyId(serviceKey)) throw new RotatedError()
}

/** All whose derived keys open under this service key, oldest first; the last is its own. */
export async function generationsOf(db: Database, serviceKey: Bytes): Promise<readonly Generation[]> {
  const rows = (await knowsGenerations(db))
    ? await db.selectFrom('key_generations').selectAll().orderBy('number').execute()
    : []
  const earlier = rows.flatMap(({ number, derived }) => {
    const opened = derived && openAtRest(serviceKey, derived, placeOf(number))
    return opened ? [{ number, ...derivedIn(opened) }] : []
  })
  const current = rows.find(({ derived }) => derived === null)
  return [...earlier, { number: current?.number ?? 0, ...derivedFrom(serviceKey) }]
}

/** Whoever holds the key finishes first, and nobody holds it again before this transaction ends. @throws RotatedError */
export async function holdForRotation(writing: Writing, serviceKey: Bytes): Promise<void> {
  const id = serviceKeyId(serviceKey)
  const held = await writing
    .updateTable('key_generations')
    .set({ id })
    .where('id', '=', id)
    .where('derived', 'is', null)
    .returning('number')
    .executeTakeFirst()
  if (!held) throw new RotatedError()
}

/** From now on the database is under `to`, and `from` is one of those before. Call it while `from` is held for the rotation. */
export async function addGeneration(writing: Writing, from: Bytes, to: Bytes, random: Random): Promise<void> {
  const all = await generationsOf(writing, from)
  for (const { number, audit, recoveryCodes, secondFactors } of all) {
    const keys = concatBytes(audit, recoveryCodes, secondFactors)
    await writing
      .updateTable('key_generations')
      .set({ derived: sealAtRest(to, keys, placeOf(number), random) })
      .where('number', '=', number)
      .execute()
  }
  await writing
    .insertInto('key_generations')
    .values({ number: (all.at(-1)?.number ?? 0) + 1, id: serviceKeyId(to), derived: null })
    .execute()
}

const derivedIn = (keys: Bytes): Derived => ({
  audit: keys.slice(0, 32),
  recoveryCodes: keys.slice(32, 64),
  secondFactors: keys.slice(64),
})

const placeOf = (generation: number): Json => ['cairn earlier service key', generation]

/** Not where only a version of before, or nobody yet, has started. */
const knowsGenerations = async (db: Database): Promise<boolean> =>
  (await db.introspection.getTables()).some(({ name }) => name === 'key_generations')
