import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { JsonObject } from '#core'
import { type ErrorAnswer, PROTOCOL } from '#protocol'
import type { SecondStepQuestion } from '#protocol/second-factor'

import { noteOutcome } from './audited.ts'

type Problem = { readonly status: ContentfulStatusCode; readonly message: string }

/** Every error the API gives: what happened, what was kept, what to do (docs/protocol.md §9). */
const problems = {
  'bad-request': {
    status: 400,
    message: 'The server could not read this request. Nothing was changed. Update the app and try again.',
  },
  damaged: {
    status: 400,
    message: 'This arrived damaged and was not taken. What you wrote is kept on the device. Send it again.',
  },
  'unknown-version': {
    status: 400,
    message:
      'This comes from an app that is newer than the server. What you wrote is kept on the device and sent again by itself. If this stays, tell your manager.',
  },
  'wrong-sign-in': {
    status: 401,
    message: 'This name and password do not belong together. Check both and try again.',
  },
  'code-needed': {
    status: 401,
    message:
      'The password is right. Sign in with your second step as well: the code from your phone, a passkey (an app that cannot ask for one is to be updated), or a recovery code.',
  },
  'wrong-code': {
    status: 401,
    message:
      'This code is not right, or was used before. Nothing was changed. Wait for the next one and try again.',
  },
  'wrong-passkey': {
    status: 401,
    message:
      'This passkey was not taken: it is not one of yours, or it took more than five minutes. Nothing was changed. Try again, or use another way.',
  },
  'signed-out': {
    status: 401,
    message: 'You are not signed in, or your sign-in has ended. What you wrote is kept. Sign in again.',
  },
  'sign-in-again': {
    status: 401,
    message:
      'It is an hour or more since you last gave your password. Nothing was changed. Sign in again, then repeat it.',
  },
  'no-proof': {
    status: 401,
    message: 'The server shows cases to an unlocked device only. Nothing is lost. Unlock and try again.',
  },
  'stale-proof': {
    status: 401,
    message: 'This device’s idea of the time is off. Nothing is lost. Ask again with the time given here.',
  },
  'unknown-device': {
    status: 401,
    message:
      'The server does not know this device. What you wrote is kept on it. Sign in and enrol it again.',
  },
  'bad-signature': {
    status: 401,
    message:
      'The signature does not fit this device. What you wrote is kept on it. Try again, or enrol again.',
  },
  'device-refused': {
    status: 403,
    message: 'This device may no longer read cases. What you wrote is kept on it. Speak to your manager.',
  },
  'no-access': {
    status: 403,
    message: 'You are not on this case now. What you wrote is kept. If that is wrong, speak to your manager.',
  },
  'not-for-you': {
    status: 403,
    message: 'This is for managers of the service. Nothing was changed. Ask your manager to do it.',
  },
  'your-own': {
    status: 403,
    message: 'This takes away somebody else’s second step. Nothing was changed. Remove your own with a code.',
  },
  'not-a-page': {
    status: 403,
    message: 'This address is for the app, not for the address bar. Open Cairn instead.',
  },
  'other-site': {
    status: 403,
    message: 'This request came from another site and was refused. Nothing was changed. Open Cairn itself.',
  },
  'not-found': {
    status: 404,
    message: 'The server has nothing at this address. Update the app and try again.',
  },
  'key-in-use': {
    status: 409,
    message: 'This device’s keys are enrolled already, for somebody else. Nothing was changed. Enrol again.',
  },
  'second-factor-there': {
    status: 409,
    message: 'There is a second step already, with another secret. It stands. Remove it first.',
  },
  'no-second-factor': {
    status: 409,
    message:
      'There is no second step, so recovery codes are for nothing. Nothing was changed. Set one up first.',
  },
  'no-passkeys-here': {
    status: 409,
    message:
      'Passkeys are for the address that was set for this service, and this is another. Nothing was changed. Tell whoever runs it (CAIRN_ORIGIN).',
  },
  'passkey-there': {
    status: 409,
    message: 'This passkey is one of yours already. It stands. Look at the list again.',
  },
  'too-many-passkeys': {
    status: 409,
    message: 'Ten passkeys are as many as there can be. Nothing was changed. Remove one first.',
  },
  'already-decided': {
    status: 409,
    message: 'This was decided before. What was decided then stands. Look at the list again.',
  },
  'cannot-accept': {
    status: 409,
    message: 'This cannot be decided so yet. Nothing was changed, and it waits on. Look at the list again.',
  },
  'too-early': {
    status: 409,
    message: 'Seven days have not passed since you asked. Nothing was erased. Wait, or ask another manager.',
  },
  'on-hold': {
    status: 409,
    message:
      'This case is on hold: it may not be erased now. Nothing was changed. Ask the manager who put it on hold.',
  },
  'already-erased': {
    status: 409,
    message: 'This case was erased before. It cannot be brought back. Look at the list again.',
  },
  erased: {
    status: 410,
    message: 'A manager erased this case. Nothing of it is here any more. Look at the list of cases again.',
  },
  'too-large': {
    status: 413,
    message: 'This is too large to take at once. What you wrote is kept on the device. Send it in parts.',
  },
  'update-needed': {
    status: 426,
    message:
      'App and server no longer fit together. What you wrote is kept and can still be sent. Update the app.',
  },
  'too-many-tries': {
    status: 429,
    message: 'There were too many tries. Wait for the time given, then sign in again.',
  },
  'server-error': {
    status: 500,
    message: 'Something went wrong on the server. What you wrote is kept on the device. Try again later.',
  },
  unavailable: {
    status: 503,
    message: 'The server cannot reach its database. What you wrote is kept on the device. Try again later.',
  },
} as const satisfies { readonly [code: string]: Problem }

export type ProblemCode = keyof typeof problems

/** An error as the API answers it; `more` adds what a program needs to go on. */
export function problem(
  c: Context,
  code: ProblemCode,
  more: { readonly at?: number; readonly decided?: JsonObject | null } | SecondStepQuestion = {},
): Response {
  const { status, message } = problems[code]
  noteOutcome(c, code)
  const answer: ErrorAnswer = { error: code, message, protocol: PROTOCOL }
  return c.json({ ...answer, ...more }, status)
}

/** Nothing of it was looked at; `ms` is how long to wait. */
export function tooManyTries(c: Context, ms: number): Response {
  c.header('Retry-After', String(Math.ceil(ms / 1000)))
  return problem(c, 'too-many-tries')
}
