import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { Form } from '#forms'
import { recordPath } from './canary/screens.ts'
import { type Device, lookBothWays, openDevice, setScene } from './harness/index.ts'
import { button, dele, margaret, rail, setUp, syncUntil, unlock } from './officer.ts'

// An urgent referral waits for two words. Margaret asks the Service Manager for theirs; Dele reads the referral on a tablet of their own and says yes without a
// network; Margaret says yes; it counts. She takes it back, and the case is gone from Dele's tablet.

const CLIENT = 'Bethan Coldicott'
const scene = await setScene({ tablet: 'new' })
let asked: Device

const formOf = (id: string): Form => {
  const form = latestOfficerForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}

const manager = () => scene.page()
const their = () => asked.page()
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true })
const backToCase = (page: Page) => page.getByRole('link', { name: CLIENT, exact: true }).click()

/** With the keyboard alone. */
async function press(there: Locator): Promise<void> {
  await there.focus()
  await there.press('Enter')
}

async function pick(page: Page, question: string, answer: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: question, exact: true })
    .getByRole('radio', { name: answer, exact: true })
    .check({ force: true })
}

test('a Team Manager asks the Service Manager for their word, who gives it without a network; with both words the referral is urgent', async () => {
  await setUp(scene.device, scene.server.url, margaret)
  await press(rail(manager()).getByRole('link', { name: 'Team', exact: true }))
  const ask = card(manager(), 'Waits for your word').getByRole('link', {
    name: 'Ask Dele Obaseki for their word',
  })
  await ask.waitFor({ timeout: 30_000 })
  await scene.device.setOffline(true)
  await press(ask)
  await heading(manager(), 'Ask the Service Manager for their word').waitFor()
  await manager().getByText('There is no connection, and this needs the server.').waitFor()
  await scene.device.setOffline(false)
  await press(button(manager(), 'Look again'))
  const who = card(manager(), 'Who was asked')
  await who.getByText('Dele Obaseki', { exact: true }).waitFor()
  await press(button(manager(), /^Take back/))
  await who.getByText(/It was taken back/).waitFor()
  await manager().getByRole('radio', { name: 'Dele Obaseki' }).check({ force: true })
  await manager()
    .getByRole('radio', { name: /\(7 days\)$/ })
    .check({ force: true })
  await press(button(manager(), 'Ask for their word'))
  await manager().getByText('Dele Obaseki is asked. They have the referral after their next sync.').waitFor()
  await lookBothWays(manager(), 'ask-word')

  asked = await openDevice(`${scene.folder}/dele`)
  await setUp(asked, scene.server.url, dele)
  await heading(their(), 'Cases').waitFor()
  const link = their().getByRole('link', { name: CLIENT, exact: true })
  await syncUntil(their(), () => link.isVisible())
  expect(await rail(their()).getByRole('link').allTextContents()).not.toContain('Today')
  for (const name of ['Today', 'Referrals', 'Waiting', 'Team'])
    expect(await rail(their()).getByRole('link', { name }).count()).toBe(0)
  await their()
    .getByText(/^Waits for your word, until /)
    .waitFor()
  await lookBothWays(their(), 'asked-cases')
  for (const name of ['Change the passphrase', 'Unlock with a passkey']) {
    await rail(their()).getByRole('link', { name: 'Device' }).click()
    await their().getByRole('link', { name }).click()
    await heading(their(), name).waitFor()
  }
  await rail(their())
    .getByRole('link', { name: /^Cases/ })
    .click()
  await press(link)
  await card(their(), 'Is it urgent?').getByText('Nia was between them at the last incident').waitFor()
  expect(
    await their()
      .getByText(/Case file|A separate place|Make a copy/)
      .count(),
  ).toBe(0)
  await press(card(their(), 'The referral').getByRole('link', { name: /^Open/ }))
  await heading(their(), formOf('request-for-service').title).waitFor()
  await their().getByText('before the review conference').waitFor()
  expect(await their().getByRole('textbox').count()).toBe(0)
  await backToCase(their())

  await asked.setOffline(true)
  await press(button(their(), 'Give your word'))
  await heading(their(), formOf('urgent-endorsement').title).waitFor()
  await expect
    .poll(() => their().getByRole('textbox', { name: 'Name', exact: true }).inputValue())
    .toBe('Dele Obaseki')
  await pick(their(), 'Endorsed as urgent?', 'Yes')
  await their().getByText('Saved on this device', { exact: true }).first().waitFor()
  await backToCase(their())
  await card(their(), 'Is it urgent?').getByText('The Service Manager, Dele Obaseki').waitFor()
  await lookBothWays(their(), 'asked-case')
  await asked.setOffline(false)
  await syncUntil(their(), () =>
    rail(their())
      .getByText(/^On the server/)
      .isVisible(),
  )

  await press(card(manager(), 'Whose word is there').getByRole('link', { name: /^Write a word down/ }))
  await heading(manager(), formOf('urgent-endorsement').title).waitFor()
  await pick(manager(), 'Whose word is this?', 'The Team Manager')
  await pick(manager(), 'Endorsed as urgent?', 'Yes')
  await manager().getByRole('textbox', { name: 'Name', exact: true }).fill('Margaret Osei')
  await manager().getByRole('textbox', { name: 'Name', exact: true }).blur()
  await rail(manager())
    .getByRole('link', { name: /^Referrals/ })
    .click()
  const line = manager().getByRole('listitem').filter({ hasText: CLIENT })
  await syncUntil(manager(), () => line.getByText('Urgent', { exact: true }).isVisible())

  const space = /cases\/([^/]+)/.exec(their().url())?.[1] ?? ''
  for (const path of ['outputs', 'separate']) {
    await their().goto(`${scene.server.url}/cases/${space}/${path}`)
    await unlock(their())
    await heading(their(), 'Not here').waitFor({ timeout: 30_000 })
    expect(await their().getByText('Coldicott').count()).toBe(0)
  }
  await their().goto(scene.server.url + recordPath(space, formOf('case-file')))
  await unlock(their())
  await heading(their(), 'Not here').waitFor({ timeout: 30_000 })
  await their().getByRole('link', { name: 'Go to Cases' }).click()
  await their()
    .getByText(/^You have given your word, until /)
    .waitFor()

  await manager().goBack()
  await manager().goBack()
  await press(button(manager(), /^Take back/))
  await manager()
    .getByText(/is not asked any more/)
    .waitFor()
  await syncUntil(their(), async () => (await link.count()) === 0)
  await their().getByText('Nobody asks for your word now').waitFor()
  for (const one of [scene.device, asked]) expect(one.complaints).toEqual({ policy: [], errors: [] })
})
