import { describe, expect, it } from 'vitest'
import { clientForms, latestClientForm } from '#catalogue/client'
import { help, hideHelp } from '../../src/session/help.ts'
import { LEAST_WORDS, readingAge, textsOfPage, wordCount } from './reading-age.ts'

/** What a client reads is for a reader of 9 to 11 (domain README). Easier still is no fault; a figure near nothing is a broken measure. */
const OLDEST = 11
const YOUNGEST = 4

const forms = clientForms.filter((form) => latestClientForm(form.id) === form)

describe('the reading age of what a client reads', () => {
  it.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
    const age = readingAge(form.pages.flatMap(textsOfPage))
    expect(wordCount(form.pages.flatMap(textsOfPage))).toBeGreaterThan(LEAST_WORDS)
    expect(age).toBeLessThanOrEqual(OLDEST)
    expect(age).toBeGreaterThan(YOUNGEST)
  })

  const pages = forms.flatMap((form) =>
    form.pages
      .filter((page) => wordCount(textsOfPage(page)) >= LEAST_WORDS)
      .map((page) => [`${form.id}/${page.id}`, page] as const),
  )

  it.each(pages)('%s, a page of its own', (_name, page) => {
    expect(readingAge(textsOfPage(page))).toBeLessThanOrEqual(OLDEST)
  })

  it('the help of session mode', () => {
    const texts = [...Object.values(help).flat(), hideHelp]
    expect(wordCount(texts)).toBeGreaterThan(LEAST_WORDS)
    expect(readingAge(texts)).toBeLessThanOrEqual(OLDEST)
  })

  it('is measured: writing for officers and lawyers fails, and so does one such sentence on an easy page', () => {
    const legal =
      'Information obtained from statutory organisations in the course of the assessment may subsequently be utilised to inform the conclusions of the professionals concerned, notwithstanding any objection.'
    expect(readingAge([legal])).toBeGreaterThan(OLDEST + 5)
    const easy = latestClientForm('consent')?.pages.find(({ id }) => id === 'questions')
    expect(easy && readingAge([...textsOfPage(easy), legal])).toBeGreaterThan(OLDEST)
    expect(readingAge(['The cat sat on the mat.', 'It was wet.'])).toBeLessThan(OLDEST - 4)
  })
})
