import type { SightsAnswer } from '#protocol/sight'
import type { SightProblem } from '#sync/sight'
import { notProvedInWords } from './prove-words.ts'

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

/** "Saturday 5 December at 23:59". */
export const untilInWords = (until: number): string => dayAndTime.format(until)

/** Until the end of which day, and how many days that is. `until` in ms. */
export const dayChoiceInWords = (until: number, days: number): string =>
  days === 1 ? 'The end of today' : `The end of ${day.format(until)} (${days} days)`

type Sight = SightsAnswer['sights'][number]

/** Who let them look, when and how much, and how long. `at`: the server's time. */
export function sightInWords({ confidential, until, by, grantedAt, endedAt }: Sight, at: number): string {
  const given = `${by.name} gave it ${dayAndTime.format(grantedAt)}, ${confidential ? 'with' : 'without'} the separate place.`
  if (endedAt !== null) return `${given} It was taken back ${dayAndTime.format(endedAt)}.`
  return until > at ? `${given} Until ${untilInWords(until)}.` : `${given} It ended ${untilInWords(until)}.`
}

export const isOver = ({ until, endedAt }: Sight, at: number): boolean => endedAt !== null || until <= at

export function sightProblemInWords(problem: SightProblem): string {
  switch (problem) {
    case 'changed':
      return 'This case or this person is not there any more. Nothing was changed. Look at the list again.'
    case 'not-proved':
      return notProvedInWords
    case 'offline':
      return 'There is no connection, and this needs the server. Nothing was changed. Connect, then try again.'
    case 'signed-out':
      return 'Your sign-in has ended. Nothing was changed. Sign in again, then try again.'
    case 'server-behind':
      return 'The server is older than this app and lets nobody look at a case yet. Nothing was changed.'
    default:
      return 'The server did not answer as it should. Look at the list again in a minute to see where it stands.'
  }
}
