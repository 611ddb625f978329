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

/** What came of deciding: how many were decided, and what stopped it before all were. */
export function decidedInWords(
  outcome: Outcome,
  decided: number,
  problem: DecideProblem | null,
  now: number,
): string {
  const did = decided === 0 ? '' : sentence(`${counted(decided, 'entry', 'entries')} ${verb[outcome]}`)
  if (!problem) return did
  const rest = decided === 0 ? '' : 'The rest waits on.'
  return [did, problemInWords(problem, decided, now), rest].filter(Boolean).join(' ')
}

const verb: { readonly [outcome in Outcome]: string } = { accept: 'accepted', refuse: 'refused' }

function problemInWords(problem: DecideProblem, decided: number, now: number): string {
  switch (problem.kind) {
    case 'already-decided': {
      const { decided: first } = problem
      return first
        ? `${first.by} ${verb[first.outcome]} this before you, ${when(first.at, now)}. That decision stands. The list below is new.`
        : 'The server has judged this again since, so there is nothing left to decide here. The list below is new.'
    }
    case 'changed':
      return 'It cannot be decided like that any more. Nothing was changed. The list below is new.'
    case 'not-sent':
      return `${decided === 0 ? 'Nothing was decided.' : ''} ${unreadInWords(problem.problem)}`.trim()
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
