import { bytesFromText, hash, toBase64url } from '#core'
import type { Service } from '../service.ts'

const CHALLENGE_LENGTH = 32
/** Long enough to look for the key in a bag. In ms. */
const LASTS_MS = 300_000

/** What a challenge is for: an answer to one is worth nothing for another. */
export type Purpose = 'add' | 'sign-in' | 'again'

/** To be given to this officer alone. Those that are over are forgotten. */
export async function drawChallenge(
  { db, clock, random }: Pick<Service, 'db' | 'clock' | 'random'>,
  officer: string,
  purpose: Purpose,
): Promise<string> {
  const challenge = toBase64url(random(CHALLENGE_LENGTH))
  const now = clock()
  await db
    .deleteFrom('passkey_challenges')
    .where('made_at', '<=', now - LASTS_MS)
    .execute()
  await db
    .insertInto('passkey_challenges')
    .values({ id: idOf(challenge), officer, purpose, made_at: now })
    .execute()
  return challenge
}

/** Uses it up. Of two answers to the same at once, at two processes too, the second finds it used. */
export async function useChallenge(
  { db, clock }: Pick<Service, 'db' | 'clock'>,
  officer: string,
  purpose: Purpose,
  challenge: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenges')
    .where('id', '=', idOf(challenge))
    .where('officer', '=', officer)
    .where('purpose', '=', purpose)
    .where('made_at', '>', clock() - LASTS_MS)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const idOf = (challenge: string): string => hash('cairn passkey challenge 1', bytesFromText(challenge))
