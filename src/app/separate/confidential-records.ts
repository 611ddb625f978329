import { confidentialForm, latestConfidentialForm } from '#catalogue/confidential'
import type { Form } from '#forms'
import type { RecordHeader } from '#record'
import type { OpenedRecord } from '#store'
import { formIn } from '../cases/record-form.ts'

/** The form a confidential record is read with; undefined for one that this app does not know yet. */
export const confidentialFormOf = (record: Pick<OpenedRecord, 'header' | 'set'>): Form | undefined =>
  formIn({ latest: latestConfidentialForm, find: confidentialForm }, record)

/** The one record of a confidential form on a case. */
export const headerIn = (space: string, { id }: Form): RecordHeader => ({
  space,
  compartment: 'confidential',
  form: id,
  sitting: 'case',
})

/** Notes belong to a record and are shown with it. */
export const isNotes = ({ form }: Pick<RecordHeader, 'form'>): boolean => form === 'record-notes-confidential'

export function confidentialNotesForm(): Form {
  const form = latestConfidentialForm('record-notes-confidential')
  if (!form) throw new Error('The notes of a confidential record have lost their form.')
  return form
}
