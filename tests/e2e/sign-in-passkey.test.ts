import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  type Authenticator,
  addAuthenticator,
  type Device,
  lookBothWays,
  openDevice,
  setScene,
} from './harness/index.ts'
import { button, jess, openApp, rail, sync } from './officer.ts'

// An officer makes a key of hers a second step for signing in, and signs in with it on another tablet.

const scene = await setScene()
const { page } = scene
let second: Device

let key: Authenticator
let recoveryCodes: readonly string[] = []

const passkey = (at: Page) => button(at, 'Use your passkey')
const code = (at: Page) => at.getByLabel('Code', { exact: true })
const hasFocus = (at: ReturnType<Page['locator']>) =>
  at.evaluate((element) => element === document.activeElement)

async function openSecondStep(at: Page): Promise<void> {
  await rail(at).getByRole('link', { name: 'Device' }).click()
  await at.getByRole('link', { name: 'A second step when signing in' }).click()
  await at.getByRole('heading', { name: 'Passkeys for signing in' }).waitFor()
}

async function fillIn(at: Page): Promise<void> {
  await at.getByLabel('Sign-in name').fill(jess.signInName)
  await at.getByLabel('Password', { exact: true }).fill(jess.password)
  await at.getByLabel('Password', { exact: true }).press('Enter')
}

async function signInAgain(at: Page): Promise<void> {
  await at.context().clearCookies()
  await sync(at)
  await button(at, 'Sign in again').click({ timeout: 40_000 })
  await fillIn(at)
}

/** As if everybody had signed in an hour earlier than they did. */
function passAnHour(): void {
  const database = new DatabaseSync(`${scene.data}/cairn.sqlite`, { timeout: 10_000 })
  database.prepare('update sign_ins set proved_at = proved_at - 3600000').run()
  database.close()
}

test('without a name none is made, nor when she cancels what the browser asks: nothing is set up', async () => {
  await openApp(page(), scene.server.url)
  await openSecondStep(page())
  await page().getByText('You have none.').waitFor()
  await button(page(), 'Add a passkey').click()
  const name = page().getByLabel('What you call it')
  expect(await hasFocus(name)).toBe(true)
  await button(page(), 'Make the passkey').click()
  await page().getByText('Put a name that you will know it by').waitFor()
  await name.fill('Blue key')
  await cancelsOnce(page())
  await button(page(), 'Make the passkey').click()
  await page().getByText('No passkey was made').waitFor()
  expect(await name.inputValue()).toBe('Blue key')
  await page().getByText('You have none.').waitFor()
  await lookBothWays(page(), 'second-step-add-passkey')
})

/** The browser's own question is on no page: what it answers to somebody who cancels it is played here. */
const cancelsOnce = (at: Page) =>
  at.evaluate(() => {
    const { credentials } = navigator
    const create = credentials.create.bind(credentials)
    credentials.create = async () => {
      credentials.create = create
      throw new DOMException('', 'NotAllowedError')
    }
  })

test('she names it, touches it, and gets her recovery codes, once', async () => {
  key = await addAuthenticator(page(), { givesKeys: false, isKey: true })
  await button(page(), 'Make the passkey').click()
  await page().getByRole('heading', { name: 'Your recovery codes for Cairn' }).waitFor({ timeout: 30_000 })
  recoveryCodes = await page().locator('.recovery-list li').allTextContents()
  expect(recoveryCodes).toHaveLength(10)
  await button(page(), 'I have them').click()
  const line = page().getByRole('listitem').filter({ hasText: 'Blue key' })
  await line.getByText('Not used yet').waitFor()
  await page().getByText('10 recovery codes are left').waitFor()
  await lookBothWays(page(), 'second-step-passkeys')
})

test('the same key once more is told apart, and makes nothing', async () => {
  await button(page(), 'Add a passkey').click()
  await page().getByLabel('What you call it').fill('Blue key again')
  await button(page(), 'Make the passkey').click()
  await page().getByText('This key or device has a passkey of yours already').waitFor({ timeout: 30_000 })
  await button(page(), 'Not now').click()
  expect(await page().getByText('Blue key again').count()).toBe(0)
})

test('a second tablet asks for it after the password; another key is not taken, in plain words', async () => {
  second = await openDevice(`${scene.folder}/second tablet`)
  const there = second.page()
  await there.goto(scene.server.url)
  const other = await addAuthenticator(there, { givesKeys: false, isKey: true })
  await fillIn(there)
  await passkey(there).waitFor()
  expect(await hasFocus(passkey(there))).toBe(true)
  await lookBothWays(there, 'sign-in-passkey')
  await passkey(there).click()
  await there.getByText('The passkey was not given').waitFor({ timeout: 60_000 })
  await lookBothWays(there, 'sign-in-passkey-not-given')
  await other.remove()
})

test('with the key itself she signs in there, and sets the tablet up', async () => {
  const there = second.page()
  await key.carryTo(await addAuthenticator(there, { givesKeys: false, isKey: true }))
  await passkey(there).click()
  await there.getByLabel('Passphrase', { exact: true }).fill(jess.passphrase)
  await there.getByLabel('The same again').fill(jess.passphrase)
  await button(there, 'Set up this device').click()
  await rail(there).waitFor({ timeout: 30_000 })
  await openSecondStep(there)
  await there.getByRole('listitem').filter({ hasText: 'Blue key' }).getByText('Last used').waitFor()
})

test('a sign-in that ended is begun again with it, or with a recovery code', async () => {
  const there = second.page()
  await signInAgain(there)
  await passkey(there).click()
  await button(there, 'Sign in again').waitFor({ state: 'detached', timeout: 40_000 })
  await signInAgain(there)
  await code(there).fill('000000')
  await code(there).press('Enter')
  await there.getByText('This code is not right, or was used before').waitFor()
  await code(there).fill(recoveryCodes[0] ?? '')
  await code(there).press('Enter')
  await button(there, 'Sign in again').waitFor({ state: 'detached', timeout: 40_000 })
})

test('what is grave is proved with it; the key’s older copy is not taken any more', async () => {
  const there = second.page()
  passAnHour()
  await openSecondStep(there)
  await button(there, 'Ten new recovery codes').click()
  const dialog = there.getByRole('dialog', { name: 'Sign in again to do this' })
  await dialog.getByLabel('Password').fill(jess.password)
  await dialog.getByLabel('Password').press('Enter')
  await passkey(there).waitFor()
  expect(await hasFocus(passkey(there))).toBe(true)
  await lookBothWays(there, 'sign-in-again-passkey')
  await passkey(there).click()
  await there.getByRole('heading', { name: 'Your recovery codes for Cairn' }).waitFor()
  expect(await there.locator('.recovery-list li').allTextContents()).not.toContain(recoveryCodes[1])
  await button(there, 'I have them').click()
  await signInAgain(page())
  await passkey(page()).click()
  await page().getByText('The passkey was not taken').waitFor({ timeout: 30_000 })
  await button(page(), 'Not now').click()
})

test('removed, it is asked for no more, and the password is enough', async () => {
  const there = second.page()
  await openSecondStep(there)
  await button(there, /^Remove\s*: Blue key/).click()
  const dialog = there.getByRole('dialog', { name: 'Remove the passkey “Blue key”?' })
  await dialog.getByText('your password alone signs you in then').waitFor()
  await lookBothWays(there, 'second-step-remove-passkey')
  await dialog.getByRole('button', { name: 'Remove it' }).click()
  await dialog.waitFor({ state: 'detached' }) // it says much the same itself, and no sign-in may end before it is done
  await there.getByText('Your password alone signs you in').waitFor()
  await signInAgain(there)
  await button(there, 'Sign in again').waitFor({ state: 'detached', timeout: 40_000 })
  for (const { complaints } of [scene.device, second]) expect(complaints).toEqual({ policy: [], errors: [] })
})
