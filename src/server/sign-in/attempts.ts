import { bytesFromText, hash } from '#core'
import type { Writing } from '../database/tables.ts'
import type { Service } from '../service.ts'

/** Failures under one name before it waits; then the wait doubles. In ms. */
const NAME_FREE = 5
const NAME_FIRST_WAIT = 5_000
const NAME_LONGEST_WAIT = 900_000
const NAME_MEMORY = 86_400_000

/** Failures of all names together that one window takes; then everybody waits for the next. */
const OVERALL_FREE = 50
const OVERALL_WINDOW = 60_000

/**
 * Asks to try a password. Counts as failed until `forgiveAttempt`, so that many tries at once are all counted; while it
 * has to wait, nothing is counted. Names nobody has are counted like any other.
 * @returns ms to wait; 0 means go ahead
 */
export const beginAttempt = (service: Service, name: string): Promise<number> =>
  service.db.transaction().execute(async (writing) => {
    const now = service.clock()
    const named = await attemptsOf(writing, nameSubject(name))
    const overall = await attemptsOf(writing, overallSubject(now))
    const wait = Math.max(0, ...[named, overall].map((row) => (row?.blocked_until ?? 0) - now))
    if (wait > 0) return wait
    const failures = (named && now - named.last_at < NAME_MEMORY ? named.failures : 0) + 1
    const together = (overall?.failures ?? 0) + 1
    await count(writing, nameSubject(name), failures, now, now + waitAfter(failures))
    await count(writing, overallSubject(now), together, now, together < OVERALL_FREE ? 0 : windowEnd(now))
    await forgetOld(writing, now)
    return 0
  })

/** The password was right: this name's failures are forgotten, and the overall count takes this one back. */
export const forgiveAttempt = (service: Service, name: string): Promise<void> =>
  service.db.transaction().execute(async (writing) => {
    const now = service.clock()
    await writing.deleteFrom('sign_in_attempts').where('subject', '=', nameSubject(name)).execute()
    const overall = await attemptsOf(writing, overallSubject(now))
    if (overall) await count(writing, overall.subject, Math.max(0, overall.failures - 1), now, 0)
  })

const attemptsOf = (writing: Writing, subject: string) =>
  writing.selectFrom('sign_in_attempts').selectAll().where('subject', '=', subject).executeTakeFirst()

async function count(
  writing: Writing,
  subject: string,
  failures: number,
  now: number,
  blockedUntil: number,
): Promise<void> {
  const values = { failures, last_at: now, blocked_until: blockedUntil }
  await writing
    .insertInto('sign_in_attempts')
    .values({ subject, ...values })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet(values))
    .execute()
}

/** So that made-up names do not fill the disk. */
const forgetOld = (writing: Writing, now: number) =>
  writing
    .deleteFrom('sign_in_attempts')
    .where('last_at', '<', now - NAME_MEMORY)
    .where('blocked_until', '<', now)
    .execute()

const nameSubject = (name: string): string => hash('cairn sign-in name 1', bytesFromText(name))

const overallSubject = (now: number): string => `overall ${Math.floor(now / OVERALL_WINDOW)}`

const windowEnd = (now: number): number => (Math.floor(now / OVERALL_WINDOW) + 1) * OVERALL_WINDOW

const waitAfter = (failures: number): number =>
  failures <= NAME_FREE
    ? 0
    : Math.min(NAME_LONGEST_WAIT, NAME_FIRST_WAIT * 2 ** Math.min(20, failures - NAME_FREE - 1))
