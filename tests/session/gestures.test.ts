import { describe, expect, test } from 'vitest'
import { createTwice, isThreeFingers } from '../../src/session/gestures.ts'
import { sentencesOf } from '../../src/session/read-aloud.ts'

describe('hiding by gesture', () => {
  test('Escape twice within 600 ms', () => {
    const isSecond = createTwice()
    expect([isSecond(0), isSecond(500)]).toEqual([false, true])
  })

  test('one Escape, and another much later, is no hiding', () => {
    const isSecond = createTwice()
    expect([isSecond(0), isSecond(700), isSecond(1_250)]).toEqual([false, false, true])
  })

  test('after hiding the count starts anew', () => {
    const isSecond = createTwice()
    expect([isSecond(0), isSecond(100), isSecond(200)]).toEqual([false, true, false])
  })

  test('three fingers, not two', () => {
    expect([isThreeFingers(2), isThreeFingers(3)]).toEqual([false, true])
  })
})

test('reading goes sentence by sentence', () => {
  expect(sentencesOf('Is any of this a problem? If you are not sure, say so.')).toEqual([
    'Is any of this a problem?',
    'If you are not sure, say so.',
  ])
})
