import { caseFileHeader } from '#casework'
import type { Json } from '#core'
import { type RecordHeader, recordId, type Statement, statementId } from '#record'
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
    unsent: 0,
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
