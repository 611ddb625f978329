import { describe, expect, it } from 'vitest'
import { newId, systemRandom } from '#core'
import { alertsRaised, answersAsText, evaluate, type ItemState, type RowsDefinition, readyRows } from '#forms'
import { call, compiled, Filling, formWith } from './builder.ts'

const form = compiled(
  formWith(
    call,
    {
      kind: 'choices',
      id: 'who',
      label: 'Who called?',
      options: [
        { id: 'mum', label: 'Mum' },
        { id: 'gran', label: 'Gran' },
      ],
      appliesWhen: { field: 'call/answer', is: 'yes' },
      requiredFor: { completion: 'Say who called' },
    },
    { kind: 'date', id: 'seen', label: 'Last seen', appliesWhen: { field: 'who/answer', includes: 'gran' } },
    {
      kind: 'guidance',
      id: 'note',
      text: ['Nobody called.'],
      appliesWhen: { not: { field: 'call/answer', is: 'yes' } },
    },
    {
      kind: 'rows',
      id: 'more',
      label: 'More',
      rowLabel: 'Thing',
      addLabel: 'Add',
      ready: 2,
      columns: [
        { kind: 'text', id: 'what', label: 'What?' },
        { kind: 'tick', id: 'help', label: 'I would like help' },
      ],
    },
  ),
)

const [table] = form.tables as [RowsDefinition]

const itemsOf = (filling: Filling): readonly ItemState[] =>
  evaluate(form, filling.view).pages.flatMap(({ items }) => items)
const appliesOf = (filling: Filling) =>
  Object.fromEntries(itemsOf(filling).map(({ definition, applies }) => [definition.id, applies]))
const rowsOf = (filling: Filling) =>
  itemsOf(filling).flatMap((item) => (item.kind === 'rows' ? item.rows : []))

describe('what is missing', () => {
  it('is only what applies, in the words of the field', () => {
    const filling = new Filling()
    expect(evaluate(form, filling.view).missing).toEqual([
      { page: 'visit', field: 'call/answer', message: 'Say whether anyone called' },
    ])
    filling.answer('call/answer', 'yes')
    expect(evaluate(form, filling.view).missing.map(({ message }) => message)).toEqual(['Say who called'])
    filling.answer('call/answer', 'no')
    expect(evaluate(form, filling.view).missing).toEqual([])
  })
})

describe('what belongs somewhere else', () => {
  const from = {
    kind: 'choice',
    label: 'From whom is it?',
    options: [
      { id: 'police', label: 'The police' },
      { id: 'child', label: 'A child', elsewhere: 'Write it in the other book' },
    ],
  } as const
  const house = compiled(
    formWith(
      call,
      { ...from, id: 'from', appliesWhen: { field: 'call/answer', is: 'yes' } },
      {
        kind: 'rows',
        id: 'more',
        label: 'More',
        rowLabel: 'Thing',
        addLabel: 'Add',
        ready: 1,
        columns: [
          { kind: 'text', id: 'what', label: 'What?' },
          { ...from, id: 'whose', requiredFor: { completion: 'Say from whom' } },
        ],
      },
    ),
  )
  const [more] = house.tables
  const [row] = more ? readyRows(house, more) : []
  const whose = `rows/${row?.id}/whose`
  const missing = (filling: Filling) =>
    evaluate(house, filling.view).missing.map(({ field, message }) => `${field}: ${message}`)
  const called = () => new Filling().answer('call/answer', 'yes')

  it('is waited for until another answer is picked, and says where', () => {
    expect(missing(called().answer('from/answer', 'child'))).toEqual([
      'from/answer: Write it in the other book',
    ])
    expect(missing(called().answer('from/answer', 'police'))).toEqual([])
    expect(missing(called().answer('from/answer', 'child').answer('call/answer', 'no'))).toEqual([])
  })

  it('is said as soon as it is picked, and only where it is picked', () => {
    const saidOf = (filling: Filling) =>
      evaluate(house, filling.view).pages.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'question' ? (item.elsewhere ?? []) : [])),
      )
    expect(saidOf(called())).toEqual([])
    expect(saidOf(called().answer('from/answer', 'child'))).toEqual(['Write it in the other book'])
  })

  it('is so in a conflict when either answer says so', () => {
    const one = called()
    const other = one.fork('ben').answer('from/answer', 'child')
    expect(missing(one.answer('from/answer', 'police').merge(other))).toHaveLength(1)
  })

  it('in a row: what says something needs its source, and an empty row nothing', () => {
    expect(missing(called())).toEqual([])
    const told = called().answer(`rows/${row?.id}/what`, 'A broken door')
    expect(missing(told)).toEqual([`${whose}: Say from whom`])
    expect(missing(told.answer(whose, 'child'))).toEqual([`${whose}: Write it in the other book`])
    expect(missing(told.answer(whose, 'police'))).toEqual([])
  })
})

describe('an answer that stops applying', () => {
  const filling = new Filling()
    .answer('call/answer', 'yes')
    .answer('who/answer', ['gran'])
    .answer('seen/answer', '2024-03-05')

  it('applies down the chain of conditions first', () => {
    expect(appliesOf(filling)).toMatchObject({ who: true, seen: true, note: false })
  })

  it('is kept and marked, and so is what hangs on it', () => {
    const changed = filling.fork('anna').answer('call/answer', 'no')
    expect(appliesOf(changed)).toMatchObject({ who: false, seen: false, note: true })
    const kept = itemsOf(changed).find(({ definition }) => definition.id === 'seen')
    expect(kept?.kind === 'question' && kept.answer.state).toMatchObject({
      kind: 'value',
      value: '2024-03-05',
    })
    expect(answersAsText(form, changed.view)).toContainEqual(
      expect.objectContaining({ label: 'Last seen', words: ['5 March 2024'], applies: false }),
    )
  })
})

describe('two tablets that disagree', () => {
  const start = new Filling()
  const anna = start.fork('anna').answer('call/answer', 'yes')
  const merged = anna.merge(start.fork('ben').answer('call/answer', 'no'))

  it('show a conflict with both values, and what either answer would ask', () => {
    const state = evaluate(form, merged.view)
    expect(state.conflicts).toEqual(['call/answer'])
    expect(appliesOf(merged)).toMatchObject({ who: true, note: true })
    const [first] = answersAsText(form, merged.view)
    expect(first).toMatchObject({ conflict: true })
    expect([...(first?.words ?? [])].sort()).toEqual(['No', 'Yes'])
  })

  it('agree again once a person has settled it', () => {
    merged.answer('call/answer', 'no')
    expect(evaluate(form, merged.view).conflicts).toEqual([])
    expect(appliesOf(merged)).toMatchObject({ who: false, note: true })
  })
})

describe('progress', () => {
  it('counts answered of applicable questions, not companions and rows', () => {
    const filling = new Filling().answer('call/help', true)
    expect(evaluate(form, filling.view).progress).toEqual({ answered: 0, of: 1 })
    filling.answer('call/answer', 'yes')
    const { progress, pages } = evaluate(form, filling.view)
    expect(progress).toEqual({ answered: 1, of: 2 })
    expect(pages.map((page) => page.progress)).toEqual([progress])
  })
})

describe('rows', () => {
  it('stand ready before anybody wrote, without being answers', () => {
    expect(rowsOf(new Filling()).map(({ ready }) => ready)).toEqual([true, true])
    expect(answersAsText(form, new Filling().view).map(({ label }) => label)).toEqual(['Did anyone call?'])
  })

  it('keep their place once written in, and are in the words', () => {
    const [, second] = readyRows(form, table)
    const filling = new Filling()
      .answer(`rows/${second?.id}`, second?.place ?? '')
      .answer(`rows/${second?.id}/what`, 'The damp')
      .answer(`rows/${second?.id}/help`, true)
    expect(rowsOf(filling).map(({ ready }) => ready)).toEqual([true, false])
    expect(answersAsText(form, filling.view).at(-1)).toMatchObject({
      label: 'Thing 1',
      words: ['The damp'],
      also: ['I would like help'],
    })
  })

  it('known by a cell alone keep the place they stood ready in', () => {
    const [first, second] = readyRows(form, table)
    const filling = new Filling().answer(`rows/${second?.id}/what`, 'The damp')
    expect(rowsOf(filling).map(({ id, ready }) => [id, ready])).toEqual([
      [first?.id, true],
      [second?.id, false],
    ])
  })

  it('removed in one place and edited in another come back for a person to decide', () => {
    const row = newId(systemRandom)
    const filling = new Filling().answer(`rows/${row}`, 'a5').answer(`rows/${row}/what`, 'The damp')
    const other = filling.fork('ben').answer(`rows/${row}/what`, 'The damp and the cold')
    filling.removeRow(row)
    expect(rowsOf(filling)).toHaveLength(2)
    filling.merge(other)
    expect(rowsOf(filling).find(({ id }) => id === row)?.restored).toBe(true)
    expect(evaluate(form, filling.view).conflicts).toEqual([`rows/${row}`])
  })
})

describe('an alert', () => {
  const rules = [
    {
      id: 'called',
      form: 'house',
      fields: ['call/answer'],
      raisedBy: ['yes'],
      title: 'Somebody called',
      advice: [],
    },
  ]

  it('is not raised by another answer, nor for another form', () => {
    const filling = new Filling().answer('call/answer', 'no')
    expect(alertsRaised(rules, form, filling.set)).toEqual([])
    filling.answer('call/answer', 'yes')
    expect(alertsRaised(rules, { ...form, id: 'other' }, filling.set)).toEqual([])
  })

  it('stays raised when the answer is changed, and says both', () => {
    const filling = new Filling()
      .answer('call/answer', 'yes')
      .answer('call/answer', 'no')
      .answer('call/answer', 'yes')
    expect(alertsRaised(rules, form, filling.set)).toMatchObject([
      { at: 2_000, author: 'anna', stands: true },
    ])
    filling.answer('call/answer', 'no')
    expect(alertsRaised(rules, form, filling.set)).toMatchObject([
      {
        at: 2_000,
        answers: [{ label: 'Did anyone call?', nowInWords: ['No'], stands: false }],
        stands: false,
      },
    ])
    filling.answer('call/answer', null)
    expect(alertsRaised(rules, form, filling.set)).toMatchObject([
      { answers: [{ nowInWords: [] }], stands: false },
    ])
  })
})
