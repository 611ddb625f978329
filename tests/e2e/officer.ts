import type { Page } from 'playwright-core'
import type { Device } from './harness/index.ts'

/** What an officer does on the tablet, in the words on its screens. */
export const PASSPHRASE = 'quiet river under seven stones'

type DemoOfficer = { readonly signInName: string; readonly password: string }

const jess: DemoOfficer = { signInName: 'jess', password: 'demo-maple-kettle' }
export const margaret: DemoOfficer = { signInName: 'margaret', password: 'demo-harbour-lantern' }

const SLOW = 30_000 // deriving the key of a vault, on a busy machine

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** From an empty browser to an unlocked device. */
export async function setUp(device: Device, url: string, officer = jess): Promise<void> {
  const page = device.page()
  await page.goto(url)
  await page.getByLabel('Sign-in name').fill(officer.signInName)
  await page.getByLabel('Password').fill(officer.password)
  await button(page, 'Sign in').click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await button(page, 'Set up this device').click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: SLOW })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase of this device').fill(passphrase)
  await button(page, 'Unlock').click()
  await button(page, /^(Unlock|Opening)$/).waitFor({ state: 'detached', timeout: SLOW })
}

export const lockScreen = (page: Page) => page.getByRole('heading', { name: 'Locked' })

/** As when the network comes back: the app sends and fetches at once. */
export const sync = (page: Page): Promise<void> =>
  page.evaluate(() => void dispatchEvent(new Event('online')))

/** Sends and fetches until it is so. @throws when it is not so within 45 s */
export async function syncUntil(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 45_000
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('It did not come about, however often the tablet synced.')
    await sync(page)
    await page.waitForTimeout(500)
  }
}
