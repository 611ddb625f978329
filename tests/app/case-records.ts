import { caseFileHeader, usualPractice } from '#casework'
import type { Json } from '#core'
import { complete, type Form } from '#forms'
import {
  emptyStatements,
  mergeStatements,
  type RecordHeader,
  recordId,
  type Statement,
  statementId,
  viewOf,
} from '#record'
import type { OpenedRecord } from '#store'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'

export const space = 'AAAAAAAAAAAAAAAAAAAAAA'
const me = 'BBBBBBBBBBBBBBBBBBBBBA'

export type Said = readonly (readonly [field: string, value: Json])[]

/** A record in which each entry was said once, nobody having seen another. `at`: when the first was said, in ms. */
export function record(header: RecordHeader, said: Said, version = 1, at = 1_000): OpenedRecord {
  const statements = said.map(
    ([field, value], index): Statement => ({
      record: recordId(header),
      version,
      field,
      value,
      replaces: [],
      author: me,
      device: me,
      at: at + index,
      via: 'officer',
    }),
  )
  const accepted = new Map(statements.map((statement) => [statementId(statement), statement]))
  return {
    header,
    set: { accepted, withheld: new Map() },
    drafts: new Map(),
    needsYou: [],
    isUnsent: false,
    damaged: 0,
    unfolded: 0,
  }
}

export const caseOf = (...records: OpenedRecord[]): CaseOnDevice => ({
  space,
  file: record(caseFileHeader(space), [['name/answer', 'Marek Rybak']]),
  records,
  unreadable: [],
  people: {},
  sight: null,
  packs: () => undefined,
  wording: undefined,
  practice: usualPractice,
  profile: 'family-safeguarding',
})

/** An appointment's record, in the short names of its questions; several values of one are said by tablets that had not met. */
export const appointment = (
  sitting: string,
  answers: { readonly [question: string]: string | null | readonly (string | null)[] },
  at?: number,
): OpenedRecord =>
  record(
    { space, compartment: 'officer', form: 'appointment', sitting },
    Object.entries(answers).flatMap(([question, value]) =>
      [value].flat().map((one) => [`${question}/answer`, one] as const),
    ),
    1,
    at,
  )

/** The same record once it is completed; `at` in ms. @throws when something is missing */
export function completed(one: OpenedRecord, form: Form, at: number): OpenedRecord {
  const made = complete(form, viewOf(one.set))
  if (!made.ok) throw new Error(made.error)
  const [first] = one.set.accepted.values()
  if (!first) throw new Error('Nothing is in it.')
  const statement: Statement = { ...first, ...made.value, at }
  const set = mergeStatements(one.set, {
    accepted: new Map([[statementId(statement), statement]]),
    withheld: emptyStatements.withheld,
  })
  return { ...one, set }
}

/** The same form with nothing to sign: what is signed covers all else, which no test says by itself. */
export const withoutSignature = (form: Form): Form => ({
  ...form,
  pages: form.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== 'signature') })),
})
