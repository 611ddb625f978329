import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { screenOf } from './canary/looks.ts'
import { openRecord } from './canary/screens.ts'
import { createSearch } from './canary/search.ts'
import { accessibilityProblems, setScene } from './harness/index.ts'
import {
  button,
  imran,
  jess,
  lock,
  lockScreen,
  openApp,
  openCase,
  rail,
  signInAndChoose,
  unlock,
} from './officer.ts'

// A tablet that goes from one officer to another with work on it that has not been sent.

const CLIENT = 'Marek Rybak'
const QUESTION = 'When was that, and what happened?'
const SAID = 'Kingfisher came to the door on Sunday.'
const IN_HAND = 'Heron rang twice, and then'
const form = latestOfficerForm('check-in')
if (!form) throw new Error('There is no check-in.')

const scene = await setScene({ others: ['second tablet'] })
const { page } = scene
let space = ''

const words = () => page().getByLabel(QUESTION, { exact: true })
const changed = () => page().getByLabel('What has changed?', { exact: true })

async function openCheckIn(): Promise<void> {
  await page().getByText(CLIENT).first().waitFor({ timeout: 20_000 })
  await openRecord(page(), space, form as NonNullable<typeof form>)
}

/** What is the first officer's and nobody else's. */
const theirs = createSearch([
  { word: SAID, name: 'said' },
  { word: IN_HAND, name: 'in hand' },
  { word: CLIENT, name: 'client' },
])

test('the first officer writes without a network, and the tablet is put away', async () => {
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
  await scene.device.crashTab() // so that the last words are still in hand
  await page().goto(scene.server.url)
  await lockScreen(page()).waitFor()
})

test('the second officer is offered a way in of their own, and told what it means', async () => {
  await scene.server.stop() // nothing may be sent before they are in
  await scene.device.setOffline(false)
  await button(page(), 'Set up this device for me too').click()
  await page().getByRole('heading', { name: 'Set up this device for you too' }).waitFor()
  expect(await accessibilityProblems(page())).toEqual([])
  await scene.startAgain()
  await signInAndChoose(page(), imran)
})

test('they see their own cases and nothing of the other’s, on no screen', async () => {
  await page()
    .getByRole('link', { name: /^Cases \d/ })
    .waitFor({ timeout: 20_000 })
  const seen: string[] = []
  for (const name of [/^Today/, /^Cases/, /^Device/]) {
    await page().getByRole('link', { name }).click()
    await page().waitForTimeout(300)
    seen.push(await screenOf(page()))
  }
  await page().goto(`${scene.server.url}/cases/${space}`)
  await unlock(page(), imran.passphrase)
  await page().getByText('This case is not on this device').waitFor()
  seen.push(await screenOf(page()))
  expect(theirs.in(seen.join('\n'))).toEqual([])
  expect(seen.join('\n')).toContain('Imran Qureshi')
})

test('the first officer’s work goes while the second is there, and another tablet of theirs reads it', async () => {
  const other = await scene.openOther('second tablet')
  try {
    await openCase(other.page(), CLIENT)
    await openRecord(other.page(), space, form as NonNullable<typeof form>)
    await expect
      .poll(
        () =>
          other
            .page()
            .getByLabel(QUESTION, { exact: true })
            .inputValue()
            .catch(() => ''),
        {
          timeout: 60_000,
        },
      )
      .toBe(SAID)
  } finally {
    await other.close()
  }
})

test('the first officer comes back: everything is there, the words in hand too', async () => {
  await lock(page())
  await unlock(page(), jess.passphrase)
  await rail(page()).waitFor()
  await openCheckIn()
  expect(await words().inputValue()).toBe(SAID)
  expect(await changed().inputValue()).toBe(IN_HAND)
  expect(theirs.in(await screenOf(page())).toSorted()).toEqual(['client', 'in hand', 'said']) // the control
  // The other's sign-in took the place of theirs in this browser; nothing but fetching waits for it.
  await button(page(), 'Sign in again').waitFor({ timeout: 40_000 })
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
