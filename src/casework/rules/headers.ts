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

/** A record of that form beside those that are there, named as the app names them: `case`, `case.2`, … */
export function freshRecord(one: CaseAnswers, form: string): RecordHeader {
  const taken = new Set(one.of(form).map(({ header }) => header.sitting))
  let sitting = 'case'
  for (let nth = 2; taken.has(sitting); nth++) sitting = `case.${nth}`
  return { ...caseRecord(one, form), sitting }
}
