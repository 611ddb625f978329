import { DatabaseSync } from 'node:sqlite'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Device, lookBothWays, setScene } from './harness/index.ts'
import { button, margaret, rail } from './officer.ts'

// A manager's desktop was unlocked and signed in this morning. What nobody can undo asks whether it is still she.

const CLIENT = 'Marek Rybak'
const REASON = 'It was taken in by mistake, or twice'
const NOT_DONE = 'You did not sign in again, so it was not done'

const scene = await setScene({ others: ['manager'] })
let managers: Device

const page = (): Page => managers.page()
const dialog = () => page().getByRole('dialog', { name: 'Sign in again to do this' })
const password = () => dialog().getByLabel('Password')
const code = () => dialog().getByLabel('Code', { exact: true })
const hasFocus = (at: ReturnType<Page['locator']>) =>
  at.evaluate((element) => element === document.activeElement)

/** As if everybody had signed in an hour earlier than they did. */
function passAnHour(): void {
  const database = new DatabaseSync(`${scene.data}/cairn.sqlite`, { timeout: 10_000 })
  const { changes } = database.prepare('update sign_ins set proved_at = proved_at - 3600000').run()
  database.close()
  expect(Number(changes)).toBeGreaterThan(0)
}

async function chooseToErase(): Promise<void> {
  await rail(page())
    .getByRole('link', { name: /^Cases/ })
    .click()
  await page().getByRole('link', { name: CLIENT }).click({ timeout: 30_000 })
  await page().getByRole('link', { name: 'Erase this case' }).click()
  await page().getByRole('radio', { name: REASON }).check({ force: true })
}

const asked = () => page().getByRole('region', { name: 'Asked for' })

test('an hour after she signed in, it asks for her password first; Cancel leaves everything as it was', async () => {
  managers = await scene.openOther('manager')
  passAnHour()
  await chooseToErase()
  await button(page(), 'Ask for it').click()
  await dialog().waitFor()
  expect(await hasFocus(password())).toBe(true)
  await lookBothWays(page(), 'sign-in-again')
  await page().keyboard.press('Escape')
  await page().getByText(NOT_DONE).waitFor()
  expect(await page().getByRole('radio', { name: REASON }).isChecked()).toBe(true)
  expect(await hasFocus(button(page(), 'Ask for it'))).toBe(true)
  await page().goto(`${scene.server.url}/erasing`)
  await page().getByLabel('Passphrase of this device').fill(margaret.passphrase)
  await button(page(), 'Unlock').click()
  await asked().getByText('Nothing.').waitFor({ timeout: 30_000 })
})

test('a wrong password does nothing; with the right one it goes on by itself', async () => {
  await chooseToErase()
  await button(page(), 'Ask for it').click()
  await button(page(), 'Go on').click()
  await dialog().getByText('Put your sign-in password').waitFor()
  await password().fill(margaret.passphrase)
  await password().press('Enter')
  await dialog().getByText('This is not your sign-in password').waitFor()
  expect(await hasFocus(password())).toBe(true)
  await lookBothWays(page(), 'sign-in-again-wrong')
  await password().fill(margaret.password)
  await password().press('Enter')
  await asked().getByText(CLIENT).first().waitFor()
  expect(await dialog().count()).toBe(0)
})

test('for the hour after, nothing is asked; taking back never asks', async () => {
  await page().goto(`${scene.server.url}/devices`)
  await page().getByLabel('Passphrase of this device').fill(margaret.passphrase)
  await button(page(), 'Unlock').click()
  const hers = page().getByRole('region', { name: 'Jess Whitlock' })
  await hers.getByRole('button', { name: /^Lost or stolen/ }).click({ timeout: 30_000 })
  await button(page(), 'Take it out of service').click()
  await hers.getByText(/has not been heard of since/).waitFor()
  passAnHour()
  await page().getByRole('link', { name: 'Team', exact: true }).click()
  await page().getByRole('link', { name: 'Erasing' }).click()
  await button(page(), /^Take back/).click()
  await page().getByText('It was taken back').waitFor()
})

test('with a second step it asks for a code too, and removing that takes the next one', async () => {
  await rail(page()).getByRole('link', { name: 'Device', exact: true }).click()
  await page().getByRole('link', { name: 'A second step when signing in' }).click()
  await button(page(), 'Set it up').click()
  const key = ((await page().locator('.phone-key').textContent()) ?? '').replaceAll(' ', '')
  const phone = TOTP.generate({ secret: Secret.fromBase32(key), timestamp: Date.now() })
  await page().getByLabel('The code that the app shows now').fill(phone)
  await button(page(), 'Turn it on').click()
  await button(page(), 'Cancel').click()
  await page().getByText(NOT_DONE).waitFor()
  expect(await page().getByLabel('The code that the app shows now').inputValue()).toBe(phone)
  await button(page(), 'Turn it on').click()
  await password().fill(margaret.password)
  await password().press('Enter')
  await page().getByRole('heading', { name: 'Your recovery codes for Cairn' }).waitFor()
  const recovery = await page().locator('.recovery-list li').allTextContents()
  await button(page(), 'I have them').click()
  passAnHour()
  await button(page(), 'Remove it').click()
  const removal = page().getByRole('dialog', { name: 'Remove the codes of your phone?' })
  await removal.getByLabel('Code', { exact: true }).fill(recovery[0] ?? '')
  await button(page(), 'Remove it').last().click()
  await password().fill(margaret.password)
  await password().press('Enter')
  await code().waitFor()
  expect(await hasFocus(code())).toBe(true)
  await lookBothWays(page(), 'sign-in-again-code')
  await code().fill('000000')
  await code().press('Enter')
  await dialog().getByText('This code is not right, or was used before').waitFor()
  await code().fill(recovery[0] ?? '')
  await code().press('Enter')
  await removal.getByText('is used up: put the next one').waitFor()
  await removal.getByLabel('Code', { exact: true }).fill(recovery[1] ?? '')
  await button(page(), 'Remove it').last().click()
  await page().getByText('Your password alone signs you in').waitFor()
  expect(managers.complaints).toEqual({ policy: [], errors: [] })
})
