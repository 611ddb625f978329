import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { ItemDefinition, QuestionDefinition } from '#forms'
import { accessibilityProblems, type Device, lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase, syncUntil } from './officer.ts'

// The manager audits a risk assessment: begins it from the case, takes over what the record shows, answers the rest, completes it.

const CLIENT = 'Marek Rybak'
const scene = await setScene({ others: ['manager'] })
let managers: Device

const officer = () => scene.page()
const manager = () => managers.page()

const audit = latestOfficerForm('audit')
const isYesNo = (item: ItemDefinition): item is QuestionDefinition => item.kind === 'yesno'
const questions = audit?.pages.flatMap(({ items }) => items).filter(isYesNo) ?? []

const pads = (label: string) => manager().getByRole('radiogroup', { name: label, exact: true })
const box = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })

async function write(page: Page, label: string, words: string): Promise<void> {
  await box(page, label).fill(words)
  await box(page, label).blur()
}

const look = (name: string) => lookBothWays(manager(), name)

test('an officer’s risk assessment is there, and no officer is offered the audit', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(officer(), CLIENT)
  const begin = officer().getByRole('region', { name: 'Begin a form' })
  await begin.getByRole('link', { name: 'Risk assessment', exact: true }).click()
  await write(officer(), 'Officer who wrote it', 'Jess Whitlock')
  await officer().getByRole('link', { name: CLIENT, exact: true }).click()
  await begin.waitFor()
  expect(await begin.getByRole('link', { name: audit?.title ?? '' }).count()).toBe(0)
  await syncUntil(officer(), () => officer().getByText('Nothing waiting on this device.').isVisible())
})

test('the manager begins it, and takes over what the record shows and no more', async () => {
  managers = await scene.openOther('manager')
  await manager()
    .getByRole('link', { name: /^Cases/ })
    .click()
  await manager().getByRole('link', { name: CLIENT }).click({ timeout: 30_000 })
  const begin = manager().getByRole('region', { name: 'Begin a form' })
  await begin.getByRole('link', { name: audit?.title ?? '', exact: true }).click({ timeout: 30_000 })
  await manager()
    .getByRole('button', { name: /^Take this over/ })
    .click()
  await expect.poll(() => box(manager(), 'Client').inputValue()).toBe(CLIENT)
  await expect.poll(() => box(manager(), 'Author of the assessment').inputValue()).toBe('Jess Whitlock')
  await pads('4. Is SARA complete?').getByRole('radio', { name: 'No', checked: true }).waitFor()
  // Nothing on a case says that it was shared: only a person can.
  const shared = pads('32. Was it shared with the client?')
  expect(await shared.getByRole('radio', { checked: true }).count()).toBe(0)
  await look('audit')
})

test('it is not complete before every question is answered', async () => {
  await button(manager(), 'Check answers').click()
  await manager().getByRole('link', { name: 'Answer question 32' }).waitFor()
  expect(await accessibilityProblems(manager())).toEqual([])
})

test('every question is answered, and the audit completed', async () => {
  expect(questions).toHaveLength(33)
  for (const { label } of questions)
    await pads(label).getByRole('radio', { name: 'Yes', exact: true }).check({ force: true })
  await write(manager(), 'Comments: overall', 'Share it with the client before the conference.')
  await write(manager(), 'Auditor', 'Margaret Osei')
  const day = manager().getByRole('group', { name: 'Day of this audit', exact: true })
  for (const [part, value] of [
    ['Day', '25'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await day.getByLabel(part).fill(value)
  await day.getByLabel('Year').blur()
  await button(manager(), 'Complete').click()
  await button(manager(), 'Yes, complete it').click()
  await manager().getByText('Completed', { exact: true }).waitFor()
  await manager().getByText('Share it with the client before the conference.').waitFor()
  await look('audit-completed')
  expect(managers.complaints).toEqual({ policy: [], errors: [] })
})
