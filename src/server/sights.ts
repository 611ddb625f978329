import { type Role, reachOfSight, type Tie } from '#casework'
import { MAX_SIGHT_MS, type SightsAnswer } from '#protocol/sight'
import type { Compartment } from '#record'
import type { Writing } from './database/tables.ts'
import { inTransaction } from './database/transaction.ts'
import type { Service } from './service.ts'
import type { Officer } from './sign-in/credentials.ts'
import { NO_PASSWORD } from './sign-in/passwords.ts'

/** `auditor`: who is given it, of whichever role. */
type Named = { readonly space: string; readonly auditor: string }
type Granted = Named & { readonly until: number; readonly confidential: boolean }

/** A manager gives an auditor or a service manager sight of a case (docs/protocol.md §8j), in the place of one that is or was there. */
export const grantSight = (
  { db, clock }: Service,
  { id: granted_by }: Officer,
  { space, auditor, until, confidential }: Granted,
): Promise<'done' | 'not-found' | 'bad-request'> =>
  inTransaction(db, async (writing) => {
    const now = clock()
    if (until <= now || until > now + MAX_SIGHT_MS) return 'bad-request'
    const reach = await reachOf(writing, auditor)
    if (!(await isCase(writing, space)) || reach.length === 0) return 'not-found'
    if (confidential && !reach.includes('confidential')) return 'bad-request'
    const sight = {
      ...{ confidential: confidential ? 1 : 0, until },
      ...{ granted_by, granted_at: now, ended_at: null },
    }
    await writing
      .insertInto('sights')
      .values({ space, officer: auditor, ...sight })
      .onConflict((conflict) => conflict.columns(['officer', 'space']).doUpdateSet(sight))
      .execute()
    return 'done'
  })

/** Takes it back, at once. One that is over already stays as it ended. */
export async function endSight(
  { db, clock }: Service,
  { space, auditor }: Named,
): Promise<'done' | 'not-found'> {
  const now = clock()
  const there = db
    .selectFrom('sights')
    .select('space')
    .where('space', '=', space)
    .where('officer', '=', auditor)
  if (!(await there.executeTakeFirst())) return 'not-found'
  await db
    .updateTable('sights')
    .set({ ended_at: now })
    .where('space', '=', space)
    .where('officer', '=', auditor)
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .execute()
  return 'done'
}

/** For managers; the latest first. */
export async function listSights({
  db,
}: Service): Promise<Pick<SightsAnswer, 'auditors' | 'serviceManagers' | 'sights'>> {
  const people = await db.selectFrom('officers').select(['id', 'name', 'role', 'password']).execute()
  const rows = await db
    .selectFrom('sights')
    .selectAll()
    .orderBy('granted_at', 'desc')
    .orderBy('space')
    .execute()
  const nameById = new Map(people.map(({ id, name }) => [id, name]))
  const person = (id: string) => ({ id, name: nameById.get(id) ?? '' })
  const ofRole = (wanted: Role) =>
    people
      .filter(({ role, password }) => role === wanted && password !== NO_PASSWORD)
      .map(({ id, name }) => ({ id, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
  return {
    auditors: ofRole('auditor'),
    serviceManagers: ofRole('service-manager'),
    sights: rows.map(({ space, officer, confidential, until, granted_by, granted_at, ended_at }) => ({
      ...{ space, auditor: person(officer), confidential: confidential === 1, until },
      ...{ by: person(granted_by), grantedAt: granted_at, endedAt: ended_at },
    })),
  }
}

/** The sights of this officer that hold now. */
export const sightsNow = ({ db, clock }: Pick<Service, 'db' | 'clock'>, officer: string) =>
  db
    .selectFrom('sights')
    .select(['space', 'until', 'confidential'])
    .where('officer', '=', officer)
    .where('ended_at', 'is', null)
    .where('until', '>', clock())

/** Cases that this officer had sight of, which was over before `before`; null: which is over. */
export const sightsEnded = (
  { db, clock }: Pick<Service, 'db' | 'clock'>,
  officer: string,
  before: number | null,
) =>
  db
    .selectFrom('sights')
    .select('space')
    .where('officer', '=', officer)
    .where((is) => {
      const then = before ?? clock() + 1
      return is.or([is('ended_at', '<', then), is('until', '<', then)])
    })

/** What a sight lets somebody see; `confidential` as it is stored, null where there is no sight. */
export const sightTie = (confidential: number | null): Tie['sight'] =>
  confidential === null ? [] : confidential === 1 ? ['officer', 'confidential'] : ['officer']

/** With a case that is erased every look at it ends. */
export async function endSightsOf(writing: Writing, space: string, ended_at: number): Promise<void> {
  await writing
    .updateTable('sights')
    .set({ ended_at })
    .where('space', '=', space)
    .where('ended_at', 'is', null)
    .execute()
}

async function isCase(writing: Writing, space: string): Promise<boolean> {
  const row = await writing.selectFrom('spaces').select('kind').where('id', '=', space).executeTakeFirst()
  return row?.kind === 'case'
}

/** What somebody who may sign in may be given sight of. */
async function reachOf(writing: Writing, id: string): Promise<readonly Compartment[]> {
  const row = await writing
    .selectFrom('officers')
    .select(['role', 'password'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && row.password !== NO_PASSWORD ? reachOfSight(row.role) : []
}
