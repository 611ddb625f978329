import { describe, expect, it } from 'vitest'
import { type Json, newId, systemRandom } from '#core'
import {
  type ChoicesAnswer,
  checkValue,
  type Form,
  placeAfterAll,
  type RowsDefinition,
  readyRows,
  toggleChoice,
  valueOfDraft,
} from '#forms'
import { compiled, Filling, formWith } from './builder.ts'

const told: ChoicesAnswer = {
  kind: 'choices',
  options: [
    { id: 'police', label: 'Police' },
    { id: 'manager', label: 'Manager' },
    { id: 'nobody', label: 'Nobody', exclusive: true },
  ],
}
const form = compiled(
  formWith(
    { kind: 'text', id: 'name', label: 'Name', maxLength: 10 },
    { kind: 'prose', id: 'what', label: 'What?', companions: [{ kind: 'tick', id: 'help', label: 'Help' }] },
    { kind: 'date', id: 'born', label: 'Born' },
    { kind: 'yesno', id: 'safe', label: 'Safe?' },
    { kind: 'yesno', id: 'sure', label: 'Sure?', dontKnow: true },
    { ...told, id: 'told', label: 'Told' },
    { kind: 'guidance', id: 'note', text: ['A note.'] },
    {
      kind: 'rows',
      id: 'children',
      label: 'Children',
      rowLabel: 'Child',
      addLabel: 'Add',
      ready: 2,
      columns: [{ kind: 'text', id: 'name', label: 'Name' }],
    },
  ),
)
const tableOf = ({ tables }: Form): RowsDefinition => {
  if (!tables[0]) throw new Error('The form has no table.')
  return tables[0]
}
const table = tableOf(form)
const row = newId(systemRandom)
const outcome = (field: string, value: Json) => {
  const result = checkValue(form, field, value)
  return result.ok ? 'fits' : result.error
}

describe('a value for a field', () => {
  it.each([
    ['nobody/answer', 'x'],
    ['name', 'x'],
    ['name/help', true],
    ['name/answer/more', 'x'],
    ['note/answer', 'x'],
    ['rows', 'a0'],
    ['rows/short', 'a0'],
    [`rows/${row}/age`, 'x'],
    [`rows/${row}/name/more`, 'x'],
    ['nobody/answer', null],
  ])('is refused where the form has no field %s', (field, value) => {
    expect(outcome(field, value)).toBe('unknown-field')
  })

  it.each<[string, Json]>([
    ['name/answer', ''],
    ['name/answer', '  '],
    ['name/answer', 'two\nlines'],
    ['name/answer', 'eleven char'],
    ['name/answer', 7],
    ['what/answer', '\n'],
    ['what/help', false],
    ['born/answer', '1995-02-30'],
    ['born/answer', '95-02-03'],
    ['born/answer', '2023-13-01'],
    ['safe/answer', 'dont-know'],
    ['safe/answer', true],
    ['told/answer', []],
    ['told/answer', ['manager', 'police']],
    ['told/answer', ['police', 'police']],
    ['told/answer', ['manager', 'nobody']],
    ['told/answer', ['mayor']],
    ['told/answer', 'police'],
    [`rows/${row}`, ''],
    [`rows/${row}`, 'b0'],
    [`rows/${row}`, 'a0!'],
    [`rows/${row}`, true],
  ])('is refused where it does not fit: %s', (field, value) => {
    expect(outcome(field, value)).toBe('bad-value')
  })

  it.each<[string, Json]>([
    ['name/answer', 'ten chars.'],
    ['what/answer', 'two\nlines'],
    ['what/help', true],
    ['born/answer', '1996-02-29'],
    ['safe/answer', 'no'],
    ['sure/answer', 'dont-know'],
    ['told/answer', ['police', 'manager']],
    ['told/answer', ['nobody']],
    [`rows/${row}`, 'a0'],
    [`rows/${row}/name`, 'Ella'],
  ])('is taken where it fits: %s', (field, value) => {
    expect(outcome(field, value)).toBe('fits')
    expect(outcome(field, null)).toBe('fits')
  })
})

describe('a draft', () => {
  it('of a date that is not one is kept and says why', () => {
    for (const draft of ['31/2/1990', '5//1990', '5/3/88', 'Tuesday'])
      expect(valueOfDraft(form, 'born/answer', draft)).toMatchObject({ ok: false, error: /not a full date/ })
  })

  it('becomes the value it says', () => {
    expect(valueOfDraft(form, 'born/answer', '5/3/1988')).toEqual({ ok: true, value: '1988-03-05' })
    expect(valueOfDraft(form, 'born/answer', '//')).toEqual({ ok: true, value: null })
    expect(valueOfDraft(form, 'what/answer', ' two\nlines \n')).toEqual({ ok: true, value: 'two\nlines' })
    expect(valueOfDraft(form, 'name/answer', ' Jo\nH. ')).toEqual({ ok: true, value: 'Jo H.' })
    expect(valueOfDraft(form, 'name/answer', '   ')).toEqual({ ok: true, value: null })
  })

  it('too long says so and is not cut', () => {
    expect(valueOfDraft(form, 'name/answer', 'eleven char')).toMatchObject({ ok: false, error: /too long/ })
  })
})

describe('picking among choices', () => {
  it('keeps the order of the options and lets an exclusive one stand alone', () => {
    const afterManager = toggleChoice(told, null, 'manager')
    expect(toggleChoice(told, afterManager, 'police')).toEqual(['police', 'manager'])
    expect(toggleChoice(told, ['police', 'manager'], 'nobody')).toEqual(['nobody'])
    expect(toggleChoice(told, ['nobody'], 'manager')).toEqual(['manager'])
    expect(toggleChoice(told, ['manager'], 'manager')).toBeNull()
  })
})

describe('rows that are shown ready', () => {
  it('are the same rows on every device, and fit', () => {
    const again = compiled(formWith(...form.pages.flatMap(({ items }) => items)))
    expect(readyRows(form, table)).toEqual(readyRows(again, tableOf(again)))
    expect(readyRows(form, table)).toHaveLength(2)
    for (const { id, place } of readyRows(form, table)) expect(outcome(`rows/${id}`, place)).toBe('fits')
  })

  it('come before a row that is added', () => {
    const { view } = new Filling()
    const added = placeAfterAll(form, table, view)
    expect(readyRows(form, table).every(({ place }) => place < added)).toBe(true)
    expect(placeAfterAll(form, table, new Filling().answer(`rows/${row}`, added).view) > added).toBe(true)
  })
})
