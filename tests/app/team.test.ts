import { describe, expect, test } from 'vitest'
import { caseFileHeader } from '#casework'
import { latestClientForm } from '#catalogue/client'
import { latestOfficerForm } from '#catalogue/officer'
import { emptyStatements, mergeStatements, type RecordHeader, type Statement, statementId } from '#record'
import type { OpenedRecord } from '#store'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { dueFor, teamOf } from '../../src/app/cases/team.ts'
import { caseOf, completed, record, type Said } from './case-records.ts'

const TODAY = '2026-11-25'

/** A case with an identity of its own, its file and officers' records in the short names of questions. */
function caseWith(
  id: string,
  file: Readonly<Record<string, string>>,
  forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  ...records: OpenedRecord[]
): CaseOnDevice {
  const said = (answers: Readonly<Record<string, string>>): Said =>
    Object.entries(answers).map(([question, value]) => [`${question}/answer`, value])
  return {
    ...caseOf(
      ...Object.entries(forms).map(([form, answers]) =>
        record({ space: id, compartment: 'officer', form, sitting: 'case' }, said(answers)),
      ),
      ...records,
    ),
    space: id,
    file: record(caseFileHeader(id), said({ name: id, ...file }), 3),
  }
}

const late = (name: string, officer?: string) =>
  caseWith(
    name,
    { stage: 'assessment', 'stage-since': '2026-09-01' },
    officer ? { allocation: { officer } } : {},
  )

const titles = (lines: ReturnType<typeof dueFor>) => lines.map(({ one }) => one.space)

/** What somebody writes elsewhere, not having seen the completion. */
function addedLate(one: OpenedRecord, field: string, value: string): OpenedRecord {
  const [first] = one.set.accepted.values()
  if (!first) throw new Error('Nothing is in it.')
  const statement: Statement = { ...first, field, value, replaces: [], at: 9_000 }
  return {
    ...one,
    set: mergeStatements(one.set, {
      accepted: new Map([[statementId(statement), statement]]),
      withheld: emptyStatements.withheld,
    }),
  }
}

const officersForm = (id: string) => {
  const form = latestOfficerForm(id)
  if (!form) throw new Error(`There is no ${id}.`)
  return form
}

const courtRequest = (space: string, at: number) =>
  completed(
    record(
      { space, compartment: 'officer', form: 'court-request', sitting: 'case' },
      [
        ['court/answer', 'Northgate'],
        ['asked-for/answer', 'The risk.'],
        ['asked-on/answer', '2026-11-01'],
        ['needed-by/answer', '2026-12-20'],
        ['writer/answer', 'Siân'],
        ['grade/answer', 'po'],
        ['discussed/answer', '2026-11-02'],
      ],
      1,
      at - 100,
    ),
    officersForm('court-request'),
    at,
  )

describe('the team', () => {
  test('of no cases has nothing in any list', () => {
    const { caseBySpace, desk, ...lists } = teamOf([], TODAY)
    expect(caseBySpace.size).toBe(0)
    expect(Object.values({ ...lists, ...desk }).flat()).toEqual([])
  })

  test('everything due, with whose case it is; one officer’s alone; and what nobody has', () => {
    const team = teamOf([late('a', 'Jess'), late('b', 'Imran'), late('c')], TODAY)
    expect(team.officers).toEqual(['Imran', 'Jess'])
    expect(titles(dueFor(team, null)).toSorted()).toEqual(['a', 'b', 'c'])
    expect(titles(dueFor(team, 'Jess'))).toEqual(['a'])
    expect(titles(dueFor(team, ''))).toEqual(['c'])
    expect(titles(dueFor(team, 'Siân'))).toEqual([])
    expect(team.caseBySpace.get('a')).toMatchObject({ name: 'a', officers: ['Jess'] })
  })

  test('a report that waits for the signature, the longest first; none that is still being written', () => {
    const writing = caseWith('w', {}, { 'court-request': { court: 'Northgate' } })
    const { toSign } = teamOf(
      [
        writing,
        caseWith('new', {}, {}, courtRequest('new', 5_000)),
        caseWith('old', {}, {}, courtRequest('old', 2_000)),
      ],
      TODAY,
    )
    expect(toSign.map(({ header, at }) => [header.space, at])).toEqual([
      ['old', 2_000],
      ['new', 5_000],
    ])
  })

  test('an edit that came after a record was completed, and none of a record without one', () => {
    const one = (id: string, header: OpenedRecord) => caseWith(id, {}, {}, header)
    const { late: lines } = teamOf(
      [
        one('late', addedLate(courtRequest('late', 2_000), 'hearing/answer', '2026-12-24')),
        one('whole', courtRequest('whole', 2_000)),
      ],
      TODAY,
    )
    expect(lines.map(({ header }) => header.space)).toEqual(['late'])
  })

  test('an alert until somebody has written what they did', () => {
    const header: RecordHeader = { space: 'a', compartment: 'client', form: 'saq', sitting: 'session-1' }
    expect(latestClientForm(header.form)).toBeDefined()
    const raised = record(header, [['q10/answer', 'yes']])
    expect(teamOf([caseWith('a', {}, {}, raised)], TODAY).alerts).toHaveLength(1)
    expect(teamOf([caseWith('a', {}, {}, record(header, [['q10/answer', 'no']]))], TODAY).alerts).toEqual([])
  })

  test('a case that has changed is read again, and one that has not is not', () => {
    const [a, b] = [late('a'), late('b')]
    const first = teamOf([a, b], TODAY)
    const changed = { ...b, records: late('b', 'Jess').records }
    const second = teamOf([{ ...a }, changed], TODAY)
    expect(second.caseBySpace.get('b')?.officers).toEqual(['Jess'])
    expect(second.caseBySpace.get('a')?.due).toBe(first.caseBySpace.get('a')?.due)
    expect(teamOf([a], '2026-11-26').caseBySpace.get('a')?.due).not.toBe(first.caseBySpace.get('a')?.due)
  })
})
