import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { recordId } from '#record'
import { accessibilityProblems, type Device, openDevice, screenshot, setScene } from './harness/index.ts'
import { button, openApp, openCase, setUp, syncUntil, unlock } from './officer.ts'
import { addPaul, paul } from './second-manager.ts'

// Margaret asks for a case to be erased, Paul agrees, and it leaves Jess's tablet.

const CLIENT = 'Marek Rybak'
const POLICE = 'Have the police been called out since last time?'

const scene = await setScene({ others: ['manager'] })
const others: Device[] = []

let space = ''
const jess = () => scene.page()
const manager = (index: number) => others[index]?.page() as Page
const theCase = (page: Page) => page.getByRole('link', { name: CLIENT })

async function look(page: Page, name: string): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([])
  await screenshot(page, name)
  await page.setViewportSize({ width: 820, height: 1180 })
  expect(await accessibilityProblems(page)).toEqual([])
  await screenshot(page, `${name}-portrait`)
  await page.setViewportSize({ width: 1180, height: 820 })
}

/** From a manager's own list of cases to what was asked for. */
async function ask(page: Page, reason: string): Promise<void> {
  await page.getByRole('link', { name: 'Erase this case' }).click()
  await button(page, 'Ask for it').click()
  await page.getByText('Choose a reason').first().waitFor() // the failure first
  await page.getByRole('radio', { name: reason }).check({ force: true })
  await look(page, 'erasing-asked-for')
  await button(page, 'Ask for it').click()
  await page.getByRole('region', { name: 'Asked for' }).getByText(CLIENT).first().waitFor()
}

test('a manager asks, with a reason, and can take it back but not do it alone', async () => {
  await addPaul(scene)
  await openApp(scene.page(), scene.server.url)
  space = await openCase(jess(), CLIENT)
  others.push(await scene.openOther('manager'))
  await manager(0)
    .getByRole('link', { name: /^Cases/ })
    .click()
  await theCase(manager(0)).click({ timeout: 30_000 })
  await ask(manager(0), 'A court or a regulator said so')
  const asked = manager(0).getByRole('region', { name: 'Asked for' })
  await asked.getByText('Another manager can agree at once').waitFor()
  expect(await button(manager(0), /^(Agree and erase|Erase it)/).count()).toBe(0)
  await button(manager(0), /^Take back/).click()
  await manager(0).getByText('It was taken back').waitFor()
  expect(await asked.getByText(CLIENT).count()).toBe(0)
  await manager(0)
    .getByRole('link', { name: /^Cases/ })
    .click()
  await theCase(manager(0)).click({ timeout: 30_000 })
  await ask(manager(0), 'Somebody it is about asked, and the service agreed')
})

test('an officer writes in it without a network meanwhile', async () => {
  const checkIn = recordId({ space, compartment: 'officer', form: 'check-in', sitting: 'session-2' })
  await jess().goto(`${scene.server.url}/cases/${space}/records/${checkIn}`)
  await unlock(jess())
  await jess().getByRole('heading', { name: 'Check-in', level: 1 }).waitFor()
  await scene.device.setOffline(true)
  await jess()
    .getByRole('radiogroup', { name: POLICE })
    .getByRole('radio', { name: 'Yes', exact: true })
    .check({ force: true })
})

test('another manager agrees: it is erased, and the certificate is saved as a file that names nobody of the case', async () => {
  others.push(await openDevice(`${scene.folder}/paul`))
  await setUp(others[1] as Device, scene.server.url, paul)
  const page = manager(1)
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await page.getByRole('link', { name: 'Erasing' }).click()
  await page.getByRole('region', { name: 'Asked for' }).getByText(CLIENT).first().waitFor({ timeout: 30_000 })
  await look(page, 'erasing')
  await button(page, /^Agree and erase/).click()
  await page.getByRole('dialog', { name: `Erase ${CLIENT} for good?` }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
  await screenshot(page, 'erasing-for-good')
  await button(page, 'Erase it for good').click()
  await page.getByText('It was erased. Save its certificate').waitFor()
  await look(page, 'erasing-certificate')
  const downloading = page.waitForEvent('download')
  await button(page, /^Save the certificate/).click()
  const text = readFileSync(await (await downloading).path(), 'utf8')
  for (const there of [space, 'Margaret Osei', 'Paul Hartnell', 'Somebody it is about asked'])
    expect(text).toContain(there)
  for (const absent of ['Marek', 'Rybak', 'Jess']) expect(text).not.toContain(absent)
})

test('what the officer wrote is shown as not taken, until it is put away', async () => {
  await scene.device.setOffline(false)
  const outside = jess().getByRole('region', { name: 'Not part of this record' })
  await syncUntil(jess(), () => outside.getByText('A manager erased this case').isVisible())
  await look(jess(), 'erased-not-taken')
  await button(jess(), `Put away: ${POLICE}`).click()
})

test('it leaves the officer’s tablet and both managers’, and every other case stays', async () => {
  for (const page of [jess(), manager(0), manager(1)]) {
    await page.getByRole('link', { name: /^Cases/ }).click()
    await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor()
    await syncUntil(page, async () => (await theCase(page).count()) === 0)
    expect(await page.getByRole('link', { name: 'Ryan Tilbury' }).count()).toBeGreaterThan(0) // control
  }
})
