import { describe, expect, it } from 'vitest'
import { countReport, whatFailed } from '../../.ci/count-report.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  name: 'world.test.ts',
  assertionResults: tests.map((test, index) => ({
    status: test,
    fullName: `rule ${index + 1}`,
    ...(test === 'failed' && { failureMessages: ['AssertionError: one was lost\n    at world.test.ts:12'] }),
  })),
})

describe('what npm test counts as passed', () => {
  it('counts each test that ran', () => {
    expect(countReport({ testResults: [file('passed', 'passed', 'passed')] }, true)).toEqual({
      passed: 2,
      failed: 0,
    })
    expect(countReport({ testResults: [file('failed', 'passed', 'failed')] }, false)).toEqual({
      passed: 1,
      failed: 1,
    })
  })

  it.each(['skipped', 'pending', 'todo', 'disabled'])('counts a %s test as failed', (status) => {
    expect(countReport({ testResults: [file('passed', 'passed', status)] }, true)).toEqual({
      passed: 1,
      failed: 1,
    })
  })

  it('counts a file that broke outside its tests, and a file without tests', () => {
    const testResults = [file('passed', 'passed'), file('failed', 'passed'), file('passed')]
    expect(countReport({ testResults }, false)).toEqual({ passed: 2, failed: 2 })
  })

  it('counts a run without tests or without a report, and one that vitest calls failed', () => {
    expect(countReport({ testResults: [] }, true)).toEqual({ passed: 0, failed: 1 })
    expect(countReport(undefined, false)).toEqual({ passed: 0, failed: 1 })
    expect(countReport({ testResults: [file('passed', 'passed')] }, false)).toEqual({ passed: 1, failed: 1 })
  })
})

it('names each test that did not pass, and why, and a file that broke outside its tests', () => {
  const testResults = [
    file('failed', 'passed', 'failed'),
    file('passed', 'passed', 'skipped'),
    file('failed'),
    file('failed', 'passed'),
    file('passed', 'passed'),
  ]
  expect(whatFailed({ testResults })).toEqual([
    'world.test.ts > rule 2: AssertionError: one was lost',
    'world.test.ts > rule 2: skipped',
    'world.test.ts',
    'world.test.ts',
  ])
  expect(whatFailed(undefined)).toEqual([])
})
