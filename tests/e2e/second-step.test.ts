import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessibilityProblems, type Device, lookBothWays, openDevice, setScene } from './harness/index.ts'
import { button, jess, lock, openApp, rail, sync, unlock } from './officer.ts'

// An officer sets up a second step for signing in, with a phone that the test plays, and loses that phone.

const scene = await setScene({ others: ['manager'] })
const { page } = scene
let second: Device
let managers: Device

const STEP = 30_000
let key = ''
let lastStep = 0
let recoveryCodes: readonly string[] = []

/** What the phone shows; each code is used once, so the next one is waited for if need be. */
async function phone(): Promise<string> {
  const now = () => Math.floor(Date.now() / STEP)
  const step = Math.max(now(), lastStep + 1)
  while (step > now() + 1) await page().waitForTimeout(500)
  lastStep = step
  return TOTP.generate({ secret: Secret.fromBase32(key), timestamp: step * STEP })
}

const code = (at: Page) => at.getByLabel('Code', { exact: true })

async function openSecondStep(at: Page): Promise<void> {
  await rail(at).getByRole('link', { name: 'Device' }).click()
  await at.getByRole('link', { name: 'A second step when signing in' }).click()
}

async function fillIn(at: Page): Promise<void> {
  await at.getByLabel('Sign-in name').fill(jess.signInName)
  await at.getByLabel('Password', { exact: true }).fill(jess.password)
  await at.getByLabel('Password', { exact: true }).press('Enter')
}

test('without a network the screen says that it needs the server', async () => {
  await openApp(page(), scene.server.url)
  await scene.device.setOffline(true)
  await openSecondStep(page())
  await page().getByText('There is no connection, and this needs the server').waitFor()
  expect(await button(page(), 'Set it up').count()).toBe(0)
  await scene.device.setOffline(false)
  await button(page(), 'Look again').click()
  await page().getByText('Your password alone signs you in').waitFor()
  await lookBothWays(page(), 'second-step')
})

test('a phone scans or types the key, and shows that it has it; a wrong code sets nothing up', async () => {
  await button(page(), 'Set it up').click()
  key = ((await page().locator('.phone-key').textContent()) ?? '').replaceAll(' ', '')
  expect(key).toMatch(/^[A-Z2-7]{32}$/)
  await page()
    .getByRole('img', { name: /^QR code/ })
    .waitFor()
  const shown = page().getByLabel('The code that the app shows now')
  expect([await shown.getAttribute('autocomplete'), await shown.getAttribute('inputmode')]).toEqual([
    'one-time-code',
    'numeric',
  ])
  await shown.fill('000000')
  await button(page(), 'Turn it on').click()
  await page().getByText('This code is not right, or was used before').waitFor()
  await lookBothWays(page(), 'second-step-set-up')
  await shown.fill(await phone())
  await button(page(), 'Turn it on').click()
  await page().getByRole('heading', { name: 'Your recovery codes for Cairn' }).waitFor()
})

test('ten recovery codes are shown once, and printed alone', async () => {
  recoveryCodes = await page().locator('.recovery-list li').allTextContents()
  expect(recoveryCodes).toHaveLength(10)
  await lookBothWays(page(), 'second-step-codes')
  await page().emulateMedia({ media: 'print' })
  expect(
    await page()
      .getByText(recoveryCodes[0] ?? '')
      .isVisible(),
  ).toBe(true)
  for (const other of ['I have them', 'Print', 'Lock'])
    expect(await button(page(), other).isVisible()).toBe(false)
  expect(await page().getByText('What stays as it is').isVisible()).toBe(false)
  await page().emulateMedia({ media: null })
  await button(page(), 'I have them').click()
  await page().getByText('10 recovery codes are left').waitFor()
  expect(
    await page()
      .getByText(recoveryCodes[0] ?? '')
      .count(),
  ).toBe(0)
})

test('the tablet opens as before, without a network and without a code', async () => {
  await scene.device.setOffline(true)
  await lock(page())
  await unlock(page())
  await rail(page()).waitFor()
  await scene.device.setOffline(false)
})

test('a second tablet asks for the code after the password, and is set up with it', async () => {
  second = await openDevice(`${scene.folder}/second tablet`)
  const there = second.page()
  await there.goto(scene.server.url)
  await fillIn(there)
  await code(there).waitFor()
  expect(await code(there).evaluate((field) => field === document.activeElement)).toBe(true)
  await lookBothWays(there, 'sign-in-code')
  await code(there).fill('000000')
  await code(there).press('Enter')
  await there.getByText('This code is not right, or was used before').waitFor()
  await code(there).fill(await phone())
  await code(there).press('Enter')
  await there.getByLabel('Passphrase', { exact: true }).fill(jess.passphrase)
  await there.getByLabel('The same again').fill(jess.passphrase)
  await button(there, 'Set up this device').click()
  await rail(there).waitFor({ timeout: 30_000 })
})

test('a sign-in that ended is begun again with a recovery code, which works once', async () => {
  const there = second.page()
  const signInAgain = async () => {
    await second.context.clearCookies()
    await sync(there)
    await button(there, 'Sign in again').click({ timeout: 40_000 })
    await fillIn(there)
    await code(there).waitFor()
  }
  await signInAgain()
  await code(there).fill(recoveryCodes[0] ?? '')
  await code(there).press('Enter')
  await button(there, 'Sign in again').waitFor({ state: 'detached', timeout: 40_000 })
  await signInAgain()
  await code(there).fill(recoveryCodes[0] ?? '')
  await code(there).press('Enter')
  await there.getByText('This code is not right, or was used before').waitFor()
  await code(there).fill(recoveryCodes[1] ?? '')
  await code(there).press('Enter')
  await openSecondStep(there)
  await there.getByText('8 recovery codes are left').waitFor()
})

test('removing it asks for a code, so that nobody who finds the tablet open does', async () => {
  const there = second.page()
  await button(there, 'Remove it').click()
  const dialog = there.getByRole('dialog', { name: 'Remove the codes of your phone?' })
  await code(there).fill('000000')
  await dialog.getByRole('button', { name: 'Remove it' }).click()
  await there.getByText('This code is not right, or was used before').waitFor()
  await lookBothWays(there, 'second-step-remove')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await there.getByText('8 recovery codes are left').waitFor()
})

test('the phone is lost: her manager sees who has a second step, and takes hers away', async () => {
  managers = await scene.openOther('manager')
  const there = managers.page()
  await there.getByRole('link', { name: 'Team', exact: true }).click()
  await there.getByRole('link', { name: 'Staff', exact: true }).click()
  const line = (name: string) => there.getByRole('listitem').filter({ hasText: name })
  await line('Jess Whitlock').getByText('signs in with a second step').waitFor()
  await line('Margaret Osei').getByText('signs in with a password only').waitFor()
  await lookBothWays(there, 'staff')
  await there.getByRole('link', { name: 'Jess Whitlock' }).click()
  await button(there, 'Take it away').click()
  const dialog = there.getByRole('dialog', { name: /^Take away the second step of Jess Whitlock/ })
  await lookBothWays(there, 'second-step-reset')
  await dialog.getByRole('button', { name: 'Take it away' }).click()
  await there.getByText('Jess Whitlock signs in with the password alone now').waitFor()
  expect(await button(there, 'Take it away').count()).toBe(0)
  expect(await accessibilityProblems(there)).toEqual([])
})

test('her password is enough again', async () => {
  const there = second.page()
  await second.context.clearCookies()
  await sync(there)
  await button(there, 'Sign in again').click({ timeout: 40_000 })
  await fillIn(there)
  await button(there, 'Sign in again').waitFor({ state: 'detached', timeout: 40_000 })
  await openSecondStep(there)
  await there.getByText('Your password alone signs you in').waitFor()
  for (const { complaints } of [scene.device, second, managers])
    expect(complaints).toEqual({ policy: [], errors: [] })
})
