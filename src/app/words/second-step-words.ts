import type { SecondFactor, SecondFactorProblem } from '#sync/second-factor'
import { signInProblemInWords } from './problem-words.ts'
import { notProvedInWords } from './prove-words.ts'
import { when } from './when.ts'

export function secondStepProblemInWords(problem: SecondFactorProblem): string {
  switch (problem) {
    case 'wrong-code':
      return signInProblemInWords['wrong-code']
    case 'too-many-tries':
      return 'There were too many tries. Nothing was changed. Wait a few minutes, then try again.'
    case 'second-factor-there':
      return 'A second step was set up meanwhile, with another phone, and it stands. Go back to see it.'
    case 'next-code':
      return 'You are signed in again, and that used up a code. Put the next one that your phone shows, or another recovery code.'
    case 'not-proved':
      return notProvedInWords
    case 'offline':
      return 'There is no connection, and this needs the server. Nothing was changed. Connect, then try again.'
    case 'signed-out':
      return 'Your sign-in has ended. Nothing was changed. Sign in again, then try again.'
    case 'server-behind':
      return 'The server is older than this app and knows no second step yet. Nothing was changed.'
    default:
      return 'The server did not answer as it should. Nothing was changed. Try again in a minute.'
  }
}

const FEW_CODES = 3

/** How one's own stands. `now` in ms. */
export function secondStepInWords({ setUpAt, codesLeft }: SecondFactor, now: number): string {
  if (setUpAt === null) return 'It is not set up. Your password alone signs you in.'
  const left = codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`
  const advice =
    codesLeft <= FEW_CODES ? ' For ten new ones, remove the second step and set it up again.' : ''
  return `Set up ${when(setUpAt, now)}. ${left} left.${advice}`
}

export const hasSecondStepInWords = (has: boolean): string =>
  has ? 'signs in with a second step' : 'signs in with a password only'

/** Of a colleague, for a manager; null: there is none. */
export const theirSecondStepInWords = (setUpAt: number | null, now: number): string =>
  setUpAt === null
    ? 'There is none: a password alone signs them in. They can set one up under “Device”.'
    : `Set up ${when(setUpAt, now)}.`

/** `JBSW Y3DP …`, `4821 0937 5521`: as people copy them. */
export const inGroups = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')
