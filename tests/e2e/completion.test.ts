import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { recordId } from '#record'
import { accessibilityProblems, type Device, screenshot, setScene } from './harness/index.ts'
import { button, openApp, sync, syncUntil, unlock } from './officer.ts'

// One check-in, completed on one tablet while another is offline and edits it; the manager sends it back.

const CLIENT = 'Marek Rybak'
const POLICE = 'Have the police been called out since last time?'
const NO_ANSWERS = [
  POLICE,
  'Has anything changed in the relationship?',
  'Does anything change how safe people are today?',
]

const scene = await setScene({ others: ['manager', 'second tablet'] })
let second: Device
let managers: Device
let space = ''

const here = () => scene.page()
const there = () => second.page()
const answer = (page: Page, question: string, words: string) =>
  page
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: words, exact: true })
    .check({ force: true })
const outside = (page: Page) => page.getByRole('region', { name: 'Not part of this record' })
const checkIn = () => recordId({ space, compartment: 'officer', form: 'check-in', sitting: 'session-2' })

/** By the links on screen: a new address would start the app anew, locked. */
async function openCheckIn(page: Page): Promise<void> {
  await page.goto(`${scene.server.url}/cases/${space}/records/${checkIn()}`)
  await unlock(page)
  await page.getByRole('heading', { name: 'Check-in', level: 1 }).waitFor()
}

describe('a check-in on two tablets', () => {
  test('is written on one and read on the other', async () => {
    await openApp(scene.page(), scene.server.url)
    await here()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await here().getByRole('link', { name: CLIENT }).click()
    await here()
      .getByRole('link', { name: /^Start session/ })
      .waitFor()
    space = /cases\/([^/]+)/.exec(here().url())?.[1] ?? ''
    await openCheckIn(here())
    for (const question of NO_ANSWERS) await answer(here(), question, 'No')
    await here()
      .getByText(/On the server/)
      .first()
      .waitFor({ timeout: 45_000 })
    second = await scene.openOther('second tablet')
    await there()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await there().getByRole('link', { name: CLIENT }).waitFor({ timeout: 20_000 })
    await openCheckIn(there())
    await expect
      .poll(
        () =>
          there().getByRole('radiogroup', { name: POLICE }).getByRole('radio', { name: 'No' }).isChecked(),
        {
          timeout: 30_000,
        },
      )
      .toBe(true)
  })

  test('completed on one while the other, offline, changes an answer', async () => {
    await second.setOffline(true)
    await answer(there(), POLICE, 'Yes')
    await there().getByLabel('When was that, and what happened?').fill('On Monday. A neighbour rang.')
    await there().getByLabel('When was that, and what happened?').blur()
    await button(here(), 'Complete').click()
    const dialog = here().getByRole('dialog', { name: 'Complete this record?' })
    await dialog.waitFor()
    expect(await accessibilityProblems(here())).toEqual([])
    await button(here(), 'Yes, complete it').click()
    await here().getByText('Completed', { exact: true }).waitFor()
    expect(await here().getByRole('radio').count()).toBe(0)
    await here()
      .getByText(/On the server/)
      .first()
      .waitFor({ timeout: 45_000 })
    await screenshot(here(), 'completed')
    expect(await accessibilityProblems(here())).toEqual([])
  })

  test('what the other wrote comes late: both show it, and the record says what was completed', async () => {
    await second.setOffline(false)
    for (const page of [there(), here()]) await syncUntil(page, () => outside(page).isVisible())
    for (const page of [here(), there()]) {
      const late = outside(page)
      await late.getByText('On Monday. A neighbour rang.').waitFor()
      await page
        .locator('.summary-row', { hasText: POLICE })
        .locator('.summary-answer', { hasText: /^No/ })
        .waitFor()
    }
    await screenshot(here(), 'late')
    expect(await accessibilityProblems(here())).toEqual([])
    await here().getByRole('link', { name: CLIENT }).click()
    await here().getByText('something came late').waitFor()
    await here().getByText('Say what becomes of it.').waitFor()
  })

  test('kept as a note with a reason on one, set aside on the other: settled on both', async () => {
    // Its appointment may be over by now, which needs the officer too.
    await here()
      .getByRole('region', { name: 'Needs you' })
      .getByRole('link', { name: /^Open.*Check-in/ })
      .click()
    await button(here(), `Keep as a note: When was that, and what happened?`).click()
    await button(here(), 'Keep as a note').last().click()
    await here().getByText('Say why, in a few words').waitFor()
    await here().getByLabel('Why does it belong to the record?').fill('The neighbour rang back on Tuesday.')
    await here()
      .getByRole('region', { name: 'Not part of this record' })
      .locator('button[type=submit]')
      .click()
    await here()
      .getByRole('region', { name: 'Notes on this record' })
      .getByText('The neighbour rang back on Tuesday.')
      .waitFor()
    await button(there(), `Set aside: ${POLICE}`).click()
    await there().getByLabel('Why is it set aside?').fill('It is in the note.')
    await there()
      .getByRole('region', { name: 'Not part of this record' })
      .locator('button[type=submit]')
      .click()
    for (const page of [here(), there()])
      await syncUntil(page, async () => (await outside(page).count()) === 0)
    for (const page of [here(), there()]) await page.getByText('It is in the note.').waitFor()
    await screenshot(here(), 'notes')
  })
})

describe('the manager', () => {
  test('sends it back with a reason, which the officer reads; and it is open again', async () => {
    managers = await scene.openOther('manager')
    const page = managers.page()
    await page.getByRole('link', { name: /^Cases/ }).click()
    await page.getByRole('link', { name: CLIENT }).waitFor({ timeout: 30_000 })
    await openCheckIn(page)
    await button(page, 'Send back').click()
    await page.getByLabel('Why does it go back?').fill('Please say what the police did.')
    expect(await accessibilityProblems(page)).toEqual([])
    await button(page, 'Send it back').click()
    await page.getByText('Please say what the police did.').waitFor()
    expect(await button(page, 'Complete').count()).toBe(0) // not the manager's to do
    await sync(page)
    await syncUntil(here(), () => here().getByText('Please say what the police did.').isVisible())
    await answer(here(), POLICE, 'Yes')
    await here().getByRole('heading', { name: 'Complete this record' }).waitFor()
  })

  test('through all of it no error went uncaught', () => {
    for (const { complaints } of [scene.device, second, managers])
      expect(complaints).toEqual({ policy: [], errors: [] })
  })
})
