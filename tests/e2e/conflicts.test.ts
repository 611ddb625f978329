import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { recordId } from '#record'
import { accessibilityProblems, type Device, screenshot, setScene } from './harness/index.ts'
import { button, openApp, sync, syncUntil, unlock } from './officer.ts'

// Two tablets without a network write in the same check-in; both see both answers, and what one settles is settled on both.

const CLIENT = 'Marek Rybak'
const POLICE = 'Have the police been called out since last time?'
const WHAT = 'When was that, and what happened?'
const RELATIONSHIP = 'Has anything changed in the relationship?'

const scene = await setScene({ others: ['second tablet'] })
let second: Device
let space = ''

const here = () => scene.page()
const there = () => second.page()
const both = () => [here(), there()]
const checkIn = () => recordId({ space, compartment: 'officer', form: 'check-in', sitting: 'session-2' })
const question = (page: Page, label: string) => page.getByRole('radiogroup', { name: label })
const answer = (page: Page, label: string, words: string) =>
  question(page, label).getByRole('radio', { name: words, exact: true }).check({ force: true })
const panel = (page: Page, label: string) => page.getByRole('region', { name: label, exact: true })

async function write(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(words)
  await page.getByLabel(label, { exact: true }).blur()
}

async function setOffline(offline: boolean): Promise<void> {
  for (const device of [scene.device, second]) await device.setOffline(offline)
}

/** Both are online, and both have everything: two rounds each. */
async function meet(): Promise<void> {
  await setOffline(false)
  for (const page of [here(), there(), here(), there()]) {
    await sync(page)
    await page.waitForTimeout(1_000)
  }
}

describe('two tablets that both know a check-in', () => {
  test('before: one writes it, the other has it', async () => {
    await openApp(scene.page(), scene.server.url)
    await here()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await here().getByRole('link', { name: CLIENT }).click()
    await here()
      .getByRole('link', { name: /^Start session/ })
      .waitFor()
    space = /cases\/([^/]+)/.exec(here().url())?.[1] ?? ''
    await here().goto(`${scene.server.url}/cases/${space}/records/${checkIn()}`)
    await unlock(here())
    await answer(here(), POLICE, 'Yes')
    await write(here(), WHAT, 'On Monday a neighbour rang. The police spoke to both. Nobody was hurt.')
    second = await scene.openOther('second tablet')
    await there()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await there().getByRole('link', { name: CLIENT }).waitFor({ timeout: 20_000 })
    await there().goto(`${scene.server.url}/cases/${space}/records/${checkIn()}`)
    await unlock(there())
    await syncUntil(there(), async () => (await there().getByLabel(WHAT).inputValue()).includes('neighbour'))
  })

  test('the same question answered on both: both answers on both, with who and where', async () => {
    await setOffline(true)
    await answer(here(), RELATIONSHIP, 'Yes')
    await answer(there(), RELATIONSHIP, 'No')
    await meet()
    for (const page of both()) {
      await panel(page, RELATIONSHIP).waitFor({ timeout: 30_000 })
      const shown = await panel(page, RELATIONSHIP).locator('.conflict-words').allTextContents()
      expect(shown.sort()).toEqual(['No', 'Yes'])
      await panel(page, RELATIONSHIP)
        .getByText(/^You, on another tablet, /)
        .waitFor()
      await page.getByText('One question has more than one answer').waitFor()
    }
    expect(await accessibilityProblems(here())).toEqual([])
    await screenshot(here(), 'two-answers')
  })

  test('the case and Today say so, and lead to the question', async () => {
    await here().getByRole('link', { name: CLIENT }).click()
    await here()
      .getByText(/1 to settle/)
      .waitFor()
    await here()
      .getByRole('link', { name: /^Today/ })
      .click()
    await here()
      .getByRole('region', { name: 'Needs you' })
      .getByRole('link', { name: /^Settle/ })
      .click()
    await expect
      .poll(() => here().evaluate(() => document.activeElement?.classList.contains('conflict')))
      .toBe(true)
  })

  test('settled on one, it is settled on the other; the history has all three', async () => {
    await panel(here(), RELATIONSHIP)
      .locator('.conflict-choice', { hasText: 'Yes' })
      .getByRole('button', { name: 'Choose this one' })
      .click()
    await expect
      .poll(() => question(here(), RELATIONSHIP).getByRole('radio', { name: 'Yes' }).isChecked())
      .toBe(true)
    await meet()
    await expect
      .poll(() => question(there(), RELATIONSHIP).getByRole('radio', { name: 'Yes' }).isChecked(), {
        timeout: 30_000,
      })
      .toBe(true)
    await there().getByText(`History: ${RELATIONSHIP}`).click()
    const history = there().locator('.history[open] li')
    await expect.poll(() => history.count()).toBe(3)
    expect(await history.first().textContent()).toContain('Stands now')
    expect(await accessibilityProblems(there())).toEqual([])
    await screenshot(there(), 'history')
  })

  test('the same text changed on both: put together over what both began from', async () => {
    await setOffline(true)
    await write(here(), WHAT, 'On Tuesday a neighbour rang. The police spoke to both. Nobody was hurt.')
    await write(there(), WHAT, 'On Monday a neighbour rang. The police spoke to both. His hand was cut.')
    await meet()
    for (const page of both()) await panel(page, WHAT).waitFor({ timeout: 30_000 })
    expect((await panel(here(), WHAT).locator('mark').allTextContents()).join()).toContain('Tuesday')
    await screenshot(here(), 'two-texts')
    await button(here(), 'Put both together').click()
    await expect
      .poll(() => here().getByRole('textbox', { name: WHAT }).inputValue())
      .toBe('On Tuesday a neighbour rang. The police spoke to both. His hand was cut.')
    expect(await accessibilityProblems(here())).toEqual([])
    await here().getByRole('textbox', { name: WHAT }).blur()
    await panel(here(), WHAT).waitFor({ state: 'detached' })
    await meet()
    await expect
      .poll(() => there().getByRole('textbox', { name: WHAT }).inputValue(), { timeout: 30_000 })
      .toBe('On Tuesday a neighbour rang. The police spoke to both. His hand was cut.')
  })

  test('high, low and high again without a network ends high, and the history shows each', async () => {
    await setOffline(true)
    for (const words of ['No', 'Yes', 'No'])
      await answer(here(), 'Does anything change how safe people are today?', words)
    await meet()
    const safety = question(there(), 'Does anything change how safe people are today?')
    await expect
      .poll(() => safety.getByRole('radio', { name: 'No' }).isChecked(), { timeout: 30_000 })
      .toBe(true)
    await there().getByText('History: Does anything change how safe people are today?').click()
    await expect
      .poll(() =>
        there()
          .locator('.history[open] li', { hasText: /^(Yes|No)/ })
          .count(),
      )
      .toBeGreaterThanOrEqual(3)
  })
})

describe('a child on the case file of both', () => {
  const file = () => recordId({ space, compartment: 'officer', form: 'case-file', sitting: 'case' })
  const row = (page: Page) =>
    page.getByRole('listitem').filter({ has: page.getByLabel('First name or initials') })
  const cell = (page: Page, label: string) => row(page).last().getByLabel(label, { exact: true })
  const keepIt = (page: Page) => page.getByRole('region', { name: /^Child \d+: keep it\?$/ })
  let children = 0

  async function open(page: Page): Promise<void> {
    await page.goto(`${scene.server.url}/cases/${space}/records/${file()}`)
    await unlock(page)
    await button(page, 'Add a child').waitFor()
  }

  test('before: one adds it, the other has it', async () => {
    for (const page of both()) await open(page)
    await button(here(), 'Add a child').click()
    await cell(here(), 'First name or initials').fill('K. R.')
    await cell(here(), 'First name or initials').blur()
    children = await row(here()).count()
    await syncUntil(there(), async () => (await row(there()).count()) === children)
  })

  test('removed on one and changed on the other: it is kept, and both are asked', async () => {
    await setOffline(true)
    await button(there(), `Remove Child ${children}`).click()
    await expect.poll(() => row(there()).count()).toBe(children - 1)
    await cell(here(), 'Age').fill('7')
    await cell(here(), 'Age').blur()
    await meet()
    for (const page of both()) {
      await keepIt(page).waitFor({ timeout: 30_000 })
      expect(await cell(page, 'Age').inputValue()).toBe('7')
      const choices = await keepIt(page).locator('.conflict-words').allTextContents()
      expect(choices).toEqual(['Keep it', 'Remove it'])
    }
    expect(await accessibilityProblems(here())).toEqual([])
    await screenshot(here(), 'row-kept')
  })

  test('kept on one, it stands on both and nobody is asked any more', async () => {
    await keepIt(here())
      .locator('.conflict-choice', { hasText: 'Keep it' })
      .getByRole('button', { name: 'Choose this one' })
      .click()
    await keepIt(here()).waitFor({ state: 'detached' })
    await meet()
    await keepIt(there()).waitFor({ state: 'detached', timeout: 30_000 })
    for (const page of both()) expect(await cell(page, 'First name or initials').inputValue()).toBe('K. R.')
    for (const page of both()) expect(await cell(page, 'Age').inputValue()).toBe('7')
  })
})

test('through all of it the policy was never broken and no error went uncaught', () => {
  for (const { complaints } of [scene.device, second]) expect(complaints).toEqual({ policy: [], errors: [] })
})
