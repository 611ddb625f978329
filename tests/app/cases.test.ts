import { describe, expect, test } from 'vitest'
import { caseFileHeader } from '#casework'
import type { Json } from '#core'
import { type RecordHeader, recordId, type Statement, statementId } from '#record'
import type { OpenedRecord } from '#store'
import { caseAlerts, responseHeader } from '../../src/app/cases/case-alerts.ts'
import { caseFacts } from '../../src/app/cases/case-facts.ts'
import { caseNeeds, needsCount } from '../../src/app/cases/case-needs.ts'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { exercisesFor, nextSession } from '../../src/app/cases/sessions.ts'

const space = 'AAAAAAAAAAAAAAAAAAAAAA'
const me = 'BBBBBBBBBBBBBBBBBBBBBA'

const saq = (sitting: string): RecordHeader => ({ space, compartment: 'client', form: 'saq', sitting })

/** A record in which each entry was said once, nobody having seen another. */
function record(
  header: RecordHeader,
  said: readonly (readonly [field: string, value: Json])[],
): OpenedRecord {
  const statements = said.map(
    ([field, value], index): Statement => ({
      record: recordId(header),
      version: 1,
      field,
      value,
      replaces: [],
      author: me,
      device: me,
      at: 1_000 + index,
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
  }
}

const caseOf = (...records: OpenedRecord[]): CaseOnDevice => ({
  space,
  file: record(caseFileHeader(space), [['name/answer', 'Marek Rybak']]),
  records,
})

const all27 = (): readonly (readonly [string, Json])[] =>
  Array.from({ length: 27 }, (_, index) => [`q${String(index + 1).padStart(2, '0')}/answer`, 'no'])

describe('alerts', () => {
  test('none without a yes; a yes raises one, which waits until all is written about it', () => {
    expect(caseAlerts(caseOf(record(saq('session-1'), all27())))).toEqual([])
    const raised = record(saq('session-1'), [['q10/answer', 'yes']])
    expect(caseAlerts(caseOf(raised))).toMatchObject([{ safetySaid: false, answered: false }])

    const response = responseHeader(saq('session-1'), 'self-harm')
    expect(response.sitting).toBe('saq/session-1/self-harm')
    const begun = record(response, [['safe-to-end/answer', 'yes']])
    expect(caseAlerts(caseOf(raised, begun))).toMatchObject([{ safetySaid: true, answered: false }])
    const written = record(response, [
      ['safe-to-end/answer', 'yes'],
      ['told/answer', ['manager']],
      ['did/answer', 'Asked plainly; agreed a plan.'],
    ])
    expect(caseAlerts(caseOf(raised, written))).toMatchObject([{ safetySaid: true, answered: true }])
    expect(needsCount(caseNeeds(caseOf(raised, begun)))).toBe(1)
    expect(needsCount(caseNeeds(caseOf(raised, written)))).toBe(0)
  })

  test('a yes in one sitting is not answered by the response to another', () => {
    const raised = record(saq('session-2'), [['q10/answer', 'yes']])
    const other = record(responseHeader(saq('session-1'), 'self-harm'), [['safe-to-end/answer', 'yes']])
    expect(caseAlerts(caseOf(raised, other))).toMatchObject([{ safetySaid: false }])
  })
})

test('two answers to one question need somebody', () => {
  const both = record(saq('session-1'), [
    ['q01/answer', 'yes'],
    ['q01/answer', 'no'],
  ])
  expect(caseNeeds(caseOf(both)).conflicts.map(({ state }) => state.conflicts)).toEqual([['q01/answer']])
})

const saqFor = (...of: Parameters<typeof exercisesFor>) =>
  exercisesFor(...of).filter(({ form }) => form.id === 'saq')

describe('the next session', () => {
  test('is the first, then the one with something to finish, then the one after', () => {
    expect(nextSession(caseOf())).toBe(1)
    expect(nextSession(caseOf(record(saq('session-1'), [['q01/answer', 'no']])))).toBe(1)
    expect(nextSession(caseOf(record(saq('session-1'), all27())))).toBe(2)
  })

  test('suggests what its plan has and what was begun; that goes on in its own sitting', () => {
    expect(saqFor(caseOf(), 1)).toMatchObject([
      { suggested: true, task: { form: 'saq', sitting: 'session-1' } },
    ])
    expect(saqFor(caseOf(), 2)).toMatchObject([{ suggested: false }])
    const begun = caseOf(record(saq('session-1'), [['q01/answer', 'no']]))
    expect(saqFor(begun, 2)).toMatchObject([{ suggested: true, task: { sitting: 'session-1' } }])
    const finished = caseOf(record(saq('session-1'), all27()))
    expect(saqFor(finished, 2)).toMatchObject([{ suggested: false, task: { sitting: 'session-2' } }])
  })
})

describe('the case file in words', () => {
  test('two answers stand side by side, and neither flag is guessed', () => {
    const file = record(caseFileHeader(space), [
      ['name/answer', 'Marek Rybak'],
      ['living/answer', 'together'],
      ['living/answer', 'apart-contact'],
      ['legal-status/answer', 'child-protection'],
      ['social-worker/answer', 'A'],
      ['social-worker/answer', 'B'],
    ])
    const facts = caseFacts(file)
    expect(facts.initials).toBe('MR')
    expect(facts.flags.map(({ words }) => words)).toEqual(['Child Protection'])
    expect(facts.facts.join()).toMatch(/social worker (A or B|B or A)/)
  })

  test('an empty file says so', () => {
    expect(caseFacts(record(caseFileHeader(space), [])).name).toBe('Name not here yet')
  })
})
