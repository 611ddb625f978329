import { mayRead, mayReadService, noTie, type RouteId } from '#casework'
import { type Digest, emptyDigest } from '#protocol'
import { type Compartment, compartments } from '#record'
import type { Database } from '../database/tables.ts'
import type { Service } from '../service.ts'
import { sightsEnded, sightsNow, sightTie } from '../sights.ts'
import type { Officer } from '../sign-in/credentials.ts'

type StreamName = { readonly space: string; readonly compartment: Compartment }

/** Whether this officer may read it through this route now: asked again for every page. */
export async function mayReadStream(
  service: Pick<Service, 'db' | 'clock'>,
  officer: Officer,
  route: RouteId,
  { space, compartment }: StreamName,
): Promise<boolean> {
  const row = await service.db
    .selectFrom('spaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.space', '=', 'spaces.id').on('memberships.officer', '=', officer.id),
    )
    .leftJoin(sightsNow(service, officer.id).as('sight'), 'sight.space', 'spaces.id')
    .select(['spaces.kind', 'memberships.officer as member', 'sight.confidential'])
    .where('spaces.id', '=', space)
    .where('spaces.kind', 'in', ['case', 'service'])
    .executeTakeFirst()
  if (row?.kind === 'service') return mayReadService(route, officer.role, compartment)
  if (!row) return false
  const tie = { onCase: row.member !== null, sight: sightTie(row.confidential) }
  return mayRead(route, officer.role, tie, compartment)
}

/** Why this officer gets nothing of it. That it was erased is told to those who could read it before (docs/protocol.md §8g). */
export async function whyNot(
  service: Pick<Service, 'db' | 'clock'>,
  officer: Officer,
  { space }: Pick<StreamName, 'space'>,
): Promise<'erased' | 'no-access'> {
  const erased = await service.db
    .selectFrom('spaces')
    .leftJoin('ended_memberships as ended', (join) =>
      join.onRef('ended.space', '=', 'spaces.id').on('ended.officer', '=', officer.id),
    )
    .leftJoin(sightsEnded(service, officer.id, null).as('sight'), 'sight.space', 'spaces.id')
    .select(['ended.officer as member', 'sight.space as seen'])
    .where('spaces.id', '=', space)
    .where('spaces.kind', '=', 'erased')
    .executeTakeFirst()
  return erased && (erased.member !== null || erased.seen !== null || reachesEvery(officer))
    ? 'erased'
    : 'no-access'
}

/** Whether this officer reads something of every case, on it or not. */
export const reachesEvery = ({ role }: Officer): boolean =>
  compartments.some((compartment) => mayRead('heads', role, noTie, compartment))

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
