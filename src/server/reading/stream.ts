import { mayRead, mayReadService, type RouteId } from '#casework'
import { type Digest, emptyDigest } from '#protocol'
import type { Compartment } from '#record'
import type { Database } from '../database/tables.ts'
import type { Officer } from '../sign-in/sign-ins.ts'

type StreamName = { readonly space: string; readonly compartment: Compartment }

/** Whether this officer may read it through this route now: asked again for every page. */
export async function mayReadStream(
  db: Database,
  officer: Officer,
  route: RouteId,
  { space, compartment }: StreamName,
): Promise<boolean> {
  const row = await db
    .selectFrom('spaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.space', '=', 'spaces.id').on('memberships.officer', '=', officer.id),
    )
    .select(['spaces.kind', 'memberships.officer as member'])
    .where('spaces.id', '=', space)
    .where('spaces.kind', 'in', ['case', 'service'])
    .executeTakeFirst()
  if (row?.kind === 'service') return mayReadService(route, officer.role, compartment)
  return row !== undefined && mayRead(route, officer.role, row.member !== null, compartment)
}

/** Where a stream stands; one without a statement stands at 0, and has a number that no batch names. */
export async function streamOf(
  db: Database,
  { space, compartment }: StreamName,
): Promise<{ readonly number: number; readonly seq: number; readonly digest: Digest }> {
  const row = await db
    .selectFrom('streams')
    .select(['number', 'seq', 'digest'])
    .where('space', '=', space)
    .where('compartment', '=', compartment)
    .executeTakeFirst()
  return row ?? { number: 0, seq: 0, digest: emptyDigest }
}
