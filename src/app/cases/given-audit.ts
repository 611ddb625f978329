import { type CopiedAnswer, type Given, valueInWords } from '#forms'
import { fieldStateOf, type RecordView, viewOf } from '#record'
import { counted } from '../words/counts.ts'
import { caseFacts } from './case-facts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { completedOn, standingInWords } from './record-day.ts'
import { isComplete, type RecordReading } from './record-form.ts'
import { sittingsOfForm } from './sittings.ts'

/** What of an audit the record itself can tell. What only a person can judge is not among it, nor what an auditor has no sight of: the client's part. */
export function auditGiven(one: CaseOnDevice): Given {
  const lastOf = (form: string, compartment: 'client' | 'officer') =>
    sittingsOfForm(one, { form, compartment }).at(-1)
  const assessment = lastOf('risk-assessment', 'officer')
  const sara = lastOf('sara', 'officer')
  const saq = lastOf('saq', 'client')
  const inventories = ['inventory-abuse', 'inventory-violence'].flatMap(
    (form) => lastOf(form, 'client') ?? [],
  )
  const dates = datesOf(assessment)
  const seesAll = one.sight === null
  const client = caseFacts(one.file).name
  return {
    lines: [
      { label: 'Risk assessment', words: assessment ? standingInWords(assessment) : 'None' },
      { label: 'SARA', words: sara ? standingInWords(sara) : 'None' },
      {
        label: 'Behaviour inventories',
        words: seesAll ? inventories.map(({ form }) => form.title).join('\n') || 'None' : UNSEEN,
      },
      {
        label: 'Self-assessment (SAQ)',
        words: seesAll ? (saq ? (isComplete(saq) ? 'All answered' : 'Begun') : 'None') : UNSEEN,
      },
      { label: 'Dates on sources', words: `${dates.dated} of ${counted(dates.of, 'source')}` },
    ],
    copies: [
      said('author', textOf(assessment, 'officer/answer')),
      said('completed', assessment ? completedOn(assessment) : null),
      said('client', client),
      yesNo('a04', sara?.standing.kind === 'completed'),
      ...(seesAll
        ? [yesNo('a05', inventories.length > 0), yesNo('a08', saq !== undefined && isComplete(saq))]
        : []),
      ...(dates.of > 0 ? [yesNo('a14', dates.dated === dates.of)] : []),
    ].filter(({ value }) => value !== null),
  }
}

const UNSEEN = 'Not part of what you see: ask the officer'

const said = (field: string, value: string | null): CopiedAnswer => ({
  field: `${field}/answer`,
  value,
  mark: `${field}/taken-over`,
})

const yesNo = (field: string, is: boolean): CopiedAnswer => said(field, is ? 'yes' : 'no')

function textOf(reading: RecordReading | undefined, field: string): string | null {
  const definition = reading?.form.fields.get(field)
  const state = reading && fieldStateOf(viewOf(reading.record.set), field)
  return definition && state?.kind === 'value' ? valueInWords(definition, state.value) : null
}

/** Sources that were named, and how many of them have a date. */
function datesOf(reading: RecordReading | undefined): { readonly dated: number; readonly of: number } {
  if (!reading) return { dated: 0, of: 0 }
  const view: RecordView = viewOf(reading.record.set)
  const says = (row: string, column: string) => fieldStateOf(view, `rows/${row}/${column}`).kind !== 'none'
  const named = view.rows.filter(({ id }) => says(id, 'source'))
  return { dated: named.filter(({ id }) => says(id, 'source-date')).length, of: named.length }
}
