import { createHmac } from 'node:crypto'
import { type Bytes, canonicalBytes, type Json, toBase64url } from '#core'
import type { Certificate } from '#protocol'
import { compartments } from '#record'
import { ERASING, migrationsIn } from '../database/migrations.ts'
import type { Database, Writing } from '../database/tables.ts'
import { deriveKey } from '../keys/derive.ts'

/** Who holds the database alone cannot write one: the key comes from the service key, which is kept apart from it. */
export function certificateMac(serviceKey: Bytes, certificate: Certificate): string {
  const mac = createHmac('sha256', deriveKey(serviceKey, 'cairn erasure 1')).update(
    canonicalBytes(certificate as unknown as Json),
  )
  return toBase64url(new Uint8Array(mac.digest()))
}

/** How much there is of each compartment. Call it while the space is held. */
export async function heldIn(writing: Writing, space: string): Promise<Certificate['held']> {
  const held: Certificate['held'][number][] = []
  for (const compartment of compartments) {
    const { number, digest } = await writing
      .selectFrom('streams')
      .select(['number', 'digest'])
      .where('space', '=', space)
      .where('compartment', '=', compartment)
      .executeTakeFirstOrThrow()
    const batches = await writing
      .selectFrom('batches')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('stream', '=', number)
      .executeTakeFirstOrThrow()
    const statements = await writing
      .selectFrom('statements')
      .innerJoin('batches', 'batches.number', 'statements.batch')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('stream', '=', number)
      .executeTakeFirstOrThrow()
    const chunks = await writing
      .selectFrom('chunk_places')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('space', '=', space)
      .where('compartment', '=', compartment)
      .executeTakeFirstOrThrow()
    held.push({
      compartment,
      batches: Number(batches.count),
      statements: Number(statements.count),
      chunks: Number(chunks.count),
      digest,
    })
  }
  return held
}

/** What is wrong with what was erased, in sentences. */
export async function verifyErasures(db: Database, serviceKey: Bytes): Promise<readonly string[]> {
  // A database of before it was started with this version.
  if (!(await migrationsIn(db)).includes(ERASING)) return []
  const rows = await db.selectFrom('erasures').selectAll().where('certificate', 'is not', null).execute()
  const erased = await db
    .selectFrom('spaces')
    .select('id')
    .where('kind', '=', 'erased')
    .orderBy('id')
    .execute()
  const left = await db
    .selectFrom('spaces')
    .innerJoin('space_keys', 'space_keys.space', 'spaces.id')
    .select('spaces.id')
    .where('spaces.id', 'in', db.selectFrom('erasures').select('space').where('certificate', 'is not', null))
    .execute()
  const keyless = await db
    .selectFrom('spaces')
    .select('id')
    .where('kind', '!=', 'erased')
    .where('id', 'not in', db.selectFrom('space_keys').select('space'))
    .orderBy('id')
    .execute()
  const certified = new Set(rows.map(({ space }) => space))
  return [
    ...rows
      .filter((row) => !isWhole(row, serviceKey))
      .map(({ space }) => `Case ${space}: its certificate of erasure is not as it was written.`),
    ...erased
      .filter(({ id }) => !certified.has(id))
      .map(({ id }) => `Case ${id} is erased, and there is no certificate of it.`),
    ...keyless
      .filter(({ id }) => !certified.has(id))
      .map(({ id }) => `Case ${id} has no key, and no certificate says that it was erased.`),
    ...left.map(({ id }) => `Case ${id} was erased, and has a key again.`),
  ]
}

/** Binds them to another service key. One that is not as it was written stays so: it is none under either. @returns how many are bound */
export async function rebindCertificates(writing: Writing, from: Bytes, to: Bytes): Promise<number> {
  const rows = await writing.selectFrom('erasures').selectAll().where('certificate', 'is not', null).execute()
  const whole = rows.filter((row) => isWhole(row, from))
  for (const { space, certificate } of whole)
    await writing
      .updateTable('erasures')
      .set({ mac: certificateMac(to, JSON.parse(certificate ?? '') as Certificate) })
      .where('space', '=', space)
      .execute()
  return whole.length
}

type Row = { readonly space: string; readonly certificate: string | null; readonly mac: string | null }

/** Whether a certificate is this space's, and as it was written. */
export function isWhole({ space, certificate, mac }: Row, serviceKey: Bytes): boolean {
  try {
    const said = JSON.parse(certificate ?? '') as Certificate
    return said.space === space && certificateMac(serviceKey, said) === mac
  } catch {
    return false
  }
}
