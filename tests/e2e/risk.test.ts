import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { daysLater, shortDay } from '#casework'
import { latestOfficerForm } from '#catalogue/officer'
import { type Form, isQuestion, type QuestionDefinition } from '#forms'
import { accessibilityProblems, type Device, lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase, sync, syncUntil, unlock } from './officer.ts'

// An officer rates SARA by keyboard and by touch, writes a risk assessment that takes over what SARA came to, and its confidential part in the
// separate place; the manager sends the assessment back, and signs it once it is completed again; an addendum shows what has changed.

const CLIENT = 'Marek Rybak'
const scene = await setScene({ others: ['manager'] })
let managers: Device

const here = () => scene.page()
const there = () => managers.page()

const formOf = (id: string): Form => {
  const form = latestOfficerForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}
const sara = formOf('sara')
const assessment = formOf('risk-assessment')
const addendum = formOf('addendum')

const questionsOf = (form: Form, kind: string): readonly QuestionDefinition[] =>
  form.pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === kind && isQuestion(item) ? [item] : [])),
  )
const rated = questionsOf(sara, 'rating').filter(({ companions }) => companions)

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true })
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const box = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
/** A control with more to it for those who cannot see what stands beside. */
const about = (page: Page, role: 'button' | 'checkbox', words: string, what: string) =>
  page.getByRole(role, { name: new RegExp(`^${RegExp.escape(words)} ?: ${RegExp.escape(what)}$`) })
const padsOf = (page: Page, label: string) => page.getByRole('radiogroup', { name: label, exact: true })

const pick = (page: Page, label: string, words: string) =>
  padsOf(page, label)
    .getByRole('radio', { name: new RegExp(`^${RegExp.escape(words)}(,|$)`) })
    .check({ force: true })

async function write(page: Page, label: string, words: string): Promise<void> {
  await box(page, label).fill(words)
  await box(page, label).blur()
}

const today = new Date().toISOString().slice(0, 10)
const inThreeDays = daysLater(today, 3)
const partsOf = (day: string): readonly string[] => day.split('-').toReversed()

async function putDate(page: Page, label: string, [day, month, year]: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: label, exact: true })
  await group.getByLabel('Day').fill(day ?? '')
  await group.getByLabel('Month').fill(month ?? '')
  await group.getByLabel('Year').fill(year ?? '')
  await group.getByLabel('Year').blur()
}

const takeOver = (page: Page, what: string) => about(page, 'button', 'Take this over', what).click()

const saved = (page: Page) =>
  page
    .getByText(/On the server/)
    .first()
    .waitFor({ timeout: 45_000 })

async function sign(page: Page, label: string): Promise<void> {
  await page
    .getByRole('group', { name: label, exact: true })
    .getByRole('button', { name: 'Sign with my typed name instead' })
    .click()
  await button(page, 'Take this signature away').waitFor()
}

async function completeIt(page: Page): Promise<void> {
  await button(page, 'Complete').click()
  await button(page, 'Yes, complete it').click()
  await page.getByText('Completed', { exact: true }).waitFor()
}

const backToCase = (page: Page) => page.getByRole('link', { name: CLIENT, exact: true }).click()

const begin = async (page: Page, { title }: Form) => {
  await card(page, 'Begin a form').getByRole('link', { name: title, exact: true }).click()
  await heading(page, title).waitFor()
}

const openRecord = (page: Page, { title }: Form) =>
  card(page, 'Records')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    .getByRole('link', { name: /^Open/ })
    .click()

/** What stands beside a line of something that was worked out. */
const lineOf = (page: Page, section: string, label: string) =>
  card(page, section)
    .locator('.computed-lines > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')

describe('SARA', () => {
  test('is begun from the case, and takes over who it is about when the officer says so', async () => {
    await openApp(scene.page(), scene.server.url)
    await openCase(here(), CLIENT)
    await card(here(), 'Begin a form').waitFor()
    await lookBothWays(here(), 'case-begin')
    await begin(here(), sara)
    expect(await box(here(), 'Name of the accused').inputValue()).toBe('')
    await takeOver(here(), 'From the case file')
    await expect.poll(() => box(here(), 'Name of the accused').inputValue()).toBe(CLIENT)
    await expect
      .poll(() =>
        about(here(), 'checkbox', 'Taken over from the case file', 'Name of the accused').isChecked(),
      )
      .toBe(true)
    await write(here(), 'Name of the assessor', 'Jess Hart')
    await putDate(here(), 'Date of this assessment', ['25', '11', '2026'])
  })

  test('its 20 items by keyboard: a digit rates and goes on, “-” leaves out, another key takes nothing', async () => {
    let number = 0
    for (const { title } of sara.pages.slice(1, 5)) {
      await card(here(), title).getByRole('radio').first().focus()
      const items = await card(here(), title).getByRole('radiogroup').count()
      for (let item = 0; item < items; item++) {
        number++
        // 0, 1, 2 and round again; every seventh left out.
        await here().keyboard.press(number % 7 === 0 ? '-' : String(number % 3))
      }
    }
    expect(number).toBe(20)
    // By hand: 7 and 14 left out; of the others 3 6 9 12 15 18 are 0; 1 4 10 13 16 19 are 1; 2 5 8 11 17 20 are 2.
    await expect
      .poll(() => lineOf(here(), 'Your ratings, counted', 'All parts').textContent())
      .toBe('18 of 20 rated · 6 × 0 · 6 × 1 · 6 × 2 · 2 left out')
    expect(await lineOf(here(), 'Your ratings, counted', 'The numbers added up').textContent()).toBe('18')
    await here().keyboard.press('9')
    expect(await lineOf(here(), 'Your ratings, counted', 'The numbers added up').textContent()).toBe('18')
  })

  test('is changed, and what is critical ticked, by touch', async () => {
    const [, , , , , , , , ninth, , eleventh] = rated
    await padsOf(here(), ninth?.label ?? '')
      .locator('label')
      .filter({ hasText: '2' })
      .tap()
    for (const tick of ['Provisional', 'Critical'])
      await here()
        .locator('label')
        .filter({ hasText: `${tick}: ${ninth?.label}` })
        .tap()
    await here()
      .locator('label')
      .filter({ hasText: `Critical: ${eleventh?.label}` })
      .tap()
    await expect
      .poll(() => lineOf(here(), 'Your ratings, counted', 'All parts').textContent())
      .toBe('18 of 20 rated · 5 × 0 · 6 × 1 · 7 × 2 · 2 left out · 2 critical · 1 provisional')
    await card(here(), 'Psychosocial adjustment').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'sara')
    await card(here(), 'Summary ratings').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'sara-summary')
  })

  test('says what is missing, goes on where it stood after a reload, and is completed', async () => {
    await saved(here())
    await here().reload()
    await unlock(here())
    await heading(here(), sara.title).waitFor()
    await button(here(), 'Check answers').click()
    await here().getByRole('alert').getByText('Give the summary rating', { exact: false }).first().waitFor()
    expect(await accessibilityProblems(here())).toEqual([])
    for (const { label } of questionsOf(sara, 'prose'))
      if (label.startsWith('Evidence')) await write(here(), label, `${label}, from the police, 3 November.`)
    await pick(here(), 'Imminent risk of violence towards the partner', 'High')
    await pick(here(), 'Imminent risk of violence towards others', 'Moderate')
    await write(here(), 'Who are the others at risk?', 'The children, Zofia and Antek')
    await sign(here(), 'Signature of the assessor')
    await completeIt(here())
    await here()
      .getByText(/^All parts: 18 of 20 rated/)
      .waitFor()
    await lookBothWays(here(), 'sara-completed')
  })
})

describe('the risk assessment', () => {
  test('takes over SARA in words, marked as that, and without its sum', async () => {
    await backToCase(here())
    await begin(here(), assessment)
    await takeOver(here(), 'From the case file')
    await expect.poll(() => box(here(), 'Children').inputValue()).toContain('Zofia, 7')
    await write(here(), 'Other assessments', 'None but these.')
    await takeOver(here(), 'What SARA came to')
    const others = box(here(), 'Other assessments')
    await expect
      .poll(() => others.inputValue())
      .toContain('None but these.\n\nFrom SARA of 25 November 2026:')
    const words = await others.inputValue()
    expect(words).toContain('11. Has assaulted a partner physically')
    expect(words).toContain('Towards the partner: High')
    expect(words).not.toMatch(/added up/i)
    await card(here(), 'Other assessments').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'risk-assessment-sources')
  })

  test('has what each level means at hand, beside every rating', async () => {
    await pick(here(), 'Risk to children', 'High')
    await here()
      .locator('.level-meaning', { hasText: 'There are signs. It could come at any moment' })
      .waitFor()
    const fold = here().locator('.level-meanings summary', { hasText: 'Risk to children' })
    await fold.click()
    await card(here(), 'Ratings').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'risk-assessment-ratings')
    await fold.click()
  })

  test('for court it asks who writes it and when it was talked through; it is completed and waits for the manager', async () => {
    for (const { label } of questionsOf(assessment, 'prose')) {
      const asked = box(here(), label)
      if ((await asked.count()) > 0 && (await asked.inputValue()) === '')
        await write(here(), label, `${label}: as I found it.`)
    }
    for (const [label, level] of [
      ['Risk to the public', 'Low'],
      ['Risk to a known adult', 'Very high'],
      ['Risk to staff', 'Medium'],
    ] as const)
      await pick(here(), label, level)
    await pick(here(), 'Is it for court?', 'Yes')
    await pick(here(), 'Are you a qualified probation officer?', 'No')
    await write(
      here(),
      'Why does somebody else write it?',
      'Agreed with Margaret: nobody else knows the case.',
    )
    await putDate(here(), 'When did you talk it through with your Team Manager?', ['20', '11', '2026'])
    await pick(here(), 'Does your manager countersign it?', 'Yes')
    await write(here(), 'Officer who wrote it', 'Jess Hart')
    await putDate(here(), 'Date of the assessment', ['25', '11', '2026'])
    await sign(here(), 'Signature of the officer')
    await completeIt(here())
    await here().getByText('Waiting for the manager’s signature').waitFor()
    expect(await button(here(), 'Countersign').count()).toBe(0)
    await saved(here()).catch(() => undefined)
    await lookBothWays(here(), 'risk-assessment-completed')
    await sync(here())
  })
})

describe('the confidential part', () => {
  test('is written in the separate place, after a passphrase of its own, and says that it is never disclosed', async () => {
    await backToCase(here())
    await here().getByRole('link', { name: 'Unlock', exact: true }).click()
    await heading(here(), 'A separate place').waitFor()
    expect(await here().getByText('Risk assessment: confidential part').count()).toBe(0)
    await unlock(here())
    await about(here(), 'button', 'Begin', 'Risk assessment: confidential part').click()
    await here().getByText('Confidential. Never disclosed to the client.').waitFor()
    await takeOver(here(), 'From the case file')
    await write(here(), 'What the client must not learn', 'She plans to move on Friday.')
    await pick(here(), 'Does your manager countersign it?', 'Yes')
    await write(here(), 'Officer who wrote it', 'Jess Hart')
    await putDate(here(), 'Date of this report', ['25', '11', '2026'])
    await lookBothWays(here(), 'separate-risk')
    await button(here(), 'Back to the separate place').click()
    await about(here(), 'button', 'Open', 'Risk assessment: confidential part').click()
    await expect
      .poll(() => box(here(), 'What the client must not learn').inputValue())
      .toBe('She plans to move on Friday.')
    await completeIt(here())
    await here().getByText('Waiting for the manager’s signature').waitFor()
    await button(here(), 'Close this place').click()
    await here().getByLabel('Passphrase of this device').waitFor()
    await backToCase(here())
    await card(here(), 'Records').waitFor()
    expect(await here().getByText('confidential part').count()).toBe(0)
  })
})

const owed = () => card(here(), 'Updates that the survivor is owed')

/** From the case into its separate place. */
async function openSeparatePlace(): Promise<void> {
  await here().getByRole('link', { name: 'Unlock', exact: true }).click()
  await heading(here(), 'A separate place').waitFor()
  await unlock(here())
  await here().getByText('Confidential · never to the client').first().waitFor()
}

describe('what the survivor is owed', () => {
  test('is said in the separate place, with the day and the fact it follows from, for the other cases too', async () => {
    await openSeparatePlace()
    await owed()
      .getByText(/^Owed since \d+ \w+( \d{4})?: the assessment began\.$/)
      .waitFor()
    await card(here(), 'Owed in your other cases')
      .getByRole('heading', { name: 'Danielle Foxcroft' })
      .waitFor({ timeout: 30_000 })
    await lookBothWays(here(), 'separate-owed')
  })

  test('is begun with what it is about filled in, and stays owed while the survivor was not reached', async () => {
    await button(here(), /^Begin the update/).click()
    await here().getByRole('radio', { name: 'The start of the work', checked: true }).waitFor()
    const day = here().getByRole('group', { name: 'On which day was that?' }).getByLabel('Day')
    expect(await day.inputValue()).toMatch(/^\d+$/)
    await write(here(), 'Through whom?', 'Ada Lind')
    await pick(here(), 'Has the survivor been told?', 'No')
    await putDate(here(), 'When is it tried again?', partsOf(inThreeDays))
    await lookBothWays(here(), 'separate-update')
    await button(here(), 'Back to the separate place').click()
    const again = `Not reached yet; to be tried again on ${shortDay(inThreeDays, today)}`
    await owed().getByText(again, { exact: false }).waitFor()
    await button(here(), /^Go on with it/).click()
    await pick(here(), 'Has the survivor been told?', 'Yes')
    await putDate(here(), 'When were they told?', partsOf(today))
    await button(here(), 'Back to the separate place').click()
    await about(here(), 'button', 'Begin another', 'Update to the survivor').waitFor()
    await expect.poll(() => owed().count()).toBe(0)
    await here()
      .getByText(/^About: The start of the work, .* entries$/)
      .waitFor()
  })

  test('is said nowhere outside, given or not', async () => {
    const said = async () =>
      ((await here().locator('body').textContent()) ?? '').match(/owed|update|survivor/gi) ?? []
    expect(await said()).not.toEqual([])
    await button(here(), 'Close this place').click()
    await backToCase(here())
    await card(here(), 'Records').waitFor()
    expect(await said()).toEqual([])
    await here()
      .getByRole('link', { name: /^Today/ })
      .click()
    await card(here(), 'Sessions').or(heading(here(), 'Today')).first().waitFor()
    expect(await said()).toEqual([])
    await here()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await here().getByRole('link', { name: CLIENT }).click()
  })
})

describe('the manager', () => {
  test('finds what waits for a signature, and sends it back with a reason', async () => {
    managers = await scene.openOther('manager')
    await there()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await there().getByRole('link', { name: CLIENT }).click({ timeout: 30_000 })
    const waiting = () =>
      card(there(), 'Needs you').getByRole('heading', { name: assessment.title, exact: true })
    await syncUntil(there(), () => waiting().isVisible())
    await lookBothWays(there(), 'case-to-sign')
    await card(there(), 'Needs you')
      .getByRole('link', { name: /^Open.*Risk assessment/ })
      .click()
    await heading(there(), assessment.title).waitFor()
    await button(there(), 'Send back').click()
    await there().getByLabel('Why does it go back?').fill('Please say more about the staff.')
    await button(there(), 'Send it back').click()
    await there().getByText('Completed', { exact: true }).waitFor({ state: 'detached' })
  })

  test('signs it once it was completed again, and the officer sees by whom', async () => {
    await openRecord(here(), assessment)
    await syncUntil(here(), () => here().getByText('Please say more about the staff.').isVisible())
    await pick(here(), 'Risk to staff', 'High')
    await expect.poll(() => button(here(), 'Complete').getAttribute('aria-disabled')).toBe('true')
    // Pressed before this part of the screen has heard of the signature.
    await here().evaluate(() => {
      for (const words of ['Sign with my typed name instead', 'Complete'])
        [...document.querySelectorAll('button')]
          .find(({ textContent }) => textContent.trim() === words)
          ?.click()
    })
    await button(here(), 'Yes, complete it').click()
    await here().getByText('Completed', { exact: true }).waitFor()
    await sync(here())
    await syncUntil(there(), () => button(there(), 'Countersign').isVisible())
    await button(there(), 'Countersign').click()
    await there().getByLabel('Your name').waitFor()
    await lookBothWays(there(), 'countersign')
    await button(there(), 'Sign with my typed name instead').click()
    await there().getByText('Countersigned', { exact: true }).waitFor()
    await lookBothWays(there(), 'countersigned')
    await sync(there())
    await syncUntil(here(), () => here().getByText('Countersigned', { exact: true }).isVisible())
  })

  test('reads the confidential part in the separate place, and signs it there', async () => {
    await there().getByRole('link', { name: CLIENT, exact: true }).click()
    await there().getByRole('link', { name: 'Unlock', exact: true }).click()
    await unlock(there())
    const open = () => about(there(), 'button', 'Open', 'Risk assessment: confidential part')
    await open().click({ timeout: 45_000 })
    await there().getByText('She plans to move on Friday.').waitFor()
    await button(there(), 'Countersign').click()
    await button(there(), 'Sign with my typed name instead').click()
    await there().getByText('Countersigned', { exact: true }).waitFor()
    await button(there(), 'Close this place').click()
  })
})

describe('the addendum', () => {
  test('shows what changed since the original, and a second one can be begun beside it', async () => {
    await backToCase(here())
    await begin(here(), addendum)
    await takeOver(here(), 'The original')
    await write(here(), 'Why is there an addendum?', 'He has moved back in.')
    await pick(here(), 'Risk to the public', 'Low')
    await pick(here(), 'Risk to children', 'Very high')
    await write(here(), 'Who is at risk?', 'Both children and their mother.')
    const changed = (label: string) =>
      expect.poll(() => lineOf(here(), 'What changed since the original', label).textContent())
    await changed('Risk to children').toBe('High → Very high, higher')
    await changed('Risk to the public').toBe('Low → Low, the same')
    await changed('Risk to staff').toBe('High → not rated yet')
    await changed('Who is at risk?').toBe('Written anew')
    await card(here(), 'Conclusion').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'addendum')
    await backToCase(here())
    await card(here(), 'Begin a form')
      .getByRole('link', { name: `${addendum.title}, another` })
      .click()
    await here().getByText('Sitting 2. Only officers see this.').waitFor()
    expect(await box(here(), 'Why is there an addendum?').inputValue()).toBe('')
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})
