import type { Page } from 'playwright-core'
import { caseFileHeader } from '#casework'
import type { Form } from '#forms'
import { recordId } from '#record'
import { showAsList } from '../client.ts'
import { button, setPicked, unlock } from '../officer.ts'
import { type FieldTest, fillItems, holdsWords, type WordFor } from './fill.ts'
import { type Walk, walksOf } from './walks.ts'

/**
 * Puts a word into each field for words of a form, on the officer's screen for its record, each section as it comes up. `onRead`: after each walk, when the record was left and
 * read from the disk again; with the words of that walk.
 *
 * @returns the fields filled.
 */
export async function fillRecord(
  page: Page,
  space: string,
  form: Form,
  wordFor: WordFor,
  onRead: (words: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  await openRecord(page, space, form)
  const filled = new Set<string>()
  for (const walk of walksOf(form, holdsWords)) {
    const words: string[] = []
    const noted: WordFor = (name) => {
      const word = wordFor(name)
      words.push(word)
      return word
    }
    let left = form.pages.filter(({ items }) => asksSomething(items, walk))
    while (left.length > 0) {
      const shown = await sectionsOnScreen(page, form, left)
      const items = shown.flatMap((section) => section.items)
      for (const field of await fillItems(page, form, items, walk, noted, holdsWords)) filled.add(field)
      left = left.filter((section) => !shown.includes(section))
    }
    await goTo(page, `/cases/${space}`)
    await page.getByRole('link', { name: /^Start session/ }).waitFor()
    await openRecord(page, space, form)
    await onRead(words)
  }
  return [...filled]
}

/**
 * Puts a word into each field for words of a confidential form, in the separate place of a case, with a passphrase of its own. `onRead`: when the record was left and read from the
 * disk again; the place is closed after that.
 *
 * @returns the fields filled.
 */
export async function fillConfidential(
  page: Page,
  space: string,
  form: Form,
  wordFor: WordFor,
  onRead: () => Promise<void>,
): Promise<readonly string[]> {
  await goTo(page, `/cases/${space}/separate`)
  await page.getByRole('heading', { name: 'A separate place', level: 1 }).waitFor()
  await unlock(page)
  await button(page, new RegExp(`^Begin ?: ${RegExp.escape(form.title)}$`)).click()
  const filled = new Set<string>()
  for (const walk of walksOf(form, holdsWords)) {
    await page.getByRole('heading', { name: form.pages[0]?.title ?? '', level: 2, exact: true }).waitFor()
    for (const { items } of form.pages)
      for (const field of await fillItems(page, form, items, walk, wordFor, holdsWords)) filled.add(field)
    await button(page, 'Back to the separate place').click()
    // What an update tells is said behind its title.
    await button(page, new RegExp(`^Open ?: ${RegExp.escape(form.title)}( |$)`)).click()
  }
  await onRead()
  await button(page, 'Close this place').click()
  await goTo(page, `/cases/${space}`)
  await page.getByRole('heading', { name: 'Records', exact: true }).waitFor()
  return [...filled]
}

type Section = Form['pages'][number]

const asksSomething = (items: Section['items'], walk: Walk): boolean =>
  items.some(({ id }) => walk.items.has(id) || walk.picks.has(`${id}/answer`))

/** A section may wait until there is something to say in it. */
async function sectionsOnScreen(page: Page, form: Form, sections: readonly Section[]) {
  const heading = ({ title }: Section) => page.getByRole('heading', { name: title, level: 2, exact: true })
  const any = sections.map(heading).reduce((one, other) => one.or(other))
  const on = button(page, 'Say what happened')
  await any.or(on).first().waitFor()
  if ((await any.count()) === 0) await on.click()
  await any.first().waitFor()
  const shown: Section[] = []
  for (const section of sections) if ((await heading(section).count()) > 0) shown.push(section)
  if (shown.length === 0) throw new Error(`${form.id} shows no section to fill.`)
  return shown
}

/** As a link within the app would: the keys stay. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((address) => history.pushState(null, '', address), path)

export async function openRecord(page: Page, space: string, form: Form): Promise<void> {
  await goTo(page, recordPath(space, form))
  await page.getByRole('heading', { name: form.title, level: 1 }).waitFor()
}

export const recordPath = (space: string, { id, compartment }: Form): string => {
  const caseFile = caseFileHeader(space)
  const sitting = id === caseFile.form ? caseFile.sitting : 'session-1'
  return `/cases/${space}/records/${recordId({ space, compartment, form: id, sitting })}`
}

/** From the case to the plan in session mode, with these exercises. `before`: just before the tablet is handed over. */
export async function handOver(page: Page, space: string, forms: readonly Form[], before: () => void) {
  await goTo(page, `/cases/${space}/get-ready`)
  await page.getByRole('heading', { name: /^Get ready/ }).waitFor()
  const folds = page.locator('details', { has: page.locator('input[type=checkbox]') }).locator('summary')
  for (const fold of await folds.all()) await fold.click()
  for (const { title } of forms)
    await setPicked(page.getByRole('checkbox', { name: new RegExp(`^${RegExp.escape(title)}`) }), true)
  await button(page, 'Go on to hand over').click()
  before()
  await button(page, 'Hand over now').click()
  await page.getByRole('heading', { name: 'What we are doing today' }).waitFor()
}

/**
 * Fills an exercise, or those of its fields that are meant, in session mode, page by page, from the plan back to the plan; `onPage` when a page is filled, `onAnswers` while all that was said is on
 * screen.
 */
export async function fillExercise(
  page: Page,
  form: Form,
  wordFor: WordFor,
  { onPage, onAnswers }: { readonly onPage: () => Promise<void>; readonly onAnswers: () => Promise<void> },
  isMeant?: FieldTest,
): Promise<readonly string[]> {
  const heading = (name: string) => page.getByRole('heading', { name, level: 1, exact: true })
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: form.title, exact: true }) })
    .getByRole('button')
    .click()
  const filled = new Set<string>()
  for (const walk of walksOf(form, isMeant)) {
    await goBackTo(page, form)
    for (const { title, items, tool } of form.pages) {
      await heading(title).waitFor()
      if (tool) await showAsList(page)
      for (const field of await fillItems(page, form, items, walk, wordFor, isMeant)) filled.add(field)
      await onPage()
      await button(page, 'Next').click()
    }
    await heading('Have you finished this part?').waitFor()
  }
  await onAnswers()
  await button(page, 'Yes, I have finished').click()
  await heading('What we are doing today').waitFor()
  return [...filled]
}

/** An exercise opens at its first open question, which need not be on its first page. */
async function goBackTo(page: Page, { pages: [first, ...rest] }: Form): Promise<void> {
  const shown = () => page.getByRole('heading', { level: 1 }).textContent()
  for (const _page of [...rest, 'answers']) {
    if ((await shown()) === first?.title) return
    await button(page, 'Back').click()
  }
}
