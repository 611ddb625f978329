import { describe, expect, it } from 'vitest'
import { answersAsText, compileForm, evaluate, type ItemDefinition, said } from '#forms'
import { compiled, Filling, formWith } from './builder.ts'

const items: readonly ItemDefinition[] = [
  { kind: 'yesno', id: 'door', label: 'Is the door shut?' },
  { kind: 'yesno', id: 'key', label: 'Is the key with you?', appliesWhen: said('door', 'yes') },
  {
    kind: 'guidance',
    id: 'result',
    title: 'Result',
    tone: 'warning',
    text: ['Look first.'],
    outcomes: [
      { when: said('door', 'no'), tone: 'warning', text: ['Shut it.', 'Then come back.'] },
      { when: said('key', 'yes'), text: ['You can go.'] },
    ],
  },
]
const form = compiled(formWith(...items))

const resultOf = ({ view }: Filling) =>
  evaluate(form, view).pages.flatMap(({ items }) => (items[2]?.kind === 'guidance' ? [items[2]] : []))[0]
    ?.definition
const readIn = ({ view }: Filling) => answersAsText(form, view).find(({ label }) => label === 'Result')?.words

describe('what answers come to', () => {
  it('is the first outcome that holds, and its own text until one does', () => {
    expect(resultOf(new Filling())).toMatchObject({ tone: 'warning', text: ['Look first.'] })
    const open = new Filling().answer('door/answer', 'no')
    expect(resultOf(open)).toMatchObject({ tone: 'warning', text: ['Shut it.', 'Then come back.'] })
    const shut = new Filling().answer('door/answer', 'yes').answer('key/answer', 'yes')
    expect(resultOf(shut)).toMatchObject({ text: ['You can go.'] })
    expect(resultOf(shut)?.tone).toBeUndefined()
  })

  it('forgets an answer that is no longer asked for', () => {
    const filling = new Filling().answer('door/answer', 'yes').answer('key/answer', 'yes')
    expect(readIn(filling.answer('door/answer', null))).toEqual(['Look first.'])
  })

  it('is read among the answers, and is none: it counts for nothing and nothing waits for it', () => {
    const filling = new Filling().answer('door/answer', 'no')
    expect(readIn(filling)).toEqual(['Shut it. Then come back.'])
    expect(evaluate(form, filling.view).progress).toEqual({ answered: 1, of: 1 })
    expect(form.fields.has('result/answer')).toBe(false)
  })

  it('takes the more careful of two answers that stand side by side, where it is named first', () => {
    const one = new Filling()
    const other = one.fork('bea').answer('door/answer', 'no')
    one.answer('door/answer', 'yes').answer('key/answer', 'yes').merge(other)
    expect(readIn(one)).toEqual(['Shut it. Then come back.'])
  })
})

describe('an outcome with problems', () => {
  const problemsOf = (item: ItemDefinition) => {
    const result = compileForm(formWith(...items.slice(0, 2), item))
    return result.ok ? [] : result.error.map(({ path }) => path)
  }

  it('is refused, each with its path', () => {
    expect(
      problemsOf({
        kind: 'guidance',
        id: 'result',
        text: ['Look first.'],
        outcomes: [
          { when: said('window', 'no'), text: [] },
          { when: said('door', 'perhaps'), text: [' '] },
        ],
      }),
    ).toEqual([
      'pages[0].items[2].title',
      'pages[0].items[2].outcomes[0].text',
      'pages[0].items[2].outcomes[1].text[0]',
      'pages[0].items[2].outcomes[0].when.field',
      'pages[0].items[2].outcomes[1].when.is',
    ])
    expect(
      problemsOf({ kind: 'guidance', id: 'result', title: 'Result', text: ['Look.'], outcomes: [] }),
    ).toEqual(['pages[0].items[2].outcomes'])
  })

  it('a form that no service of its list offers is refused too', () => {
    const result = compileForm({ ...formWith(...items), profiles: [] })
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['profiles'])
  })
})
