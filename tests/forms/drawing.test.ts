import { describe, expect, it } from 'vitest'
import type { Json } from '#core'
import { packedPoints, pointsOf } from '#drawing'
import { answersAsText, checkValue, compileForm, evaluate, fieldDefinition, valueOfDraft } from '#forms'
import { compiled, Filling, formWith } from './builder.ts'

const form = compiled(
  formWith(
    { kind: 'drawing', id: 'map', label: 'My map', counted: true },
    { kind: 'number', id: 'age', label: 'How old?', from: 0, to: 120 },
  ),
)
const stroke = (order = 'a1', colour = 'ink') => ({
  colour,
  order,
  points: packedPoints([
    [100, 200, 50],
    [103, 196, 55],
  ]),
  width: 12,
})
const fits = (field: string, value: Json): boolean => checkValue(form, field, value).ok
const drawingIn = ({ view }: Filling) => {
  const item = evaluate(form, view).pages[0]?.items[0]
  return item?.kind === 'drawing' ? item : undefined
}

describe('points of a stroke', () => {
  it('are kept as differences and come back as they were', () => {
    const points = [
      [100, 200, 50],
      [103, 196, 55],
      [90, 196, 0],
    ] as const
    expect(packedPoints(points)).toEqual([100, 200, 50, 3, -4, 5, -13, 0, -55])
    expect(pointsOf(packedPoints(points))).toEqual(points)
  })
})

describe('a drawing', () => {
  it('takes a stroke in a field of its own, and nothing beside it', () => {
    expect(fits('map/c3Ryb2tlLW9uZQ', stroke())).toBe(true)
    expect(fits('map/c3Ryb2tlLW9uZQ', null)).toBe(true)
    const wrong: readonly Json[] = [
      true,
      'a line',
      { ...stroke(), more: 1 },
      { ...stroke(), points: [] },
      { ...stroke(), points: [1, 2] },
      { ...stroke(), points: [1, 2, 101] },
      { ...stroke(), points: [100_000, 0, 1, 1, 0, 0] },
      { ...stroke(), points: [0.5, 0, 1] },
      { ...stroke(), points: Array.from({ length: 15_003 }, () => 0) },
      { ...stroke(), width: 0 },
      { ...stroke(), colour: 'url(#x)' },
      { ...stroke(), order: '1' },
    ]
    for (const value of wrong) expect(fits('map/c3Ryb2tlLW9uZQ', value)).toBe(false)
    for (const field of ['map', 'map/a/b', 'other/a']) expect(fits(field, stroke())).toBe(false)
    expect(fits('age/answer', stroke())).toBe(false)
  })

  it('is answered once something is drawn, and says how much', () => {
    const filling = new Filling()
    expect(evaluate(form, filling.view).progress).toEqual({ answered: 0, of: 2 })
    expect(answersAsText(form, filling.view)[0]).toMatchObject({ label: 'My map', words: [] })
    filling.answer('map/b', stroke('a2')).answer('map/a', stroke('a1'))
    expect(evaluate(form, filling.view).progress.answered).toBe(1)
    expect(drawingIn(filling)?.strokes.map(({ field }) => field)).toEqual(['map/a', 'map/b'])
    expect(answersAsText(form, filling.view)[0]).toMatchObject({
      words: ['Drawn: 2 lines'],
      drawn: [stroke('a1'), stroke('a2')],
    })
    expect(fieldDefinition(form, 'map/a')).toMatchObject({ kind: 'stroke', label: 'My map' })
  })

  it('drawn in on two tablets holds what both drew; a stroke that both changed waits for a person', () => {
    const here = new Filling().answer('map/a', stroke())
    const there = here.fork('ben')
    here.answer('map/b', stroke('a2')).answer('map/a', stroke('a1', 'red'))
    there.answer('map/c', stroke('a3')).answer('map/a', null)
    here.merge(there)
    expect(drawingIn(here)?.strokes.map(({ field }) => field)).toEqual(['map/a', 'map/b', 'map/c'])
    expect(drawingIn(here)?.strokes[0]?.strokes).toEqual([stroke('a1', 'red')])
    expect(evaluate(form, here.view).conflicts).toEqual(['map/a'])
  })

  it('rubbed out is not there any more', () => {
    const filling = new Filling().answer('map/a', stroke()).answer('map/a', null)
    expect(drawingIn(filling)?.strokes).toEqual([])
  })

  it('is no question, nor a column: its strokes are found by its own id', () => {
    const wrong = compileForm(formWith({ kind: 'stroke', id: 'line', label: 'A line' }))
    expect(wrong).toMatchObject({ ok: false, error: [{ path: 'pages[0].items[0].kind' }] })
    expect(compileForm(formWith({ kind: 'drawing', id: 'rows', label: ' ' }))).toMatchObject({
      ok: false,
      error: [{ path: 'pages[0].items[0].id' }, { path: 'pages[0].items[0].label' }],
    })
  })
})

describe('a whole number', () => {
  it('is taken as it is typed, within its limits', () => {
    expect(valueOfDraft(form, 'age/answer', ' 13 ')).toEqual({ ok: true, value: 13 })
    expect(valueOfDraft(form, 'age/answer', '')).toEqual({ ok: true, value: null })
    for (const typed of ['121', '-1', '1.5', 'ten', '1e2'])
      expect(valueOfDraft(form, 'age/answer', typed)).toMatchObject({ ok: false, error: /0 to 120/ })
    for (const value of [0, 120]) expect(fits('age/answer', value)).toBe(true)
    for (const value of [-1, 121, 1.5, '5']) expect(fits('age/answer', value)).toBe(false)
  })

  it('has its limits in order', () => {
    expect(compileForm(formWith({ kind: 'number', id: 'age', label: 'Age', from: 5, to: 5 }))).toMatchObject({
      ok: false,
      error: [{ path: 'pages[0].items[0].to' }],
    })
  })
})
