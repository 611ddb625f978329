import { describe, expect, it } from 'vitest'
import { type Desk, deskOf, officersOf } from '#casework'
import { colleague } from '../colleague.ts'
import { Filling } from '../forms/builder.ts'
import { Scenario, TODAY } from './scenario.ts'

const desk = (one: Scenario) => deskOf(one.answers, TODAY)
const titles = (one: Scenario, part: keyof Desk) => desk(one)[part].map(({ title }) => title)

describe('on the manager’s desk', () => {
  it('nothing, of a case in which nothing waits for the manager', () => {
    expect(desk(new Scenario().at('assessment'))).toEqual({
      ...{ risen: [], court: [], urgent: [], disagreements: [] },
    })
  })

  it('nothing, of a case that is over, whatever is still open in it', () => {
    const open = () =>
      new Scenario().says('disagreement', { with: 'Helen' }).says('escalation', { what: 'Calls at night.' })
    expect(titles(open().at('assessment'), 'disagreements')).toHaveLength(1)
    expect(titles(open().at('closed'), 'disagreements')).toEqual([])
    expect(titles(open().at('closed'), 'risen')).toEqual([])
  })

  it('a report for court until it was discussed, and the writer who is not a PO until there is a reason', () => {
    const one = new Scenario().at('assessment').says('court-request', { court: 'Northgate', grade: 'pso' })
    expect(titles(one, 'court')).toEqual([
      'A PO has to write the report for court',
      'Discuss the report for court with the Team Manager',
    ])
    one.says('court-request', { exception: 'She knows the family.', discussed: '2026-11-20' })
    expect(titles(one, 'court')).toEqual([])
  })

  it('an urgent referral while a word is missing, and no more once there is one against', () => {
    const one = new Scenario().at('waiting').says('request-for-service', { urgent: 'yes' })
    expect(desk(one).urgent[0]?.why).toContain('Waits for the Team Manager and the Service Manager.')
    one.says('urgent-endorsement', { as: 'team-manager', endorsed: 'yes' })
    expect(desk(one).urgent[0]?.why).toContain('Waits for the Service Manager.')
    one.says('urgent-endorsement', { as: 'service-manager', endorsed: 'no' }, 'case.2')
    expect(titles(one, 'urgent')).toEqual([])
  })

  it('no word on what nobody asked for', () => {
    expect(titles(new Scenario().at('waiting'), 'urgent')).toEqual([])
  })

  it('risk that has risen, until everything about it is done', () => {
    const one = new Scenario().at('assessment').says('escalation', { what: 'Calls at night.' })
    expect(titles(one, 'risen')).toEqual(['The risk has risen: finish what has to be done'])
    one.says('escalation', { 'manager-told': TODAY, 'others-told': 'Helen, today', 'go-on': 'yes' })
    expect(titles(one, 'risen')).toEqual([])
  })

  it('a disagreement until it is settled, with a plan', () => {
    const one = new Scenario()
      .at('assessment')
      .says('disagreement', { with: 'the school', 'manager-told': TODAY })
    expect(titles(one, 'disagreements')).toEqual(['Not settled: the disagreement with the school'])
    one.says('disagreement', {
      ...{ 'our-view': 'a', 'their-view': 'b', resolution: 'c', plan: 'd' },
      settled: TODAY,
    })
    expect(titles(one, 'disagreements')).toEqual([])
  })
})

describe('whose case it is', () => {
  it('nobody’s before it is allocated, then whom the allocation names', () => {
    const one = new Scenario()
    expect(officersOf(one.answers)).toEqual([])
    expect(officersOf(one.says('allocation', { officer: colleague('Jess') }).answers)).toEqual(['Jess'])
  })

  it('of all of them, while two managers allocated it', () => {
    const one = new Scenario().says('allocation', { officer: colleague('Jess') })
    one.saysElsewhere('allocation', { officer: colleague('Imran') }, new Filling(), 'paul')
    expect(officersOf(one.answers).toSorted()).toEqual(['Imran', 'Jess'])
  })
})
