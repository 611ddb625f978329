import { beginsCase, mayAct, mayWrite, type Permission, type Role, type Writer } from '#casework'
import { clientForm } from '#catalogue/client'
import { confidentialForm } from '#catalogue/confidential'
import { officerForm } from '#catalogue/officer'
import { checkValue, figuresHash, isHandedFigures, isPack, packHash } from '#forms'
import { isWithinCertificate } from '#protocol'
import { actOf, isAnswerField, type RecordHeader, type Statement } from '#record'
import type { SignedBatch } from './open.ts'
import type { Signer } from './signer.ts'

/** What the server holds of a statement from now on (docs/protocol.md §7). */
export type Judgement =
  | { readonly status: 'accepted' }
  | { readonly status: 'parked' | 'refused'; readonly code: string }

/** Where the author stands towards the batch's space when it arrives; the import key needs none of it. */
export type Standing = {
  readonly role: Role | null
  /** Of a role that sees by sight: whether they have sight of it. */
  readonly onCase: boolean
  /** A case, or the service's own space. */
  readonly isKnown: boolean
  readonly deviceRefused: boolean
}

/**
 * Why a batch leaves no trace: its key may not speak for this author at all, so not even the ids are taken from it. Else
 * whoever holds one session's key could have another document's statement refused before it arrives.
 */
export function outOfScope({ batch, signer }: SignedBatch): 'wrong-author' | 'not-allowed' | null {
  const { header, statements } = batch
  if (statements.some(({ author, device }) => author !== signer.author || device !== signer.device))
    return 'wrong-author'
  if (signer.kind !== 'session') return null
  const { space, compartment } = signer.certified.certificate
  return header.space === space &&
    header.compartment === compartment &&
    statements.every(({ via }) => via === 'session')
    ? null
    : 'not-allowed'
}

/** Whether a batch makes a case of a space that the service does not know yet. */
export const makesCase = ({ batch, signer }: SignedBatch, standing: Standing): boolean =>
  !standing.isKnown &&
  !standing.deviceRefused &&
  standing.role !== null &&
  batch.statements.some(({ via }) => beginsCase(writerOf(signer, standing), batch.header, via))

/** What is refused can never be right; what is parked waits for a person. */
export function judge(
  statement: Statement,
  header: RecordHeader,
  signer: Signer,
  standing: Standing,
): Judgement {
  const form =
    clientForm(header.form, statement.version) ??
    officerForm(header.form, statement.version) ??
    confidentialForm(header.form, statement.version)
  if (!form) return { status: 'parked', code: 'newer-form' }
  const permission = permissionOf(statement, header, signer, standing)
  if (form.compartment !== header.compartment || permission === 'not-allowed')
    return { status: 'refused', code: 'not-allowed' }
  const checked = checkValue(form, statement.field, statement.value)
  if (!checked.ok) return { status: 'refused', code: checked.error }
  if (!isUnderItsHash(statement, header)) return { status: 'refused', code: 'bad-value' }
  if (signer.kind === 'session' && !isWithinCertificate(signer.certified, statement))
    return { status: 'parked', code: 'certificate-expired' }
  return permission === 'allowed' ? { status: 'accepted' } : { status: 'parked', code: 'no-access' }
}

/** A pack is asked for by its hash: another one under it would change what was answered. Figures that were handed over stay as they were. */
function isUnderItsHash({ field, value }: Statement, { form, sitting }: RecordHeader): boolean {
  if (form === 'content-pack') return !isPack(value) || packHash(value) === sitting
  if (form !== 'service-figures' || !isAnswerField(field)) return true
  return isHandedFigures(value) && figuresHash(value) === sitting
}

function permissionOf(
  statement: Statement,
  header: RecordHeader,
  signer: Signer,
  standing: Standing,
): Permission {
  const { field, via } = statement
  const writer = writerOf(signer, standing)
  const act = isAnswerField(field) ? null : actOf(statement)
  const permission = act ? mayAct(writer, act, header, via) : mayWrite(writer, header, via)
  if (permission !== 'allowed') return permission
  return standing.isKnown && !standing.deviceRefused ? 'allowed' : 'no-access'
}

function writerOf(signer: Signer, { role, onCase }: Standing): Writer {
  if (signer.kind === 'import') return { kind: 'import' }
  if (role === null) throw new Error('A registered key belongs to no officer.')
  return signer.kind === 'session'
    ? { kind: 'session', role, onCase, space: signer.certified.certificate.space }
    : { kind: 'author', role, onCase }
}
