import { mayRead, mayReadService } from '#casework'
import { type BackupMark, emptyDigest, type HeadsAnswer } from '#protocol'
import { compartments } from '#record'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/credentials.ts'
import { reachesEvery } from './stream.ts'

/** Where every stream stands that this officer may read, those without a statement included; spaces by their ids' code units on any database. */
export async function readHeads({ db }: Service, officer: Officer): Promise<HeadsAnswer['spaces']> {
  const cases = db
    .selectFrom('spaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.space', '=', 'spaces.id').on('memberships.officer', '=', officer.id),
    )
    .leftJoin('streams', 'streams.space', 'spaces.id')
    .select(['spaces.id', 'spaces.kind', 'memberships.officer as member', 'compartment', 'seq', 'digest'])
    .where('spaces.kind', 'in', ['case', 'service'])
  const rows = await (reachesEvery(officer)
    ? cases
    : cases.where((is) =>
        is.or([is('memberships.officer', 'is not', null), is('spaces.kind', '=', 'service')]),
      )
  ).execute()
  const bySpace = [...Map.groupBy(rows, ({ id }) => id)].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return bySpace.flatMap(([space, streams]) =>
    compartments
      .filter((compartment) =>
        streams[0]?.kind === 'service'
          ? mayReadService('heads', officer.role, compartment)
          : mayRead('heads', officer.role, streams[0]?.member !== null, compartment),
      )
      .map((compartment) => {
        const stream = streams.find((row) => row.compartment === compartment)
        return { space, compartment, seq: stream?.seq ?? 0, digest: stream?.digest ?? emptyDigest }
      }),
  )
}

/** The cases that this officer was on and is no longer, and that no restore of the last backup would put them on again. */
export async function endedFor(
  { db }: Service,
  officer: Officer,
  backup: BackupMark,
): Promise<readonly string[]> {
  const ended = db.selectFrom('ended_memberships').select('space').where('officer', '=', officer.id)
  const rows = await (backup === null ? ended : ended.where('ended_at', '<', backup)).execute()
  return rows.map(({ space }) => space)
}

/** The cases that this officer could read, and that were erased: no restore brings them back. */
export async function erasedFor({ db }: Service, officer: Officer): Promise<readonly string[]> {
  const erased = db.selectFrom('spaces').select('id').where('kind', '=', 'erased')
  const ended = db.selectFrom('ended_memberships').select('space').where('officer', '=', officer.id)
  const rows = await (reachesEvery(officer) ? erased : erased.where('id', 'in', ended)).execute()
  return rows.map(({ id }) => id)
}
