import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { daysLater, shortDay, workingDaysBefore } from '#casework'
import { type Device, lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase, rail, syncUntil } from './officer.ts'

// An officer sees what is due and why, what a case waits for, moves it off the way and back on, and finds a case by a child in it; the manager
// writes the allocation of a case that waits, and moves it once nothing is missing.

const CLIENT = 'Marek Rybak'
const scene = await setScene({ others: ['manager'] })
let managers: Device | undefined

const here = () => scene.page()
const today = new Intl.DateTimeFormat('en-CA').format(new Date())

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const go = (page: Page, name: RegExp) => rail(page).getByRole('link', { name }).click()

const pick = (page: Page, label: string, words: string) =>
  page
    .getByRole('radiogroup', { name: label, exact: true })
    .getByRole('radio', { name: words, exact: true })
    .check({ force: true })

async function putDate(page: Page, label: string, day: string): Promise<void> {
  const group = page.getByRole('group', { name: label, exact: true })
  const parts = day.split('-').toReversed()
  for (const [index, part] of ['Day', 'Month', 'Year'].entries())
    await group.getByLabel(part).fill(parts[index] ?? '')
  await group.getByLabel('Year').blur()
}

async function write(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(words)
  await page.getByRole('textbox', { name: label, exact: true }).blur()
}

describe('a case and its deadlines', () => {
  test('says what is next, and what is missing for it', async () => {
    await openApp(scene.page(), scene.server.url)
    await openCase(here(), CLIENT)
    const next = card(here(), 'What is next')
    await next
      .getByText('Not completed yet: the consent taken in session 1, SARA, the risk assessment.')
      .first()
      .waitFor()
    const move = next.getByRole('button', { name: 'Go on to the action plan' })
    expect(await move.getAttribute('aria-disabled')).toBe('true')
    await move.click({ force: true })
    expect(await here().locator('.pathway [aria-current=step]').textContent()).toContain('Assessment')
    await lookBothWays(here(), 'case-next')
  })

  test('a group supervision that is put in has its summary due two working days before, said with its reason', async () => {
    const day = daysLater(today, 7)
    const due = workingDaysBefore(day, 2)
    await card(here(), 'Begin a form').getByRole('link', { name: 'Contact or meeting', exact: true }).click()
    await pick(here(), 'What is it?', 'Group case supervision')
    await putDate(here(), 'Date', day)
    await write(here(), 'With whom?', 'Helen Adeyemi’s team')
    await lookBothWays(here(), 'contact')
    await here().getByRole('link', { name: CLIENT, exact: true }).click()
    const why = `Due ${shortDay(due, today)}: two working days before the group supervision on ${shortDay(day, today)}.`
    await card(here(), 'Deadlines and what to mind').getByText(why).waitFor()
    await card(here(), 'Deadlines and what to mind').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'case-deadlines')
    await go(here(), /^Today/)
    await card(here(), 'Due').getByText(why).waitFor()
    await card(here(), 'Due').evaluate((section) => section.scrollIntoView())
    await lookBothWays(here(), 'today-due')
  })

  test('is suspended with a reason and not without one, and goes on where it stood', async () => {
    await openCase(here(), CLIENT)
    const next = card(here(), 'What is next')
    await next.getByText('Other ways').click()
    await next.getByRole('button', { name: 'Suspend', exact: true }).click()
    const reason = next.getByRole('textbox', { name: 'Suspend: why?' })
    await next.getByRole('button', { name: 'Suspend', exact: true }).click()
    await next.getByText('Say why, in a few words').waitFor()
    await reason.fill('The flat was lost, and nobody knows where he stays.')
    await lookBothWays(here(), 'case-suspend')
    await next.getByRole('button', { name: 'Suspend', exact: true }).click()
    await here().getByText('Stage: Suspended').waitFor()
    await next.getByRole('button', { name: 'Go on with the work' }).click()
    await expect
      .poll(() => here().locator('.pathway [aria-current=step]').textContent())
      .toContain('Assessment')
  })

  test('another case says to stop: the police were not asked', async () => {
    await go(here(), /^Cases/)
    await here().getByRole('link', { name: 'Samuel Oyelaran' }).click()
    await card(here(), 'Deadlines and what to mind')
      .getByRole('heading', { name: 'Storyboard and inventories: not now' })
      .waitFor()
    await card(here(), 'Records')
      .getByRole('listitem')
      .filter({ has: here().getByRole('heading', { name: 'Case file', exact: true }) })
      .getByRole('link', { name: /^Open/ })
      .click()
    await pick(here(), 'What do the police say about contact with the client?', 'Asked: no contact for now')
    await here().getByRole('link', { name: 'Samuel Oyelaran', exact: true }).click()
    await card(here(), 'Deadlines and what to mind')
      .getByRole('heading', { name: 'No contact with the client yet' })
      .waitFor()
  })

  test('what an agency has from the survivor does not stand here: said at once, and nothing is completed with it', async () => {
    await openCase(here(), CLIENT)
    const begin = card(here(), 'Begin a form')
    await begin.getByRole('link', { name: 'Request for information', exact: true }).click()
    await pick(here(), 'What came back?', 'An answer came')
    const source = 'Where do they have it from?'
    const elsewhere = here().getByText('It comes from the survivor. Take it out of this record', {
      exact: false,
    })
    await pick(here(), source, 'The police')
    await here().getByText('Say what they answered').waitFor()
    expect(await elsewhere.count()).toBe(0)
    await pick(here(), source, 'The survivor')
    await expect.poll(() => elsewhere.count()).toBe(2) // beside the question, and among what is still needed
    await lookBothWays(here(), 'information-request-source')
    await here()
      .getByRole('radiogroup', { name: source })
      .getByRole('radio', { name: /^It is in the separate place/ })
      .check({ force: true })
    await expect.poll(() => elsewhere.count()).toBe(0)
  })

  test('what the client asked to keep private stays due until somebody has checked that they said it', async () => {
    await openCase(here(), CLIENT)
    const begin = card(here(), 'Begin a form')
    const due = card(here(), 'Deadlines and what to mind').getByRole('heading', {
      name: 'Check that the client has said it themselves',
    })
    await begin.getByRole('link', { name: 'Asked to keep private', exact: true }).click()
    await write(here(), 'What did they ask to keep private?', 'That he drinks again.')
    const undermines = 'Would keeping it get in the way of managing the case?'
    await pick(here(), undermines, 'Yes')
    await write(here(), 'To whom are they to say it?', 'Helen Adeyemi')
    await putDate(here(), 'By when?', daysLater(today, -1))
    await lookBothWays(here(), 'kept-private')
    const record = here().url()
    await here().getByRole('link', { name: CLIENT, exact: true }).click()
    await due.waitFor()
    expect(await here().getByText('drinks again').count()).toBe(0)
    await here().goBack()
    expect(here().url()).toBe(record)
    await putDate(here(), 'When did you check?', today)
    await pick(here(), 'Have they said it?', 'Yes, all of it')
    await here().getByRole('link', { name: CLIENT, exact: true }).click()
    await card(here(), 'Deadlines and what to mind').waitFor()
    await expect.poll(() => due.count()).toBe(0)
  })
})

describe('the caseload', () => {
  test('is searched by the people in a case, and says how each stands', async () => {
    await go(here(), /^Cases/)
    const box = here().getByRole('textbox', { name: 'Find by name, reference or people' })
    await here().getByRole('link', { name: CLIENT }).waitFor()
    await lookBothWays(here(), 'cases')
    await pick(here(), 'Order by', 'Living together')
    await expect
      .poll(() => here().getByRole('main').getByRole('heading', { level: 2 }).first().textContent())
      .toBe('Aneeta Bhandari')
    await box.fill('zofia')
    await expect.poll(() => here().getByRole('main').getByRole('listitem').count()).toBe(1)
    await here().getByRole('link', { name: CLIENT }).waitFor()
    await box.fill('no such person')
    await here().getByText('No case on this device has that name, reference or person.').waitFor()
  })

  test('gives the times of its appointments as a calendar file that names nobody', async () => {
    await go(here(), /^Today/)
    const download = here().waitForEvent('download')
    await button(here(), /^Calendar file/).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^appointments-\d{4}-\d\d-\d\d\.ics$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain('SUMMARY:Appointment')
    for (const word of ['Rybak', 'Foxcroft', 'Oyelaran', 'Room', 'ession']) expect(text).not.toContain(word)
  })
})

describe('the manager', () => {
  test('writes the allocation of a case that waits, and moves it once nothing is missing', async () => {
    managers = await scene.openOther('manager')
    const page = managers.page()
    await go(page, /^Cases/)
    await syncUntil(page, () => page.getByRole('link', { name: 'Declan Hargreave' }).isVisible())
    await page
      .getByText(/Waiting \d+ days, since/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Declan Hargreave' }).click()
    const next = card(page, 'What is next')
    await next.getByText('No officer is named in the allocation.').waitFor()
    await card(page, 'Begin a form').getByRole('link', { name: 'Allocation', exact: true }).click()
    await page
      .getByRole('combobox', { name: 'Officer', exact: true })
      .selectOption('Tomasz Lewandowicz, PO, West')
    const officer = page.getByRole('combobox', { name: 'Officer', exact: true })
    await button(page, 'Undo').click()
    await expect.poll(() => officer.inputValue()).toBe('')
    await officer.selectOption('Tomasz Lewandowicz, PO, West')
    await write(page, 'Why this officer, and why now?', 'Longest wait, and room in his caseload.')
    await lookBothWays(page, 'allocation')
    await page.getByRole('link', { name: 'Declan Hargreave', exact: true }).click()
    await next.getByRole('button', { name: 'Allocate', exact: true }).click()
    await expect.poll(() => page.locator('.pathway [aria-current=step]').textContent()).toContain('Allocated')
  }, 90_000)
})
