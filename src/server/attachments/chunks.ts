import type { Bytes } from '#core'
import { chunkHash } from '#protocol'
import { attachmentsIn, type RecordHeader, type Statement } from '#record'
import type { Database, Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Service } from '../service.ts'

/** Stores chunks under their own hashes. One that is there already stays as it is. */
export async function storeChunks({ db, clock }: Service, chunks: readonly Bytes[]): Promise<void> {
  if (chunks.length === 0) return
  const rows = chunks.map((body) => ({ id: chunkHash(body), received_at: clock(), body }))
  await inTransaction(db, (writing) =>
    writing
      .insertInto('chunks')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** Those of these that are not here, in their order. */
export async function missingChunks(db: Database, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return []
  const rows = await db.selectFrom('chunks').select('id').where('id', 'in', names).execute()
  const held = new Set(rows.map(({ id }) => id))
  return names.filter((name) => !held.has(name))
}

/** So that whoever reads these statements can read what they name, when it has come. */
export async function noteNamedChunks(
  writing: Writing,
  { space, compartment }: RecordHeader,
  statements: readonly Statement[],
): Promise<void> {
  const named = [...new Set(attachmentsIn(statements).flatMap(({ chunks }) => chunks))]
  if (named.length === 0) return
  await writing
    .insertInto('chunk_places')
    .values(named.map((chunk) => ({ chunk, space, compartment })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A chunk that a statement of this space and compartment names; null when none does, or it has not come. */
export async function chunkIn(
  db: Database,
  { space, compartment }: Pick<RecordHeader, 'space' | 'compartment'>,
  hash: string,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('chunk_places')
    .innerJoin('chunks', 'chunks.id', 'chunk_places.chunk')
    .select('chunks.body')
    .where('chunk_places.chunk', '=', hash)
    .where('chunk_places.space', '=', space)
    .where('chunk_places.compartment', '=', compartment)
    .executeTakeFirst()
  return row?.body ?? null
}
