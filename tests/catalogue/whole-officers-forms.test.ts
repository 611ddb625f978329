import { describe, expect, it } from 'vitest'
import { type Copy, copies } from '#casework'
import { confidentialForms, latestConfidentialForm } from '#catalogue/confidential'
import { latestOfficerForm, officerForms } from '#catalogue/officer'
import { answersAsText, checkValue, complete, evaluate, type Form } from '#forms'
import { makeCopy } from '#report'
import { fieldsOf } from '../e2e/canary/fill.ts'
import { walksOf } from '../e2e/canary/walks.ts'
import { Filling } from '../forms/builder.ts'
import { caseOf, record } from '../report/case.ts'
import { flat, pagesOf, pdfOf } from '../report/pdf.ts'
import { fillEverything } from './filled.ts'

const offered = ({ profiles, completion }: Form) => profiles !== undefined && completion !== undefined
const ofOfficers = officerForms.filter((form) => latestOfficerForm(form.id) === form && offered(form))
const ofSurvivors = confidentialForms.filter(
  (form) => latestConfidentialForm(form.id) === form && offered(form),
)

/** A form filled as often as it takes for everything to be asked. */
const timesThrough = (form: Form) => walksOf(form).map(({ picks }) => fillEverything(form, picks))

/** The names that `fieldsOf` gives to fields: cells of rows by their table. */
const nameOf = (form: Form, field: string): string => {
  const [first, , column = ''] = field.split('/')
  const table = form.tables.find(({ columns }) => columns.some(({ id }) => id === column))
  return first === 'rows' && table ? `${table.id}/${column}` : field
}

/** A copy of one form for a professional. */
const copyOf = (form: Form): Copy => ({
  ...copies.professional,
  forms: [{ form: form.id, compartment: 'officer', audience: form.audience }],
})

describe.each([...ofOfficers, ...ofSurvivors].map((form) => [form.id, form] as const))('%s', (_id, form) => {
  const times = timesThrough(form)

  it('asks everything that it has, and takes every answer', () => {
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

  it('waits for what it cannot do without, and can then be completed', () => {
    expect(complete(form, new Filling().answer(anyField(form), null).view).ok).toBe(false)
    expect(evaluate(form, new Filling().view).missing.length).toBeGreaterThan(0)
    for (const { filling } of times) {
      expect(evaluate(form, filling.view).missing).toEqual([])
      expect(complete(form, filling.view).ok).toBe(true)
    }
  })
})

const anyField = ({ fields }: Form): string => [...fields.keys()][0] ?? ''

describe.each(ofOfficers.map((form) => [form.id, form] as const))('%s on paper', (_id, form) => {
  it('is whole: each question with what was said, and what the answers come to', async () => {
    for (const { filling, said } of timesThrough(form)) {
      const model = makeCopy(copyOf(form), caseOf({}, record(form, filling)))
      const text = flat(pagesOf(await pdfOf(model), model.title).join(' ')).toLowerCase()
      const answers = answersAsText(form, filling.view)
      for (const { label } of answers) expect(text).toContain(flat(label).toLowerCase())
      for (const { field, words } of said)
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

/** Titles of what is worked out. */
const resultsOf = ({ pages }: Form): readonly string[] =>
  pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'guidance' && item.outcomes && item.title ? [item.title] : [])),
  )

it('some of them work something out', () => {
  expect(ofOfficers.filter((form) => resultsOf(form).length > 0).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['screening', 'single-assessment', 'closure-checklist', 'hazard']),
  )
})

it('what is confidential is in no copy, whatever its list says; the same form among officers’ would be', () => {
  expect(ofSurvivors.length).toBeGreaterThan(5)
  for (const form of ofSurvivors) {
    const { filling } = fillEverything(form)
    const wrong: Copy = JSON.parse(JSON.stringify(copyOf(form)).replaceAll('"officer"', '"confidential"'))
    for (const copy of [copyOf(form), wrong])
      expect(makeCopy(copy, caseOf({}, record(form, filling))).sections).toEqual([])
    const officers: Form = { ...form, compartment: 'officer' }
    expect(makeCopy(copyOf(form), caseOf({}, record(officers, filling))).sections).toHaveLength(1)
  }
})
