import { type BegunForm, latestOfficerForm, purposes } from '#catalogue/officer'
import type { Form } from '#forms'
import type { RecordHeader } from '#record'
import type { CaseOnDevice } from './caseload.ts'
import { freshCaseSitting } from './sittings.ts'

/** A form that can be begun on a case; nothing of it is stored until something is written. */
export type Beginning = {
  readonly form: Form
  readonly header: RecordHeader
  /** Beside one that is there. */
  readonly again: boolean
}

/** By what they are for: forms of the case's service that are not there yet, and those that may be begun again. */
export const beginnings = (
  one: Pick<CaseOnDevice, 'space' | 'records' | 'profile'>,
): readonly { readonly title: string; readonly forms: readonly Beginning[] }[] =>
  purposes
    .map(({ title, forms }) => ({ title, forms: forms.flatMap((form) => beginningOf(one, form)) }))
    .filter(({ forms }) => forms.length > 0)

function beginningOf(
  { space, records, profile }: Pick<CaseOnDevice, 'space' | 'records' | 'profile'>,
  { form: id, several, after }: BegunForm,
): readonly Beginning[] {
  const form = latestOfficerForm(id)
  const taken = records.map(({ header }) => header).filter((header) => header.form === id)
  const isReady = after === undefined || records.some(({ header }) => header.form === after)
  if (!form?.profiles?.includes(profile) || !isReady || (taken.length > 0 && !several)) return []
  const header = { space, compartment: form.compartment, form: id, sitting: freshCaseSitting(taken) }
  return [{ form, header, again: taken.length > 0 }]
}
