import { mayRead, mayReadService, seesBySight, serviceSpace } from '#casework'
import { type BackupMark, emptyDigest, type HeadsAnswer, type Sight } from '#protocol'
import { compartments } from '#record'
import type { Service } from '../service.ts'
import { sightsEnded, sightsNow, sightTie } from '../sights.ts'
import type { Officer } from '../sign-in/credentials.ts'
import { reachesEvery } from './stream.ts'

/** Where every stream stands that this officer may read, those without a statement included; spaces by their ids' code units on any database. */
export async function readHeads(service: Service, officer: Officer): Promise<HeadsAnswer['spaces']> {
  const cases = service.db
    .selectFrom('spaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.space', '=', 'spaces.id').on('memberships.officer', '=', officer.id),
    )
    .leftJoin(sightsNow(service, officer.id).as('sight'), 'sight.space', 'spaces.id')
    .leftJoin('streams', 'streams.space', 'spaces.id')
    .select(['spaces.id', 'spaces.kind', 'memberships.officer as member', 'sight.confidential'])
    .select(['compartment', 'streams.seq', 'streams.digest'])
    .where('spaces.kind', 'in', ['case', 'service'])
  const rows = await (reachesEvery(officer)
    ? cases
    : cases.where((is) =>
        // By their ids: who works on fifteen cases would else have every case of the service looked at, each half minute.
        is.or([
          is('spaces.id', 'in', membershipsOf(service, officer)),
          is('spaces.id', 'in', sightsNow(service, officer.id).clearSelect().select('space')),
          is('spaces.id', '=', serviceSpace),
        ]),
      )
  ).execute()
  const bySpace = [...Map.groupBy(rows, ({ id }) => id)].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return bySpace.flatMap(([space, streams]) => {
    const tie = {
      onCase: streams[0]?.member !== null,
      sight: sightTie(streams[0]?.confidential ?? null),
    }
    return compartments
      .filter((compartment) =>
        streams[0]?.kind === 'service'
          ? mayReadService('heads', officer.role, compartment)
          : mayRead('heads', officer.role, tie, compartment),
      )
      .map((compartment) => {
        const stream = streams.find((row) => row.compartment === compartment)
        return { space, compartment, seq: stream?.seq ?? 0, digest: stream?.digest ?? emptyDigest }
      })
  })
}

const membershipsOf = ({ db }: Service, { id }: Officer) =>
  db.selectFrom('memberships').select('space').where('officer', '=', id)

/** What somebody has sight of now whose role sees cases by it; undefined for anybody else. */
export async function sightsFor(service: Service, officer: Officer): Promise<readonly Sight[] | undefined> {
  if (!seesBySight(officer.role)) return undefined
  const rows = await sightsNow(service, officer.id).orderBy('space').execute()
  return rows.map(({ space, until, confidential }) => ({ space, until, confidential: confidential === 1 }))
}

/** The cases that this officer was on, or had sight of, and does no longer, and that no restore of the last backup would give them again. */
export async function endedFor(
  service: Service,
  officer: Officer,
  backup: BackupMark,
): Promise<readonly string[]> {
  const ended = service.db.selectFrom('ended_memberships').select('space').where('officer', '=', officer.id)
  const rows = await (backup === null ? ended : ended.where('ended_at', '<', backup)).execute()
  const seen = await sightsEnded(service, officer.id, backup).execute()
  return [...rows, ...seen].map(({ space }) => space)
}

/** The cases that this officer could read, and that were erased: no restore brings them back. */
export async function erasedFor(service: Service, officer: Officer): Promise<readonly string[]> {
  const { db } = service
  const erased = db.selectFrom('spaces').select('id').where('kind', '=', 'erased')
  const ended = db.selectFrom('ended_memberships').select('space').where('officer', '=', officer.id)
  const seen = sightsEnded(service, officer.id, null)
  const rows = await (reachesEvery(officer)
    ? erased
    : erased.where((is) => is.or([is('id', 'in', ended), is('id', 'in', seen)]))
  ).execute()
  return rows.map(({ id }) => id)
}
