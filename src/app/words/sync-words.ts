import type { SyncProblem } from '#sync'
import type { SyncState as DotState } from '#ui'
import type { SyncState } from '../device/sync-loop.ts'
import { when } from './when.ts'

export type SyncInWords = { readonly state: DotState; readonly words: string; readonly detail: string }

/** Where everything on this device is, in words. `now` in ms: a time of another day is given with its day. */
export function syncInWords({ outbox, working, problem }: SyncState, now: number): SyncInWords {
  const { unsent, attachments, oldest, lastReceiptAt, needsYou, held } = outbox
  const waiting = unsent + attachments
  const kept = [
    unsent ? `${unsent} saved on this device, oldest ${when(oldest ?? now, now)}.` : '',
    attachments
      ? `${attachments} ${attachments === 1 ? 'photograph' : 'photographs'} saved on this device.`
      : '',
  ]
    .join(' ')
    .trim()
  if (needsUpdate({ outbox, problem }) && problem !== 'offline')
    return {
      state: 'update',
      words: 'Update needed',
      detail: `${kept} What you write still goes to the server.`.trim(),
    }
  if (needsYou > 0)
    return {
      state: 'needs-you',
      words: 'Needs you',
      detail: `${needsYou} could not be taken as it is. It is kept: see Today. ${kept}`.trim(),
    }
  if (problem === 'offline')
    return {
      state: 'saved',
      words: 'Working offline',
      detail: kept
        ? `${kept} ${waiting === 1 ? 'It goes' : 'They go'} when you reconnect.`
        : 'Nothing waiting on this device.',
    }
  if (waiting > 0 && working) return { state: 'sending', words: 'Sending', detail: kept }
  if (waiting > 0)
    return {
      state: 'saved',
      words: 'Saved on this device',
      detail: held
        ? `${kept} The server could not read ${held} of them. They are kept, and sent once more.`
        : kept,
    }
  return {
    state: 'server',
    words: lastReceiptAt === null ? 'Up to date' : `On the server ${when(lastReceiptAt, now)}`,
    detail: 'Nothing waiting on this device.',
  }
}

/** Whether the server speaks in a way that only a newer version of this app knows. */
export const needsUpdate = ({ outbox, problem }: Pick<SyncState, 'outbox' | 'problem'>): boolean =>
  problem === 'update-needed' || outbox.notUnderstood > 0

/** Why: it cannot fetch, or it was answered something about what it sent. */
export const updateInWords = ({ outbox, problem }: Pick<SyncState, 'outbox' | 'problem'>): string =>
  problem === 'update-needed' || outbox.notUnderstood === 0
    ? syncProblemInWords['update-needed']
    : 'The server answered part of what you sent in a way that only a newer version of this app knows. It is kept here and sent again after the update. Everything else goes as before.'

/** What happened, what was kept, what to do. Being offline is said elsewhere: it is no fault. */
export const syncProblemInWords: { readonly [problem in SyncProblem]: string } = {
  offline: 'There is no connection to the server. Everything is kept here and goes when you reconnect.',
  'server-error':
    'The server is not well just now. Everything is kept here, and it is tried again every half minute.',
  'signed-out':
    'Your sign-in has ended. What you write still goes. Sign in again to fetch what others wrote.',
  'device-refused':
    'The server no longer takes this device. Everything you wrote is kept here. Speak to your manager.',
  'update-needed':
    'This app is too old for the server: it cannot fetch what others wrote until it is updated. Everything you wrote is kept, and what you write still goes.',
  'server-behind':
    'The server is older than this app and cannot answer it yet. Everything is kept here, and it is tried again by itself. If this stays until tomorrow, tell your manager.',
  'untrusted-answer':
    'The server sent something that its author did not sign. It was left out and nothing here has changed. Tell your manager.',
  differs:
    'One of your cases is not the same on the server as on this device, and comparing the two did not settle it. Nothing is lost here. It is compared again by itself; if this stays until tomorrow, tell your manager.',
  'disk-full':
    'This device is full, so nothing new could be fetched. What you wrote is kept. Make room on the device, then sync again.',
  'disk-failed':
    'This device could not write to its storage. What was saved before is kept. Lock and unlock; if it stays, restart the device.',
}
