import { describe, expect, it } from 'vitest'
import { copies } from '#casework'
import { clientForms, latestClientForm } from '#catalogue/client'
import { answersAsText, checkValue, complete, evaluate } from '#forms'
import { makeCopy } from '#report'
import { CHECK, pageToOpen } from '../../src/session/where.ts'
import { caseOf, record } from '../report/case.ts'
import { flat, pagesOf, pdfOf } from '../report/pdf.ts'
import { fillEverything } from './filled.ts'

const forms = clientForms.filter((form) => latestClientForm(form.id) === form)

// Every form of a client's, from the first answer to paper.
describe.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  const { filling, said } = fillEverything(form)
  const answers = answersAsText(form, filling.view)

  it('takes every answer, and counts all that it asks', () => {
    for (const { field } of said) {
      const state = filling.view.fields.get(field)
      expect(state?.kind === 'value' && checkValue(form, field, state.value).ok, field).toBe(true)
    }
    const { answered, of } = evaluate(form, filling.view).progress
    expect(answered).toBe(of)
    expect(of).toBeGreaterThan(0)
  })

  it('has every answer in words, after its question', () => {
    const words = answers
      .flatMap((answer) => [...answer.words, ...answer.also])
      .join(' | ')
      .toLowerCase()
    for (const one of said) expect(words, one.field).toContain(one.words.toLowerCase())
  })

  it('opens at its answers when nothing is open, and can be completed', () => {
    expect(pageToOpen(evaluate(form, filling.view), null, true)).toBe(CHECK)
    expect(complete(form, filling.view).ok).toBe(true)
  })

  it('is whole on paper: each question with what was said', async () => {
    const model = makeCopy(copies.client, caseOf({}, record(form, filling)))
    const text = flat(pagesOf(await pdfOf(model), model.title).join(' ')).toLowerCase()
    const labels = answers.map(({ label }) => label)
    expect(labels.length).toBeGreaterThan(0)
    for (const label of labels) expect(text).toContain(flat(label).toLowerCase())
    for (const { field, words } of said)
      expect(text, field).toContain(
        words.startsWith('Signed') ? 'signed with the typed name' : flat(words).toLowerCase(),
      )
  })
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
