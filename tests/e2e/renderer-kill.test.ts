import { expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { latestOfficerForm } from '#catalogue/officer'
import { handOver, openRecord } from './canary/screens.ts'
import { setScene } from './harness/index.ts'
import { button, lockScreen, openApp, openCase, rail, unlock } from './officer.ts'

// Words that are older than half a second survive the death of whatever draws them: the tab's process, or the whole browser.

const CLIENT = 'Marek Rybak'
const QUESTION = 'When was that, and what happened?'
const CLIENTS_QUESTION = 'In your own words, why do you think you were sent to us?'
const checkIn = latestOfficerForm('check-in')
const exercise = latestClientForm('why-engaging')
if (!checkIn || !exercise) throw new Error('The forms are not there.')

const scene = await setScene({ browser: 'chromium' })
const { page } = scene
let space = ''

const words = () => page().getByLabel(QUESTION, { exact: true })
const clientWords = () => page().getByLabel(CLIENTS_QUESTION, { exact: true })
const police = () => page().getByRole('radiogroup', { name: /police been called/ })

const deaths = [
  ['the tab’s process is killed', async () => void (await scene.device.crashTab())],
  [
    'the browser is killed',
    async () => {
      await scene.device.kill()
      await scene.openAgain()
    },
  ],
] as const

/** The passphrase opens what is there; where the person was is for them to find. */
async function startAgain(): Promise<void> {
  await page().goto(scene.server.url)
  await lockScreen(page()).waitFor()
  await unlock(page())
}

async function openCheckIn(): Promise<void> {
  await page().getByText(CLIENT).first().waitFor({ timeout: 20_000 })
  await openRecord(page(), space, checkIn as NonNullable<typeof checkIn>)
}

test('a tablet is set up, and then has no network', async () => {
  await openApp(scene.page(), scene.server.url)
  space = await openCase(page(), CLIENT)
  await scene.server.stop()
})

test.each(deaths)('an officer types, and %s: the words are there', async (death, die) => {
  await openCheckIn()
  const yes = police().getByRole('radio', { name: 'Yes', exact: true })
  if (!(await yes.isChecked())) await police().getByText('Yes', { exact: true }).click()
  await words().waitFor()
  await page().getByText('Saved on this device').first().waitFor()
  await words().fill(`A neighbour called, and ${death}`)
  await page().waitForTimeout(600)
  await die()
  await startAgain()
  await rail(page()).waitFor()
  await openCheckIn()
  expect(await words().inputValue()).toBe(`A neighbour called, and ${death}`)
  await expect.poll(() => police().getByRole('radio', { name: 'Yes', exact: true }).isChecked()).toBe(true)
})

test('the tablet is handed over', async () => {
  await handOver(page(), space, [exercise], () => undefined)
  await page()
    .getByRole('listitem')
    .filter({ has: page().getByRole('heading', { name: exercise.title, exact: true }) })
    .getByRole('button')
    .click()
  await page()
    .getByRole('radiogroup')
    .first()
    .getByRole('radio', { name: '7', exact: true })
    .check({ force: true })
  for (const _page of exercise.pages.slice(1)) await button(page(), 'Next').click()
})

test.each(deaths)('a client types, and %s: the session goes on with the words', async (death, die) => {
  await clientWords().fill(`I was told to come, and ${death}`)
  await page().waitForTimeout(600)
  await die()
  await startAgain()
  await button(page(), 'Carry on with the session').click()
  await expect.poll(() => clientWords().inputValue()).toBe(`I was told to come, and ${death}`)
})

test('what was said before is still said', async () => {
  for (const _page of exercise.pages.slice(1)) await button(page(), 'Back').click()
  await expect
    .poll(() =>
      page().getByRole('radiogroup').first().getByRole('radio', { name: '7', exact: true }).isChecked(),
    )
    .toBe(true)
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
