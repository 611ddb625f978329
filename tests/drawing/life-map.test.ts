import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { colours, LIFE_BOX, type LifeMap, lifePicture, lifeScene, type Moment, meantBy } from '#drawing'

const moment = (
  id: string,
  age: number | null,
  level: number | null,
  more: Partial<Moment> = {},
): Moment => ({
  ...{ id, what: `Moment ${id}`, age, level, felt: '', symbol: null },
  ...more,
})

const map = (moments: readonly Moment[], more: Partial<LifeMap> = {}): LifeMap => ({
  ...{ now: 40, shape: 'line', moments, strokes: [], words: { high: 'better', low: 'harder', now: 'now' } },
  ...more,
})

const textsOf = (one: LifeMap): readonly string[] =>
  lifePicture(one, 'Map').shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))

describe('a moment', () => {
  test('stands at its age and as high as it was good, and what is tapped there means the same again', () => {
    const one = map([moment('a', 10, 9), moment('b', 30, 1), moment('c', 20, 4)])
    const { moments } = lifeScene(one)
    expect(moments.map(({ moment: { id } }) => id)).toEqual(['a', 'c', 'b'])
    for (const {
      moment: { age, level },
      at,
    } of moments)
      expect(meantBy(one, at)).toEqual({ age, level })
  })

  test('without an age or a level is shown, to be placed', () => {
    expect(textsOf(map([moment('a', null, null, { what: 'A dog' })]))).toContain('A dog')
  })

  test('after the age said for now is not lost: the line grows', () => {
    const [placed] = lifeScene(map([moment('a', 50, 5)])).moments
    expect(placed?.at[0]).toBeLessThanOrEqual(LIFE_BOX.width)
  })

  test('has its words, and an ellipsis where they do not fit', () => {
    const long = 'When my grandfather took me to the allotment every Sunday after church until I was twelve'
    const texts = textsOf(map([moment('a', 8, 8, { what: long, felt: 'safe' })]))
    expect(texts).toContain('age 8 · safe')
    expect(texts.some((text) => text.startsWith('When my'))).toBe(true)
    expect(texts.some((text) => text.endsWith('…'))).toBe(true)
  })
})

test('a dozen moments: no card covers another or any moment, and all are on the board', () => {
  const { moments } = lifeScene(
    map(
      Array.from({ length: 12 }, (_, index) =>
        moment(`${index}`, 2 + index * 3, 1 + ((index * 7) % 10), { felt: 'proud' }),
      ),
    ),
  )
  const cards = moments.map(({ card }) => card)
  for (const [index, card] of cards.entries()) {
    expect(card.x).toBeGreaterThanOrEqual(0)
    expect(card.y).toBeGreaterThanOrEqual(0)
    expect(card.x + card.width).toBeLessThanOrEqual(LIFE_BOX.width)
    expect(card.y + card.height).toBeLessThanOrEqual(LIFE_BOX.height)
    for (const other of cards.slice(index + 1)) {
      const apart =
        card.x + card.width <= other.x ||
        other.x + other.width <= card.x ||
        card.y + card.height <= other.y ||
        other.y + other.height <= card.y
      expect(apart).toBe(true)
    }
    for (const {
      at: [x, y],
    } of moments)
      expect(x > card.x && x < card.x + card.width && y > card.y && y < card.y + card.height).toBe(false)
  }
})

test('moments of one year stand beside each other', () => {
  const { moments } = lifeScene(map([moment('a', 12, 5), moment('b', 12, 5), moment('c', 12, 5)]))
  expect(new Set(moments.map(({ at }) => at[0])).size).toBe(3)
})

test('the line is one of three shapes, or none', () => {
  const linesIn = (shape: LifeMap['shape']) =>
    lifeScene(map([moment('a', 12, 8)], { shape })).ground.filter(
      (one) => one.kind === 'path' && one.line !== 'line',
    )
  expect(linesIn('line')).toHaveLength(1)
  expect(linesIn('road')).toHaveLength(2)
  expect(linesIn('steps')).toHaveLength(1)
  expect(linesIn('blank')).toHaveLength(0)
})

test('drawings have the colours of the screen', () => {
  const tokens = readFileSync('src/ui/styles/tokens.css', 'utf8')
  for (const [name, value] of Object.entries(colours)) expect(tokens).toContain(`--${name}: ${value};`)
})
