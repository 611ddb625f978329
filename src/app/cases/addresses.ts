import { officerForms, sessionPlan } from '#catalogue/officer'
import { type RecordHeader, recordId } from '#record'
import { beginnings } from './beginnings.ts'
import { caseAlerts } from './case-alerts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { planChangesOf } from './plan.ts'
import { sittingOf } from './sittings.ts'

/**
 * Addresses of records: their ids, which say nothing. A browser keeps addresses in its history, in plain, and shows them to whoever holds
 * the tablet; the name of a form or of an alert must not be among them.
 */
export type Addresses = {
  /** The address of a record, begun or not; this document finds it again. */
  of(header: RecordHeader): string
  /** Whose address it is; after a new start only what is in the case, or could be begun in it, is found. */
  find(one: CaseOnDevice, address: string): RecordHeader | undefined
  /** The field to show when a record is opened next: not part of any address, which a browser would keep. */
  point(header: RecordHeader, field: string): void
  pointedAt(header: RecordHeader): string | undefined
}

export function createAddresses(): Addresses {
  const known = new Map<string, RecordHeader>()
  let pointed: { readonly record: string; readonly field: string } | undefined
  return {
    of(header) {
      const id = recordId(header)
      known.set(id, header)
      return id
    },
    find: (one, address) =>
      known.get(address) ?? headersOf(one).find((header) => recordId(header) === address),
    point(header, field) {
      pointed = { record: recordId(header), field }
    },
    pointedAt(header) {
      const field = pointed?.record === recordId(header) ? pointed.field : undefined
      pointed = undefined
      return field
    },
  }
}

/** The one list of photographed papers of a case. */
export const papersOf = (space: string): RecordHeader => ({
  ...{ space, compartment: 'officer' },
  ...{ form: 'paper-work', sitting: 'case' },
})

/** What is there, and what an officer may begin: the answer to each alert, forms of the case, the papers, the plan, and every form of theirs for every session. */
function headersOf(one: CaseOnDevice): readonly RecordHeader[] {
  const ofSessions = sessionPlan.flatMap(({ number }) =>
    officerForms.map(({ id, compartment }) => ({
      space: one.space,
      compartment,
      form: id,
      sitting: sittingOf(number),
    })),
  )
  return [
    one.file.header,
    ...one.records.map(({ header }) => header),
    ...caseAlerts(one).map(({ response }) => response),
    ...beginnings(one).flatMap(({ forms }) => forms.map(({ header }) => header)),
    ...ofSessions,
    papersOf(one.space),
    planChangesOf(one.space),
  ]
}
