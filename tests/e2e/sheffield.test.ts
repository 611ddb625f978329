import { describe, expect, test } from 'vitest'
import { latestConfidentialForm } from '#catalogue/confidential'
import { fillItems } from './canary/fill.ts'
import { walksOf } from './canary/walks.ts'
import { accessibilityProblems, lookBothWays, screenshot, setScene } from './harness/index.ts'
import { button, setUp, unlock } from './officer.ts'

// The service of Sheffield: its own forms are offered, the workbook's are not; a check-in with the survivor is begun anew each time.

const CLIENT = 'Marek Rybak'
const CHECK_IN = 'Check-in with the survivor'
/** The first check-in, with what it follows. */
const FIRST = /^Open ?: Check-in with the survivor About: The start of the work$/
const REGISTER = 'Disclosure register: confidential part'

const scene = await setScene({ demo: 'sheffield' })
const { page } = scene

async function openSeparatePlace(): Promise<void> {
  await page().getByRole('region', { name: 'A separate place' }).getByRole('link', { name: 'Unlock' }).click()
  await unlock(page())
  await page().getByText('Confidential · never to the client').first().waitFor()
}

async function answerCheckIn(whichButton: RegExp, after: string): Promise<void> {
  await button(page(), whichButton).click()
  await page().getByRole('heading', { name: CHECK_IN, level: 2 }).waitFor()
  await page()
    .getByRole('radiogroup', { name: 'After what?' })
    .getByRole('radio', { name: after, exact: true })
    .check({ force: true })
  await page()
    .getByText(/^(Saved on this device|On the server)/)
    .first()
    .waitFor()
  await button(page(), 'Back to the separate place').click()
}

const openFirstCheckIn = async () => {
  await button(page(), 'Back to the separate place').click()
  await button(page(), FIRST).click()
}

/** An entry of the register, with something in every field that is asked when the survivor has agreed. */
async function writeEntry(): Promise<void> {
  const form = latestConfidentialForm('disclosure-confidential')
  const [agreed] = form ? walksOf(form) : []
  if (!form || !agreed) throw new Error('The register has lost its form.')
  await page().getByRole('heading', { name: REGISTER, level: 2 }).waitFor()
  for (const { items } of form.pages)
    await fillItems(page(), form, items, agreed, (name) => `Helen Adeyemi, ${name}`)
}

describe('a case in the Sheffield service', () => {
  test('offers its forms, and none of the workbook’s', async () => {
    await setUp(scene.device, scene.server.url)
    await page().getByRole('link', { name: 'Cases 6' }).waitFor({ timeout: 30_000 })
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await page().getByRole('link', { name: CLIENT }).click()
    const begin = page().getByRole('region', { name: 'Begin a form' })
    await begin.getByRole('link', { name: /HAZARD/ }).waitFor({ timeout: 30_000 })
    expect(await begin.getByText(/SARA|Screening|Workbook/).count()).toBe(0)
    expect(
      await page()
        .getByRole('link', { name: /^Start session/ })
        .count(),
    ).toBe(0)
    await screenshot(page(), 'case-sheffield')
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('has several check-ins with the survivor, each a record of its own', async () => {
    await openSeparatePlace()
    await answerCheckIn(/^Begin ?: Check-in with the survivor$/, 'The start of the work')
    await answerCheckIn(/^Begin another ?: Check-in with the survivor$/, 'A rise in risk')
    await page().getByText('About: A rise in risk · Sitting 2 · ').waitFor()
    await button(page(), FIRST).click()
    await page().getByRole('radio', { name: 'The start of the work', checked: true }).waitFor()
    await button(page(), 'Back to the separate place').click()
    await button(page(), /^Begin another/).waitFor()
    expect(await page().getByText('Risk assessment: confidential', { exact: false }).count()).toBe(0)
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('lets a record out once the register has a completed entry about it, as it reads then', async () => {
    const stays = page().getByRole('note').filter({ hasText: 'It stays here for now' })
    const show = button(page(), /^Show the document/)
    await button(page(), FIRST).click()
    await stays.getByText('Record first what is shared and with whom').waitFor()
    expect(await show.count()).toBe(0)
    await button(page(), 'Record a sharing').click()
    await page().getByText(`About: ${CHECK_IN}`).waitFor()
    await writeEntry()
    expect(await accessibilityProblems(page())).toEqual([])

    await openFirstCheckIn()
    await stays.getByText('is not completed yet').waitFor()
    expect(await show.count()).toBe(0)
    await button(page(), 'Open its entry').click()
    await button(page(), 'Complete').click()
    await button(page(), 'Yes, complete it').click()
    await page().getByText('Completed', { exact: true }).first().waitFor()

    await openFirstCheckIn()
    await page()
      .getByRole('heading', { name: /^For Helen Adeyemi/ })
      .waitFor()
    await show.click()
    await page().getByText('CONFIDENTIAL. Never to be disclosed to the client.').waitFor()
    expect(await accessibilityProblems(page())).toEqual([])

    await page()
      .getByRole('radiogroup', { name: 'After what?' })
      .getByRole('radio', { name: 'A rise in risk', exact: true })
      .check({ force: true })
    await stays.getByText('it was changed after that').waitFor()
    expect(await page().getByText('CONFIDENTIAL. Never to be disclosed').count()).toBe(0)
    await button(page(), 'Back to the separate place').click()
    await page().getByText(`About: ${CHECK_IN}`).first().waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('owes the survivor a check-in after each session, and begins it with what it follows', async () => {
    const owed = page().getByRole('region', { name: 'Updates that the survivor is owed' })
    await page()
      .getByRole('region', { name: 'Owed in your other cases' })
      .getByRole('link', { name: /Danielle Foxcroft$/ })
      .click()
    await page().getByRole('link', { name: 'Danielle Foxcroft' }).waitFor()
    await unlock(page())
    await owed.getByRole('heading', { name: 'A session' }).waitFor()
    await owed.getByText(/^Owed since \d+ \w+: there was a session\.$/).waitFor()
    await button(page(), /^Begin the update ?: A session/).click()
    await page().getByRole('heading', { name: CHECK_IN, level: 2 }).waitFor()
    await page()
      .getByRole('radio', { name: 'A session with the person who has caused harm', checked: true })
      .waitFor()
    expect(await page().getByRole('group', { name: 'Which was on' }).getByLabel('Day').inputValue()).toMatch(
      /^\d+$/,
    )
    await lookBothWays(page(), 'separate-check-in')
    await button(page(), 'Back to the separate place').click()
    await owed.getByText('does not say yet that the survivor was told', { exact: false }).waitFor()
    await lookBothWays(page(), 'separate-sheffield')
  })

  test('nothing broke the page’s policy', () => {
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})
