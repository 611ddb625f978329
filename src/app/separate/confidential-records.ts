import { isAbout } from '#casework/leaving'
import {
  begunSeveralTimes,
  confidentialForm,
  confidentialForms,
  latestConfidentialForm,
} from '#catalogue/confidential'
import { type Form, type Profile, valueInWords } from '#forms'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { formIn } from '../cases/record-form.ts'
import { freshCaseSitting, sittingInWords, sittingNumber } from '../cases/sittings.ts'

/** The form a confidential record is read with; undefined for one that this app does not know yet. */
export const confidentialFormOf = (record: Pick<OpenedRecord, 'header' | 'set'>): Form | undefined =>
  formIn({ latest: latestConfidentialForm, find: confidentialForm }, record)

/** A confidential form that can be begun on a case. `again`: beside those that are there. */
export type ConfidentialBeginning = {
  readonly form: Form
  readonly header: RecordHeader
  readonly again: boolean
}

/** Forms of the case's service that are not there yet, and those that are begun anew each time; the same on two tablets. */
export const confidentialBeginnings = (
  space: string,
  profile: Profile,
  there: readonly Pick<OpenedRecord, 'header'>[],
): readonly ConfidentialBeginning[] =>
  confidentialForms
    .filter((form) => latestConfidentialForm(form.id) === form && form.profiles?.includes(profile))
    .flatMap((form) => {
      const taken = there.map(({ header }) => header).filter((header) => header.form === form.id)
      if (taken.length > 0 && !begunSeveralTimes.has(form.id)) return []
      const sitting = freshCaseSitting(taken)
      const header: RecordHeader = { space, compartment: 'confidential', form: form.id, sitting }
      return [{ form, header, again: taken.length > 0 }]
    })

/** Notes belong to a record and are shown with it. */
export const isNotes = ({ form }: Pick<RecordHeader, 'form'>): boolean => form === 'record-notes-confidential'

/** Of an entry of the register that was begun at a record: that record’s title, and which sitting of it. */
export function titleOfShared(
  entry: RecordHeader,
  there: readonly Pick<OpenedRecord, 'header' | 'set'>[],
): string | undefined {
  const shared = there.find(({ header }) => isAbout(entry, header))
  const title = shared && confidentialFormOf(shared)?.title
  if (!shared || title === undefined) return undefined
  const { sitting } = shared.header
  return sittingNumber(sitting) > 1 ? `${title} (${sittingInWords(sitting).toLowerCase()})` : title
}

/** What tells a record from others of its form: what an entry of the register lets out, of what an update to the survivor tells. */
export const aboutWhat = (
  record: Pick<OpenedRecord, 'header' | 'set'>,
  there: readonly Pick<OpenedRecord, 'header' | 'set'>[],
): string | undefined => titleOfShared(record.header, there) ?? (eventOfUpdate(record) || undefined)

/** As its form says it, with its day; empty for what is no update. */
function eventOfUpdate(record: Pick<OpenedRecord, 'header' | 'set'>): string {
  const form = confidentialFormOf(record)
  if (!form?.fields.has('after-on/answer')) return ''
  const view = viewOf(record.set)
  return ['after/answer', 'after-on/answer']
    .flatMap((field) => {
      const [definition, state] = [form.fields.get(field), fieldStateOf(view, field)]
      return definition && state.kind === 'value' ? [valueInWords(definition, state.value)] : []
    })
    .filter(Boolean)
    .join(', ')
}

export function confidentialNotesForm(): Form {
  const form = latestConfidentialForm('record-notes-confidential')
  if (!form) throw new Error('The notes of a confidential record have lost their form.')
  return form
}
