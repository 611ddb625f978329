import { expect, it } from 'vitest'
import { riskOf } from '#casework'
import { Scenario } from './scenario.ts'

it('the highest of the four ratings, and for whom; an addendum after the assessment, the assessment after the waiting list', () => {
  const one = new Scenario()
  expect(riskOf(one.answers)).toBeNull()
  one.says('waiting-entry', { risk: 'medium' })
  expect(riskOf(one.answers)).toEqual({ level: 'medium', towards: [] })
  one.says('risk-assessment', { public: 'low', children: 'high', 'known-adult': 'high', staff: 'medium' })
  expect(riskOf(one.answers)).toEqual({ level: 'high', towards: ['children', 'known-adult'] })
  one.says('addendum', { children: 'medium' })
  expect(riskOf(one.answers)).toEqual({ level: 'medium', towards: ['children'] })
  one.says('addendum', { staff: 'very-high' }, 'case.2')
  expect(riskOf(one.answers)).toEqual({ level: 'very-high', towards: ['staff'] })
})

it('of two ratings that did not see each other the higher one; not known is no level', () => {
  const one = new Scenario().says('risk-assessment', { strengths: 'Goes to work' })
  const before = one.record('risk-assessment').filling.fork('sian')
  one.says('risk-assessment', { children: 'low' })
  one.saysElsewhere('risk-assessment', { children: 'high' }, before, 'sian')
  expect(riskOf(one.answers)).toEqual({ level: 'high', towards: ['children'] })
  expect(riskOf(new Scenario().says('waiting-entry', { risk: 'not-known' }).answers)).toBeNull()
})
