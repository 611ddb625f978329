import { bytesFromText, err, hash, ok, type Result } from '#core'
import type { Writing } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Service } from '../service.ts'

/** Failures under one name before it waits; then the wait doubles. In ms. */
const NAME_FREE = 5
const NAME_FIRST_WAIT = 5_000
const NAME_LONGEST_WAIT = 900_000
const NAME_MEMORY = 86_400_000

/** Failures of all names together that one window takes; then everybody waits for the next. */
const OVERALL_FREE = 50
const OVERALL_WINDOW = 60_000

/** A try that is counted as failed until more is known of it. */
export type Attempt = { readonly name: string; readonly at: number; readonly failures: number }

/**
 * Asks to try a password or a code. Counts as failed until `forgiveAttempt` or `takeBackAttempt`, so that many tries at once are all counted;
 * while it has to wait, nothing is counted. Names nobody has are counted like any other.
 * @returns or else the ms to wait
 */
export const beginAttempt = (service: Service, name: string): Promise<Result<Attempt, number>> =>
  inTransaction(service.db, async (writing) => {
    const now = service.clock()
    const overall = await hold(writing, overallSubject(now), now)
    if (overall.blocked_until > now) return err(overall.blocked_until - now)
    const named = await hold(writing, nameSubject(name), now)
    if (named.blocked_until > now) return err(named.blocked_until - now)
    const failures = (now - named.last_at < NAME_MEMORY ? named.failures : 0) + 1
    const together = overall.failures + 1
    await count(writing, named.subject, failures, now, now + waitAfter(failures))
    await count(writing, overall.subject, together, now, together < OVERALL_FREE ? 0 : windowEnd(now))
    await forgetOld(writing, now)
    return ok({ name, at: now, failures })
  })

/** All of it was right: this name's failures are forgotten, and the overall count takes this one back. */
export const forgiveAttempt = (service: Service, attempt: Attempt): Promise<void> =>
  inTransaction(service.db, async (writing) => {
    await takeBackOverall(writing, attempt)
    await writing.deleteFrom('sign_in_attempts').where('subject', '=', nameSubject(attempt.name)).execute()
  })

/** Neither right nor wrong: both counts take this one back, and keep the others. */
export const takeBackAttempt = (service: Service, attempt: Attempt): Promise<void> =>
  inTransaction(service.db, async (writing) => {
    await takeBackOverall(writing, attempt)
    const named = await hold(writing, nameSubject(attempt.name), attempt.at)
    const isLast = named.failures === attempt.failures && named.last_at === attempt.at
    const failures = Math.max(0, named.failures - 1)
    // Whoever tried since may have to be waited for; this try was let through, so the waits before it were over.
    await count(writing, named.subject, failures, named.last_at, isLast ? 0 : named.blocked_until)
  })

async function takeBackOverall(writing: Writing, { at }: Attempt): Promise<void> {
  const overall = await hold(writing, overallSubject(at), at)
  await count(writing, overall.subject, Math.max(0, overall.failures - 1), overall.last_at, 0)
}

/**
 * A count's row, made if need be and held until the transaction ends, so that other processes count one after another. The
 * overall row is always held first: no two ever wait for each other.
 */
const hold = (writing: Writing, subject: string, now: number) =>
  writing
    .insertInto('sign_in_attempts')
    .values({ subject, failures: 0, last_at: now, blocked_until: 0 })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ subject }))
    .returningAll()
    .executeTakeFirstOrThrow()

async function count(
  writing: Writing,
  subject: string,
  failures: number,
  now: number,
  blockedUntil: number,
): Promise<void> {
  await writing
    .updateTable('sign_in_attempts')
    .set({ failures, last_at: now, blocked_until: blockedUntil })
    .where('subject', '=', subject)
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
