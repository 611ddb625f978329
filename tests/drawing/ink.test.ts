import { describe, expect, it } from 'vitest'
import { inkPath, isInk, strokeCurves } from '#drawing'

describe('ink as it is drawn', () => {
  it('begins where the stroke does and ends where it does', () => {
    const { from, curves } = strokeCurves([0, 0, 10, 0, 10, 10, 20, 10])
    expect(from).toEqual([0, 0])
    expect(curves.at(-1)?.to).toEqual([20, 10])
    expect(curves).toHaveLength(3)
  })

  it('bends at its points instead of breaking', () => {
    expect(inkPath({ strokes: [[0, 0, 10, 0, 10, 10]] })).toBe('M0 0Q10 0 10 5Q10 10 10 10')
  })

  it('shows a dot, and one stroke after another', () => {
    expect(
      inkPath({
        strokes: [
          [5, 5],
          [1, 2, 3, 4],
        ],
      }),
    ).toBe('M5 5l0 0M1 2Q3 4 3 4')
  })
})

describe('ink as it is stored', () => {
  const box = { width: 100, height: 50 }
  it('stays inside its box, in whole numbers', () => {
    expect(isInk({ ...box, strokes: [[0, 0, 100, 50]] })).toBe(true)
    for (const stroke of [[], [1], [1, 2, 3], [101, 0], [0, 51], [-1, 0], [1.5, 0], ['1', 0]])
      expect(isInk({ ...box, strokes: [stroke] })).toBe(false)
  })

  it('is refused when it is more than a hand would draw', () => {
    const stroke = Array.from({ length: 20_000 }, () => 1)
    expect(isInk({ ...box, strokes: [stroke] })).toBe(true)
    expect(isInk({ ...box, strokes: [stroke, [1, 1]] })).toBe(false)
    for (const value of [null, [], 'ink', { strokes: [[1, 1]] }, { ...box, strokes: [[1, 1]], more: 1 }])
      expect(isInk(value)).toBe(false)
  })
})
