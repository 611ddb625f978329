import type { RecordHeader, Via } from '#record'
import type { Role } from './roles.ts'

/**
 * Who asks to write into a record: an officer with their author key, the key of one session in session mode, or the
 * service itself. `onCase`: this officer is on the record's case now.
 */
export type Writer =
  | { readonly kind: 'author'; readonly role: Role; readonly onCase: boolean }
  | { readonly kind: 'session'; readonly role: Role; readonly onCase: boolean; readonly space: string }
  | { readonly kind: 'import' }

/** `no-access`: could be right with another caseload, a person decides. `not-allowed`: never right. */
export type Permission = 'allowed' | 'no-access' | 'not-allowed'

/** Who writes a form besides the officers on the case. */
type OtherWriters = readonly ('manager' | 'import')[]

/** The case file is also kept by the manager, for every case. Imports bring it in, and the appointments that were made elsewhere. */
const otherWriters: ReadonlyMap<string, OtherWriters> = new Map<string, OtherWriters>([
  ['case-file', ['manager', 'import']],
  ['appointment', ['import']],
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
  if (!viaByKind[writer.kind].includes(via)) return 'not-allowed'
  if (writer.kind === 'import') return others.includes('import') ? 'allowed' : 'not-allowed'
  if (writer.kind === 'session' && !isOfSession(writer.space, header)) return 'not-allowed'
  if (writer.role === 'manager' && others.includes('manager')) return 'allowed'
  if (writer.role !== 'officer') return 'not-allowed'
  return writer.onCase ? 'allowed' : 'no-access'
}

const isOfSession = (space: string, header: RecordHeader): boolean =>
  header.space === space && header.compartment === 'client'
