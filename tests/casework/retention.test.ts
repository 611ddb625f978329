import { describe, expect, it, test } from 'vitest'
import { type KeepYears, keptOf, type Stage, stages } from '#casework'
import { isDay, yearsLater } from '../../src/casework/calendar/days.ts'
import { Scenario } from './scenario.ts'

const six: KeepYears = { usual: 6, longer: null }
const DAY_MS = 86_400_000

const kindOn = (one: Scenario, today: string, keep = six) => keptOf(one.answers, keep, today).kind
const whyOf = (one: Scenario, keep = six, today = '2026-11-25') => keptOf(one.answers, keep, today).why
const closed = (since: string) => new Scenario().at('closed', since)

describe('from when a case’s time is up', () => {
  it('is kept through its last day, and its time is up on the next', () => {
    const one = closed('2019-12-04')
    expect(kindOn(one, '2025-12-03')).toBe('to-be-kept')
    expect(kindOn(one, '2025-12-04')).toBe('to-be-kept')
    expect(kindOn(one, '2025-12-05')).toBe('time-is-up')
    expect(keptOf(one.answers, six, '2025-12-05')).toEqual({
      ...{ kind: 'time-is-up', until: '2025-12-04' },
      why: 'Closed 4 Dec 2019, kept for six years: until 4 Dec 2025.',
    })
  })

  /** By hand, from a calendar. */
  test.each([
    ['2024-02-29', 1, '2025-03-01'], // no 29 February: never a day early
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', 6, '2030-03-01'],
    ['2021-02-28', 7, '2028-02-28'], // a leap year, and still the 28th
    ['2020-12-31', 6, '2026-12-31'],
    ['2021-01-01', 6, '2027-01-01'],
    ['2021-12-31', 6, '2027-12-31'],
    ['2022-01-01', 6, '2028-01-01'],
    ['1999-12-31', 100, '2099-12-31'],
  ])('closed %s and kept for %i years: until %s', (since, years, until) => {
    const keep = { usual: years, longer: null }
    expect(keptOf(closed(since).answers, keep, since).until).toBe(until)
    expect(kindOn(closed(since), until, keep)).toBe('to-be-kept')
  })

  it('turns with the year, from 31 December 2027 to 1 January 2028', () => {
    const one = closed('2021-12-31')
    expect(kindOn(one, '2027-12-31')).toBe('to-be-kept')
    expect(kindOn(one, '2028-01-01')).toBe('time-is-up')
  })

  it('counts nothing where the service has not said how long; nothing follows from the other time alone', () => {
    expect(kindOn(closed('1990-01-01'), '2026-11-25', { usual: null, longer: null })).toBe('no-time-said')
    expect(kindOn(closed('1990-01-01'), '2026-11-25', { usual: null, longer: 25 })).toBe('no-time-said')
    expect(whyOf(closed('1990-01-01'), { usual: null, longer: null })).toBe(
      'Closed 1 Jan 1990. Nobody has said how long it is kept.',
    )
  })
})

describe('what has not ended, or nobody knows when', () => {
  const over = new Set<Stage>(['consultation', 'declined', 'returned', 'non-engagement', 'closed'])

  test.each(stages.map((stage) => [stage]))('%s: its time is up only where it is an end', (stage) => {
    expect(kindOn(new Scenario().at(stage, '2001-01-01'), '2026-11-25')).toBe(
      over.has(stage) ? 'time-is-up' : 'not-ended',
    )
  })

  it('has not ended while nobody put a stage', () => {
    expect(kindOn(new Scenario(), '2099-01-01')).toBe('not-ended')
  })

  it('says how a case that was never taken on ended', () => {
    const whyAt = (stage: Stage) => whyOf(new Scenario().at(stage, '2019-12-04')).split(',')[0]
    expect(whyAt('declined')).toBe('Declined 4 Dec 2019')
    expect(whyAt('consultation')).toBe('Consultation only since 4 Dec 2019')
    expect(whyAt('returned')).toBe('Returned to the social worker 4 Dec 2019')
    expect(whyAt('non-engagement')).toBe('Closed without engagement 4 Dec 2019')
  })

  it('is never offered without a day, or with one that was taken back', () => {
    const one = new Scenario().says('case-file', { stage: 'closed' })
    expect(kindOn(one, '2099-01-01')).toBe('day-unknown')
    expect(kindOn(closed('2019-12-04').says('case-file', { 'stage-since': null }), '2099-01-01')).toBe(
      'day-unknown',
    )
  })

  it('is not ended while one of two people says that it goes on', () => {
    const one = closed('2001-01-01')
    const before = one.record('case-file').filling.fork('anna')
    one
      .says('case-file', { stage: 'closed' })
      .saysElsewhere('case-file', { stage: 'assessment' }, before, 'ben')
    expect(kindOn(one, '2099-01-01')).toBe('not-ended')
  })

  it('nor while one of them took the stage back', () => {
    const one = closed('2001-01-01')
    const before = one.record('case-file').filling.fork('anna')
    one.says('case-file', { stage: 'returned' }).saysElsewhere('case-file', { stage: null }, before, 'ben')
    expect(kindOn(one, '2099-01-01')).toBe('not-ended')
  })
})

describe('several days', () => {
  it('counts from the latest of two that were put without seeing each other, and says so', () => {
    const one = closed('2010-01-01')
    const before = one.record('case-file').filling.fork('anna')
    one
      .says('case-file', { stage: 'closed', 'stage-since': '2019-12-04' })
      .saysElsewhere('case-file', { stage: 'returned', 'stage-since': '2020-03-09' }, before, 'ben')
    expect(kindOn(one, '2026-03-09')).toBe('to-be-kept')
    expect(kindOn(one, '2026-03-10')).toBe('time-is-up')
    expect(whyOf(one)).toBe(
      'Ended 9 Mar 2020, the latest day that was put, kept for six years: until 9 Mar 2026.',
    )
  })

  it('knows no day while one of two took it back', () => {
    const one = closed('2010-01-01')
    const before = one.record('case-file').filling.fork('anna')
    one
      .says('case-file', { 'stage-since': '2011-01-01' })
      .saysElsewhere('case-file', { 'stage-since': null }, before, 'ben')
    expect(kindOn(one, '2099-01-01')).toBe('day-unknown')
  })

  it('counts from the last closing of a case that was opened again', () => {
    const one = closed('2012-05-01').at('intervention', '2019-02-01')
    expect(kindOn(one, '2026-11-25')).toBe('not-ended')
    one.at('closed', '2021-06-30')
    expect(kindOn(one, '2026-11-25')).toBe('to-be-kept')
    expect(kindOn(one, '2027-07-01')).toBe('time-is-up')
  })

  it('counts nothing where only the stage was put again: the day may be of the closing before', () => {
    const one = closed('2012-05-01').says('case-file', { stage: 'intervention' })
    const { filling } = one.record('case-file')
    filling.clock += 2 * DAY_MS
    one.says('case-file', { stage: 'closed' })
    expect(kindOn(one, '2099-01-01')).toBe('day-unknown')
    one.says('case-file', { 'stage-since': '2021-06-30' })
    expect(kindOn(one, '2027-07-01')).toBe('time-is-up')
  })

  it('takes a day that was put a little before the stage', () => {
    const one = new Scenario().says('case-file', { 'stage-since': '2012-05-01' })
    one.record('case-file').filling.clock += DAY_MS / 2
    expect(kindOn(one.says('case-file', { stage: 'closed' }), '2026-11-25')).toBe('time-is-up')
  })
})

describe('kept longer', () => {
  const keep: KeepYears = { usual: 6, longer: 25 }
  const until = (one: Scenario, by = keep) => keptOf(one.answers, by, '2026-11-25').until

  test.each(['child-protection', 'public-law-outline', 'care-proceedings'])('for %s', (legal) => {
    expect(until(closed('2010-01-01').says('case-file', { 'legal-status': legal }))).toBe('2035-01-01')
  })

  it('also where it was named and is not any more: a plan ends before its case does', () => {
    const one = closed('2010-01-01').says('case-file', { 'legal-status': 'child-protection' })
    one.says('case-file', { 'legal-status': 'none' })
    expect(whyOf(one, keep)).toBe(
      'Closed 1 Jan 2010, kept for 25 years, because its file has named Child Protection: until 1 Jan 2035.',
    )
  })

  it('where an order is in the file', () => {
    const one = closed('2010-01-01').row('case-file', 'orders', {
      'order-kind': 'non-molestation',
      'order-until': '2011-01-01',
    })
    expect(until(one)).toBe('2035-01-01')
    expect(whyOf(one, keep)).toContain('because its file names an order or a bail condition')
  })

  it('not for others, not where the service has said no longer time, and never shorter', () => {
    const named = () => closed('2010-01-01').says('case-file', { 'legal-status': 'care-proceedings' })
    expect(until(closed('2010-01-01').says('case-file', { 'legal-status': 'child-in-need' }))).toBe(
      '2016-01-01',
    )
    expect(until(named(), six)).toBe('2016-01-01')
    expect(until(named(), { usual: 10, longer: 2 })).toBe('2020-01-01')
    expect(until(named(), { usual: null, longer: 25 })).toBe('2035-01-01')
  })
})

test('days: what is one, and the same day in another year', () => {
  for (const day of ['2024-02-29', '2026-12-31']) expect(isDay(day)).toBe(true)
  for (const none of ['2025-02-29', '2026-13-01', '2026-1-1', '', '04.12.2019', '2026-00-10'])
    expect([none, isDay(none)]).toEqual([none, false])
  expect(yearsLater('2024-02-29', 0)).toBe('2024-02-29')
})
