import { describe, expect, it } from 'vitest'
import { CASELOAD, holdersOf, loadsOf, waitingList } from '#casework'
import { colleague } from '../colleague.ts'
import { Filling } from '../forms/builder.ts'
import { Scenario, TODAY } from './scenario.ts'

const OFFICER = 'officer/answer'

describe('who has a case, while two managers allocate it without a network', () => {
  const first = new Filling().answer(OFFICER, 'Siân')
  const holders = (one: Filling) => {
    const { officers, before, isContested } = holdersOf(one.set)
    const names = (all: typeof officers) => all.map(({ name }) => name)
    return { officers: names(officers), before: names(before), isContested }
  }

  it('one allocation: whom it names, and after a reallocation nobody else', () => {
    expect(holders(first)).toEqual({ officers: ['Siân'], before: [], isContested: false })
    expect(holders(first.fork('margaret').answer(OFFICER, 'Jess'))).toEqual({
      officers: ['Jess'],
      before: [],
      isContested: false,
    })
  })

  it('two, that did not see each other: both officers, and the one they both took it from, on either tablet', () => {
    const margaret = first.fork('margaret').answer(OFFICER, 'Jess')
    const paul = first.fork('paul').answer(OFFICER, 'Imran')
    const together = [margaret.fork('x').merge(paul), paul.fork('y').merge(margaret)].map(holders)
    for (const { officers, before, isContested } of together) {
      expect(officers.toSorted()).toEqual(['Imran', 'Jess'])
      expect(before).toEqual(['Siân'])
      expect(isContested).toBe(true)
    }
    expect(together[0]).toEqual(together[1])
  })

  it('one of them thought twice: what they took back themselves does not come back', () => {
    const margaret = first.fork('margaret').answer(OFFICER, 'Tomasz').answer(OFFICER, 'Jess')
    const both = margaret.merge(first.fork('paul').answer(OFFICER, 'Imran'))
    const { officers, before } = holders(both)
    expect([...officers, ...before].toSorted()).toEqual(['Imran', 'Jess', 'Siân'])
  })

  it('for the first time: both, nobody before', () => {
    const both = new Filling()
      .answer(OFFICER, 'Jess')
      .merge(new Filling().fork('paul').answer(OFFICER, 'Imran'))
    expect(holders(both).officers.toSorted()).toEqual(['Imran', 'Jess'])
    expect(holders(both).before).toEqual([])
  })

  it('the same officer twice is no conflict', () => {
    const both = first
      .fork('margaret')
      .answer(OFFICER, 'Jess')
      .merge(first.fork('paul').answer(OFFICER, 'Jess'))
    expect(holders(both)).toEqual({ officers: ['Jess'], before: [], isContested: false })
  })

  it('goes by who somebody is, not by what they were called', () => {
    const jess = (name: string) => ({ id: 'A'.repeat(22), name })
    const both = first
      .fork('margaret')
      .answer(OFFICER, jess('Jess Whitlock'))
      .merge(first.fork('paul').answer(OFFICER, jess('Jess Marlow')))
    expect(holders(both)).toMatchObject({ before: [], isContested: false })
    expect(holders(both).officers).toHaveLength(1)
    const namesake = first.fork('paul').answer(OFFICER, { id: `${'B'.repeat(21)}A`, name: 'Jess Whitlock' })
    expect(holders(first.fork('margaret').answer(OFFICER, jess('Jess Whitlock')).merge(namesake))).toEqual({
      officers: ['Jess Whitlock', 'Jess Whitlock'],
      before: ['Siân'],
      isContested: true,
    })
  })

  it('taken off by one and given on by the other: nobody is left without it', () => {
    const both = first
      .fork('margaret')
      .answer(OFFICER, null)
      .merge(first.fork('paul').answer(OFFICER, 'Jess'))
    expect(holders(both)).toEqual({ officers: ['Jess'], before: ['Siân'], isContested: true })
  })

  it('once somebody settles it, it is the one who was chosen', () => {
    const both = first
      .fork('margaret')
      .answer(OFFICER, 'Jess')
      .merge(first.fork('paul').answer(OFFICER, 'Imran'))
    expect(holders(both.answer(OFFICER, 'Imran'))).toEqual({
      officers: ['Imran'],
      before: [],
      isContested: false,
    })
  })

  it('both managers are told, and the case moves nowhere until then', () => {
    const one = new Scenario()
      .at('waiting')
      .says('allocation', { officer: colleague('Siân'), reason: 'She knows the family.' })
    const before = one.record('allocation').filling.fork('start')
    one.says('allocation', { officer: colleague('Jess') })
    one.saysElsewhere('allocation', { officer: colleague('Imran') }, before, 'paul')
    expect(one.told()).toMatch(
      /Allocated to (Jess and to Imran|Imran and to Jess)\. Two managers did not see/,
    )
    expect(one.told()).toContain('both officers and Siân, who had it before, keep the case.')
    expect(one.missingFor('allocated')?.[0]).toMatch(/^Two managers allocated it.*Settle which stands\.$/)
    expect(one.says('allocation', { officer: colleague('Jess') }).missingFor('allocated')).toEqual([])
  })
})

describe('load against about 15 live cases', () => {
  const caseOf = (officer: string, stage: Parameters<Scenario['at']>[0]) =>
    new Scenario().at(stage).says('allocation', { officer: colleague(officer) }).answers

  it('counts what is live, a suspended case too, and nothing that waits or is over', () => {
    const loads = loadsOf([
      ...(
        ['allocated', 'assessment', 'action-plan', 'intervention', 'final-report', 'suspended'] as const
      ).map((stage) => caseOf('Jess', stage)),
      ...(['waiting', 'closed', 'returned', 'non-engagement', 'declined'] as const).map((stage) =>
        caseOf('Jess', stage),
      ),
      caseOf('Imran', 'assessment'),
    ])
    expect([...loads]).toEqual([
      [colleague('Jess').id, 6],
      [colleague('Imran').id, 1],
    ])
    expect(CASELOAD).toBe(15)
  })

  it('a case that is allocated twice counts for both until it is settled', () => {
    const one = new Scenario().at('allocated').says('allocation', { officer: colleague('Jess') })
    one.saysElsewhere('allocation', { officer: colleague('Imran') }, new Filling(), 'paul')
    expect([...loadsOf([one.answers])].toSorted()).toEqual([
      [colleague('Imran').id, 1],
      [colleague('Jess').id, 1],
    ])
  })
})

describe('waiting time, and a notice near the top of the waiting list', () => {
  const waiting = (since: string | null, entry: object = {}) =>
    new Scenario()
      .at('waiting', '2026-11-20')
      .says('waiting-entry', { ...(since ? { since } : {}), ...entry }).answers
  const listOf = (...cases: ReturnType<typeof waiting>[]) =>
    waitingList(
      cases.map((one, index) => ({ key: 'abcdefgh'[index], one })),
      TODAY,
    )

  it('says how long each has waited, the longest first', () => {
    const list = listOf(waiting('2026-11-24'), waiting('2026-10-25'), waiting(null), waiting('2026-11-25'))
    expect(list.map(({ key, days, inWords }) => `${key} ${days} ${inWords}`)).toEqual([
      'b 31 Waiting 31 days, since 25 Oct',
      'c 5 Waiting 5 days, since 20 Nov',
      'a 1 Waiting 1 day, since 24 Nov',
      'd 0 Waiting since today',
    ])
  })

  it('shows priority and risk as they were put, and is in no order that would hide them', () => {
    const [first, second] = listOf(
      waiting('2026-11-01', { priority: 'low', risk: 'very-high' }),
      waiting('2026-11-10', { priority: 'high' }),
    )
    expect(first).toMatchObject({ priority: 'low', risk: 'very-high' })
    expect(second).toMatchObject({ priority: 'high', risk: null })
  })

  it('asks to tell the referrers of the first three, and of none further down', () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']
    expect(listOf(...days.map((day) => waiting(day))).map(({ tellReferrer }) => tellReferrer)).toEqual([
      ...[true, true, true],
      false,
    ])
    const [told] = listOf(waiting('2026-10-01', { 'near-top-told': '2026-11-20' }))
    expect(told?.tellReferrer).toBe(false)
  })

  it('holds only those that wait', () => {
    expect(
      listOf(new Scenario().at('allocated').says('waiting-entry', { since: '2026-10-01' }).answers),
    ).toEqual([])
  })
})
