import type { HandedIn, SyncProblem, Unsent } from '#sync'
import type { FileProblem } from '../carry/read-file.ts'
import { counted } from './counts.ts'
import { when } from './when.ts'

/** What would be in the file, and what would not. `now` in ms. */
export function unsentInWords({ attachments, ...unsent }: Unsent, now: number): string {
  if (attachments === 0) return answersInWords(unsent, now)
  const [stay, go] = attachments === 1 ? ['stays', 'It goes'] : ['stay', 'They go']
  return `${answersInWords(unsent, now)} ${capital(counted(attachments, 'photograph'))} ${stay} here: no file carries that. ${go} when this device itself has a connection.`
}

function answersInWords({ statements, oldest, held }: Omit<Unsent, 'attachments'>, now: number): string {
  if (statements + held === 0) return 'No answer waits on this device, so there is nothing to save.'
  const can =
    statements === 0
      ? 'Nothing can go into a file now.'
      : `${capital(counted(statements, 'answer'))} ${statements === 1 ? 'waits' : 'wait'} on this device, the oldest from ${when(oldest ?? now, now)}.`
  return held === 0
    ? can
    : `${can} ${capital(counted(held, 'answer'))} cannot go into the file: the server could not read ${held === 1 ? 'it' : 'them'} as sent. Unlock while connected, and ${held === 1 ? 'it is' : 'they are'} sealed anew.`
}

/** After a file was made: where it is, and that nothing has been sent by that. */
export const savedInWords = (name: string): string =>
  `The file ${name} went to your browser to save, most likely among your downloads. It is sealed: only the server can read it. Nothing here counts as sent until the server has told this device.`

/** A line for each thing that became of a file; the last says what to do with it. */
export function handedInInWords(outcome: HandedIn): readonly string[] {
  const { statements, unread, notUnderstood, strangers, damaged, left, problem } = outcome
  const { stored, had, parked, refused } = statements
  const lines = [
    stored > 0 && `${capital(counted(stored, 'answer'))} ${stored === 1 ? 'is' : 'are'} new on the server.`,
    had > 0 && `${capital(counted(had, 'answer'))} ${had === 1 ? 'was' : 'were'} on the server already.`,
    parked > 0 &&
      `${capital(counted(parked, 'answer'))} ${waits(parked)} on the server for a person to decide. The officer is told on the device that made the file.`,
    refused > 0 &&
      `${capital(counted(refused, 'answer'))} could not be taken as ${refused === 1 ? 'it is' : 'they are'}. The officer finds the text on the device that made the file.`,
    unread > 0 &&
      `The server could not read ${counted(unread, 'piece')} of the file. Unlock the device that made it while it is connected: it seals and sends ${unread === 1 ? 'it' : 'them'} anew.`,
    notUnderstood > 0 &&
      `What the server said of ${counted(notUnderstood, 'piece')} of the file, this page is too old to know. Close it, open it again while connected, and hand the file in once more.`,
    strangers > 0 &&
      'This server does not know a device that made the file, and took nothing of it from there. Check that this is the address the device uses. If it is, sign in on that device and set it up again.',
    damaged.length > 0 &&
      `The file is damaged at part ${damaged[0]}. What could be read before and after it was handed in. The rest is still on the device: save a new file there.`,
    problem && `${isAnyHandedIn(outcome) ? `${leftInWords(left)} ` : ''}${problemInWords(problem)}`,
  ]
  return [...lines.filter((line) => typeof line === 'string'), whatNow(outcome)]
}

/** In a few words: all of it, some of it, or nothing yet. */
export function handedInTitle(outcome: HandedIn): string {
  if (isAllHandedIn(outcome)) return 'Handed in'
  return isAnyHandedIn(outcome) ? 'Not all of it was handed in' : 'Nothing was handed in yet'
}

const isAnyHandedIn = ({ statements }: HandedIn): boolean =>
  Object.values(statements).some((count) => count > 0)

/** Whether everything in the file is with the server now. */
export const isAllHandedIn = ({ unread, notUnderstood, strangers, damaged, problem }: HandedIn): boolean =>
  unread + notUnderstood + strangers === 0 && damaged.length === 0 && problem === null

/** Why nothing could be handed in at all. */
export function fileProblemInWords(problem: FileProblem): string {
  switch (problem) {
    case 'not-a-carry-file':
      return 'This is another kind of file. Nothing was handed in. Choose the one whose name begins with cairn-unsent and ends with .cairn.'
    case 'newer-format':
      return 'A newer version of the app made this file. Nothing was handed in, and the file is as it was. Close this page, open it again while connected, and choose the file once more.'
    case 'damaged':
      return 'This file is damaged, and nothing in it could be read. Nothing was handed in. Everything is still on the device that made it: save a new file there.'
    case 'unreadable':
      return 'This machine could not read the file. Nothing was handed in. If it is on a stick, put it in again; if it came by mail, save it here first. Then choose it once more.'
  }
}

const whatNow = (outcome: HandedIn): string =>
  isAllHandedIn(outcome)
    ? 'You can delete the file. The device that made it goes on saying that its work is saved there, until it is next connected and hears from the server itself. Nothing is stored twice.'
    : 'Keep the file for now. Handing it in again does no harm: nothing is stored twice.'

const leftInWords = (left: number): string =>
  `${capital(counted(left, 'part'))} of the file ${left === 1 ? 'was' : 'were'} not handed in yet.`

function problemInWords(problem: SyncProblem): string {
  switch (problem) {
    case 'offline':
      return 'The server cannot be reached from here just now. Check the connection, then try again.'
    case 'update-needed':
      return 'The server answers in a way this page is too old for. Close it, open it again while connected, and choose the file once more.'
    default:
      return 'The server is not well just now. Try again in a few minutes.'
  }
}

const waits = (count: number): string => (count === 1 ? 'waits' : 'wait')

const capital = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
