import type { RecordHeader } from '#record'
import type { CaseAnswers } from '../answers.ts'

/** The one record of an officers' form on a case, there or not yet. */
export const caseRecord = ({ file }: CaseAnswers, form: string): RecordHeader => ({
  ...{ space: file.header.space, compartment: 'officer' },
  ...{ form, sitting: 'case' },
})

/** Tells a notice about one record from those about others. */
export const idOf = (rule: string, { form, sitting }: RecordHeader, more = ''): string =>
  [rule, form, sitting, more].filter(Boolean).join(' ')
