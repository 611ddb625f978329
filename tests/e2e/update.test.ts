import { appendFile, cp } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { setScene } from './harness/index.ts'
import { button, chooseExercises, lockScreen, openApp, unlock } from './officer.ts'

// A newer version of the app arrives in the middle of a session: it waits, the session goes on, and what was said is there after it.

const CLIENT = 'Marek Rybak'
const OWN_WORDS = 'I was told to come, and I want to be calmer.'
const QUESTION = 'In your own words, why do you think you were sent to us?'
const form = latestClientForm('why-engaging')
if (!form) throw new Error('There is no form for the reasons.')

const scene = await setScene({ browser: 'chromium' })
const { page } = scene

const isWaiting = () =>
  page().evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)

/** The server has another build from now on, and the browser hears of it. */
async function newerVersion(name: string): Promise<void> {
  const pages = `${scene.folder}/${name}`
  await cp('dist', pages, { recursive: true })
  await appendFile(`${pages}/service-worker.js`, `\n// the ${name} version\n`)
  await scene.server.stop()
  await scene.startAgain(pages)
  expect(await isWaiting()).toBe(false)
  await page().evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(true)
}

test('a session is in the client’s hands', async () => {
  await openApp(scene.page(), scene.server.url)
  await page()
    .getByRole('link', { name: /^Cases/ })
    .click()
  await page().getByRole('link', { name: CLIENT }).click({ timeout: 20_000 })
  await page()
    .getByRole('link', { name: /^Start session/ })
    .click()
  await chooseExercises(page(), [form.title])
  await button(page(), 'Go on to hand over').click()
  await button(page(), 'Hand over now').click()
  await button(page(), 'Start').click()
  await page()
    .getByRole('radiogroup')
    .first()
    .getByRole('radio', { name: '7', exact: true })
    .check({ force: true })
  for (const _page of form.pages.slice(1)) await button(page(), 'Next').click()
  await page().getByLabel(QUESTION, { exact: true }).fill(OWN_WORDS)
})

test('a newer version arrives and waits: the page stays as it is, words in hand and all', async () => {
  await newerVersion('second')
  expect(await page().getByLabel(QUESTION, { exact: true }).inputValue()).toBe(OWN_WORDS)
})

test('the tab dies, which lets it take over: the session goes on in it where it stood', async () => {
  await scene.device.crashTab()
  await page().goto(scene.server.url)
  await unlock(page())
  await expect.poll(isWaiting).toBe(false)
  await button(page(), 'Carry on with the session').click()
  await expect.poll(() => page().getByLabel(QUESTION, { exact: true }).inputValue()).toBe(OWN_WORDS)
})

test('another one is not offered while the session is open', async () => {
  await newerVersion('third')
  await button(page(), 'Hide').click()
  await lockScreen(page()).waitFor()
  await unlock(page())
  await button(page(), 'Carry on with the session').waitFor()
  expect(await isWaiting()).toBe(true)
  expect(await button(page(), 'Lock and update').count()).toBe(0)
  await button(page(), 'Carry on with the session').click()
  await page().getByLabel(QUESTION, { exact: true }).waitFor()
})

test('offered once the session has ended, it locks, takes over, and everything is there', async () => {
  await button(page(), '‹ Today’s plan').click()
  await button(page(), 'Finish for today').click()
  await button(page(), 'Hand back').click()
  await lockScreen(page()).waitFor()
  await unlock(page())
  await page()
    .getByRole('radiogroup', { name: 'Is it safe to end here?' })
    .getByText('Yes', { exact: true })
    .click()
  await button(page(), /^Put: attended/).click()
  // At once on to Today: the end of the session, once it is kept, leads to the case only those who wait for it.
  await page().evaluate(() => {
    for (const [role, words] of [
      ['button', /^Finish$/],
      ['a', /^Today/],
    ] as const)
      [...document.querySelectorAll<HTMLElement>(role)]
        .find(({ textContent }) => words.test(textContent.trim()))
        ?.click()
  })
  await button(page(), 'Lock and update').waitFor()
  expect(new URL(page().url()).pathname).toBe('/')
  await button(page(), 'Lock and update').click()
  await lockScreen(page()).waitFor()
  await expect.poll(isWaiting).toBe(false)
  await unlock(page())
  await page()
    .getByRole('link', { name: /^Cases/ })
    .click()
  await page().getByRole('link', { name: CLIENT }).click()
  await page()
    .getByRole('link', { name: new RegExp(`^Open ${form.title.replace('?', '\\?')}`) })
    .click()
  await page().getByText(OWN_WORDS).first().waitFor()
  await page().getByText('7 out of 10').first().waitFor()
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
