import { describe, expect, it } from 'vitest'
import type { Json } from '#core'
import {
  answersAsText,
  checkValue,
  DONT_KNOW,
  evaluate,
  isSignature,
  placeAfterAll,
  type RowsDefinition,
  signedContent,
  valueInWords,
  valueOfDraft,
} from '#forms'
import { compiled, Filling, formWith } from './builder.ts'

const table = (id: string, column: string): RowsDefinition => ({
  kind: 'rows',
  id,
  label: `What ${id}`,
  rowLabel: id,
  addLabel: 'Add',
  counted: true,
  most: 5,
  columns: [{ kind: 'text', id: column, label: 'What?' }],
})
const expected = table('expected', 'expect')
const goals: RowsDefinition = { ...table('goals', 'goal'), ready: 1 }
const form = compiled(
  formWith(
    {
      kind: 'scale',
      id: 'children',
      label: 'To see my children',
      from: 1,
      to: 10,
      lowest: 'Not at all',
      highest: 'Very much',
      dontKnow: true,
    },
    { kind: 'scale', id: 'strict', label: 'How far', from: 0, to: 10, lowest: 'Not', highest: 'All' },
    { kind: 'prose', id: 'why', label: 'Why?', dontKnow: true },
    { kind: 'time', id: 'at', label: 'When?' },
    { kind: 'text', id: 'name', label: 'Name' },
    {
      kind: 'signature',
      id: 'signature',
      label: 'Sign',
      nameField: 'name/answer',
      requiredFor: { completion: 'Sign here' },
    },
    expected,
    goals,
  ),
)
const fits = (field: string, value: Json): boolean => checkValue(form, field, value).ok
const content = signedContent(form, new Filling().view)
const ink = {
  width: 600,
  height: 200,
  strokes: [
    [10, 10, 20, 30, 40, 10],
    [5, 5],
  ],
}

describe('a scale', () => {
  it('takes its whole numbers and nothing beside them', () => {
    for (const value of [1, 7, 10]) expect(fits('children/answer', value)).toBe(true)
    for (const value of [0, 11, 1.5, '7', true, [7]]) expect(fits('children/answer', value)).toBe(false)
    expect(fits('strict/answer', 0)).toBe(true)
  })

  it('says how far it goes', () => {
    const { children } = Object.fromEntries(form.pages[0]?.items.map((item) => [item.id, item]) ?? [])
    expect(children?.kind === 'scale' && valueInWords(children, 7)).toBe('7 out of 10')
  })
})

describe('I don’t know', () => {
  it('is an answer where it is offered, and only there', () => {
    expect(fits('children/answer', DONT_KNOW)).toBe(true)
    expect(fits('why/answer', DONT_KNOW)).toBe(true)
    for (const field of ['strict/answer', 'name/answer', 'signature/answer'])
      expect(fits(field, DONT_KNOW)).toBe(false)
    expect(fits('why/answer', { dontKnow: false })).toBe(false)
    expect(fits('why/answer', { dontKnow: true, and: 1 })).toBe(false)
  })

  it('counts as answered and reads as words, never as a number', () => {
    const { view } = new Filling().answer('children/answer', DONT_KNOW)
    expect(evaluate(form, view).progress.answered).toBe(1)
    expect(answersAsText(form, view)[0]?.words).toEqual(['Don’t know'])
  })
})

describe('a time of day', () => {
  it('is taken as people write it', () => {
    for (const typed of ['9:05', '0905', '9.05', ' 09:05 '])
      expect(valueOfDraft(form, 'at/answer', typed)).toEqual({ ok: true, value: '09:05' })
    for (const typed of ['24:00', '9:60', 'nine', '9'])
      expect(valueOfDraft(form, 'at/answer', typed)).toMatchObject({ ok: false, error: /not a time/ })
    expect(valueOfDraft(form, 'at/answer', ' ')).toEqual({ ok: true, value: null })
  })
})

describe('a signature', () => {
  it('is ink in its box, or a typed name, over a content', () => {
    expect(fits('signature/answer', { ink, content })).toBe(true)
    expect(fits('signature/answer', { ink: null, content })).toBe(true)
    const wrong: readonly Json[] = [
      true,
      { ink },
      { ink, content: 'short' },
      { ink, content, more: 1 },
      { ink: { ...ink, strokes: [] }, content },
      { ink: { ...ink, strokes: [[10]] }, content },
      { ink: { ...ink, strokes: [[10, 201]] }, content },
      { ink: { ...ink, strokes: [[0.5, 1]] }, content },
      { ink: { ...ink, width: 0 }, content },
      { ink: { ...ink, strokes: Array.from({ length: 501 }, () => [1, 1]) }, content },
    ]
    for (const value of wrong) expect(isSignature(value)).toBe(false)
  })

  it('stands until something that it covers changes, and again when that is put back', () => {
    const filling = new Filling().answer('name/answer', 'Jo Hart').answer('why/answer', 'To be calmer')
    const sign = () => signing(filling)
    expect(sign()).toMatchObject({ state: 'none', name: 'Jo Hart' })
    filling.answer('signature/answer', { ink, content: sign()?.content ?? '' })
    expect(sign()?.state).toBe('stands')
    expect(evaluate(form, filling.view).missing).toEqual([])
    filling.answer('why/answer', 'Because I was told to')
    expect(sign()?.state).toBe('changed')
    expect(evaluate(form, filling.view).progress.answered).toBe(2)
    expect(evaluate(form, filling.view).missing.map(({ message }) => message)).toEqual(['Sign here'])
    filling.answer('why/answer', 'To be calmer')
    expect(sign()?.state).toBe('stands')
  })

  it('covers answers that stand side by side, all of them', () => {
    const filling = new Filling().answer('why/answer', 'One')
    const other = filling.fork('bea').answer('why/answer', 'Two')
    const before = signedContent(form, filling.view)
    filling.answer('why/answer', 'Three').merge(other)
    expect(signedContent(form, filling.view)).not.toBe(before)
  })

  const signing = (filling: Filling) =>
    evaluate(form, filling.view)
      .pages.flatMap(({ items }) => items)
      .flatMap((item) => (item.kind === 'question' ? (item.answer.signing ?? []) : []))[0]
})

describe('several tables in a form', () => {
  const rowsOf = (filling: Filling, id: string) =>
    evaluate(form, filling.view)
      .pages.flatMap(({ items }) => items)
      .flatMap((item) => (item.kind === 'rows' && item.definition.id === id ? item.rows : []))
  const one = 'b25lLXJvdy1mb3ItdGVzdA'
  const two = 'dHdvLXJvdy1mb3ItdGVzdA'

  it('keep their rows apart by the place, or by the cells where the place is gone', () => {
    const filling = new Filling()
    filling.answer(`rows/${one}`, placeAfterAll(form, expected, filling.view))
    filling.answer(`rows/${two}`, placeAfterAll(form, goals, filling.view))
    expect(rowsOf(filling, 'expected').map(({ id }) => id)).toEqual([one])
    expect(rowsOf(filling, 'goals').map(({ id }) => id)).toContain(two)
    const known = new Filling().answer(`rows/${one}/expect`, 'To be heard')
    expect(rowsOf(known, 'expected')).toMatchObject([{ id: one, place: 'expected.a0' }])
    expect(rowsOf(known, 'goals').map(({ ready }) => ready)).toEqual([true])
  })

  it('take places of their own tables only', () => {
    // A key alone: of the first table, from when the form had no other.
    for (const place of ['expected.a0', 'goals.a5', 'a0']) expect(fits(`rows/${one}`, place)).toBe(true)
    for (const place of ['!', 'others.a0', 'expected.', 'expected.a0.a0', '.a0'])
      expect(fits(`rows/${one}`, place)).toBe(false)
  })

  it('that count are one question each, answered once a row says something', () => {
    const filling = new Filling()
    const { of } = evaluate(form, filling.view).progress
    filling.answer(`rows/${one}`, 'expected.a0')
    expect(evaluate(form, filling.view).progress).toEqual({ answered: 0, of })
    filling.answer(`rows/${one}/expect`, 'To be heard')
    expect(evaluate(form, filling.view).progress).toEqual({ answered: 1, of })
    expect(answersAsText(form, filling.view).slice(-2)).toMatchObject([
      { label: 'expected 1', words: ['To be heard'] },
      { label: 'What goals', words: [] },
    ])
  })
})
