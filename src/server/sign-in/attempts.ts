import { bytesFromText, hash } from '#core'
import type { Writing } from '../database/tables.ts'
import type { Service } from '../service.ts'

type Limit = {
  /** Failures before anybody waits. */
  readonly free: number
  readonly firstWait: number
  readonly longestWait: number
  /** A quiet time (ms) after which it is forgotten. */
  readonly memory: number
}

const nameLimit: Limit = { free: 5, firstWait: 5_000, longestWait: 900_000, memory: 86_400_000 }
const overallLimit: Limit = { free: 50, firstWait: 1_000, longestWait: 60_000, memory: 900_000 }
const OVERALL = 'overall'

/**
 * Asks to try a password. Counts as failed until `forgiveAttempt`, so that many tries at once are all counted; while it
 * has to wait, nothing is counted. Names nobody has are counted like any other.
 * @returns ms to wait; 0 means go ahead
 */
export const beginAttempt = (service: Service, name: string): Promise<number> =>
  service.db.transaction().execute(async (writing) => {
    const now = service.clock()
    const subjects = [
      { subject: OVERALL, limit: overallLimit },
      { subject: nameSubject(name), limit: nameLimit },
    ]
    const known = await Promise.all(subjects.map(({ subject }) => attemptsOf(writing, subject)))
    const wait = Math.max(0, ...known.map((row) => (row ? row.blocked_until - now : 0)))
    if (wait > 0) return wait
    for (const [index, { subject, limit }] of subjects.entries()) {
      const row = known[index]
      const failures = (row && now - row.last_at < limit.memory ? row.failures : 0) + 1
      const values = { failures, last_at: now, blocked_until: now + waitAfter(failures, limit) }
      await writing
        .insertInto('sign_in_attempts')
        .values({ subject, ...values })
        .onConflict((conflict) => conflict.column('subject').doUpdateSet(values))
        .execute()
    }
    await forgetOld(writing, now)
    return 0
  })

/** The password was right: this name's failures are forgotten, and the overall count takes this one back. */
export const forgiveAttempt = (service: Service, name: string): Promise<void> =>
  service.db.transaction().execute(async (writing) => {
    await writing.deleteFrom('sign_in_attempts').where('subject', '=', nameSubject(name)).execute()
    const overall = await attemptsOf(writing, OVERALL)
    if (!overall) return
    await writing
      .updateTable('sign_in_attempts')
      .set({ failures: Math.max(0, overall.failures - 1), blocked_until: 0 })
      .where('subject', '=', OVERALL)
      .execute()
  })

const attemptsOf = (writing: Writing, subject: string) =>
  writing.selectFrom('sign_in_attempts').selectAll().where('subject', '=', subject).executeTakeFirst()

/** So that made-up names do not fill the disk. */
const forgetOld = (writing: Writing, now: number) =>
  writing
    .deleteFrom('sign_in_attempts')
    .where('last_at', '<', now - nameLimit.memory)
    .where('blocked_until', '<', now)
    .execute()

const nameSubject = (name: string): string => hash('cairn sign-in name 1', bytesFromText(name))

const waitAfter = (failures: number, { free, firstWait, longestWait }: Limit): number =>
  failures <= free ? 0 : Math.min(longestWait, firstWait * 2 ** Math.min(20, failures - free - 1))
