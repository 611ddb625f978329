import { describe, expect, it } from 'vitest'
import { type Path, type Point, pathText, type Shape, type WheelPart, wheelOf, wheelPicture } from '#drawing'

const part = (id: string, more: Partial<WheelPart> = {}): WheelPart => ({
  id,
  title: `Part ${id}`,
  rim: false,
  answers: [],
  level: 0,
  discussed: false,
  noted: false,
  ...more,
})
const eight = Array.from({ length: 8 }, (_, index) => part(String(index + 1)))
const pointsOf = (path: Path): readonly Point[] =>
  path.flatMap(([, ...points]) => points.slice(-1) as readonly Point[])
const placesOf = (shape: Shape): readonly Point[] =>
  shape.kind === 'path' ? pointsOf(shape.path) : [[shape.x, shape.y]]
const fromMiddle = ([x, y]: readonly [number, number]) => Math.hypot(x - 300, y - 300)

describe('a wheel', () => {
  it('has its first part at the top, and the others clockwise', () => {
    const middles = wheelOf(eight).parts.map(({ marks: [x, y] }) => [
      Math.sign(Math.round(x - 300)),
      Math.sign(y - 300),
    ])
    expect(middles.slice(0, 5)).toEqual([
      [0, -1],
      [1, -1],
      [1, 1],
      [1, 1],
      [0, 1],
    ])
  })

  it('is filled as far as its answer says: not at all, half way, to the edge', () => {
    const [none, half, full] = wheelOf([part('a'), part('b', { level: 0.5 }), part('c', { level: 1 })]).parts
    const reach = (path: Path | null | undefined) =>
      Math.round(Math.max(...pointsOf(path ?? []).map(fromMiddle), 0))
    expect(none?.filled).toBeNull()
    expect(reach(full?.filled)).toBe(reach(full?.area))
    expect(reach(half?.filled)).toBe((76 + reach(full?.area)) / 2)
  })

  it('keeps a rim outside all its parts, with a hole where they are', () => {
    const { parts } = wheelOf([...eight, part('rim', { rim: true })])
    const rim = pointsOf(parts.at(-1)?.area ?? []).map(fromMiddle)
    const inside = parts.slice(0, 8).flatMap(({ area }) => pointsOf(area).map(fromMiddle))
    expect(Math.max(...inside)).toBeLessThan(Math.min(...rim))
    expect(pathText(parts.at(-1)?.area ?? []).match(/Z/g)).toHaveLength(2)
  })

  it('says in its picture every title whole, every answer, and how many were talked about', () => {
    const shown = wheelPicture('A wheel', [
      part('a', {
        title: 'Being fair when we do not agree',
        answers: ['7 out of 10'],
        level: 0.7,
        discussed: true,
      }),
      part('b', { answers: ['Yes', 'No'] }),
    ])
    const words = shown.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])).join(' ')
    expect(words).toBe('Being fair when we do not agree 7 out of 10 Part b two answers 1 of 2 talked about')
  })

  it('has nothing outside its box', () => {
    const { shapes, box } = wheelPicture('A wheel', [...eight, part('rim', { rim: true, level: 1 })])
    for (const shape of shapes)
      for (const [x, y] of placesOf(shape)) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(box.width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(box.height)
      }
  })
})
