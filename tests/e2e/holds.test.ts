import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { caseFileHeader } from '#casework'
import { recordId } from '#record'
import { accessibilityProblems, type Device, lookBothWays, openDevice, setScene } from './harness/index.ts'
import { button, rail, setUp, syncUntil, unlock } from './officer.ts'
import { addPaul, paul } from './second-manager.ts'

// Margaret says how long cases are kept and asks for one whose time is up; a court wants it kept, and Paul cannot erase it until that is over.

const CLIENT = 'Gareth Sumner'
const scene = await setScene({ others: ['manager'] })
const devices: Device[] = []

let space = ''
const margarets = () => devices[0]?.page() as Page
const pauls = () => devices[1]?.page() as Page
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const keep = (page: Page) => page.getByLabel('For how many years is a case kept once it has ended?')

async function openErasing(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await page.getByRole('link', { name: 'Erasing' }).click()
  await card(page, 'Kept long enough').waitFor()
}

async function openCase(page: Page): Promise<void> {
  await rail(page)
    .getByRole('link', { name: /^Cases/ })
    .click()
  await page.getByRole('link', { name: CLIENT }).click({ timeout: 30_000 })
  await card(page, 'Keeping').waitFor()
}

/** In the case file's own form, as of a case that came from an older system. */
async function closeIn2015(page: Page): Promise<void> {
  await openCase(page)
  space = /cases\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await page.goto(`${scene.server.url}/cases/${space}/records/${recordId(caseFileHeader(space))}`)
  await unlock(page)
  await page
    .getByRole('radiogroup', { name: 'Stage', exact: true })
    .getByRole('radio', { name: 'Closed', exact: true })
    .check({ force: true })
  const day = page.getByRole('group', { name: 'At this stage since', exact: true })
  for (const [part, words] of [
    ['Day', '4'],
    ['Month', '12'],
    ['Year', '2015'],
  ] as const)
    await day.getByLabel(part).fill(words)
  await day.getByLabel('Year').blur()
}

test('asking for a case that goes on warns that it is not closed', async () => {
  await addPaul(scene)
  devices.push(await scene.openOther('manager'))
  await openCase(margarets())
  await margarets().getByRole('link', { name: 'Erase this case' }).click()
  await margarets().getByText('This case goes on').waitFor()
  await margarets()
    .getByRole('radio', { name: 'It was kept for as long as the service keeps cases' })
    .check({ force: true })
  await margarets().getByText('Its time is not up, as far as this device knows').waitFor()
  await margarets().getByText('It is not closed, by its case file.').waitFor()
  await lookBothWays(margarets(), 'erasing-too-early')
})

test('nothing is listed until a manager says how long cases are kept; then each with why', async () => {
  await closeIn2015(margarets())
  await openErasing(margarets())
  const listed = card(margarets(), 'Kept long enough')
  await listed.getByText('Nobody has said for how long cases are kept').waitFor()
  await keep(margarets()).selectOption('20 years')
  await listed.getByText('No case on this device.').waitFor()
  await keep(margarets()).selectOption('6 years')
  await listed.getByText('Closed 4 Dec 2015, kept for six years: until 4 Dec 2021.').waitFor()
  await listed.getByText('1 case: 1 to ask for.').waitFor()
  await lookBothWays(margarets(), 'erasing-kept-long-enough')
  await button(margarets(), /^Ask to erase it/).click()
  const asked = card(margarets(), 'Asked for')
  await asked.getByText('It was kept for as long as the service keeps cases.').waitFor()
  expect(await button(margarets(), /^Ask to erase it/).count()).toBe(0)
})

test('a manager puts it on hold, and another who agrees to the erasing is told no, and whom to ask', async () => {
  devices.push(await openDevice(`${scene.folder}/paul`))
  await setUp(devices[1] as Device, scene.server.url, paul)
  await openErasing(pauls())
  await card(pauls(), 'Asked for').getByText(CLIENT).first().waitFor({ timeout: 30_000 })
  await openCase(margarets())
  await margarets().getByRole('link', { name: 'Put it on hold' }).click()
  await button(margarets(), 'Put it on hold').click()
  await margarets().getByText('Choose a reason').first().waitFor() // the failure first
  await margarets().getByRole('radio', { name: 'Court proceedings' }).check({ force: true })
  await lookBothWays(margarets(), 'hold')
  await button(margarets(), 'Put it on hold').click()
  await card(margarets(), 'On hold').getByText(CLIENT).first().waitFor()

  await button(pauls(), /^Agree and erase/).click()
  await button(pauls(), 'Erase it for good').click()
  await pauls().getByText('It is on hold, so it may not be erased now.').waitFor()
  await pauls().getByText('Ask Margaret Osei first.').waitFor()
  expect(await button(pauls(), /^Agree and erase/).count()).toBe(0)
  await lookBothWays(pauls(), 'erasing-on-hold')
})

test('the hold is seen on the case, and in what is due', async () => {
  await openCase(margarets())
  await margarets().locator('.identity-bar').getByText('On hold').waitFor()
  await card(margarets(), 'Keeping').getByText('On hold: it may not be erased').waitFor()
  await card(margarets(), 'Keeping').getByText('Court proceedings. You put it on hold').waitFor()
  await lookBothWays(margarets(), 'case-on-hold')
  await margarets().getByRole('link', { name: 'Lift a hold' }).click()
  await card(margarets(), 'Kept long enough').getByText('1 case: 1 on hold').waitFor()
})

test('lifted, the erasing goes on', async () => {
  await button(pauls(), /^Lift it/).click()
  await pauls()
    .getByRole('dialog', { name: `Lift the hold on ${CLIENT}?` })
    .waitFor()
  expect(await accessibilityProblems(pauls())).toEqual([])
  await button(pauls(), 'Lift it').last().click()
  await pauls().getByText('The hold was lifted.').waitFor()
  await button(pauls(), /^Agree and erase/).click()
  await button(pauls(), 'Erase it for good').click()
  await pauls().getByText('It was erased.').waitFor()
  await syncUntil(margarets(), async () => (await margarets().getByText(CLIENT).count()) === 0)
})
