import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeTexts, piecesOf } from '../../src/app/parts/text-merge.ts'

const jess = (text: string) => ({ text, by: 'Jess' })
const imran = (text: string) => ({ text, by: 'Imran' })

describe('two texts over one beginning', () => {
  test('what each changed elsewhere is taken from each', () => {
    const beginning = 'He came on time. We spoke about the children. He was calm.'
    const merged = mergeTexts(
      jess('He came late. We spoke about the children. He was calm.'),
      imran('He came on time. We spoke about the children. He was upset.'),
      beginning,
    )
    expect(merged).toEqual({
      text: 'He came late. We spoke about the children. He was upset.',
      both: 0,
    })
  })

  test('where both changed the same words, both stand with their authors', () => {
    const merged = mergeTexts(jess('He was angry.'), imran('He was silent.'), 'He was calm.')
    expect(merged.both).toBe(1)
    expect(merged.text).toContain('[Jess: angry.]')
    expect(merged.text).toContain('[Imran: silent.]')
  })

  test('a passage that one took out and the other changed is not simply gone', () => {
    const merged = mergeTexts(jess('He came.'), imran('He came. He wept much.'), 'He came. He wept.')
    expect(merged.text).toContain('wept much.')
    expect(merged.text).toContain('taken out')
  })

  test('with no beginning in common everything of both is in it', () => {
    const merged = mergeTexts(jess('One two three'), imran('One four three five'), null)
    for (const word of ['One', 'two', 'four', 'three', 'five']) expect(merged.text).toContain(word)
  })
})

const word = fc.constantFrom('he', 'she', 'came', 'went', 'said', 'home', 'late', 'calm')
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
/** A text with words of one side's own in it, each there once. */
const withOwn = (side: string) =>
  fc
    .tuple(fc.array(word, { maxLength: 14 }), fc.array(fc.nat(14), { maxLength: 4 }))
    .map(([words, places]) => {
      const own: string[] = [...words]
      places.forEach((place, index) => {
        own.splice(Math.min(place, own.length), 0, `${side}${index}`)
      })
      return own.join(' ')
    })
const ownWords = (all: string) => all.match(/\b[ab]\d\b/g) ?? []

test('no word that either side added is dropped, whatever the beginning', () => {
  fc.assert(
    fc.property(withOwn('a'), withOwn('b'), fc.option(text), (a, b, beginning) => {
      const merged = mergeTexts(jess(a), imran(b), beginning)
      for (const added of [...ownWords(a), ...ownWords(b)]) expect(merged.text).toContain(added)
    }),
    { numRuns: 2_000 },
  )
})

test('taking one side’s text would drop words in these cases (the control)', () => {
  const dropped = fc
    .sample(fc.tuple(withOwn('a'), withOwn('b')), { numRuns: 200, seed: 3 })
    .filter(([a, b]) => ownWords(b).some((added) => !a.includes(added)))
  expect(dropped.length).toBeGreaterThan(50)
})

test('pieces of a text are the text, and what is marked is not in the other', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pieces = piecesOf(a, b)
      expect(pieces.map((piece) => piece.text).join('')).toBe(a)
      if (a === b) expect(pieces.every(({ onlyHere }) => !onlyHere)).toBe(true)
    }),
  )
  expect(piecesOf('He came late', 'He came').at(-1)).toEqual({ text: ' late', onlyHere: true })
})
