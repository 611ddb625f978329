import type { Outcome } from '#protocol'
import type { DecideProblem, SyncProblem } from '#sync'
import { counted, sentence } from './counts.ts'
import { when } from './when.ts'

/** Why the server did not take it by itself. `name`: who wrote it. */
export function parkedInWords(code: string, claimed: boolean, name: string): string {
  if (code === 'newer-form')
    return 'The server does not know this version of the form yet. It looks again by itself once it is updated: there is nothing to decide.'
  if (!claimed)
    return 'The service knows no such case, so there is nowhere to put it. It waits until there is one, or you refuse it.'
  if (code === 'certificate-expired')
    return 'It was written in a session, after the time of that session was up.'
  return `${name} was not on this case when it reached the server, or the tablet was no longer trusted.`
}

/** What a decision will do. */
export const outcomeInWords = (outcome: Outcome, name: string): string =>
  outcome === 'accept'
    ? `It goes into the record on every tablet, as written by ${name} at that time. If the question was answered since, both answers stand until somebody settles them.`
    : `It stays out of the record for good. ${name} keeps the words, and reads your name and your reason.`

export const decidedInWords = (outcome: Outcome, count: number): string =>
  sentence(`${counted(count, 'entry', 'entries')} ${outcome === 'accept' ? 'accepted' : 'refused'}`)

export function decideProblemInWords(problem: DecideProblem, now: number): string {
  switch (problem.kind) {
    case 'already-decided': {
      const { decided } = problem
      if (!decided) return 'The server has judged this again since, so there is nothing left to decide here.'
      const did = decided.outcome === 'accept' ? 'accepted' : 'refused'
      return `${decided.by} ${did} this first, at ${when(decided.at, now)}. That decision stands. The list below is new.`
    }
    case 'changed':
      return 'It cannot be decided like that any more. Nothing was changed. The list below is new.'
    case 'not-sent':
      return `Nothing was decided. ${unreadInWords(problem.problem)}`
  }
}

/** Why there is no list. */
export function unreadInWords(problem: SyncProblem): string {
  switch (problem) {
    case 'offline':
      return 'There is no connection. What was kept aside is on the server only, and waits there. Connect, then look again.'
    case 'signed-out':
      return 'Your sign-in has ended. What was kept aside waits on the server. Sign in again, then look again.'
    case 'update-needed':
      return 'This app is too old for the server. What was kept aside waits there. Update the app, then look again.'
    default:
      return 'The server did not answer as it should. What was kept aside waits there. Look again in a minute.'
  }
}
