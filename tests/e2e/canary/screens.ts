import type { Page } from 'playwright-core'
import { caseFileHeader } from '#casework'
import type { Form } from '#forms'
import { button } from '../officer.ts'
import { fillItems, type WordFor } from './fill.ts'
import { walksOf } from './walks.ts'

/** Fills a form on the officer's screen for its record. @returns the fields filled. */
export async function fillRecord(page: Page, space: string, form: Form, wordFor: WordFor) {
  await openRecord(page, space, form)
  const items = form.pages.flatMap((one) => one.items)
  const filled: string[] = []
  for (const walk of walksOf(form)) filled.push(...(await fillItems(page, form, items, walk, wordFor)))
  await page
    .getByText(/^(Saved on this device|On the server)/)
    .first()
    .waitFor()
  return filled
}

/** As a link within the app would: the keys stay. */
export async function openRecord(page: Page, space: string, form: Form): Promise<void> {
  await page.evaluate((path) => history.pushState(null, '', path), recordPath(space, form))
  await page.getByRole('heading', { name: form.title, level: 1 }).waitFor()
}

export const recordPath = (space: string, { id }: Form): string => {
  const caseFile = caseFileHeader(space)
  return `/cases/${space}/records/${id}/${id === caseFile.form ? caseFile.sitting : 'session-1'}`
}

/** Fills an exercise in session mode, page by page, from the plan back to the plan; `onAnswers` while all that was said is on screen. */
export async function fillExercise(
  page: Page,
  form: Form,
  wordFor: WordFor,
  onAnswers: () => Promise<void>,
): Promise<readonly string[]> {
  const heading = (name: string) => page.getByRole('heading', { name, level: 1, exact: true })
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: form.title, exact: true }) })
    .getByRole('button')
    .click()
  const filled: string[] = []
  for (const walk of walksOf(form)) {
    await goBackTo(page, form)
    for (const { title, items } of form.pages) {
      await heading(title).waitFor()
      filled.push(...(await fillItems(page, form, items, walk, wordFor)))
      await button(page, 'Next').click()
    }
    await heading('Have you finished this part?').waitFor()
  }
  await onAnswers()
  await button(page, 'Yes, I have finished').click()
  await heading('What we are doing today').waitFor()
  return filled
}

/** An exercise opens at its first open question, which need not be on its first page. */
async function goBackTo(page: Page, { pages: [first, ...rest] }: Form): Promise<void> {
  const shown = () => page.getByRole('heading', { level: 1 }).textContent()
  for (const _page of [...rest, 'answers']) {
    if ((await shown()) === first?.title) return
    await button(page, 'Back').click()
  }
}
