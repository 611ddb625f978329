import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  areaOf,
  type InkPoint,
  isSameStroke,
  isStroke,
  isTouched,
  moved,
  NO_PRESSURE,
  orderAbove,
  pointsOf,
  type Stroke,
  strokeOf,
  strokePath,
  withPoint,
} from '#drawing'

const stroke = (points: readonly InkPoint[], more: Partial<Stroke> = {}): Stroke => ({
  ...strokeOf(points, { colour: 'blue', order: 'a0', width: 16 }),
  ...more,
})

const across = stroke([
  [0, 100, 50],
  [400, 100, 50],
])

test('points nearer than the eye can tell are one, with the firmer pressure', () => {
  const points: InkPoint[] = []
  for (const point of [
    [10, 10, 20],
    [10.4, 10.2, 60],
    [10.2, 10.1, 30],
    [14, 10, 30],
  ] as const)
    withPoint(points, point, 1)
  expect(points).toEqual([
    [10, 10, 60],
    [14, 10, 30],
  ])
})

test('whatever a hand draws is a stroke that can be stored, and reads as it was drawn', () => {
  const point = fc.tuple(
    fc.integer({ min: -4_000, max: 9_000 }),
    fc.integer({ min: -4_000, max: 9_000 }),
    fc.integer({ min: 0, max: 100 }),
  )
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
      const one = stroke(points)
      expect(isStroke(one)).toBe(true)
      expect(pointsOf(one.points)).toEqual(points)
      expect(strokePath(one).length).toBeGreaterThan(2)
    }),
  )
})

describe('rubbing out', () => {
  test('touches a line that it crosses between two of its points', () => {
    expect(
      isTouched(
        across,
        [
          [200, 0],
          [200, 300],
        ],
        5,
      ),
    ).toBe(true)
  })
  test('touches what it comes near, and leaves the rest', () => {
    expect(
      isTouched(
        across,
        [
          [200, 115],
          [210, 115],
        ],
        10,
      ),
    ).toBe(true)
    expect(
      isTouched(
        across,
        [
          [200, 140],
          [210, 140],
        ],
        10,
      ),
    ).toBe(false)
    expect(
      isTouched(
        across,
        [
          [500, 100],
          [600, 100],
        ],
        10,
      ),
    ).toBe(false)
  })
  test('touches a dot', () => {
    expect(
      isTouched(
        stroke([[50, 50, 50]]),
        [
          [52, 50],
          [52, 50],
        ],
        4,
      ),
    ).toBe(true)
  })
})

test('a stroke that is moved keeps its form', () => {
  const there = moved(across, 30, -20)
  expect(pointsOf(there.points)).toEqual([
    [30, 80, 50],
    [430, 80, 50],
  ])
  expect(areaOf([there])).toEqual({ x: 22, y: 72, width: 416, height: 16 })
  expect(isSameStroke(moved(there, -30, 20), across)).toBe(true)
  expect(isSameStroke(there, across)).toBe(false)
  expect(areaOf([])).toBeNull()
})

test('what is drawn next lies on top, whatever order came from elsewhere', () => {
  let all: readonly Stroke[] = []
  for (let round = 0; round < 40; round++) {
    const order = orderAbove(all)
    expect(all.every((below) => below.order < order)).toBe(true)
    all = [...all, { ...across, order }]
  }
  const odd = { ...across, order: 'zz' }
  expect(isStroke(odd)).toBe(true)
  expect(orderAbove([odd])).toBe(orderAbove([]))
})

test('a pen that presses draws thicker, and a hand that tells no pressure draws by its speed', () => {
  const heightOf = (pressure: number) => {
    const path = strokePath(
      stroke(Array.from({ length: 20 }, (_, index) => [index * 20, 100, pressure] as const)),
    )
    const ys = path.flatMap(([, ...points]) => points.map(([, y]) => y))
    return Math.max(...ys) - Math.min(...ys)
  }
  expect(heightOf(90)).toBeGreaterThan(heightOf(10) * 1.5)
  expect(heightOf(NO_PRESSURE)).not.toBe(heightOf(NO_PRESSURE + 1))
})
