import { expect, test } from 'vitest'
import { fitAll, kept, panned, toBoard, toScreen, zoomed } from '#drawing'

const board = { width: 4_800, height: 2_880 }
const screen = { width: 1_000, height: 700 }
const whole = fitAll(board, screen)

test('fit all shows the whole board, in the middle', () => {
  const [left, top] = toScreen(whole, [0, 0])
  const [right, bottom] = toScreen(whole, [board.width, board.height])
  expect([left, right]).toEqual([0, screen.width])
  expect(top).toBeCloseTo(screen.height - bottom)
  expect(top).toBeGreaterThan(0)
})

test('zooming keeps what is under the fingers there, and has ends', () => {
  const at = [300, 200] as const
  const before = toBoard(whole, at)
  const now = zoomed(whole, 2, at, whole)
  expect(now.scale).toBeCloseTo(whole.scale * 2)
  expect(toBoard(now, at)[0]).toBeCloseTo(before[0])
  expect(toBoard(now, at)[1]).toBeCloseTo(before[1])
  expect(zoomed(whole, 1_000, at, whole).scale).toBeCloseTo(whole.scale * 8)
  expect(zoomed(whole, 0.001, at, whole).scale).toBeCloseTo(whole.scale / 2)
})

test('a board that is pushed away stays in sight', () => {
  for (const [dx, dy] of [
    [9_999, 0],
    [-9_999, 0],
    [0, 9_999],
    [0, -9_999],
  ] as const) {
    const view = kept(panned(whole, dx, dy), board, screen)
    const [left, top] = toScreen(view, [0, 0])
    const [right, bottom] = toScreen(view, [board.width, board.height])
    expect(left).toBeLessThan(screen.width * 0.8)
    expect(top).toBeLessThan(screen.height * 0.8)
    expect(right).toBeGreaterThan(screen.width * 0.2)
    expect(bottom).toBeGreaterThan(screen.height * 0.2)
  }
  expect(kept(panned(whole, 10, 10), board, screen)).toEqual(panned(whole, 10, 10))
})
