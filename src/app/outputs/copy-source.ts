import { type Copy, mayHold, serviceNameIn } from '#casework'
import { type FindPack, formInWords } from '#forms'
import { fieldStateOf, viewOf } from '#record'
import type { CopyRecord, CopySource } from '#report'
import type { OpenedRecord } from '#store'
import { ruleOfResponse } from '../cases/case-alerts.ts'
import { caseFacts } from '../cases/case-facts.ts'
import type { CaseOnDevice } from '../cases/caseload.ts'
import { formOfRecord } from '../cases/record-form.ts'
import { sessionNumber, sittingOf } from '../cases/sittings.ts'

/** Which session a copy is of. */
export type Scope = number | 'all'

/** Every record of a case that a copy could be made of: the case file and confidential records are not even offered. */
export const copyRecords = ({ records, packs }: CaseOnDevice): readonly CopyRecord[] =>
  records.map((record) => copyRecord(record, packs))

function copyRecord(record: OpenedRecord, packs: FindPack): CopyRecord {
  const { header, set, damaged } = record
  const parts = header.sitting.split('/')
  const rule = ruleOfResponse(header)
  const form = formOfRecord(record)
  const worded = form && formInWords(form, viewOf(set).wording.wordings, packs)
  return {
    header,
    form: worded?.form,
    inOtherWords: worded?.missing === true,
    view: viewOf(set),
    damaged: damaged > 0,
    session: parts.map(sessionNumber).find((number) => number !== null) ?? sessionSaid(record),
    ...(rule ? { about: rule.title } : {}),
  }
}

/** An appointment belongs to the session that it says it is for. */
function sessionSaid({ header, set }: OpenedRecord): number | null {
  if (header.form !== 'appointment') return null
  const said = fieldStateOf(viewOf(set), 'session/answer')
  return said.kind === 'value' ? sessionNumber(sittingOf(Number(said.value))) : null
}

/** The sessions of which a copy would hold something, in their order. */
export const sessionsIn = (copy: Copy, records: readonly CopyRecord[]): readonly number[] =>
  [
    ...new Set(
      records.flatMap(({ header, form, session }) =>
        form && session !== null && mayHold(copy, header, form) ? [session] : [],
      ),
    ),
  ].sort((a, b) => a - b)

/** What a copy of one session, or of all, is made from. */
export const copySource = (one: CaseOnDevice, scope: Scope, officer: string, now: number): CopySource => ({
  facts: {
    service: serviceNameIn(one.practice),
    name: caseFacts(one.file).name,
    reference: caseFacts(one.file).reference,
    officer,
    session: scope === 'all' ? 'All sessions so far' : `Session ${scope}`,
  },
  officerIs: one.practice.names.officer,
  records: copyRecords(one).filter(({ session }) => scope === 'all' || session === scope),
  now,
})

/** Titles of what is on the case and not in this copy of it. */
export const leftOut = (copy: Copy, { records }: CopySource): readonly string[] => [
  ...new Set(
    records.flatMap(({ header, form }) => (form && !mayHold(copy, header, form) ? [form.title] : [])),
  ),
]
