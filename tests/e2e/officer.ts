import type { Locator, Page } from 'playwright-core'
import type { Device } from './harness/index.ts'

/** What an officer does on the tablet, in the words on its screens. */
export const PASSPHRASE = 'quiet river under seven stones'

export type Person = { readonly signInName: string; readonly password: string; readonly passphrase: string }

/** People of the demo service. The first two share no case. */
export const jess: Person = { signInName: 'jess', password: 'demo-maple-kettle', passphrase: PASSPHRASE }
export const imran: Person = {
  signInName: 'imran',
  password: 'demo-otter-bridge',
  passphrase: 'lantern otter walnut comet',
}
export const margaret: Person = {
  signInName: 'margaret',
  password: 'demo-harbour-lantern',
  passphrase: PASSPHRASE,
}

/** May look at Marek Rybak's case when the demo service is new. */
export const priya: Person = {
  signInName: 'priya',
  password: 'demo-pebble-orchard',
  passphrase: PASSPHRASE,
}

/** The Service Manager, asked for their word on Bethan Coldicott's referral when the demo service is new. */
export const dele: Person = {
  signInName: 'dele',
  password: 'demo-walnut-ferry',
  passphrase: PASSPHRASE,
}

const SLOW = 30_000 // deriving the key of a vault, on a busy machine

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** From an empty browser to an unlocked device. */
export async function setUp(device: Device, url: string, officer = jess): Promise<void> {
  const page = device.page()
  await page.goto(url)
  await signInAndChoose(page, officer)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** From the lock of a tablet that was set up before to an unlocked one. */
export async function openApp(page: Page, url: string, { passphrase } = jess): Promise<void> {
  await page.goto(url)
  await unlock(page, passphrase)
  await rail(page).waitFor({ timeout: SLOW })
}

/** From a sign-in page to an unlocked device. */
export async function signInAndChoose(
  page: Page,
  { signInName, password, passphrase }: Person,
): Promise<void> {
  await page.getByLabel('Sign-in name').fill(signInName)
  await page.getByLabel('Password').fill(password)
  await button(page, 'Sign in').click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await button(page, 'Set up this device').click()
  await rail(page).waitFor({ timeout: SLOW })
}

export const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' })

export const lock = async (page: Page): Promise<void> => {
  await button(page, 'Lock').first().click()
  await lockScreen(page).waitFor()
}

/** Opens a case from Cases and answers its space. */
export async function openCase(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: /^Cases/ }).click()
  await page.getByRole('link', { name }).click({ timeout: 20_000 })
  await page.getByRole('link', { name: /^Start session/ }).waitFor()
  return /cases\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

/** By its label, as a finger would; a second tap on a picked pad would take the answer back. */
export async function setPicked(input: Locator, picked: boolean): Promise<void> {
  if ((await input.isChecked()) === picked) return
  await input.locator('xpath=ancestor::label[1]').click()
}

/** Before a session: these exercises, by the beginning of what they are called, and no others. */
export async function chooseExercises(page: Page, titles: readonly string[]): Promise<void> {
  const planned = page.getByRole('group', { name: 'Exercises to hand over' }).getByRole('checkbox')
  await planned.first().waitFor()
  for (const box of await planned.all()) await setPicked(box, false)
  for (const title of titles)
    await setPicked(page.getByRole('checkbox', { name: new RegExp(`^${RegExp.escape(title)}`) }), true)
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase of this device').fill(passphrase)
  await button(page, /^Unlock$/).click() // not by a passkey
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
