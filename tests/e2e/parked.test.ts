import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { recordId } from '#record'
import { accessibilityProblems, type Device, screenshot, setScene } from './harness/index.ts'
import { button, openApp, openCase, sync, syncUntil, unlock } from './officer.ts'

// Jess answers without a network and is taken off the case before it is sent; Margaret decides what becomes of it.

const CLIENT = 'Marek Rybak'
const POLICE = 'Have the police been called out since last time?'
const CHANGED = 'Has anything changed in the relationship?'
const SAFE = 'Does anything change how safe people are today?'

const scene = await setScene({ browser: 'chromium', others: ['manager'] })
let managers: Device
let space = ''

const jess = () => scene.page()
const manager = () => managers.page()
const answer = (page: Page, question: string, words: string) =>
  page
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: words, exact: true })
    .check({ force: true })
const needsYou = (page: Page) => page.getByRole('region', { name: 'Needs you' })

/** As an administrator does it, between two starts of the server. */
async function takeJessOff(): Promise<void> {
  await scene.server.stop()
  const database = new DatabaseSync(`${scene.data}/cairn.sqlite`)
  const { changes } = database
    .prepare(
      `delete from memberships where space = ? and officer = (select id from officers where sign_in_name = 'jess')`,
    )
    .run(space)
  database.close()
  expect(Number(changes)).toBe(1)
  await scene.startAgain()
}

describe('what an officer wrote who is no longer on the case', () => {
  test('is kept aside, and its author is told', async () => {
    await openApp(scene.page(), scene.server.url)
    // A list that is still being fetched moves under a finger.
    await jess().getByRole('link', { name: 'Cases 6' }).waitFor({ timeout: 30_000 })
    space = await openCase(jess(), CLIENT)
    await jess().getByRole('heading', { name: CLIENT, level: 1 }).waitFor()
    const checkIn = recordId({ space, compartment: 'officer', form: 'check-in', sitting: 'session-2' })
    await jess().goto(`${scene.server.url}/cases/${space}/records/${checkIn}`)
    await unlock(jess())
    await jess().getByRole('heading', { name: 'Check-in', level: 1 }).waitFor()
    await scene.device.setOffline(true)
    await takeJessOff()
    await answer(jess(), POLICE, 'Yes')
    await answer(jess(), CHANGED, 'No')
    await answer(jess(), SAFE, 'No')
    await scene.device.setOffline(false)
    const outside = jess().getByRole('region', { name: 'Not part of this record' })
    await syncUntil(jess(), () => outside.getByText(POLICE).isVisible())
    await outside
      .getByText(/Ask your manager/)
      .first()
      .waitFor()
  })

  test('her manager sees on Today that something waits, and what it is', async () => {
    managers = await scene.openOther('manager')
    await needsYou(manager())
      .getByRole('link', { name: /^Decide/ })
      .waitFor({ timeout: 30_000 })
    await screenshot(manager(), 'today-kept-aside')
    await needsYou(manager())
      .getByRole('link', { name: /^Decide/ })
      .click()
    const ofCase = manager().getByRole('region', { name: CLIENT })
    await ofCase.getByText(POLICE).waitFor({ timeout: 30_000 })
    await ofCase.getByRole('heading', { name: 'Written by Jess Whitlock' }).waitFor()
    await ofCase
      .getByText(/was not on this case/)
      .first()
      .waitFor()
    await button(manager(), /^Accept all three entries/).waitFor()
    await screenshot(manager(), 'kept-aside')
    await manager().setViewportSize({ width: 820, height: 1180 })
    await screenshot(manager(), 'kept-aside-portrait')
    expect(await accessibilityProblems(manager())).toEqual([])
    await manager().setViewportSize({ width: 1180, height: 820 })
    expect(await accessibilityProblems(manager())).toEqual([])
  })

  test('accepts one by keyboard, and says why another is refused', async () => {
    await button(manager(), `Accept: ${POLICE}`).focus()
    await manager().keyboard.press('Enter')
    await manager()
      .getByText(/It goes into the record on every tablet/)
      .waitFor()
    await manager().keyboard.press('Enter')
    await manager().getByText('One entry accepted.').waitFor()
    await button(manager(), `Accept: ${POLICE}`).waitFor({ state: 'detached' })
    await button(manager(), `Refuse: ${CHANGED}`).click()
    await manager().getByRole('button', { name: 'Refuse', exact: true }).first().click()
    await manager().getByText('Say why, in a few words').waitFor()
    await manager().getByLabel('Why is it refused?').fill('That was about another client.')
    // The list is read anew, also after each decision: what was written stays.
    const listed = manager().waitForResponse((answer) => answer.url().includes('/api/parked/officer'))
    await button(manager(), 'Look again').click()
    await (await listed).finished()
    await manager().evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
    expect(await manager().getByLabel('Why is it refused?').inputValue()).toBe(
      'That was about another client.',
    )
    await screenshot(manager(), 'kept-aside-refuse')
    expect(await accessibilityProblems(manager())).toEqual([])
    await manager().locator('form').getByRole('button', { name: 'Refuse' }).click()
    await manager().getByText('One entry refused.').waitFor()
  })

  test('both see it: the answer stands, and the author reads the reason', async () => {
    const outside = jess().getByRole('region', { name: 'Not part of this record' })
    await syncUntil(jess(), () => outside.getByText(/That was about another client/).isVisible())
    await outside.getByText(/Margaret Osei looked at it/).waitFor()
    expect(await outside.getByText(POLICE).count()).toBe(0)
    expect(
      await jess().getByRole('radiogroup', { name: POLICE }).getByRole('radio', { name: 'Yes' }).isChecked(),
    ).toBe(true)
    await screenshot(jess(), 'refused')
    await sync(manager())
    await manager()
      .getByRole('link', { name: /^Open the case/ })
      .click()
    await manager()
      .getByRole('link', { name: /Check-in/ })
      .first()
      .click()
    await expect.poll(() => manager().getByText(POLICE).first().isVisible(), { timeout: 30_000 }).toBe(true)
  })

  test('without a network the list says where it is, and nothing is decided', async () => {
    await manager().getByRole('link', { name: 'Today' }).click()
    await needsYou(manager())
      .getByRole('link', { name: /^Decide/ })
      .click()
    await button(manager(), `Accept: ${SAFE}`).waitFor()
    await managers.setOffline(true)
    await button(manager(), `Accept: ${SAFE}`).click()
    await button(manager(), 'Yes, accept').click()
    await manager()
      .getByText(/Nothing was decided/)
      .waitFor()
    await button(manager(), 'Look again').click()
    await manager()
      .getByText(/is on the server only, and waits there/)
      .last()
      .waitFor()
    expect(await accessibilityProblems(manager())).toEqual([])
    await managers.setOffline(false)
    await button(manager(), 'Look again').click()
    await button(manager(), `Accept: ${SAFE}`).waitFor()
  })

  test('an officer who goes to the address is told that it is not for them', async () => {
    await jess().goto(`${scene.server.url}/parked`)
    await unlock(jess())
    await jess().getByText('What was kept aside is for managers to decide on.').waitFor()
    expect(scene.device.complaints.policy).toEqual([])
    expect(managers.complaints.errors).toEqual([])
  })
})
