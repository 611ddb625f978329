import { describe, expect, test } from 'vitest'
import { caseFileHeader } from '#casework'
import type { Json } from '#core'
import { isRecordHeader, type RecordHeader, type Statement, statementId } from '#record'
import { caseAlerts, ruleOfResponse } from '../../src/app/cases/case-alerts.ts'
import { caseFacts, isUnderInvestigation } from '../../src/app/cases/case-facts.ts'
import { caseNeeds, needsCount } from '../../src/app/cases/case-needs.ts'
import { planChangesOf, tasksOf } from '../../src/app/cases/plan.ts'
import { readRecord } from '../../src/app/cases/record-form.ts'
import { exercisesFor, nextSession, planFor } from '../../src/app/cases/sessions.ts'
import { sittingInWords, sittingsOfForm } from '../../src/app/cases/sittings.ts'
import { caseOf, record, type Said, space } from './case-records.ts'

const saq = (sitting: string): RecordHeader => ({ space, compartment: 'client', form: 'saq', sitting })

const all27 = (): readonly (readonly [string, Json])[] =>
  Array.from({ length: 27 }, (_, index) => [`q${String(index + 1).padStart(2, '0')}/answer`, 'no'])

/** Where an officer writes about the one alert that a record raises. */
function responseTo(raised: ReturnType<typeof record>): RecordHeader {
  const [alert, ...others] = caseAlerts(caseOf(raised))
  if (!alert || others.length > 0) throw new Error('The record does not raise one alert.')
  return alert.response
}

describe('alerts', () => {
  test('none without a yes; a yes raises one, which waits until all is written about it', () => {
    expect(caseAlerts(caseOf(record(saq('session-1'), all27())))).toEqual([])
    const raised = record(saq('session-1'), [['q10/answer', 'yes']])
    expect(caseAlerts(caseOf(raised))).toMatchObject([{ begun: false, answered: false }])

    const response = responseTo(raised)
    expect(response.sitting).toBe('saq/session-1/self-harm')
    const begun = record(response, [['told/answer', ['manager']]], 2)
    expect(caseAlerts(caseOf(raised, begun))).toMatchObject([{ begun: true, answered: false }])
    const written = record(
      response,
      [
        ['told/answer', ['manager']],
        ['did/answer', 'Asked plainly; agreed a plan.'],
      ],
      2,
    )
    expect(caseAlerts(caseOf(raised, written))).toMatchObject([{ begun: true, answered: true }])
    expect(needsCount(caseNeeds(caseOf(raised, begun), 0))).toBe(1)
    expect(needsCount(caseNeeds(caseOf(raised, written), 0))).toBe(0)
  })

  test('a response that was begun with the first version still asks what that asked', () => {
    const raised = record(saq('session-1'), [['q10/answer', 'yes']])
    const response = responseTo(raised)
    const said = [
      ['told/answer', ['manager']],
      ['did/answer', 'Asked plainly; agreed a plan.'],
    ] as const
    const alertOf = (written: ReturnType<typeof record>) => caseAlerts(caseOf(raised, written))
    expect(alertOf(record(response, said))).toMatchObject([{ answered: false, responseForm: { version: 1 } }])
    expect(alertOf(record(response, [...said, ['safe-to-end/answer', 'yes']]))).toMatchObject([
      { answered: true },
    ])
  })

  test('a yes in one sitting is not answered by the response to another', () => {
    const raised = record(saq('session-2'), [['q10/answer', 'yes']])
    const other = record(
      responseTo(record(saq('session-1'), [['q10/answer', 'yes']])),
      [['did/answer', 'Asked.']],
      2,
    )
    expect(caseAlerts(caseOf(raised, other))).toMatchObject([{ begun: false }])
  })
})

describe('alerts of the inventories', () => {
  const inventory = (form: 'abuse' | 'violence', ...said: readonly (readonly [string, Json])[]) =>
    record(
      { space, compartment: 'client', form: `inventory-${form}`, sitting: 'session-3' },
      said.map(([field, value]) => [field, value] as const),
    )
  const rulesOf = (...records: ReturnType<typeof record>[]) =>
    caseAlerts(caseOf(...records)).map(({ rule }) => rule.id)

  test.each([
    ['violence', 'v23', 'breath'],
    ['violence', 'v24', 'breath'],
    ['violence', 'v25', 'breath'],
    ['violence', 'v26', 'weapon'],
    ['violence', 'v27', 'weapon'],
    ['violence', 'v28', 'pregnancy'],
    ['violence', 'v29', 'pregnancy'],
    ['abuse', 'a10', 'locked-in'],
    ['abuse', 'a14', 'suicide-threat'],
    ['abuse', 'a16', 'children-taken'],
    ['abuse', 'a34', 'weapon-threat'],
    ['abuse', 'a35', 'killing'],
  ] as const)('%s %s raises “%s” from once on, and neither never nor “?” does', (form, item, rule) => {
    for (const value of [1, 2, 3, 4])
      expect(rulesOf(inventory(form, [`${item}/answer`, value]))).toEqual([rule])
    for (const value of [0, { dontKnow: true }])
      expect(rulesOf(inventory(form, [`${item}/answer`, value], [`${item}/to-me`, value]))).toEqual([])
  })

  test('no other line raises one', () => {
    const raising = new Set([
      'v23',
      'v24',
      'v25',
      'v26',
      'v27',
      'v28',
      'v29',
      'a10',
      'a14',
      'a16',
      'a34',
      'a35',
    ])
    const all = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
        .filter((id) => !raising.has(id))
        .flatMap((id) => [[`${id}/answer`, 4] as const, [`${id}/to-me`, 4] as const])
    expect(rulesOf(inventory('abuse', ...all('a', 35)), inventory('violence', ...all('v', 29)))).toEqual([])
  })

  test('what was done to the client is an alert of its own', () => {
    expect(rulesOf(inventory('violence', ['v25/answer', 1], ['v25/to-me', 2]))).toEqual([
      'breath',
      'breath-to-client',
    ])
    expect(rulesOf(inventory('abuse', ['a35/to-me', 1]))).toEqual(['killing-to-client'])
  })

  test('several lines of one kind are one alert that names them', () => {
    const [alert, ...others] = caseAlerts(caseOf(inventory('violence', ['v24/answer', 1], ['v25/answer', 3])))
    expect(others).toEqual([])
    expect(alert?.answers).toMatchObject([
      { label: 'Gripped the other person’s throat', nowInWords: ['1, once'] },
      { label: 'Choked or strangled the other person, or tried to', nowInWords: ['3, frequently'] },
    ])
  })

  test('a line that is added after the alert was dealt with raises it anew', () => {
    const first = inventory('violence', ['v24/answer', 1])
    const written = record(
      responseTo(first),
      [
        ['told/answer', ['police']],
        ['did/answer', 'Rang 101.'],
      ],
      2,
    )
    expect(caseAlerts(caseOf(first, written))).toMatchObject([{ answered: true }])
    const more = inventory('violence', ['v24/answer', 1], ['v27/answer', 1], ['v25/answer', 1])
    expect(caseAlerts(caseOf(more, written)).map(({ rule, answered }) => [rule.id, answered])).toEqual([
      ['breath', false],
      ['weapon', false],
    ])
    expect(ruleOfResponse(written.header)?.id).toBe('breath')
  })

  test('every response has a name that the protocol takes', () => {
    const all = ['v23', 'v24', 'v25', 'v26', 'v27', 'v28', 'v29'].map((id) => [`${id}/answer`, 4] as const)
    const alerts = caseAlerts(caseOf(inventory('violence', ...all)))
    expect(alerts).toHaveLength(3)
    for (const { response } of alerts) expect(isRecordHeader(response)).toBe(true)
  })
})

test('two answers to one question need somebody', () => {
  const both = record(saq('session-1'), [
    ['q01/answer', 'yes'],
    ['q01/answer', 'no'],
  ])
  expect(caseNeeds(caseOf(both), 0).conflicts.map(({ state }) => state.conflicts)).toEqual([['q01/answer']])
})

test('a row that one tablet took away while another wrote in it needs somebody', () => {
  const row = 'rows/CCCCCCCCCCCCCCCCCCCCCA'
  const begun = record(caseFileHeader(space), [[row, 'children.a0']])
  const [before = ''] = begun.set.accepted.keys()
  const since = record(caseFileHeader(space), [
    [row, null],
    [`${row}/name`, 'Ada'],
  ])
  const [removed, written] = [...since.set.accepted.values()]
  if (!removed || !written) throw new Error('Two things were said.')
  const taken = { ...removed, replaces: [before] }
  const accepted = new Map([...begun.set.accepted, ...[taken, written].map(withId)])
  const file = { ...begun, set: { ...begun.set, accepted } }
  const { conflicts } = caseNeeds({ ...caseOf(), file }, 0)
  expect(conflicts.map(({ state }) => state.conflicts)).toEqual([[row]])
})

const withId = (statement: Statement) => [statementId(statement), statement] as const

const saqFor = (...of: Parameters<typeof exercisesFor>) =>
  exercisesFor(...of).filter(({ form }) => form.id === 'saq')

describe('the next session', () => {
  test('is the first, then the one with something to finish, then the one after', () => {
    expect(nextSession(caseOf())).toBe(1)
    // A check-in alone: got ready for, not handed over.
    const checkIn = { ...saq('session-1'), compartment: 'officer', form: 'check-in' } as const
    expect(nextSession(caseOf(record(checkIn, [['police/answer', 'no']])))).toBe(1)
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

describe('sittings of an inventory', () => {
  const inventory = (sitting: string, ...said: readonly (readonly [string, Json])[]) =>
    record({ space, compartment: 'client', form: 'inventory-abuse', sitting }, said)
  const all = Array.from({ length: 35 }, (_, index) => `a${String(index + 1).padStart(2, '0')}`).flatMap(
    (id) => [[`${id}/answer`, 1] as const, [`${id}/to-me`, 0] as const],
  )
  const whole = (sitting: string) =>
    inventory(sitting, ['name/answer', 'Marek'], ['date/answer', '2026-11-25'], ...all)
  const offered = (session: number, ...records: ReturnType<typeof record>[]) =>
    exercisesFor(caseOf(...records), session)
      .filter(({ form }) => form.id === 'inventory-abuse')
      .map(({ task, anew, suggested }) => [task.sitting, anew ? 'anew' : 'go on', suggested])

  test('begun in session 3 it goes on in 4, and can be begun anew beside that', () => {
    expect(offered(3)).toEqual([['session-3', 'go on', true]])
    const begun = inventory('session-3', ['a01/answer', 1])
    expect(offered(4, begun)).toEqual([
      ['session-3', 'go on', true],
      ['session-4', 'anew', false],
    ])
    expect(offered(3, begun)).toEqual([
      ['session-3', 'go on', true],
      ['session-3.2', 'anew', false],
    ])
  })

  test('finished in session 3 it can be begun anew in 4, and once more in a sitting of its own', () => {
    expect(offered(4, whole('session-3'))).toEqual([['session-4', 'anew', false]])
    expect(offered(4, whole('session-3'), whole('session-4'))).toEqual([
      ['session-4', 'go on', false],
      ['session-4.2', 'anew', false],
    ])
  })

  test('with nothing but the day in it there is nothing to begin anew', () => {
    expect(offered(3, inventory('session-3', ['date/answer', '2026-11-25']))).toEqual([
      ['session-3', 'go on', true],
    ])
  })

  test('with two of them open, the later one goes on', () => {
    const [first, second] = [
      inventory('session-3', ['a01/answer', 1]),
      inventory('session-4', ['a01/answer', 2]),
    ]
    expect(offered(4, second, first)[0]).toEqual(['session-4', 'go on', true])
    expect(offered(4, first, second)[0]).toEqual(['session-4', 'go on', true])
  })

  test('are listed in their order, those with nothing in them left out', () => {
    const records = ['session-4.10', 'session-4', 'session-3', 'session-4.2'].map((sitting) =>
      inventory(sitting, ['a01/answer', 1]),
    )
    const listed = sittingsOfForm(caseOf(...records, inventory('session-1')), {
      form: 'inventory-abuse',
      compartment: 'client',
    })
    expect(listed.map(({ header }) => header.sitting)).toEqual([
      'session-3',
      'session-4',
      'session-4.2',
      'session-4.10',
    ])
    expect(listed.map(({ header }) => sittingInWords(header.sitting))).toEqual([
      'Session 3',
      'Session 4',
      'Session 4, sitting 2',
      'Session 4, sitting 10',
    ])
  })

  test('no other form is begun anew beside one that is there', () => {
    const begun = caseOf(record(saq('session-1'), [['q01/answer', 'no']]))
    expect(exercisesFor(begun, 2).filter(({ anew }) => anew)).toEqual([])
  })
})

describe('the plan of a session', () => {
  test('is listed whole and in its order, on paper where this app has no exercise for it yet', () => {
    const { planned } = planFor(caseOf(), 1)
    expect(planned).toHaveLength(7)
    const saqLine = planned.findIndex((line) => line.kind === 'exercise' && line.exercise.form.id === 'saq')
    expect(saqLine).toBe(3)
    for (const line of planned) expect(line.task.title).not.toBe('')
  })

  test('leaves the check-in to the officer, and other exercises apart', () => {
    const { planned, others } = planFor(caseOf(), 2)
    expect(planned).toHaveLength(6)
    expect(others.map(({ form }) => form.id)).toContain('saq')
  })

  const moved = (...said: Said) => caseOf(record(planChangesOf(space), said))
  const formsIn = (one: ReturnType<typeof caseOf>, session: number) =>
    tasksOf(one, session).map(({ form }) => form)

  test('is the table’s, in its order, until an officer moves something', () => {
    expect(formsIn(caseOf(), 3)).toEqual([
      'check-in',
      ...['equality-wheel', 'my-relationships', 'health-check'],
      ...['inventory-abuse', 'inventory-violence'],
    ])
  })

  test('a task that was moved is in the other session with the reason, and in its own no more', () => {
    const one = moved(
      ['s3-health-check/answer', '2'],
      ['s3-health-check-why/answer', 'They asked about it at the end of session 1.'],
    )
    expect(formsIn(one, 3)).not.toContain('health-check')
    expect(tasksOf(one, 2).at(-1)).toMatchObject({
      form: 'health-check',
      from: 3,
      why: 'They asked about it at the end of session 1.',
    })
    const { planned } = planFor(one, 2)
    expect(planned.at(-1)).toMatchObject({ kind: 'exercise', exercise: { suggested: true } })
  })

  test('a task that was moved without a reason is moved, and says that the reason is missing', () => {
    const one = moved(['s1-saq/answer', '4'])
    expect(tasksOf(one, 4).at(-1)).toMatchObject({ form: 'saq', from: 1 })
    const reading = readRecord(record(planChangesOf(space), [['s1-saq/answer', '4']]), () => undefined)
    expect(reading?.state.missing.map(({ message }) => message)).toEqual([
      'Say why “How things are for me” was moved',
    ])
  })

  test('of one form in two sessions only the one that was moved goes', () => {
    const one = moved(['s2-life-map/answer', '3'])
    expect(formsIn(one, 1)).toContain('life-map')
    expect(formsIn(one, 2)).not.toContain('life-map')
    expect(formsIn(one, 3).filter((form) => form === 'life-map')).toHaveLength(1)
  })

  test('moved to a session that has that form already, it stands there once', () => {
    expect(formsIn(moved(['s2-equality-wheel/answer', '3']), 3).filter(isWheel)).toHaveLength(1)
  })
  const isWheel = (form: string): boolean => form === 'equality-wheel'

  test('moved by two tablets to different sessions it stands in both, until somebody settles that', () => {
    const one = moved(['s1-saq/answer', '2'], ['s1-saq/answer', '3'])
    expect(formsIn(one, 1)).not.toContain('saq')
    expect(formsIn(one, 2)).toContain('saq')
    expect(formsIn(one, 3)).toContain('saq')
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

  test('an investigation counts while anybody says there is one', () => {
    const file = (...said: readonly string[]) =>
      record(
        caseFileHeader(space),
        said.map((value) => ['police-investigation/answer', value] as const),
      )
    expect(isUnderInvestigation(file('yes'))).toBe(true)
    expect(isUnderInvestigation(file('yes', 'no'))).toBe(true)
    expect(isUnderInvestigation(file('no'))).toBe(false)
    expect(isUnderInvestigation(file())).toBe(false)
  })

  test('an empty file says so', () => {
    expect(caseFacts(record(caseFileHeader(space), [])).name).toBe('Name not here yet')
  })
})
