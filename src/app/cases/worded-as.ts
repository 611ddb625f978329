import { type Form, formInWords } from '#forms'
import type { OpenedRecord } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { wordingsOfRecord } from './record-form.ts'
import { hasPackWords } from './service-state.ts'

/** The form of a record in its words, or in those it would be begun in. */
export type WordedAs = {
  readonly form: Form
  /** Tells it from the same form in other words, or another version. */
  readonly key: string
  /** Its words are not on this device. */
  readonly missing: boolean
}

export function wordedAs(
  form: Form | undefined,
  record: Pick<OpenedRecord, 'set'>,
  { packs, wording }: Pick<CaseOnDevice, 'packs' | 'wording'>,
): WordedAs | undefined {
  if (!form) return undefined
  const wordings = wordingsOfRecord(record, hasPackWords(form) ? wording : undefined)
  const shown = formInWords(form, wordings, packs)
  return { ...shown, key: JSON.stringify([form.version, wordings, shown.missing]) }
}
