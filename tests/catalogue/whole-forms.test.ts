import { describe, expect, it } from 'vitest'
import { type Copy, copies } from '#casework'
import { clientForms } from '#catalogue/client'
import { confidentialForms } from '#catalogue/confidential'
import { officerForms } from '#catalogue/officer'
import { answersAsText, checkValue, complete, evaluate, type Form } from '#forms'
import { type DocumentModel, makeConfidential, makeCopy } from '#report'
import { CHECK, pageToOpen } from '../../src/session/where.ts'
import { fieldsOf } from '../e2e/canary/fill.ts'
import { walksOf } from '../e2e/canary/walks.ts'
import { Filling } from '../forms/builder.ts'
import { caseOf, NOW, record, sharing } from '../report/case.ts'
import { flat, pagesOf, pdfOf } from '../report/pdf.ts'
import { fillEverything } from './filled.ts'

/** What the manager sets on screens of its own, and nobody fills in: `tests/app/wording.test.ts` has it. */
const notFilledIn = new Set(['service-settings', 'content-pack', 'service-figures'])

/** The newest version of every form there is, whichever door it comes by: a new one is here without being listed. */
const catalogue = [clientForms, officerForms, confidentialForms].flatMap((forms) =>
  forms.filter((form) => forms.findLast(({ id }) => id === form.id) === form),
)
const forms = catalogue.filter(({ id }) => !notFilledIn.has(id))

const named = (some: readonly Form[]) => some.map((form) => [form.id, form] as const)

/** A form filled as often as it takes for everything to be asked. */
const timesThrough = (form: Form) => walksOf(form).map(({ picks }) => fillEverything(form, picks))

type Filled = ReturnType<typeof fillEverything>

/** The names that `fieldsOf` gives to fields: cells of rows by their table. */
const nameOf = (form: Form, field: string): string => {
  const [first, , column = ''] = field.split('/')
  const table = form.tables.find(({ columns }) => columns.some(({ id }) => id === column))
  return first === 'rows' && table ? `${table.id}/${column}` : field
}

const anyField = ({ fields }: Form): string => [...fields.keys()][0] ?? ''

// Every form, from the first answer to paper.
describe.each(named(forms))('%s', (_id, form) => {
  const times = timesThrough(form)

  it('asks everything that it has, whatever hangs on what, and takes every answer', () => {
    const asked = times.flatMap(({ said }) => said.map(({ field }) => nameOf(form, field)))
    expect([...new Set(asked)].toSorted()).toEqual(fieldsOf(form).toSorted())
    for (const { filling, said } of times)
      for (const { field } of said) {
        const state = filling.view.fields.get(field)
        expect(state?.kind === 'value' && checkValue(form, field, state.value).ok, field).toBe(true)
      }
  })

  it('has every answer in words, after its question', () => {
    for (const { filling, said } of times) {
      const answers = answersAsText(form, filling.view)
      const words = answers.flatMap((answer) => [...answer.words, ...answer.also]).join(' | ')
      for (const one of said) expect(words.toLowerCase(), one.field).toContain(one.words.toLowerCase())
    }
  })

  it('can be left and taken up again: what was said stands, and what was not is still asked for', () => {
    for (const { filling, said } of times) {
      const [half] = said.slice(Math.floor(said.length / 2))
      const resumed = new Filling(filling.set, filling.clock)
      if (half) resumed.answer(half.field, null)
      const before = evaluate(form, filling.view).progress
      const { answered, of } = evaluate(form, resumed.view).progress
      expect(before.answered).toBe(before.of)
      expect(before.of).toBeGreaterThan(0)
      expect(answered).toBeLessThanOrEqual(of)
      if (half)
        resumed.answer(half.field, filling.view.fields.get(half.field)?.heads[0]?.statement.value ?? null)
      expect(evaluate(form, resumed.view).progress).toEqual(before)
    }
  })

  it('is whole on paper: each question with what was said, and what the answers come to', async () => {
    for (const one of times) {
      const model = onPaper(form, one)
      const text = flat(pagesOf(await pdfOf(model), model.title).join(' ')).toLowerCase()
      const answers = answersAsText(form, one.filling.view)
      expect(answers.length).toBeGreaterThan(0)
      for (const { label } of answers) expect(text).toContain(flat(label).toLowerCase())
      for (const { field, words } of one.said)
        expect(text, field).toContain(
          words.startsWith('Signed') ? 'signed with the typed name' : flat(words).toLowerCase(),
        )
      for (const title of resultsOf(form))
        expect(text).toContain(
          flat(answers.find(({ label }) => label === title)?.words[0] ?? 'no result').toLowerCase(),
        )
    }
  })
})

describe.each(named(forms.filter(({ audience }) => audience === 'client')))('%s', (_id, form) => {
  it('opens at its answers when nothing is open', () => {
    for (const { filling } of timesThrough(form))
      expect(pageToOpen(evaluate(form, filling.view), null, true)).toBe(CHECK)
  })
})

describe.each(named(forms.filter(({ completion }) => completion)))('%s', (_id, form) => {
  it('waits for what it cannot do without, and can then be completed', () => {
    expect(complete(form, new Filling().answer(anyField(form), null).view).ok).toBe(false)
    if (form.audience !== 'client')
      expect(evaluate(form, new Filling().view).missing.length).toBeGreaterThan(0)
    for (const { filling } of timesThrough(form)) {
      expect(evaluate(form, filling.view).missing).toEqual([])
      expect(complete(form, filling.view).ok).toBe(true)
    }
  })
})

/** The document that holds a form: the client's copy, a copy of this form for a professional, or one of its own. */
function onPaper(form: Form, { filling }: Filled): DocumentModel {
  if (form.compartment === 'confidential')
    return makeConfidential({ ...record(form, filling), form }, sharing, '', NOW)
  const copy = form.compartment === 'client' ? copies.client : copyOf(form)
  return makeCopy(copy, caseOf({}, record(form, filling)))
}

const copyOf = (form: Form): Copy => ({
  ...copies.professional,
  forms: [{ form: form.id, compartment: 'officer', audience: form.audience }],
})

/** Titles of what is worked out. */
const resultsOf = ({ pages }: Form): readonly string[] =>
  pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'guidance' && item.outcomes && item.title ? [item.title] : [])),
  )

it('these are all forms of the catalogue, the service’s own settings apart', () => {
  const [apart, filledIn] = [notFilledIn, new Set(forms.map(({ id }) => id))].map((ids) =>
    [...ids].toSorted(),
  )
  expect(catalogue.map(({ id }) => id).toSorted()).toEqual([...(apart ?? []), ...(filledIn ?? [])].toSorted())
  for (const compartment of ['client', 'officer', 'confidential'])
    expect(forms.filter((form) => form.compartment === compartment).length).toBeGreaterThan(7)
  expect(forms.filter(({ profiles }) => profiles?.includes('sheffield')).length).toBeGreaterThan(11)
})

it('some of them work something out', () => {
  expect(forms.filter((form) => resultsOf(form).length > 0).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['screening', 'single-assessment', 'closure-checklist', 'hazard']),
  )
})

it('finds what is missing: a copy that leaves a form out has none of its words', async () => {
  const [form] = forms
  if (!form) throw new Error('There are no forms.')
  const { filling, said } = fillEverything(form)
  const without = { ...copies.client, forms: copies.client.forms.filter((one) => one.form !== form.id) }
  const model = makeCopy(without, caseOf({}, record(form, filling)))
  const text = flat(pagesOf(await pdfOf(model), model.title).join(' '))
  expect(said.some(({ words }) => words.startsWith('Said in'))).toBe(true)
  expect(said.filter(({ words }) => words.startsWith('Said in') && text.includes(words))).toEqual([])
})

it('what is confidential is in no copy, whatever its list says; the same form among officers’ would be', () => {
  const ofSurvivors = forms.filter(({ compartment }) => compartment === 'confidential')
  for (const form of ofSurvivors) {
    const { filling } = fillEverything(form)
    const wrong: Copy = JSON.parse(JSON.stringify(copyOf(form)).replaceAll('"officer"', '"confidential"'))
    for (const copy of [copyOf(form), wrong])
      expect(makeCopy(copy, caseOf({}, record(form, filling))).sections).toEqual([])
    const officers: Form = { ...form, compartment: 'officer' }
    expect(makeCopy(copyOf(form), caseOf({}, record(officers, filling))).sections).toHaveLength(1)
  }
})
