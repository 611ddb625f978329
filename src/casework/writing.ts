import type { Act, RecordHeader, Via } from '#record'
import type { Role } from './roles.ts'
import { isServiceForm, serviceSpace } from './service-space.ts'

/**
 * Who asks to write into a record: an officer with their author key, the key of one session in session mode, or the
 * service itself. `onCase`: this officer is on the record's case now; of a role that sees by sight, that they have sight of it.
 */
export type Writer =
  | { readonly kind: 'author'; readonly role: Role; readonly onCase: boolean }
  | { readonly kind: 'session'; readonly role: Role; readonly onCase: boolean; readonly space: string }
  | { readonly kind: 'import' }

/** `no-access`: could be right with another caseload, a person decides. `not-allowed`: never right. */
export type Permission = 'allowed' | 'no-access' | 'not-allowed'

/** Who writes a form besides the officers on the case. */
type OtherWriters = readonly ('manager' | 'import')[]

/** The manager takes referrals in, and keeps the case file of every case. Imports bring in what a service has when it starts. */
const otherWriters: ReadonlyMap<string, OtherWriters> = new Map<string, OtherWriters>([
  ['case-file', ['manager', 'import']],
  ['request-for-service', ['manager', 'import']],
  ['screening', ['manager']],
  ['appointment', ['import']],
  ['record-notes', ['manager']],
  ['record-notes-confidential', ['manager']],
  ['audit', ['manager']],
  ['acceptance', ['manager']],
  ['waiting-entry', ['manager', 'import']],
  ['urgent-endorsement', ['manager']],
  ['allocation', ['manager', 'import']],
  ['contact', ['manager']],
  ['escalation', ['manager']],
  ['disagreement', ['manager']],
  ['court-request', ['manager']],
])

/** The one form of each role that sees cases by sight, while they have it. */
const formBySight: ReadonlyMap<Role, string> = new Map<Role, string>([
  ['auditor', 'audit'],
  ['service-manager', 'urgent-endorsement'],
])

/** What a manager decides, and what is about an officer's work: those on the case read it, and somebody else writes and completes it. */
const notByOfficers: ReadonlySet<string> = new Set([
  'audit',
  'acceptance',
  'waiting-entry',
  'urgent-endorsement',
  'allocation',
])

/** Each kind of key speaks for its own documents only. */
const viaByKind: { readonly [kind in Writer['kind']]: readonly Via[] } = {
  author: ['officer', 'session'],
  session: ['session'],
  import: ['import'],
}

/** Whether a writer may make a statement in a record of the given header (docs/protocol.md §5 and §7). */
export function mayWrite(writer: Writer, header: RecordHeader, via: Via): Permission {
  const others = otherWriters.get(header.form) ?? []
  if (isServiceForm(header.form) || header.space === serviceSpace) return mayWriteService(writer, header, via)
  if (!viaByKind[writer.kind].includes(via)) return 'not-allowed'
  if (writer.kind === 'import') return others.includes('import') ? 'allowed' : 'not-allowed'
  if (writer.kind === 'session' && !isOfSession(writer.space, header)) return 'not-allowed'
  if (others.some((other) => other === writer.role)) return 'allowed'
  const isTheirs =
    writer.role === 'officer' ? !notByOfficers.has(header.form) : formBySight.get(writer.role) === header.form
  if (!isTheirs) return 'not-allowed'
  return writer.onCase ? 'allowed' : 'no-access'
}

/** What the service itself says at its start. Words and figures have a person who stands for them. */
const byTheService: ReadonlySet<string> = new Set(['service-settings', 'staff'])

/** What holds for the whole service only its manager says, or the service at its start; nothing of a case is said there. */
function mayWriteService(writer: Writer, { space, form }: RecordHeader, via: Via): Permission {
  if (space !== serviceSpace || !isServiceForm(form)) return 'not-allowed'
  if (writer.kind === 'import') return via === 'import' && byTheService.has(form) ? 'allowed' : 'not-allowed'
  return writer.kind === 'author' && writer.role === 'manager' && via === 'officer'
    ? 'allowed'
    : 'not-allowed'
}

/** Who opens a record again, signs it as the manager, or sets aside what came late (docs/protocol.md §4a). */
const actors: { readonly [act in Exclude<Act, 'complete' | 'name-wording'>]: readonly Role[] } = {
  'send-back': ['manager'],
  countersign: ['manager'],
  'set-aside': ['officer', 'manager'],
}

/** Whoever writes a form completes it. */
function completersOf({ form }: RecordHeader): readonly Role[] {
  const byManager = otherWriters.get(form)?.includes('manager') === true
  return [
    ...(notByOfficers.has(form) ? [] : ['officer' as const]),
    ...(byManager ? ['manager' as const] : []),
    ...[...formBySight].flatMap(([role, own]) => (own === form ? [role] : [])),
  ]
}

/** Whether this statement makes a case of a space that the service does not know: a manager's own word, in a form that managers write (docs/protocol.md §4c). */
export const beginsCase = (writer: Writer, header: RecordHeader, via: Via): boolean =>
  writer.kind === 'author' &&
  writer.role === 'manager' &&
  via === 'officer' &&
  !isServiceForm(header.form) &&
  header.space !== serviceSpace &&
  mayWrite(writer, header, via) === 'allowed'

/** Whether a writer may do this to a record: who is on its case or has sight of it, or the manager; in the officer's app only. */
export function mayAct(writer: Writer, act: Act, header: RecordHeader, via: Via): Permission {
  if (act === 'name-wording') return mayWrite(writer, header, via) // by whoever begins the record
  if (writer.kind !== 'author' || via !== 'officer') return 'not-allowed'
  const may = act === 'complete' ? completersOf(header) : actors[act]
  if (!may.includes(writer.role)) return 'not-allowed'
  return writer.role === 'manager' || writer.onCase ? 'allowed' : 'no-access'
}

const isOfSession = (space: string, header: RecordHeader): boolean =>
  header.space === space && header.compartment === 'client'
