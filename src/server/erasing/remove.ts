import { emptyDigest } from '#protocol'
import { compartments } from '#record'
import type { Writing } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { endSightsOf } from '../sights.ts'

/** Every stream of a space is held from now on, those of which nothing came yet too: a push that comes next waits, and finds it erased. */
export async function holdSpace(writing: Writing, space: string): Promise<void> {
  for (const compartment of [...compartments].sort())
    await writing
      .insertInto('streams')
      .values({ space, compartment, seq: 0, digest: emptyDigest })
      .onConflict((conflict) => conflict.columns(['space', 'compartment']).doUpdateSet({ space }))
      .execute()
}

/** The key first, then all that it opened. The space stays as one that was erased. Call it while the space is held. */
export async function removeContent(
  { clock }: Pick<Service, 'clock'>,
  writing: Writing,
  space: string,
): Promise<void> {
  await writing.deleteFrom('space_keys').where('space', '=', space).execute()
  const streams = writing.selectFrom('streams').select('number').where('space', '=', space)
  const batches = writing.selectFrom('batches').select('number').where('stream', 'in', streams)
  const sessions = await writing
    .selectFrom('author_keys')
    .select('id')
    .where('kind', '=', 'session')
    .where('id', 'in', writing.selectFrom('batches').select('author_key').where('stream', 'in', streams))
    .execute()
  await writing.deleteFrom('statements').where('batch', 'in', batches).execute()
  await writing.deleteFrom('batches').where('stream', 'in', streams).execute()
  await writing.deleteFrom('decisions').where('space', '=', space).execute()
  for (const { id } of sessions) await writing.deleteFrom('author_keys').where('id', '=', id).execute()
  await removeChunks(writing, space)
  await writing
    .updateTable('streams')
    .set({ seq: 0, digest: emptyDigest })
    .where('space', '=', space)
    .execute()
  await endMemberships(writing, space, clock())
  await writing.deleteFrom('holds').where('space', '=', space).execute()
  await endSightsOf(writing, space, clock())
  await writing.updateTable('spaces').set({ kind: 'erased' }).where('id', '=', space).execute()
}

/** Those that no other space names. */
async function removeChunks(writing: Writing, space: string): Promise<void> {
  const named = writing.selectFrom('chunk_places').select('chunk')
  await writing
    .deleteFrom('chunks')
    .where('id', 'in', named.where('space', '=', space))
    .where('id', 'not in', named.where('space', '!=', space))
    .execute()
  await writing.deleteFrom('chunk_places').where('space', '=', space).execute()
}

/** Whoever was on it is told that it ended. */
async function endMemberships(writing: Writing, space: string, ended_at: number): Promise<void> {
  const members = await writing
    .deleteFrom('memberships')
    .where('space', '=', space)
    .returning('officer')
    .execute()
  for (const { officer } of members)
    await writing
      .insertInto('ended_memberships')
      .values({ space, officer, ended_at })
      .onConflict((conflict) => conflict.columns(['officer', 'space']).doUpdateSet({ ended_at }))
      .execute()
}
