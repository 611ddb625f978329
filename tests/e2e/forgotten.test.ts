import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { openRecord } from './canary/screens.ts'
import { accessibilityProblems, screenshot, setScene } from './harness/index.ts'
import {
  button,
  jess,
  lock,
  lockScreen,
  openApp,
  openCase,
  rail,
  signInAndChoose,
  unlock,
} from './officer.ts'

// A passphrase is forgotten while the tablet holds work that was never sent.

const CLIENT = 'Marek Rybak'
const QUESTION = 'When was that, and what happened?'
const SAID = 'A neighbour called on Sunday night.'
const IN_HAND = 'They have stopped'
const NEW_PASSPHRASE = 'lantern otter walnut comet'
const form = latestOfficerForm('check-in')
if (!form) throw new Error('There is no check-in.')

const scene = await setScene()
const { page } = scene
let space = ''

const words = () => page().getByLabel(QUESTION, { exact: true })
const changed = () => page().getByLabel('What has changed?', { exact: true })

async function openCheckIn(): Promise<void> {
  await page().getByText(CLIENT).first().waitFor({ timeout: 20_000 })
  await openRecord(page(), space, form as NonNullable<typeof form>)
}

test('work is on the tablet that was never sent, and words that were never finished', async () => {
  await openApp(scene.page(), scene.server.url)
  space = await openCase(page(), CLIENT)
  await scene.device.setOffline(true)
  await openCheckIn()
  for (const question of [/police been called/, /changed in the relationship/])
    await page().getByRole('radiogroup', { name: question }).getByText('Yes', { exact: true }).click()
  await words().fill(SAID)
  await words().blur()
  await changed().fill(IN_HAND)
  await page().waitForTimeout(600)
  await scene.device.crashTab()
  await page().goto(scene.server.url)
  await lockScreen(page()).waitFor()
})

test('the screen says what waits, what goes by itself, and what a new passphrase would cost', async () => {
  await button(page(), 'I have forgotten the passphrase').click()
  await page()
    .getByText(/^Three answers wait here to be sent/)
    .waitFor()
  await page().getByText('Unfinished words lie here in one place.').waitFor()
  await screenshot(page(), 'forgotten')
  expect(await accessibilityProblems(page())).toEqual([])
  await button(page(), 'Sign in and choose a new one').click()
  await page().getByRole('heading', { name: 'Sign in to choose a new passphrase' }).waitFor()
})

test('what waited reaches the server and comes back under the new passphrase', async () => {
  await scene.device.setOffline(false)
  await signInAndChoose(page(), { ...jess, passphrase: NEW_PASSPHRASE })
  await openCheckIn()
  await expect
    .poll(
      () =>
        words()
          .inputValue()
          .catch(() => ''),
      { timeout: 60_000 },
    )
    .toBe(SAID)
  expect(await changed().inputValue()).toBe('')
})

test('the lock then says that nothing waits any more', async () => {
  await lock(page())
  await button(page(), 'I have forgotten the passphrase').click()
  await page().getByText('Nothing waits here: everything that was finished is on the server.').waitFor()
  await page().getByText('Unfinished words lie here in one place.').waitFor()
  await button(page(), 'Try the passphrase again').click()
})

test('the old passphrase, remembered after all, still opens the words that were in hand', async () => {
  await unlock(page(), jess.passphrase)
  await rail(page()).waitFor()
  await openCheckIn()
  expect(await changed().inputValue()).toBe(IN_HAND)
  await lock(page())
  await unlock(page(), NEW_PASSPHRASE)
  await openCheckIn()
  await expect.poll(() => changed().inputValue(), { timeout: 60_000 }).toBe(IN_HAND)
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
