import { describe, expect, it } from 'vitest'
import {
  CIRCLE,
  type CirclePerson,
  circlePicture,
  type PlacedPerson,
  placePeople,
  type Ring,
  spotAt,
} from '#drawing'

const names = [
  ...['Ella', 'Sam', 'Mum', 'Gaz', 'Coach', 'Auntie Jean', 'Mr Featherstone', 'Nan', 'Dev', 'Bartholomew'],
  ...[
    'Kev from work',
    'My probation worker',
    'Jo',
    'Alexandria',
    'Tia',
    'Uncle Pete',
    'Dad',
    'Lou',
    'Ash',
    'Mia',
  ],
]
const person = (name: string, more: Partial<CirclePerson> = {}): CirclePerson => ({
  id: name,
  name,
  ring: 'matters',
  flag: null,
  angle: null,
  unsettled: false,
  noted: false,
  ...more,
})
const spread = (counts: readonly [number, number, number]): readonly CirclePerson[] => {
  const rings = (['most', 'matters', 'around'] as const).flatMap((ring, index) =>
    Array.from({ length: counts[index] ?? 0 }, () => ring),
  )
  return names.slice(0, rings.length).map((name, index) => person(name, { ring: rings[index] ?? null }))
}
const overlaps = (people: readonly PlacedPerson[]): readonly string[] =>
  people.flatMap((a, index) =>
    people
      .slice(index + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2,
      )
      .map((b) => `${a.name} and ${b.name}`),
  )
const ringOf = ({ x, y }: PlacedPerson): Ring => spotAt([x, y]).ring

describe('people round a middle', () => {
  it.each([
    [3, 3, 3],
    [5, 7, 8],
    [7, 8, 5],
    [2, 6, 12],
  ] as const)(
    '%d, %d and %d stand on their rings, none over another, in letters of full size',
    (...counts) => {
      const placed = placePeople(spread(counts))
      expect(placed).toHaveLength(counts[0] + counts[1] + counts[2])
      expect(overlaps(placed)).toEqual([])
      expect(placed.filter((one) => ringOf(one) !== one.ring)).toEqual([])
      expect(Math.min(...placed.map(({ size }) => size))).toBeGreaterThan(24)
    },
  )

  it.each([
    [20, 0, 0],
    [0, 20, 0],
    [0, 0, 20],
  ] as const)('twenty on one ring (%d, %d, %d) do not cover each other either', (...counts) => {
    const placed = placePeople(spread(counts))
    expect(placed).toHaveLength(20)
    expect(overlaps(placed)).toEqual([])
    expect(placed.filter((one) => ringOf(one) !== one.ring)).toEqual([])
  })

  it('stay where they were put, and the others make room', () => {
    const put = [person('Ella', { angle: 120 }), person('Sam', { angle: 300 })]
    const [ella, sam] = placePeople(put)
    for (const [one, angle] of [
      [ella, 120],
      [sam, 300],
    ] as const)
      expect(Math.abs(spotAt([one?.x ?? 0, one?.y ?? 0]).angle - angle)).toBeLessThan(2)
    const more = placePeople([
      ...put,
      ...spread([0, 6, 0]).filter(({ name }) => name !== 'Ella' && name !== 'Sam'),
    ])
    expect(more.slice(0, 2)).toEqual([ella, sam])
  })

  it('put on the same spot stand side by side', () => {
    const placed = placePeople(
      ['Ella', 'Sam', 'Mum'].map((name) => person(name, { angle: 90, ring: 'most' })),
    )
    expect(overlaps(placed)).toEqual([])
  })

  it('move nobody else when one more comes', () => {
    const some = spread([2, 2, 2])
    const before = placePeople(some)
    expect(placePeople([...some, person('Zed', { ring: 'around' })]).slice(0, 6)).toEqual(before)
  })

  it('wait on the outermost ring until they are put somewhere', () => {
    expect(placePeople([person('Ella', { ring: null })]).map(ringOf)).toEqual(['around'])
  })

  it('have their names whole up to a point, and then visibly cut', () => {
    const linesOf = (name: string) => placePeople([person(name)])[0]?.lines
    expect(linesOf('Auntie Jean')).toEqual(['Auntie Jean'])
    expect(linesOf('Kev from the works')).toEqual(['Kev from the', 'works'])
    expect(linesOf('Wolfeschlegelsteinhausen')).toEqual(['Wolfeschlege…'])
    expect(linesOf('')).toEqual(['?'])
    expect(linesOf('My probation worker from before')).toEqual(['My probation', 'worker from…'])
  })
})

describe('a spot on the board', () => {
  const [x, y] = CIRCLE.middle
  it('is a ring and how far round it is', () => {
    expect(spotAt([x, y - 150])).toEqual({ ring: 'most', angle: 0 })
    expect(spotAt([x + 300, y])).toEqual({ ring: 'matters', angle: 90 })
    expect(spotAt([x - 450, y])).toEqual({ ring: 'around', angle: 270 })
    expect(spotAt([x, y])).toEqual({ ring: 'most', angle: 180 })
    expect(spotAt([0, 0])).toEqual({ ring: 'around', angle: 315 })
  })
})

it('a picture has every name and every flag, and nothing outside its box', () => {
  const { shapes } = circlePicture('Circle', [
    person('Ella', { flag: 'green' }),
    person('Gaz', { flag: 'red' }),
  ])
  const words = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
  expect(words).toEqual(expect.arrayContaining(['Me', 'matter most', 'Ella', 'Gaz']))
  expect(shapes.flatMap((shape) => (shape.kind === 'text' ? [] : (shape.fill ?? [])))).toEqual(
    expect.arrayContaining(['green', 'red', 'green-soft', 'red-soft']),
  )
})
