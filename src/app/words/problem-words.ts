import type { AppendError, EditProblem, NeedsYou } from '#store'
import type { ActProblem } from '../cases/acts.ts'
import type { CredentialProblem } from '../device/browser-credentials.ts'
import type { ChangeProblem } from '../device/change-passphrase.ts'
import type { ConfidentialProblem } from '../device/confidential.ts'
import type { EnrolProblem } from '../device/enrol.ts'
import type { HandOverProblem } from '../device/hand-over.ts'
import type { PassphraseProblem } from '../device/passphrase.ts'
import type { SignInProblem } from '../device/sign-in.ts'
import type { UnlockProblem } from '../device/unlock.ts'
import type { EndingProblem } from '../session/ended-session.ts'

export const signInProblemInWords: { readonly [problem in SignInProblem]: string } = {
  'wrong-sign-in': 'This name and password do not belong together. Check both and try again.',
  'code-needed': 'Put a code: the one that your phone shows now, or one of your recovery codes.',
  'wrong-code':
    'This code is not right, or was used before. Wait until the phone shows the next one. If that is not taken either, check that the phone sets its clock by itself.',
  'wrong-passkey':
    'The passkey was not taken: it is not one of yours, or it took too long. Nothing was changed. Try it again, or put a code.',
  'too-many-tries': 'There were too many tries with this name. Wait a few minutes, then try again.',
  offline: 'The server cannot be reached. Nothing was changed. Check the connection, then try again.',
  'update-needed':
    'This app is too old for the server. Close it, open it again while connected, then sign in.',
  'server-behind':
    'The server is older than this app and could not sign you in. Nothing was changed. Try again later; if this stays, tell your manager.',
  'server-error': 'The server could not sign you in just now. Nothing was changed. Try again in a minute.',
}

/** Why no passkey answered at sign-in. */
export const passkeyNotGivenInWords: { readonly [problem in CredentialProblem]: string } = {
  'not-given':
    'The passkey was not given: it was cancelled, took too long, or is not known here. Nothing was changed. Try it again, or put a code.',
  'none-here':
    'This browser cannot ask for a passkey here. Nothing was changed. Put a code instead; a recovery code does, too.',
  failed: 'The passkey could not be asked for. Nothing was changed. Try it again, or put a code.',
}

export function enrolProblemInWords(problem: EnrolProblem): string {
  switch (problem) {
    case 'passphrase-taken':
      return 'This passphrase already opens this device. Choose another one, or go back and unlock with it.'
    case 'offline':
      return 'The server cannot be reached, so the device is not set up yet. Check the connection, then try again.'
    case 'update-needed':
      return 'This app is too old for the server, so the device is not set up yet. Close it, open it again while connected, then set it up.'
    case 'server-behind':
      return 'The server is older than this app, so the device is not set up yet. Nothing was stored. Try again later; if this stays, tell your manager.'
    case 'signed-out':
      return 'Your sign-in ended before the device was set up. Nothing was stored. Go back and sign in again.'
    case 'disk-full':
      return 'This device is full, so it could not be set up. Nothing was stored. Make room, then try again.'
    default:
      return 'The device could not be set up. Nothing was stored. Try again in a minute.'
  }
}

export const passphraseProblemInWords: { readonly [problem in PassphraseProblem]: string } = {
  'too-short': 'Use at least 12 characters, or at least four words.',
  'too-plain': 'This uses only a few different letters. Choose something with more of them.',
}

export function unlockProblemInWords(problem: UnlockProblem): string {
  switch (problem.kind) {
    case 'wrong-passphrase':
      return 'That passphrase does not open this device. Nothing has changed and nothing is lost. Check it and try again.'
    case 'wait':
      return 'There were several wrong tries. Nothing is lost. Wait until the time is up, then try again.'
    case 'damaged':
      return 'The passphrase is right, but the keys stored here cannot be read. What was waiting still goes to the server. Sign in and set up this device again.'
  }
}

/** Why the passphrase is still the one of before. */
export function changePassphraseInWords(problem: ChangeProblem): string {
  switch (problem.kind) {
    case 'passphrase-taken':
      return 'Choose another one: this cannot be used here. The passphrase of before still opens this device.'
    case 'disk-full':
      return 'This device is full, so nothing was changed: the passphrase of before still opens it. Make room, then try again.'
    case 'disk-failed':
      return 'The storage of this device did not answer, so nothing was changed: the passphrase of before still opens it. Try again.'
    default:
      return unlockProblemInWords(problem)
  }
}

export function confidentialProblemInWords(problem: ConfidentialProblem): string {
  if (problem.kind !== 'must-meet') return unlockProblemInWords(problem)
  const { days, since } = problem
  const why =
    since === null
      ? 'The clock of this tablet was set back, so it cannot tell how long it has been without the server.'
      : `It is ${Math.floor(since / DAY_MS)} days since this tablet met the server, and this place opens for ${days} days without it.`
  return `${why} Nothing is lost: what was written here is kept, and what waits is still sent. Connect, sign in if you are asked to, and sync; then it opens again.`
}

const DAY_MS = 86_400_000

export const waitInWords = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

export const saveProblemInWords: { readonly [problem in EditProblem]: string } = {
  full: 'This device is full: the last change is on this screen and not stored yet. Make room on the device; it is tried again by itself for as long as the device is unlocked.',
  failed:
    'The last change is on this screen and not stored yet: the device’s storage did not answer. Go on writing; it is tried again by itself.',
  completed:
    'This record has been completed meanwhile, so its answers do not change any more. What you typed is kept beside it: open the record again to say what becomes of it.',
  'no-key':
    'This device has no key for this part of the case yet, so the last change is not stored. Connect, sync, then try again.',
  'too-large': 'This is too long to store at once. Shorten it, or split it between two fields.',
}

export const handOverProblemInWords: { readonly [problem in HandOverProblem]: string } = {
  'no-key':
    'This device has no key for the client’s part of this case yet. Nothing has changed. Connect, sync, then hand over again.',
  'no-worker':
    'The session page did not answer, so nothing was handed over and nothing is lost. Lock, open the app again, and hand over once more.',
  full: 'This device is full, so the session could not be started. Nothing is lost. Make room on the device, then try again.',
  failed:
    'The device’s storage did not answer, so the session could not be started. Nothing is lost. Try again.',
}

/** Why there is nowhere yet to write how a session ended: it stays open until there is. */
export const endingProblemInWords = (problem: EndingProblem): string =>
  problem === 'newer-form'
    ? 'The appointment of this session was written with a newer version of the app. Everything is kept. Update the app, then end the session.'
    : `The session is kept as it is. ${saveProblemInWords[problem]}`

/** Why the server did not take a statement, and what now. */
export function asideInWords({
  status,
  code,
  decided,
}: Pick<NeedsYou, 'status' | 'code' | 'decided'>): string {
  switch (code) {
    case 'set-aside':
      return decided
        ? `${decided.by} looked at it and did not take it in. The reason: “${decided.reason}” The text is kept here.`
        : 'A manager looked at it and did not take it in. The text is kept here.'
    case 'no-access':
      return 'The server did not have you on this case when it arrived. It is kept aside there. Ask your manager to look at it.'
    case 'newer-form':
      return 'The server does not know this version of the form yet. It is kept aside there until the server is updated.'
    case 'certificate-expired':
      return 'It was written after the session’s time was up. It is kept aside on the server until a person decides.'
    case 'erased':
      return 'A manager erased this case before this arrived. It was not taken and never will be. It is kept here only until you put it away.'
    case 'unknown-field':
    case 'bad-value':
      return 'The form does not take this answer as it is. The text is kept here. Open the record and put it in again.'
    case 'not-allowed':
    case 'wrong-author':
      return 'You may not write in this record. The text is kept here. Ask your manager who should write it.'
    default:
      return status === 'parked'
        ? 'It is kept aside on the server until a person decides.'
        : 'The server will not take it. The text is kept here. Ask your manager what to do with it.'
  }
}

/** Why a case was not moved. `moved`: somebody else was quicker. */
export const moveProblemInWords = (problem: AppendError | 'moved'): string =>
  problem === 'moved'
    ? 'The case was moved meanwhile, here or elsewhere. Look where it stands now. Nothing was changed.'
    : saveProblemInWords[problem]

/** Why a record was not completed, sent back or settled. */
export function actProblemInWords(problem: ActProblem): string {
  switch (problem) {
    case 'missing':
      return 'Something is still needed before this can be completed. It is listed here. Nothing was changed.'
    case 'unsettled':
      return 'Two answers stand side by side, or the record was completed twice. Settle that first. Nothing was changed.'
    case 'text-in-hand':
      return 'Some text was typed that is no answer yet, such as half a date. Finish it or clear it, then complete.'
    case 'damaged':
      return 'Part of this record cannot be read on this device, so it cannot be completed here. Sync, then try again.'
    case 'completed':
      return 'It was completed already, here or elsewhere. Nothing was changed.'
    case 'not-completed':
      return 'It is open already. Nothing was changed.'
    case 'not-whole':
      return 'Part of what was completed is not on this device. Sync, then try again. Nothing was changed.'
    case 'not-of-form':
    case 'not-late':
      return 'This cannot be done to this record. Nothing was changed.'
    default:
      return saveProblemInWords[problem]
  }
}

/** A line that the document before this one left for the lock screen. Neutral: others may read it. */
export const noticeInWords = (notice: string): string | null =>
  notice === 'lost-grant'
    ? 'The page you were on was closed. Everything written there is kept. Unlock to go on where it stood.'
    : null
