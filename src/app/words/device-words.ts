import type { ListedDevice } from '#protocol'
import type { ChangeProblem } from '#sync'
import { notProvedInWords } from './prove-words.ts'
import { when } from './when.ts'

/** As a history names it. */
export const tabletName = ({ id }: Pick<ListedDevice, 'id'>): string => `tablet ${id.slice(0, 4)}`

/** Since when it is there, and what became of it. */
export function deviceInWords(
  { enrolledAt, seenAt, refusedAt, erasedAt }: ListedDevice,
  isThis: boolean,
  now: number,
): string {
  const since = `Set up ${when(enrolledAt, now)}.`
  const seen = seenAt === null ? 'It has not sent anything yet.' : `Last sent something ${when(seenAt, now)}.`
  if (refusedAt === null) return `${since} ${isThis ? 'This is the one in your hands.' : seen}`
  const out = `Out of service since ${when(refusedAt, now)}.`
  return erasedAt === null
    ? `${out} It has not been heard of since, so what is on it is still there, locked with its passphrase.`
    : `${out} It erased everything ${when(erasedAt, now)}.`
}

export function devicesUnreadInWords(problem: ChangeProblem): string {
  switch (problem) {
    case 'not-proved':
      return notProvedInWords
    case 'offline':
      return 'There is no connection, and this needs the server. Nothing was changed. Connect, or call somebody who can, then look again.'
    case 'signed-out':
      return 'Your sign-in has ended. Nothing was changed. Sign in again, then look again.'
    default:
      return 'The server did not answer as it should. Nothing was changed. Look again in a minute.'
  }
}
