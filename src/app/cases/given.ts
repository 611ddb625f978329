import { latestOfficerForm } from '#catalogue/officer'
import { dateInWords, type Form, type Given, type GivenByName } from '#forms'
import { fieldStateOf, type RecordHeader, type RecordView, viewOf } from '#record'
import { rowsOfTable } from './case-facts.ts'
import type { CaseOnDevice } from './caseload.ts'
import { attendanceGiven, attendanceInTimeGiven } from './given-attendance.ts'
import { auditGiven } from './given-audit.ts'
import { changesGiven, originalGiven, sinceGiven } from './given-original.ts'
import { inventoriesGiven, saraGiven } from './given-scores.ts'

/** The record that asks, as it reads now. */
export type Asking = { readonly header: RecordHeader; readonly form: Form; readonly view: RecordView }

/** What other records of a case say, by the names under which forms ask for it. Nothing here is confidential, and nothing is stored. */
const makers: { readonly [name: string]: (one: CaseOnDevice, asking: Asking) => Given } = {
  'case-file': caseFileGiven,
  sara: saraGiven,
  inventories: inventoriesGiven,
  attendance: attendanceGiven,
  'attendance-in-time': attendanceInTimeGiven,
  original: originalGiven,
  since: sinceGiven,
  changes: changesGiven,
  audit: auditGiven,
}

/** What a form asks for, and nothing else. */
export const givenTo = (one: CaseOnDevice, asking: Asking): GivenByName =>
  new Map(
    asking.form.pages.flatMap(({ items }) =>
      items.flatMap((item) => {
        const name = item.kind === 'computed' && 'given' in item.from ? item.from.given : ''
        const make = Object.hasOwn(makers, name) ? makers[name] : undefined
        return make ? [[name, make(one, asking)] as const] : []
      }),
    ),
  )

function caseFileGiven({ file }: CaseOnDevice): Given {
  const view = viewOf(file.set)
  const [name, born] = ['name/answer', 'date-of-birth/answer'].map((field) => textOf(view, field))
  const form = latestOfficerForm('case-file')
  const children = (form ? rowsOfTable(form, view, 'children') : []).map((id) =>
    ['name', 'age']
      .map((column) => textOf(view, `rows/${id}/${column}`))
      .filter(Boolean)
      .join(', '),
  )
  const copies = [
    ['name', name],
    ['date-of-birth', born],
    ['children-named', children.filter(Boolean).join('\n')],
  ].flatMap(([id, value]) => (value ? [{ field: `${id}/answer`, value, mark: `${id}/taken-over` }] : []))
  return {
    lines: [
      { label: 'Name', words: name ?? '' },
      { label: 'Date of birth', words: dateInWords(born ?? '') },
      { label: 'Children', words: children.filter(Boolean).join('\n') },
    ].filter(({ words }) => words !== ''),
    copies,
  }
}

/** Empty where nothing was said, or two things. */
function textOf(view: RecordView, field: string): string {
  const state = fieldStateOf(view, field)
  return state.kind === 'value' && typeof state.value === 'string' ? state.value : ''
}
