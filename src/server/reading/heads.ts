import { mayRead } from '#casework'
import { emptyDigest, type HeadsAnswer } from '#protocol'
import { compartments } from '#record'
import type { Service } from '../service.ts'
import type { Officer } from '../sign-in/sign-ins.ts'

/** Where every stream stands that this officer may read, those without a statement included. */
export async function readHeads({ db }: Service, officer: Officer): Promise<HeadsAnswer['spaces']> {
  const cases = await db
    .selectFrom('spaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.space', '=', 'spaces.id').on('memberships.officer', '=', officer.id),
    )
    .select(['spaces.id', 'memberships.officer as member'])
    .where('spaces.kind', '=', 'case')
    .orderBy('spaces.id')
    .execute()
  const streams = await db.selectFrom('streams').selectAll().execute()
  const streamsByPlace = new Map(streams.map((stream) => [`${stream.space} ${stream.compartment}`, stream]))
  return cases.flatMap(({ id, member }) =>
    compartments
      .filter((compartment) => mayRead('heads', officer.role, member !== null, compartment))
      .map((compartment) => {
        const stream = streamsByPlace.get(`${id} ${compartment}`)
        return { space: id, compartment, seq: stream?.seq ?? 0, digest: stream?.digest ?? emptyDigest }
      }),
  )
}
