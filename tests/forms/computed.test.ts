import { describe, expect, it } from 'vitest'
import {
  answersAsText,
  asksCountersignature,
  type ComputedDefinition,
  changesBetween,
  compileForm,
  DONT_KNOW,
  evaluate,
  type ItemDefinition,
  type QuestionDefinition,
  takenOver,
  valueInWords,
} from '#forms'
import { compiled, Filling, formWith } from './builder.ts'

const rated = (id: string): QuestionDefinition => ({
  kind: 'rating',
  id,
  label: `How bad is ${id}?`,
  levels: [
    { id: 'none', points: 0, label: 'not at all' },
    { id: 'some', points: 1, label: 'a little' },
    { id: 'much', points: 2, label: 'badly' },
  ],
  dontKnow: true,
  dontKnowAs: { mark: '–', key: '-', label: 'left out' },
  companions: [{ kind: 'tick', id: 'grave', label: 'Grave' }],
})

const counts: ComputedDefinition = {
  kind: 'computed',
  id: 'counts',
  label: 'What it comes to',
  from: { counts: ['visit'] },
}
const given = (name: string): ComputedDefinition => ({
  kind: 'computed',
  id: `${name}-says`,
  label: `What ${name} says`,
  from: { given: name },
})

const form = compiled(formWith(rated('roof'), rated('walls'), rated('floor'), rated('door'), counts))
const linesOf = (filling: Filling) => {
  const [state] = evaluate(form, filling.view).pages[0]?.items.slice(-1) ?? []
  return state?.kind === 'computed' ? state.lines.map(({ label, words }) => `${label}: ${words}`) : []
}

describe('ratings counted', () => {
  it('say nothing while nothing is rated', () => {
    expect(linesOf(new Filling())).toEqual([])
    expect(linesOf(new Filling().answer('roof/answer', 'much'))).not.toEqual([])
  })

  it('take what is left out, not answered or in conflict for no number', () => {
    const filling = new Filling().answer('roof/answer', 'much').answer('walls/answer', DONT_KNOW)
    const other = filling.fork('ben').answer('floor/answer', 'none')
    filling.answer('floor/answer', 'much').merge(other).answer('roof/grave', true)
    expect(linesOf(filling)).toEqual([
      'All parts: 1 of 4 rated · 0 × 0 · 0 × 1 · 1 × 2 · 1 left out · 1 not answered · 1 with two answers · 1 grave',
      'The numbers added up: 2',
      'The visit: 1 of 4 rated · 0 × 0 · 0 × 1 · 1 × 2 · 1 left out · 1 not answered · 1 with two answers · 1 grave',
    ])
  })

  it('are in words with the answers, and are no field that anybody could write', () => {
    const filling = new Filling().answer('roof/answer', 'some')
    const [last] = answersAsText(form, filling.view).slice(-1)
    expect(last).toMatchObject({ label: 'What it comes to', conflict: false })
    expect(last?.words[0]).toContain('1 of 4 rated')
    expect(form.fields.has('counts/answer')).toBe(false)
    expect(form.fields.has('roof/grave')).toBe(true)
  })

  it('count neither as asked nor as answered', () => {
    expect(evaluate(form, new Filling().view).progress).toEqual({ answered: 0, of: 4 })
  })
})

describe('a rating with points', () => {
  it('says its number and what it means, and what leaving out means', () => {
    const roof = form.fields.get('roof/answer')
    expect(roof && valueInWords(roof, 'some')).toBe('1, a little')
    expect(roof && valueInWords(roof, DONT_KNOW)).toBe('–, left out')
  })
})

describe('what is handed in', () => {
  const asking = compiled(
    formWith(
      given('the-file'),
      { kind: 'prose', id: 'notes', label: 'Notes' },
      { kind: 'text', id: 'name', label: 'Name' },
    ),
  )
  const says = {
    lines: [{ label: 'Name', words: 'Marek' }],
    copies: [{ field: 'name/answer', value: 'Marek' }],
  }
  const shown = (names: readonly string[]) => {
    const [state] =
      evaluate(asking, new Filling().view, new Map(names.map((name) => [name, says]))).pages[0]?.items ?? []
    return state?.kind === 'computed' ? state.lines : undefined
  }

  it('is shown under the name that the form asks for, and nothing else is', () => {
    expect(shown(['the-file'])).toEqual(says.lines)
    expect(shown(['another-file'])).toEqual([])
    expect(shown([])).toEqual([])
  })

  const take = (filling: Filling, field: string, value: string) =>
    takenOver(asking, filling.view, { field, value })

  it('is taken over where nothing is', () => {
    expect(take(new Filling(), 'name/answer', 'Marek')).toBe('Marek')
  })

  it('never takes the place of an answer: prose goes under what is there, and only once', () => {
    const filling = new Filling().answer('name/answer', 'Mark').answer('notes/answer', 'Cold.')
    expect(take(filling, 'name/answer', 'Marek')).toBeNull()
    expect(take(filling, 'notes/answer', 'From the file: warm.')).toBe('Cold.\n\nFrom the file: warm.')
    filling.answer('notes/answer', 'Cold.\n\nFrom the file: warm.')
    expect(take(filling, 'notes/answer', 'From the file: warm.')).toBeNull()
  })

  it('leaves two answers alone, and a field that the form does not have', () => {
    const filling = new Filling()
    const other = filling.fork('ben').answer('notes/answer', 'Warm.')
    filling.answer('notes/answer', 'Cold.').merge(other)
    expect(take(filling, 'notes/answer', 'From the file.')).toBeNull()
    expect(take(filling, 'age/answer', '7')).toBeNull()
  })
})

describe('what changed since an earlier record', () => {
  const moves = (before: Filling, now: Filling) =>
    changesBetween({ form, view: before.view }, { form, view: now.view }, [
      'roof/answer',
      'walls/answer',
      'floor/answer',
      'no-such-field/answer',
    ]).map(({ move }) => move)

  it('is said rating by rating, up or down; without two answers nothing can be said', () => {
    const before = new Filling().answer('roof/answer', 'none').answer('walls/answer', 'much')
    const now = new Filling().answer('roof/answer', 'much').answer('walls/answer', 'some')
    expect(moves(before, now)).toEqual(['up', 'down', 'apart'])
    expect(moves(now, now)).toEqual(['same', 'same', 'apart'])
    expect(moves(before, now.answer('roof/answer', DONT_KNOW))).toEqual(['other', 'down', 'apart'])
  })
})

describe('a definition', () => {
  const problemsOf = (...items: readonly ItemDefinition[]) => {
    const result = compileForm(formWith(...items))
    return result.ok ? [] : result.error.map(({ path }) => path)
  }

  it('counts only pages that are there, and have ratings with points', () => {
    expect(problemsOf(rated('roof'), counts)).toEqual([])
    expect(problemsOf(counts)).toEqual(['pages[0].items[0].from.counts'])
    expect(problemsOf(rated('roof'), { ...counts, from: { counts: ['attic'] } })).toEqual([
      'pages[0].items[1].from.counts',
    ])
  })

  it('gives points to all levels or to none, each its own', () => {
    const levels = (...points: readonly (number | undefined)[]): QuestionDefinition => ({
      kind: 'rating',
      id: 'roof',
      label: 'Roof',
      levels: points.map((one, index) => ({
        id: `l${index}`,
        label: `Level ${index}`,
        ...(one === undefined ? {} : { points: one }),
      })),
    })
    expect(problemsOf(levels(0, 1))).toEqual([])
    expect(problemsOf(levels(undefined, undefined))).toEqual([])
    for (const wrong of [levels(0, undefined), levels(1, 1), levels(0, 10), levels(0.5, 1)])
      expect(problemsOf(wrong)).toEqual(['pages[0].items[0].levels'])
  })
})

describe('whether a manager’s signature is waited for', () => {
  const asks: ItemDefinition = { kind: 'yesno', id: 'signed', label: 'Does a manager sign?' }
  const when = { field: 'signed/answer', is: 'yes' }

  it('follows the answer where the form says when, and is always so where it does not', () => {
    const report = compiled({ ...formWith(asks), completion: 'countersigned', countersignWhen: when })
    expect(asksCountersignature(report, new Filling().view)).toBe(false)
    expect(asksCountersignature(report, new Filling().answer('signed/answer', 'no').view)).toBe(false)
    expect(asksCountersignature(report, new Filling().answer('signed/answer', 'yes').view)).toBe(true)
    const always = compiled({ ...formWith(asks), completion: 'countersigned' })
    expect(asksCountersignature(always, new Filling().view)).toBe(true)
    const never = compiled({ ...formWith(asks), completion: 'author' })
    expect(asksCountersignature(never, new Filling().answer('signed/answer', 'yes').view)).toBe(false)
  })

  it('cannot be asked for in a form that nobody countersigns, nor by a field that is not there', () => {
    const pathsOf = (definition: Parameters<typeof compileForm>[0]) => {
      const result = compileForm(definition)
      return result.ok ? [] : result.error.map(({ path }) => path)
    }
    expect(pathsOf({ ...formWith(asks), completion: 'author', countersignWhen: when })).toEqual([
      'countersignWhen',
    ])
    expect(
      pathsOf({
        ...formWith(asks),
        completion: 'countersigned',
        countersignWhen: { field: 'nobody/answer', is: 'yes' },
      }),
    ).toEqual(['countersignWhen.field'])
  })
})
