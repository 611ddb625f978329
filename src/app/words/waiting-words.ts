import type { Waiting } from '#store'
import { counted } from './counts.ts'
import { when } from './when.ts'

/** What is still to be sent from this device, whoever wrote it. `now` in ms. */
export function waitingInWords({ attachments, ...waiting }: Waiting, now: number): string {
  const photographs =
    attachments === 0
      ? ''
      : `${capital(counted(attachments, 'photograph'))} ${attachments === 1 ? 'waits' : 'wait'} here to be sent.`
  if (waiting.statements === 0)
    return photographs || 'Nothing waits here: everything that was finished is on the server.'
  return `${answersInWords(waiting, now)} ${photographs}`.trim()
}

function answersInWords(
  { statements, held, oldest }: Pick<Waiting, 'statements' | 'held' | 'oldest'>,
  now: number,
): string {
  const since = oldest === null ? '' : `, the oldest from ${when(oldest, now)}`
  const [wait, go] = statements === 1 ? ['waits', 'It goes'] : ['wait', 'They go']
  const all = `${capital(counted(statements, 'answer'))} ${wait} here to be sent${since}. ${go} as soon as there is a connection.`
  return held === 0
    ? all
    : `${all} The server could not read ${held} of them as sent: those need the old passphrase once more.`
}

/** Whether a forgotten passphrase costs anything. What the words are cannot be told without it. */
export const draftsInWords = ({ drafts }: Waiting): string =>
  drafts === 0
    ? 'No unfinished words lie here, so a new passphrase loses nothing.'
    : `Unfinished words lie here in ${counted(drafts, 'place')}. Only the passphrase they were typed under opens them.`

/** For one person: that others have work here, and nothing of what it is. */
export const othersWaitingInWords = (count: number): string =>
  `${capital(counted(count, 'answer'))} of others ${count === 1 ? 'waits' : 'wait'} here to be sent. That goes by itself while there is a connection. Leave the app on this device until it has gone.`

const capital = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
