import { alertsOf, latestOfficerForm } from '#catalogue/officer'
import { evaluate, type Form, type RaisedAlert } from '#forms'
import {
  emptyStatements,
  fieldStateOf,
  type RecordHeader,
  recordId,
  type StatementSet,
  viewOf,
} from '#record'
import type { OpenedRecord } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { formOfRecord } from './record-form.ts'

/** An alert that one record of a case raises, and what has been written about it. */
export type CaseAlert = RaisedAlert & {
  readonly space: string
  /** The record that raised it. */
  readonly raisedIn: RecordHeader
  readonly form: Form
  /** Where the officer writes what they did. */
  readonly response: RecordHeader
  /** Whether "Is it safe to end?" is answered. */
  readonly safetySaid: boolean
  /** Whether all that must be written about it is. */
  readonly answered: boolean
}

export const caseAlerts = (one: CaseOnDevice): readonly CaseAlert[] =>
  one.records.flatMap((record) => recordAlerts(one, record))

function recordAlerts({ space, records }: CaseOnDevice, record: OpenedRecord): readonly CaseAlert[] {
  const form = formOfRecord(record)
  if (!form || record.header.compartment !== 'client') return []
  return alertsOf(form, record.set).map((raised) => {
    const response = responseHeader(record.header, raised.rule.id)
    const written = records.find(({ header }) => recordId(header) === recordId(response))
    return { ...raised, space, raisedIn: record.header, form, response, ...responseState(written) }
  })
}

/** One response for each record and rule, on whichever tablet it is written. */
export const responseHeader = ({ space, form, sitting }: RecordHeader, rule: string): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'alert-response',
  sitting: `${form}/${sitting}/${rule}`,
})

function responseState(written: OpenedRecord | undefined): Pick<CaseAlert, 'safetySaid' | 'answered'> {
  const form = written ? formOfRecord(written) : latestOfficerForm('alert-response')
  const set = written?.set ?? emptyStatements
  return {
    safetySaid: isSafetySaid(set),
    answered: form !== undefined && evaluate(form, viewOf(set)).missing.length === 0,
  }
}

/** Whether a response says, one way or the other, if it is safe to end. */
export const isSafetySaid = (set: StatementSet): boolean =>
  fieldStateOf(viewOf(set), 'safe-to-end/answer').kind === 'value'
