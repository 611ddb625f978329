import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { daysLater, shortDay, workingDaysBefore } from '#casework'
import { demoCases } from '../../src/server/demo/cases.ts'
import { demoOfficers } from '../../src/server/demo/people.ts'
import { type Device, lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, rail, syncUntil } from './officer.ts'

// The manager sees over all cases what is due, what waits for her word, when group supervision is and what the service comes to.

const CLIENT = 'Marek Rybak'
const scene = await setScene({ others: ['manager'] })
let managers: Device

const officer = () => scene.page()
const manager = () => managers.page()
const today = new Intl.DateTimeFormat('en-CA').format(new Date())
const day = daysLater(today, 7)
const due = workingDaysBefore(day, 2)

const card = (name: string) => manager().getByRole('region', { name, exact: true })
const go = (name: RegExp) => rail(manager()).getByRole('link', { name }).click()

/** As somebody without a mouse does. */
async function press(target: Locator): Promise<void> {
  await target.focus()
  await target.press('Enter')
}

const pick = (page: Page, label: string, words: string) =>
  page
    .getByRole('radiogroup', { name: label, exact: true })
    .getByRole('radio', { name: words, exact: true })
    .check({ force: true })

async function putDate(page: Page, label: string, date: string): Promise<void> {
  const group = page.getByRole('group', { name: label, exact: true })
  const parts = date.split('-').toReversed()
  for (const [index, part] of ['Day', 'Month', 'Year'].entries())
    await group.getByLabel(part).fill(parts[index] ?? '')
  await group.getByLabel('Year').blur()
}

async function write(page: Page, label: string, words: string): Promise<void> {
  const box = page.getByRole('textbox', { name: label, exact: true })
  await box.fill(words)
  await box.blur()
}

async function begin(page: Page, client: string, form: string): Promise<void> {
  await rail(page)
    .getByRole('link', { name: /^Cases/ })
    .click()
  await page.getByRole('link', { name: client }).click()
  await page
    .getByRole('region', { name: 'Begin a form', exact: true })
    .getByRole('link', { name: form, exact: true })
    .click()
  await page.getByRole('heading', { name: form, level: 1 }).waitFor()
}

/** Every name that the demo service knows, word by word: of clients, children, social workers and officers. */
const names = [
  ...demoCases.flatMap(({ name, socialWorker, children }) => [
    name,
    socialWorker,
    ...children.map(([child]) => child),
  ]),
  ...demoOfficers.map(({ name }) => name),
]
  .flatMap((name) => name.split(' '))
  .filter((word) => word.length > 3)

async function textOf(download: Promise<Download>, name: RegExp): Promise<string> {
  const file = await download
  expect(file.suggestedFilename()).toMatch(name)
  return readFile(await file.path(), 'utf8')
}

const leaks = (text: string) => names.filter((word) => text.includes(word))

async function managersTablet(): Promise<void> {
  managers = await scene.openOther('manager')
  await go(/^Cases/)
  await syncUntil(manager(), () => manager().getByRole('link', { name: 'Declan Hargreave' }).isVisible())
}

test('an officer has no way to it, and at its address reads whose it is', async () => {
  await openApp(scene.page(), scene.server.url)
  await rail(scene.page())
    .getByRole('link', { name: /^Cases/ })
    .waitFor()
  expect(await rail(scene.page()).getByRole('link', { name: 'Team' }).count()).toBe(0)
  for (const path of ['/team', '/supervision', '/figures']) {
    await scene.page().evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, path)
    await scene
      .page()
      .getByText(/for (its managers?|the team’s manager)\./)
      .waitFor()
  }
})

describe('the team', () => {
  test('everything due over all cases, with whose it is, by keyboard', async () => {
    await managersTablet()
    await press(rail(manager()).getByRole('link', { name: 'Team', exact: true }))
    await manager().getByRole('heading', { name: 'Team', level: 1 }).waitFor()
    await card('Disagreements').getByText('No disagreement is open.').waitFor()
    await card('Waits for your word')
      .getByText(/^Bethan Coldicott: asked for as urgent/)
      .waitFor()
    await card('Came too late')
      .getByText(/nothing is kept aside/)
      .waitFor()
    const lines = card('Due and overdue').getByRole('listitem')
    await lines.first().waitFor()
    await lookBothWays(manager(), 'team')
  })

  test('of everybody, or only what nobody has', async () => {
    const lines = card('Due and overdue').getByRole('listitem')
    const all = await lines.count()
    await manager().getByRole('combobox', { name: 'Whose cases' }).selectOption({ label: 'Not allocated' })
    await expect
      .poll(() => lines.allTextContents())
      .toSatisfy((texts: string[]) => texts.every((text) => text.includes('Not allocated')))
    expect(await lines.count()).toBeLessThanOrEqual(all)
  })

  test('risk that has risen, a disagreement and a report for court lead to their records', async () => {
    await begin(manager(), CLIENT, 'Risk has risen')
    await write(
      manager(),
      'What is it, and who is at risk?',
      'A call-out on Sunday; the children were there.',
    )
    await begin(manager(), 'Danielle Foxcroft', 'Professional disagreement')
    await write(manager(), 'With whom?', 'the health visitor')
    await begin(manager(), 'Florin Ionescu-Banu', 'Report for court')
    await write(manager(), 'Which court?', 'Northgate Family Court')
    await go(/^Team/)
    await card('Disagreements')
      .getByText(/^Danielle Foxcroft: raise the disagreement/)
      .waitFor()
    await card('Waits for your word')
      .getByText(/^Florin Ionescu-Banu: discuss the report/)
      .waitFor()
    await card('Alerts and risk')
      .getByText(/^Marek Rybak: the risk has risen/)
      .waitFor()
    await lookBothWays(manager(), 'team-busy')
    await press(card('Alerts and risk').getByRole('link', { name: /^Open/ }))
    await manager().getByRole('heading', { name: 'Risk has risen', level: 1 }).waitFor()
  })
})

describe('supervision', () => {
  test('by day, with the summary that is due two working days before, and why', async () => {
    for (const client of [CLIENT, 'Chloe Marchbank']) {
      await begin(manager(), client, 'Contact or meeting')
      await pick(manager(), 'What is it?', 'Group case supervision')
      await putDate(manager(), 'Date', day)
      await write(manager(), 'Time', '13:30')
    }
    await begin(officer(), CLIENT, 'Workbook summary')
    await putDate(officer(), 'Date of the group supervision', day)
    await go(/^Team/)
    await press(
      manager().getByRole('navigation', { name: 'For managers' }).getByRole('link', { name: 'Supervision' }),
    )
    await manager()
      .getByText(
        `Summaries ${due < today ? 'were' : 'are'} due ${shortDay(due, today)}: two working days before supervision on ${shortDay(day, today)}. Completed: 0 of 2.`,
      )
      .waitFor()
    await syncUntil(manager(), () =>
      manager().getByText('Workbook summary, begun and not completed. Supervision at 13:30.').isVisible(),
    )
    await card('No supervision planned').getByRole('heading', { name: 'Danielle Foxcroft' }).waitFor()
    expect(await card('No supervision planned').getByText(CLIENT).count()).toBe(0)
    await lookBothWays(manager(), 'supervision')
  })

  test('as a calendar file that names nobody, once for both cases', async () => {
    const download = manager().waitForEvent('download')
    await press(button(manager(), /^Calendar file/))
    const text = await textOf(download, /^appointments-\d{4}-\d\d-\d\d\.ics$/)
    expect(text.match(/DTSTART:\d{8}T133000/g)).toHaveLength(1)
    expect(text).not.toMatch(/upervision/)
    expect(leaks(text)).toEqual([])
  })
})

describe('the figures', () => {
  let waiting = ''

  test('each as bars with the same numbers beside them, for the months that are chosen', async () => {
    await press(manager().getByRole('link', { name: 'Team', exact: true }).last())
    await press(
      manager().getByRole('navigation', { name: 'For managers' }).getByRole('link', { name: 'Figures' }),
    )
    const stages = card('Cases by stage').getByRole('row', { name: /^Waiting list/ })
    await expect.poll(() => stages.textContent()).toMatch(/[1-9]\d*$/)
    waiting = (await stages.getByRole('cell').last().textContent()) ?? ''
    expect(await card('Appointments').getByRole('row').count()).toBe(1 + 6)
    await manager().getByRole('combobox', { name: 'From' }).selectOption({ index: 2 })
    await expect.poll(() => card('Appointments').getByRole('row').count()).toBe(1 + 3)
    expect(await card('Referrals and what became of them').getByRole('row').count()).toBe(1 + 3)
    await card('Cases that ended').getByText('There is nothing to count here yet.').waitFor()
    await lookBothWays(manager(), 'figures')
    await card('Appointments').evaluate((section) => section.scrollIntoView())
    await lookBothWays(manager(), 'figures-appointments')
  })

  test('as a file in which nobody is found, by a search that would find them', async () => {
    const download = manager().waitForEvent('download')
    await press(button(manager(), /^Save as a table/))
    const text = await textOf(download, /^figures-\d{4}-\d\d-\d\d\.csv$/)
    expect(text).toContain(`Cases by stage,Waiting list,All,${waiting}\r\n`)
    expect(leaks(text)).toEqual([])
    expect(leaks(`${text}${CLIENT}`)).toContain('Rybak')
  })

  test('nothing was refused by the policy of the page', () => {
    expect(managers.complaints).toEqual({ policy: [], errors: [] })
  })
})
