import { describe, expect, test } from 'vitest'
import type { Json, Result } from '#core'
import {
  checkValue,
  compileForm,
  complete,
  countersign,
  type FormDefinition,
  isWhole,
  sendBack,
  setAside,
  type WrongState,
} from '#forms'
import type { NewStatement } from '#record'
import { compiled, Filling, formWith } from './builder.ts'

const definition: FormDefinition = {
  ...formWith(
    { kind: 'text', id: 'who', label: 'Who was there?', requiredFor: { completion: 'Say who was there' } },
    { kind: 'prose', id: 'what', label: 'What did you see?' },
  ),
  completion: 'countersigned',
}
const form = compiled(definition)
const { completion: _, ...neverCompleted } = form
const filled = () => new Filling().answer('who/answer', 'Anna').answer('what/answer', 'A tidy house.')
const completed = () => filled().act(({ view }) => complete(form, view))
const problemOf = (result: Result<NewStatement, WrongState>) => (result.ok ? null : result.error)
const margaret = { name: 'Margaret Osei', ink: null }

describe('completing', () => {
  test('freezes the answers with the hash that signatures cover', () => {
    const { set, view } = completed()
    expect(view.standing.kind).toBe('completed')
    const [head] = view.standing.kind === 'completed' ? view.standing.completions : []
    expect(head && isWhole(form, set, head.completion)).toBe(true)
  })

  test.each<[string, WrongState, Filling]>([
    ['nothing is answered', 'missing', new Filling()],
    ['something needed is missing', 'missing', new Filling().answer('what/answer', 'A tidy house.')],
    ['it is completed already', 'completed', completed()],
    [
      'a field has two answers',
      'unsettled',
      filled()
        .merge(filled().fork('ben').answer('who/answer', 'Ben'))
        .merge(new Filling().answer('who/answer', 'Carl')),
    ],
  ])('not while %s', (_, why, { view }) => {
    expect(problemOf(complete(form, view))).toBe(why)
  })

  test('never a form that nobody completes', () => {
    expect(problemOf(complete(neverCompleted, filled().view))).toBe('not-of-form')
  })

  test('part of what was completed is not here: it is not whole', () => {
    const { set, view } = completed()
    const [lost] = view.fields.get('what/answer')?.heads ?? []
    const accepted = new Map([...set.accepted].filter(([id]) => id !== lost?.id))
    const [head] = view.standing.kind === 'completed' ? view.standing.completions : []
    expect(head && isWhole(form, { ...set, accepted }, head.completion)).toBe(false)
  })
})

describe('countersigning', () => {
  test('stands over the completion and its content', () => {
    const signed = completed().act(({ set, view }) => countersign(form, set, view, margaret))
    expect(signed.view.standing).toMatchObject({ countersignatures: [{ statement: { value: margaret } }] })
  })

  test.each<[string, WrongState, Filling]>([
    ['an open record', 'not-completed', filled()],
    ['a record completed twice', 'unsettled', completedTwice()],
  ])('not %s', (_, why, { set, view }) => {
    expect(problemOf(countersign(form, set, view, margaret))).toBe(why)
  })

  test('not what is not whole, nor a form that has no countersignature', () => {
    const { set, view } = completed()
    const accepted = new Map([...set.accepted].filter(([, { field }]) => field !== 'what/answer'))
    expect(problemOf(countersign(form, { ...set, accepted }, view, margaret))).toBe('not-whole')
    expect(problemOf(countersign({ ...form, completion: 'author' }, set, view, margaret))).toBe('not-of-form')
  })
})

test('sending back opens a completed record, and no other', () => {
  expect(problemOf(sendBack(form, filled().view))).toBe('not-completed')
  const open = completed().act(({ view }) => sendBack(form, view))
  expect(open.view.standing).toMatchObject({ kind: 'open', revision: 2 })
})

test('what is part of the record cannot be set aside', () => {
  const { view } = filled()
  const [head] = view.fields.get('who/answer')?.heads ?? []
  expect(problemOf(setAside(form, view, head?.id ?? ''))).toBe('not-late')
  expect(setAside(form, view, 'A'.repeat(43)).ok).toBe(true)
})

const hash = 'A'.repeat(43)
test.each<[string, Json, string]>([
  ['record/completion', { frozen: [hash], content: hash }, 'ok'],
  ['record/completion', { frozen: [], content: hash }, 'ok'],
  ['record/completion', { frozen: [hash, hash], content: hash }, 'bad-value'],
  ['record/completion', { frozen: ['short'], content: hash }, 'bad-value'],
  ['record/completion', { frozen: [hash], content: hash, note: 'words' }, 'bad-value'],
  ['record/completion', 'done', 'bad-value'],
  ['record/completion', null, 'ok'],
  ['record/countersignature', { completion: hash, content: hash, name: 'M', ink: null }, 'ok'],
  ['record/countersignature', { completion: hash, content: hash, name: ' ', ink: null }, 'bad-value'],
  ['record/countersignature', { completion: hash, content: hash, name: 'M', ink: { width: 0 } }, 'bad-value'],
  ['record/other', null, 'bad-value'],
  [`aside/${hash}`, true, 'ok'],
  [`aside/${hash}`, null, 'ok'],
  [`aside/${hash}`, 'because', 'bad-value'],
  ['aside/short', true, 'bad-value'],
])('the server takes %s = %j: %s', (field, value, expected) => {
  const checked = checkValue(form, field, value)
  expect(checked.ok ? 'ok' : checked.error).toBe(expected)
})

test('a form that is never completed takes no completion, and what came late can be set aside in it', () => {
  expect(checkValue(neverCompleted, 'record/completion', null)).toEqual({ ok: false, error: 'unknown-field' })
  expect(checkValue(neverCompleted, `aside/${hash}`, true).ok).toBe(true)
  const byAuthor = { ...form, completion: 'author' as const }
  const signed = { completion: hash, content: hash, name: 'M', ink: null }
  expect(checkValue(byAuthor, 'record/countersignature', signed)).toEqual({
    ok: false,
    error: 'unknown-field',
  })
})

test.each([
  ['a question with a name kept for acts', { ...formWith({ kind: 'tick', id: 'aside', label: 'Aside' }) }],
  ['a living form that is completed', { ...definition, living: true as const }],
  ['a client’s form with a countersignature', { ...definition, compartment: 'client' as const }],
])('no form: %s', (_, wrong) => {
  expect(compileForm(wrong).ok).toBe(false)
})

function completedTwice(): Filling {
  const base = filled()
  const there = base.fork('ben').answer('what/answer', 'A dog.')
  const act = ({ view }: Filling) => complete(form, view)
  return base.act(act).merge(there.act(act))
}
