import { evaluate, type Form } from '#forms'
import { fieldStateOf, type RecordHeader, type StatementSet, viewOf } from '#record'
import { sittingOf } from '../cases/sittings.ts'
import type { Scope } from './copy-source.ts'

/** Where it is kept whether a copy of this session was safe to take home. */
export const takeHomeHeader = (space: string, scope: Scope): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'take-home',
  sitting: scope === 'all' ? 'all-sessions' : sittingOf(scope),
})

/** `asked-before`: on another day. Where a person lives, and with whom, changes: each day's copy is asked for anew. */
export type TakeHomeState = 'not-asked' | 'asked-before' | 'not-safe' | 'safe'

/** Whether a copy may be made for the client now, in ms of this device's clock. */
export function takeHomeState(form: Form, set: StatementSet, now: number): TakeHomeState {
  const view = viewOf(set)
  const safe = fieldStateOf(view, 'safe/answer')
  if (safe.kind !== 'value') return 'not-asked'
  if (!safe.heads.some(({ statement: { at } }) => isSameDay(at, now))) return 'asked-before'
  if (safe.value !== 'yes') return 'not-safe'
  return evaluate(form, view).missing.length === 0 ? 'safe' : 'not-asked'
}

const isSameDay = (at: number, now: number): boolean =>
  new Date(at).toDateString() === new Date(now).toDateString()
