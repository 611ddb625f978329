import { isRole, mayAct, mayWrite } from '#casework'
import type { Act, RecordHeader } from '#record'

/** Whether the server would take this officer's word in a record of a case that is theirs. */
export const mayWriteHere = (header: RecordHeader, role: string): boolean =>
  isRole(role) && mayWrite({ kind: 'author', role, onCase: true }, header, 'officer') === 'allowed'

/** Whether the server would let this officer do this to a record of a case that is theirs. */
export const mayActHere = (act: Act, header: RecordHeader, role: string): boolean =>
  isRole(role) && mayAct({ kind: 'author', role, onCase: true }, act, header, 'officer') === 'allowed'

/** Whether reports wait for this person's signature. */
export const mayCountersign = (role: string): boolean => role === 'manager'
