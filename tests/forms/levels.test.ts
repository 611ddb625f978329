import { describe, expect, it } from 'vitest'
import type { Json } from '#core'
import {
  answersAsText,
  checkValue,
  compileForm,
  DONT_KNOW,
  evaluate,
  type ItemDefinition,
  levelsOf,
  optionsOf,
} from '#forms'
import { compiled, Filling, formWith } from './builder.ts'

const risk = {
  kind: 'rating',
  id: 'risk',
  label: 'How likely is harm?',
  levels: [
    { id: 'low', label: 'Low', meaning: 'Nothing points to it now.' },
    { id: 'high', label: 'High', meaning: 'It could happen at any time.' },
  ],
} as const satisfies ItemDefinition

/** Scored twice, with words of its own. */
const shouting = {
  kind: 'frequency',
  id: 'shouting',
  label: 'Shouting',
  answerLabel: 'By me',
  companions: [
    { kind: 'frequency', id: 'to-me', label: 'At me', counted: true },
    { kind: 'text', id: 'words', label: 'In my words', rewords: true },
  ],
  requiredFor: { completion: 'Say how often there was shouting' },
} as const satisfies ItemDefinition

const form = compiled(
  formWith(
    risk,
    shouting,
    { ...risk, id: 'unsure', dontKnow: true },
    {
      kind: 'prose',
      id: 'why',
      label: 'Why high?',
      appliesWhen: { field: 'risk/answer', is: 'high' },
    },
  ),
)
const fits = (field: string, value: Json): boolean => checkValue(form, field, value).ok
const progressOf = ({ view }: Filling) => evaluate(form, view).progress.answered

describe('a rating', () => {
  it('takes one of its levels and nothing beside them', () => {
    for (const value of ['low', 'high', null]) expect(fits('risk/answer', value)).toBe(true)
    for (const value of ['medium', 0, true, ['low'], DONT_KNOW])
      expect(fits('risk/answer', value)).toBe(false)
    expect(fits('unsure/answer', DONT_KNOW)).toBe(true)
  })

  it('has its levels from low to high, with what each means, and a question may hang on one', () => {
    expect(levelsOf(risk).map(({ value }) => value)).toEqual(['low', 'high'])
    expect(optionsOf(risk)[1]).toEqual({ id: 'high', label: 'High', hint: 'It could happen at any time.' })
    const asked = (filling: Filling) => evaluate(form, filling.view).pages[0]?.items.at(-1)?.applies
    expect(asked(new Filling().answer('risk/answer', 'low'))).toBe(false)
    expect(asked(new Filling().answer('risk/answer', 'high'))).toBe(true)
  })

  it('reads as its label', () => {
    expect(answersAsText(form, new Filling().answer('risk/answer', 'high').view)[0]?.words).toEqual(['High'])
  })

  it('is refused with one level, two of the same, or one that says nothing', () => {
    const problemsOf = (levels: (typeof risk)['levels'][number][]) => {
      const result = compileForm(formWith({ ...risk, levels } as ItemDefinition))
      return result.ok ? [] : result.error.map(({ path }) => path)
    }
    const [low, high] = risk.levels
    expect(problemsOf([low, high])).toEqual([])
    expect(problemsOf([low])).toEqual(['pages[0].items[0].levels'])
    expect(problemsOf([low, { ...high, id: 'low' as 'high' }])).toEqual(['pages[0].items[0].levels[1].id'])
    expect(problemsOf([low, { ...high, meaning: ' ' as typeof high.meaning }])).toEqual([
      'pages[0].items[0].levels[1].meaning',
    ])
  })
})

describe('how often', () => {
  it('is never to constantly as 0 to 4, or not known, and nothing else', () => {
    for (const value of [0, 1, 2, 3, 4, DONT_KNOW]) expect(fits('shouting/answer', value)).toBe(true)
    for (const value of [-1, 5, 1.5, '2', '?', true, [1], { dontKnow: false }])
      expect(fits('shouting/answer', value)).toBe(false)
  })

  it('offers not knowing first and apart: it is no number', () => {
    const levels = levelsOf(shouting)
    expect(levels.map(({ key }) => key).join('')).toBe('?01234')
    expect(levels.map(({ value }) => value)).toEqual([DONT_KNOW, 0, 1, 2, 3, 4])
    expect(levels.map(({ label }) => label).join(', ')).toBe(
      'don’t know, never, once, occasionally, frequently, constantly',
    )
    expect(levelsOf(shouting).filter(({ value }) => value === 0)).toHaveLength(1)
    expect(levelsOf(shouting)[0]?.value).toEqual(DONT_KNOW)
  })
})

describe('a question with a part that counts', () => {
  it('is answered once both parts are, in either order; other companions are not waited for', () => {
    const filling = new Filling().answer('shouting/answer', 2)
    expect(progressOf(filling)).toBe(0)
    expect(evaluate(form, filling.view).missing).toHaveLength(1)
    expect(progressOf(filling.answer('shouting/to-me', DONT_KNOW))).toBe(1)
    expect(evaluate(form, filling.view).missing).toEqual([])
    expect(progressOf(filling.answer('shouting/answer', null))).toBe(0)
    expect(progressOf(new Filling().answer('shouting/words', 'Raised voices'))).toBe(0)
  })

  it('says each part by its name, and which is not answered', () => {
    const said = (filling: Filling) => answersAsText(form, filling.view)[1]
    expect(said(new Filling())).toMatchObject({ words: [], also: [] })
    expect(said(new Filling().answer('shouting/answer', 0))).toMatchObject({
      words: ['By me: 0, never'],
      also: ['At me: not answered'],
    })
    const both = new Filling().answer('shouting/to-me', DONT_KNOW).answer('shouting/words', 'Raised voices')
    expect(said(both)).toMatchObject({ words: [], also: ['At me: Don’t know', 'In my words: Raised voices'] })
  })

  it('is in conflict when any part is', () => {
    const start = new Filling()
    const merged = start
      .fork('anna')
      .answer('shouting/to-me', 1)
      .merge(start.fork('ben').answer('shouting/to-me', 3))
    expect(answersAsText(form, merged.view)[1]).toMatchObject({
      conflict: true,
      also: expect.arrayContaining(['At me: 1, once', 'At me: 3, frequently']),
    })
  })

  it('cannot wait for a tick, and only a companion is put in other words', () => {
    const result = compileForm(
      formWith(
        { ...risk, companions: [{ kind: 'tick', id: 'sure', label: 'Sure', counted: true }] },
        { kind: 'text', id: 'name', label: 'Name', rewords: true },
        { ...shouting, answerLabel: ' ' },
      ),
    )
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual([
      'pages[0].items[0].companions[0].counted',
      'pages[0].items[1].rewords',
      'pages[0].items[2].answerLabel',
    ])
  })
})
