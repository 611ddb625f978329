import type { RecordHeader } from '#record'

/** What an auditor's app offers of a case that they have sight of: a tidy view and no barrier (docs/decisions/0025-an-auditor-has-sight-of-a-case.md). */
const shown: ReadonlySet<string> = new Set(['risk-assessment', 'addendum', 'sara'])

/** Once it is completed: an audit looks at finished work. Audits they write themselves. */
export const isShownToAuditors = (
  { form, compartment }: Pick<RecordHeader, 'form' | 'compartment'>,
  isCompleted: boolean,
): boolean =>
  compartment === 'confidential'
    ? form === 'risk-assessment-confidential'
    : form === 'audit' || (isCompleted && shown.has(form))
