import type { OwnPasskey } from '#protocol/second-factor'
import type { SecondFactor, SecondFactorProblem } from '#sync/second-factor'
import type { NewPasskeyProblem } from '../device/sign-in-passkeys.ts'
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
      return 'You are signed in again. A code that you gave for that is used up: put the next one that your phone shows, or another recovery code.'
    case 'wrong-passkey':
      return 'The server did not take this passkey: it took more than five minutes, or was made for something else. Nothing was changed. Try again.'
    case 'passkey-there':
      return passkeyNotMadeInWords['passkey-there']
    case 'too-many-passkeys':
      return 'You have ten passkeys, and there can be no more. Nothing was changed. Remove one first.'
    case 'no-passkeys-here':
      return 'The server makes no passkeys for this address. Nothing was changed. Whoever runs the service has to set its address first; until then, set up the codes of a phone.'
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

/** How one's own stands. */
export function secondStepInWords({
  setUpAt,
  totpAt,
  codesLeft,
  passkeys,
}: Omit<SecondFactor, 'passkeys'> & { readonly passkeys: readonly unknown[] }): string {
  if (setUpAt === null) return 'There is no second step. Your password alone signs you in.'
  const ways = [
    passkeys.length > 0 ? ['a passkey'] : [],
    totpAt === null ? [] : ['a code from your phone'],
  ].flat()
  const left = codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`
  const advice = codesLeft <= FEW_CODES ? ' Draw ten new ones before they are used up.' : ''
  return `With your password, and then ${ways.join(', ')} or a recovery code. ${left} left.${advice}`
}

/** The codes of a phone; null: there are none. `now` in ms. */
export const phoneInWords = (totpAt: number | null, now: number): string =>
  totpAt === null
    ? 'Not set up. An authenticator app on your phone shows a new code every half minute.'
    : `Set up ${when(totpAt, now)}.`

/** When it was made, and when it last signed in. */
export const passkeyInWords = ({ madeAt, usedAt }: OwnPasskey, now: number): string =>
  `Made ${when(madeAt, now)}. ${usedAt === null ? 'Not used yet.' : `Last used ${when(usedAt, now)}.`}`

/** Why the browser made none. */
export const passkeyNotMadeInWords: { readonly [problem in NewPasskeyProblem]: string } = {
  'passkey-there': 'This key or device has a passkey of yours already, and it stands. Nothing was changed.',
  'not-given':
    'No passkey was made: it was cancelled or took too long. Nothing was changed. Try again when you have it at hand.',
  'none-here':
    'This browser cannot make a passkey for this address. Nothing was changed. Try another browser, or set up the codes of a phone.',
  failed: 'The passkey could not be made. Nothing was changed. Try again.',
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
