import { alertRules, alertsOf, latestOfficerForm } from '#catalogue/officer'
import { type AlertRule, evaluate, type Form, type RaisedAlert } from '#forms'
import { emptyStatements, type RecordHeader, recordId, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import type { CaseOnDevice } from './caseload.ts'
import { knownFor } from './known-for.ts'
import { formOfRecord } from './record-form.ts'

/** An alert that one record of a case raises, and what has been written about it. */
export type CaseAlert = RaisedAlert & {
  readonly space: string
  /** The record that raised it. */
  readonly raisedIn: RecordHeader
  readonly form: Form
  /** Where the officer writes what they did. */
  readonly response: RecordHeader
  /** The version it is written with; undefined for one that this app does not know yet. */
  readonly responseForm: Form | undefined
  /** Whether anything has been written about it. */
  readonly begun: boolean
  /** Whether all that must be written about it is. */
  readonly answered: boolean
}

export const caseAlerts = knownFor((one: CaseOnDevice): readonly CaseAlert[] =>
  one.records.flatMap((record) => recordAlerts(one, record)),
)

function recordAlerts({ space, records }: CaseOnDevice, record: OpenedRecord): readonly CaseAlert[] {
  if (record.header.compartment !== 'client' || !saysWhatAlerts(record)) return []
  const form = formOfRecord(record)
  if (!form) return []
  return alertsOf(form, record.set).map((raised) => {
    const response = responseHeader(record.header, raised)
    const written = records.find(({ header }) => recordId(header) === recordId(response))
    return { ...raised, space, raisedIn: record.header, form, response, ...responseState(written) }
  })
}

/** Hardly any record does, and all of them are asked on every screen that tells of alerts. */
function saysWhatAlerts({ header, set }: OpenedRecord): boolean {
  const rules = alertRules.filter(({ form }) => form === header.form)
  if (rules.length === 0) return false
  const said = [...set.accepted.values()]
  return rules.some(({ fields, raisedBy }) =>
    said.some(({ field, value }) => fields.includes(field) && raisedBy.includes(value)),
  )
}

/**
 * One response for each record and rule, on whichever tablet it is written. Where several answers can raise the rule it is one for what raised
 * it: an answer that comes later raises it anew, whatever was written before.
 */
function responseHeader(
  { space, form, sitting }: RecordHeader,
  { rule, answers }: Pick<RaisedAlert, 'rule' | 'answers'>,
): RecordHeader {
  const of = rule.fields.length > 1 ? `/${answers.map(({ field }) => field.split('/')[0]).join('.')}` : ''
  return {
    space,
    compartment: 'officer',
    form: 'alert-response',
    sitting: `${form}/${sitting}/${rule.id}${of}`,
  }
}

/** The rule that a response is about. */
export const ruleOfResponse = ({ form, sitting }: RecordHeader): AlertRule | undefined =>
  form === 'alert-response' ? alertRules.find(({ id }) => id === sitting.split('/')[2]) : undefined

function responseState(
  written: OpenedRecord | undefined,
): Pick<CaseAlert, 'responseForm' | 'begun' | 'answered'> {
  const responseForm = written ? formOfRecord(written) : latestOfficerForm('alert-response')
  if (!responseForm) return { responseForm, begun: written !== undefined, answered: false }
  const { progress, missing } = evaluate(responseForm, viewOf(written?.set ?? emptyStatements))
  return { responseForm, begun: progress.answered > 0, answered: missing.length === 0 }
}
