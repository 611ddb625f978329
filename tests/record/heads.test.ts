import { describe, expect, test } from 'vitest'
import {
  emptyStatements,
  heads,
  historyOf,
  mergeStatements,
  type Statement,
  stateField,
  statementId,
  stateTaken,
  viewOf,
} from '#record'
import { accept, makeStatement, withhold } from './statements.ts'

describe('heads of a field', () => {
  test('a first answer is the value', () => {
    const yes = makeStatement({ value: 'yes' })
    expect(viewOf(accept(yes)).fields.get('q07/answer')).toMatchObject({ kind: 'value', value: 'yes' })
  })

  test('an answer that replaces another is the value, whatever the clocks say', () => {
    const yes = makeStatement({ value: 'yes', at: 2_000 })
    const no = makeStatement({ value: 'no', at: 1_000, replaces: [statementId(yes)] })
    expect(viewOf(accept(yes, no)).fields.get('q07/answer')).toMatchObject({ kind: 'value', value: 'no' })
  })

  test('two answers that did not see each other are a conflict that holds both', () => {
    const state = viewOf(accept(makeStatement({ value: 'yes' }), makeStatement({ value: 'no' }))).fields.get(
      'q07/answer',
    )
    expect(state?.kind).toBe('conflict')
    expect(state?.kind === 'conflict' && [...state.values].sort()).toEqual(['no', 'yes'])
  })

  test('equal answers from two devices are no conflict, and both stay heads', () => {
    const state = viewOf(
      accept(makeStatement({ value: 'yes', at: 1 }), makeStatement({ value: 'yes', at: 2 })),
    ).fields.get('q07/answer')
    expect(state).toMatchObject({ kind: 'value', value: 'yes' })
    expect(state?.heads).toHaveLength(2)
  })

  test('high, low, high again while offline ends high', () => {
    const first = makeStatement({ value: 'high', at: 1 })
    const second = makeStatement({ value: 'low', at: 2, replaces: [statementId(first)] })
    const third = makeStatement({ value: 'high', at: 3, replaces: [statementId(second)] })
    expect(viewOf(accept(third, first, second)).fields.get('q07/answer')).toMatchObject({
      kind: 'value',
      value: 'high',
    })
  })

  test('settling replaces every head it saw', () => {
    const mine = makeStatement({ value: 'yes' })
    const theirs = makeStatement({ value: 'no' })
    const settled = makeStatement({
      value: 'no',
      at: 9,
      replaces: [statementId(mine), statementId(theirs)].sort(),
    })
    expect(viewOf(accept(mine, theirs, settled)).fields.get('q07/answer')).toMatchObject({
      kind: 'value',
      value: 'no',
    })
  })

  test('a withheld statement hides nothing, and a later one sees through it', () => {
    const first = makeStatement({ value: 'one' })
    const refused = makeStatement({ value: 'two', replaces: [statementId(first)] })
    const later = makeStatement({ value: 'three', replaces: [statementId(refused)] })
    const before = mergeStatements(accept(first), withhold(refused))
    expect(viewOf(before).fields.get('q07/answer')).toMatchObject({ kind: 'value', value: 'one' })
    expect(viewOf(mergeStatements(before, accept(later))).fields.get('q07/answer')).toMatchObject({
      kind: 'value',
      value: 'three',
    })
  })

  test('without what was withheld, a later statement would wrongly conflict (the control of the test above)', () => {
    const first = makeStatement({ value: 'one' })
    const refused = makeStatement({ value: 'two', replaces: [statementId(first)] })
    const later = makeStatement({ value: 'three', replaces: [statementId(refused)] })
    expect(viewOf(accept(first, later)).fields.get('q07/answer')?.kind).toBe('conflict')
  })

  test('a withheld statement that is accepted later counts', () => {
    const first = makeStatement({ value: 'one' })
    const parked = makeStatement({ value: 'two', replaces: [statementId(first)] })
    const set = mergeStatements(mergeStatements(accept(first), withhold(parked)), accept(parked))
    expect(viewOf(set).fields.get('q07/answer')).toMatchObject({ kind: 'value', value: 'two' })
  })

  test('history holds every answer, replaced ones too', () => {
    const yes = makeStatement({ value: 'yes', at: 1 })
    const no = makeStatement({ value: 'no', at: 2, replaces: [statementId(yes)] })
    expect(historyOf(accept(no, yes), 'q07/answer').map(({ statement }) => statement.value)).toEqual([
      'yes',
      'no',
    ])
  })

  test('nothing said is no heads', () => {
    expect(heads(emptyStatements).size).toBe(0)
  })
})

describe('rows', () => {
  const row = (value: string | null, more: Partial<Statement> = {}) =>
    makeStatement({ field: 'rows/a', value, ...more })
  const cell = (value: string, more: Partial<Statement> = {}) =>
    makeStatement({ field: 'rows/a/problem', value, ...more })

  test('a row stands while its statement says so, in the order of its key', () => {
    const set = accept(row('b0'), makeStatement({ field: 'rows/z', value: 'a0' }))
    expect(viewOf(set).rows.map(({ id }) => id)).toEqual(['z', 'a'])
  })

  test('removing a row takes its cells with it', () => {
    const added = row('a0')
    const filled = cell('rent')
    const removed = row(null, { replaces: [statementId(added), statementId(filled)].sort() })
    expect(viewOf(accept(added, filled, removed)).rows).toEqual([])
  })

  test('a cell edited elsewhere meanwhile brings the row back, marked', () => {
    const added = row('a0')
    const filled = cell('rent')
    const removed = row(null, { replaces: [statementId(added), statementId(filled)].sort() })
    const edited = cell('rent arrears', { replaces: [statementId(filled)] })
    expect(viewOf(accept(added, filled, removed, edited)).rows).toMatchObject([
      { id: 'a', order: 'a0', restored: true, taken: [] },
    ])
  })

  test('a row that is kept has its place and every cell that the removal took, except what was said of it since', () => {
    const added = row('b0')
    const filled = cell('rent')
    const helped = makeStatement({ field: 'rows/a/help', value: 'a loan' })
    const others = makeStatement({ field: 'rows/z', value: 'a0' })
    const taken = [added, filled, helped].map(statementId).sort()
    const removed = row(null, { replaces: taken })
    const edited = cell('rent arrears', { replaces: [statementId(filled)] })
    const set = accept(added, filled, helped, others, removed, edited)
    const view = viewOf(set)
    expect(view.rows.map(({ id }) => id)).toEqual(['z', 'a'])
    expect(view.rows[1]).toMatchObject({ taken: [{ field: 'rows/a/help', value: 'a loan' }] })

    const kept = [stateField(view, 'rows/a', 'b0', 1), ...stateTaken(view, 'rows/a', 1)].map((said) =>
      makeStatement(said),
    )
    const after = viewOf(mergeStatements(set, accept(...kept)))
    expect(after.rows).toMatchObject([{ id: 'z' }, { id: 'a', order: 'b0', restored: false }])
    expect(after.fields.get('rows/a/problem')).toMatchObject({ kind: 'value', value: 'rent arrears' })
    expect(after.fields.get('rows/a/help')).toMatchObject({ kind: 'value', value: 'a loan' })
  })
})
