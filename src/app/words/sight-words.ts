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
  days === 1 ? 'The end of today' : `The end of ${day.format(until)} (${days}\u00a0days)`

type Sight = SightsAnswer['sights'][number]

/** Who let an auditor look, when and how much, and how long. `at`: the server's time. */
export const lookInWords = (sight: Sight, at: number): string =>
  sightInWords(
    sight,
    at,
    `gave it ${given(sight)}, ${sight.confidential ? 'with' : 'without'} the separate place.`,
  )

/** Who asked somebody for their word, when, and how long they may look. */
export const askedInWords = (sight: Sight, at: number): string =>
  sightInWords(sight, at, `asked ${given(sight)}.`)

const given = ({ grantedAt }: Sight): string => dayAndTime.format(grantedAt)

function sightInWords({ until, by, endedAt }: Sight, at: number, what: string): string {
  const said = `${by.name} ${what}`
  if (endedAt !== null) return `${said} It was taken back ${dayAndTime.format(endedAt)}.`
  return until > at ? `${said} Until ${untilInWords(until)}.` : `${said} It ended ${untilInWords(until)}.`
}

export const isOver = ({ until, endedAt }: Sight, at: number): boolean => endedAt !== null || until <= at

export function sightProblemInWords(problem: SightProblem): string {
  switch (problem) {
    case 'changed':
      return 'This case or this person is not there any more. Nothing was changed. Look at the list again.'
    case 'past':
      return 'The day that was chosen has ended. Nothing was changed. Choose again: a new day has begun.'
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
