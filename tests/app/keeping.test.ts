import { describe, expect, test } from 'vitest'
import { caseFileHeader } from '#casework'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { keepYears, keptCase, keptLongEnough } from '../../src/app/erasing/keeping.ts'
import { dueInWords, onHoldInWords } from '../../src/app/words/hold-words.ts'
import { Filling } from '../forms/builder.ts'
import { caseOf, record } from './case-records.ts'

const TODAY = '2026-11-25'
const six = { usual: 6, longer: null }

const ended = (space: string, since: string, stage = 'closed'): CaseOnDevice => ({
  ...caseOf(),
  space,
  file: record(caseFileHeader(space), [
    ['stage/answer', stage],
    ['stage-since/answer', since],
  ]),
})

describe('how long cases are kept', () => {
  const said = (...years: (number | null)[]) => {
    const all = years.map((count, index) =>
      new Filling(undefined, 1_000, `manager ${index}`).answer('keep-years/answer', count ?? 1),
    )
    for (const [index, count] of years.entries())
      if (count === null) all[index]?.answer('keep-years/answer', null)
    const together = all.reduce((sum, one) => sum.merge(one), new Filling())
    return keepYears({ settings: together.view }).usual
  }

  test('as the manager said; nobody: nothing', () => {
    expect(said()).toBeNull()
    expect(said(6)).toBe(6)
    expect(said(null)).toBeNull()
  })

  test('of two answers the longer; none while one of two managers took it back', () => {
    expect(said(6, 10)).toBe(10)
    expect(said(6, null)).toBeNull()
  })
})

describe('which cases are listed', () => {
  test('those whose time is up, longest ago first, and no other', () => {
    const cases = [
      ended('A'.repeat(22), '2019-01-01'),
      ended('B'.repeat(22), '2011-01-01', 'declined'),
      ended('C'.repeat(22), '2021-01-01'),
      ended('D'.repeat(22), '2001-01-01', 'intervention'),
    ]
    expect(keptLongEnough(cases, six, TODAY).map(({ one, kept }) => [one.space[0], kept.until])).toEqual([
      ['B', '2017-01-01'],
      ['A', '2025-01-01'],
    ])
    expect(keptLongEnough(cases, { usual: null, longer: null }, TODAY)).toEqual([])
  })

  test('none of whose file a part cannot be read; control: the same, whole', () => {
    const one = ended('A'.repeat(22), '2011-01-01')
    expect(keptCase(one, six, TODAY).kind).toBe('time-is-up')
    const torn = { ...one, file: { ...one.file, damaged: 1 } }
    expect(keptCase(torn, six, TODAY).kind).toBe('day-unknown')
    expect(keptLongEnough([torn], six, TODAY)).toEqual([])
  })
})

describe('in words', () => {
  const margaret = { id: 'margaret', name: 'Margaret Osei' }
  const putAt = new Date(2026, 11, 4, 10).getTime()
  const hold = { space: 'A'.repeat(22), reason: 'court', putBy: margaret, putAt } as const

  test('a case on hold: whom to ask, unless it is oneself', () => {
    expect(onHoldInWords([hold], 'paul')).toBe(
      'It is on hold, so it may not be erased now. Court proceedings: Margaret Osei put it on hold on 4 Dec 2026. Ask Margaret Osei first. A manager can lift it once there is no reason for it any more.',
    )
    expect(onHoldInWords([hold], 'margaret')).toContain(
      'Court proceedings: You put it on hold on 4 Dec 2026. A manager',
    )
  })

  test('what is due, and what stands in its way', () => {
    expect(dueInWords(3, 1, 1)).toBe('3 cases: 1 on hold, 1 asked for already, 1 to ask for.')
    expect(dueInWords(1, 1, 0)).toBe('1 case: 1 on hold.')
  })
})
