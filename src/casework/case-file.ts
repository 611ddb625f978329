import type { RecordHeader } from '#record'

/** The one case file of a case: every device and the service itself mean the same record. */
export const caseFileHeader = (space: string): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'case-file',
  sitting: 'case',
})

/** Who works on a case: one record for as long as there is the case. */
export const allocationHeader = (space: string): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'allocation',
  sitting: 'case',
})
