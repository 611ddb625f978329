import { isRole, mayWrite } from '#casework'
import type { RecordHeader } from '#record'

/** Whether the server would take this officer's word in a record of a case that is theirs. */
export const mayWriteHere = (header: RecordHeader, role: string): boolean =>
  isRole(role) && mayWrite({ kind: 'author', role, onCase: true }, header, 'officer') === 'allowed'
