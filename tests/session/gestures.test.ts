import { describe, expect, test } from 'vitest'
import { createThreeFingerTap, createTwice } from '../../src/session/gestures.ts'

describe('hiding by Escape', () => {
  test('twice within 600 ms', () => {
    const isSecond = createTwice()
    expect([isSecond(0), isSecond(600)]).toEqual([false, true])
  })

  test('one Escape, and another much later, is no hiding', () => {
    const isSecond = createTwice()
    expect([isSecond(0), isSecond(700), isSecond(1_250)]).toEqual([false, false, true])
  })

  test('after hiding the count starts anew', () => {
    const isSecond = createTwice()
    expect([isSecond(0), isSecond(100), isSecond(200)]).toEqual([false, true, false])
  })
})

describe('hiding by a tap of three fingers', () => {
  /** `[fingers, at]` for each change; whether any of them was the tap. */
  const taps = (...changes: readonly (readonly [number, number])[]): boolean => {
    const isTap = createThreeFingerTap()
    return changes.map(([fingers, at]) => isTap(fingers, at)).some(Boolean)
  }

  test('three down and up again within half a second', () => {
    expect(taps([1, 0], [2, 20], [3, 40], [2, 160], [1, 170], [0, 180])).toBe(true)
  })

  test('four are as good', () => {
    expect(taps([2, 0], [4, 30], [0, 200])).toBe(true)
  })

  test('two fingers are a pinch', () => {
    expect(taps([1, 0], [2, 20], [1, 160], [0, 180])).toBe(false)
  })

  test('a hand that rests on the glass is no tap, and a tap after it is', () => {
    const rests = [
      [3, 0],
      [0, 900],
    ] as const
    expect(taps(...rests)).toBe(false)
    expect(taps(...rests, [3, 2_000], [0, 2_100])).toBe(true)
  })

  test('what the tablet takes for a gesture of its own is none, and is forgotten', () => {
    expect(taps([3, 0], [0, Number.POSITIVE_INFINITY])).toBe(false)
    expect(taps([3, 0], [0, Number.POSITIVE_INFINITY], [1, 10], [0, 50])).toBe(false)
  })

  test('fingers one after another are not together', () => {
    expect(taps([1, 0], [0, 50], [1, 60], [0, 110], [1, 120], [0, 170])).toBe(false)
  })
})
