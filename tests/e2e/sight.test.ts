import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { Form } from '#forms'
import { recordPath } from './canary/screens.ts'
import { type Device, lookBothWays, openDevice, setScene } from './harness/index.ts'
import { button, openApp, openCase, priya, rail, setUp, syncUntil, unlock } from './officer.ts'
import { completeIt, fillWhole } from './whole-form.ts'

// Jess completes a risk assessment; Margaret lets Priya look, with the separate place; Priya reads it and writes the audit on a tablet of her own;
// Margaret takes it back, and the case is gone from that tablet.

const CLIENT = 'Marek Rybak'
const TOLD = 'She plans to move on Friday.'
const scene = await setScene({ others: ['manager'] })
let managers: Device
let auditors: Device

const formOf = (id: string): Form => {
  const form = latestOfficerForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}

const jess = () => scene.page()
const margaret = () => managers.page()
const auditor = () => auditors.page()
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true })
const backToCase = (page: Page) => page.getByRole('link', { name: CLIENT, exact: true }).click()
const allSent = (page: Page) =>
  syncUntil(page, () =>
    rail(page)
      .getByText(/^On the server/)
      .isVisible(),
  )

/** Rows in the tablet's own database that are sealed under a key of a case or of the service. */
const spaceKeys = () =>
  auditor().evaluate(async () => {
    const request = indexedDB.open('cairn')
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    const keys = await new Promise<{ readonly slot: string }[]>((resolve) => {
      const all = database.transaction('spaceKeys').objectStore('spaceKeys').getAll()
      all.onsuccess = () => resolve(all.result)
    })
    database.close()
    return keys.map(({ slot }) => slot).sort()
  })

test('an officer completes a risk assessment, and writes its confidential part', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(jess(), CLIENT)
  const begin = card(jess(), 'Begin a form')
  await begin.getByRole('link', { name: formOf('risk-assessment').title, exact: true }).click()
  await fillWhole(jess(), formOf('risk-assessment'))
  await completeIt(jess())
  await backToCase(jess())
  await jess().getByRole('link', { name: 'Unlock', exact: true }).click()
  await unlock(jess())
  await button(jess(), /^Begin ?: Risk assessment: confidential part/).click()
  const told = jess().getByRole('textbox', { name: 'What the client must not learn', exact: true })
  await told.fill(TOLD)
  await told.blur()
  await button(jess(), 'Back to the separate place').click()
  await button(jess(), 'Close this place').click()
  await backToCase(jess())
  await allSent(jess())
})

test('a manager sees who may look, takes it back, and gives it anew with the separate place', async () => {
  managers = await scene.openOther('manager')
  await rail(margaret())
    .getByRole('link', { name: /^Cases/ })
    .click()
  await margaret().getByRole('link', { name: CLIENT }).click({ timeout: 30_000 })
  await margaret().getByRole('link', { name: 'Let an auditor look' }).click()
  const list = card(margaret(), 'Who may look')
  await list.getByText('Priya Hallam', { exact: true }).waitFor()
  await button(margaret(), /^Take back/).click()
  await list.getByText(/It was taken back/).waitFor()
  await button(margaret(), 'Let them look').click()
  await margaret().getByText('Choose an auditor.').waitFor() // the failure first
  await margaret().getByRole('radio', { name: 'Priya Hallam' }).check({ force: true })
  await margaret()
    .getByRole('radio', { name: /3 days/ })
    .check({ force: true })
  await margaret()
    .getByRole('radio', { name: /^With its confidential part/ })
    .check({ force: true })
  await lookBothWays(margaret(), 'sight')
  await button(margaret(), 'Let them look').click()
  await list.getByText(/with the separate place\. Until/).waitFor()
  await lookBothWays(margaret(), 'sight-given')
})

test('an auditor sees that case and until when, and nothing of the service beside it', async () => {
  auditors = await openDevice(`${scene.folder}/priya`)
  await setUp(auditors, scene.server.url, priya)
  await heading(auditor(), 'Cases').waitFor()
  const link = auditor().getByRole('link', { name: CLIENT, exact: true })
  await syncUntil(auditor(), () => link.isVisible())
  for (const name of ['Today', 'Referrals', 'Waiting', 'Team'])
    expect(await rail(auditor()).getByRole('link', { name }).count()).toBe(0)
  await auditor()
    .getByText(/^Until .*with the separate place$/)
    .waitFor()
  await lookBothWays(auditor(), 'auditor-cases')
  await link.click()
  await card(auditor(), 'To read').getByRole('heading', { name: 'Risk assessment', exact: true }).waitFor()
  expect(await auditor().getByText('Case file').count()).toBe(0)
  await lookBothWays(auditor(), 'auditor-case')
})

test('reads the assessment, and the confidential part after a passphrase of its own; writes in neither', async () => {
  await card(auditor(), 'To read').getByRole('link', { name: /^Open/ }).click()
  await heading(auditor(), 'Risk assessment').waitFor()
  await auditor().getByText('Completed', { exact: true }).first().waitFor()
  expect(await auditor().getByRole('textbox').count()).toBe(0)
  await lookBothWays(auditor(), 'auditor-assessment')
  await backToCase(auditor())
  await auditor().getByRole('link', { name: 'Unlock', exact: true }).click()
  await heading(auditor(), 'A separate place').waitFor()
  expect(await auditor().getByText('Risk assessment: confidential part').count()).toBe(0)
  await unlock(auditor())
  const open = button(auditor(), /^Open ?: Risk assessment: confidential part/)
  await open.click({ timeout: 30_000 })
  await auditor().getByText(TOLD).first().waitFor()
  expect(await auditor().getByRole('textbox').count()).toBe(0)
  expect(await auditor().getByText('To share it').count()).toBe(0)
  await lookBothWays(auditor(), 'auditor-separate')
  await button(auditor(), 'Close this place').click()
  await backToCase(auditor())
})

test('writes the audit and completes it; what the record cannot show an auditor it does not say', async () => {
  await card(auditor(), 'Audit')
    .getByRole('link', { name: /^Begin/ })
    .click()
  await heading(auditor(), formOf('audit').title).waitFor()
  const unseen = auditor().getByText('Not part of what you see: ask the officer')
  await expect.poll(() => unseen.count()).toBe(2)
  await lookBothWays(auditor(), 'auditor-audit')
  await fillWhole(auditor(), formOf('audit'))
  await completeIt(auditor())
  await allSent(auditor())
})

test('the officer and the manager read it in the case', async () => {
  for (const page of [jess(), margaret()]) {
    if (page === margaret()) await backToCase(page)
    const line = page.getByRole('listitem').filter({ hasText: formOf('audit').title })
    await syncUntil(page, () => line.getByText('Completed').first().isVisible())
  }
})

test('addresses that an auditor has no part in show nothing of the case', async () => {
  const space = /cases\/([^/]+)/.exec(auditor().url())?.[1] ?? ''
  for (const path of [
    '/waiting',
    '/figures',
    `/cases/${space}/get-ready`,
    recordPath(space, formOf('case-file')),
  ]) {
    await auditor().goto(scene.server.url + path)
    await unlock(auditor())
    await heading(auditor(), 'Not here').waitFor({ timeout: 30_000 })
    expect(await auditor().getByText('Rybak').count()).toBe(0)
  }
})

test('once the manager takes it back, the case is gone from the auditor’s tablet, keys and all', async () => {
  expect(await spaceKeys()).toEqual(['confidential', 'officer', 'officer']) // control
  await auditor().getByRole('link', { name: 'Go to Cases' }).click()
  const link = auditor().getByRole('link', { name: CLIENT, exact: true })
  await link.waitFor()
  await margaret().getByRole('link', { name: 'Let an auditor look' }).click()
  await button(margaret(), /^Take back/).click()
  await margaret()
    .getByText(/sees nothing more of this case/)
    .waitFor()
  await syncUntil(auditor(), async () => (await link.count()) === 0)
  await auditor().getByText('You have sight of no case now').waitFor()
  expect(await spaceKeys()).toEqual(['officer'])
  for (const one of [scene.device, managers, auditors])
    expect(one.complaints).toEqual({ policy: [], errors: [] })
})
