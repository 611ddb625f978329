import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Device, lookBothWays, openDevice, setScene } from './harness/index.ts'
import { button, rail, setUp, syncUntil } from './officer.ts'
import { addRuth, ruth } from './second-manager.ts'

// Margaret counts and hands the figures over, without a network; Ruth, who has no case, reads them on a tablet of her own.

const scene = await setScene({ others: ['manager'] })
let managers: Device
let readers: Device

const margaret = () => managers.page()
const reader = () => readers.page()
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const handOver = () => button(margaret(), 'Hand over to the Service Manager')
const picker = () => reader().getByRole('combobox', { name: 'Handed over' })
const pickFrom = (index: number) => margaret().getByRole('combobox', { name: 'From' }).selectOption({ index })

/** The file of the figures that a page shows. */
async function fileOf(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await button(page, /^Save as a table/).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^figures-\d{4}-\d\d-\d\d\.csv$/)
  return readFile(await file.path(), 'utf8')
}

let first = ''
let second = ''

test('before anything was handed over, the service manager is told so, and has no case', async () => {
  await addRuth(scene)
  readers = await openDevice(`${scene.folder}/reader`)
  await setUp(readers, scene.server.url, ruth)
  await rail(reader()).getByRole('link', { name: 'Figures' }).click()
  await reader()
    .getByText(/^No figures have been handed over yet\. The Team Manager counts them/)
    .waitFor()
  await lookBothWays(reader(), 'figures-none-yet')
  expect(await rail(reader()).getByRole('link', { name: 'Team' }).count()).toBe(0)
})

test('the manager hands over what she sees, without a network, and is told when she last did', async () => {
  managers = await scene.openOther('manager')
  await rail(margaret())
    .getByRole('link', { name: /^Cases/ })
    .click()
  await syncUntil(margaret(), () => margaret().getByRole('link', { name: 'Declan Hargreave' }).isVisible())
  await rail(margaret()).getByRole('link', { name: 'Team', exact: true }).click()
  await margaret()
    .getByRole('navigation', { name: 'For managers' })
    .getByRole('link', { name: 'Figures' })
    .click()
  await margaret().getByText('Nothing has been handed over yet.').waitFor()
  await managers.setOffline(true)
  first = await fileOf(margaret())
  await handOver().click()
  await margaret()
    .getByText(/are handed over as the file has them, and go with the next sync\.$/)
    .waitFor()
  await margaret()
    .getByText(/^Last handed over on .*, by you, for /)
    .waitFor()
  await lookBothWays(margaret(), 'figures-handed-over')
  await managers.setOffline(false)
})

test('the service manager has the same bars and numbers, with by whom and for when, and the same file', async () => {
  await syncUntil(reader(), async () => {
    await margaret().evaluate(() => void dispatchEvent(new Event('online')))
    return picker().isVisible()
  })
  await reader()
    .getByText(/^Counted on .* by Margaret Osei, for .* to .*\.$/)
    .waitFor()
  for (const [title, line] of [
    ['Cases by stage', /^Waiting list/],
    ['Live cases against about 15 for each officer', /^PSO/],
  ] as const) {
    const numbers = (page: Page) => card(page, title).getByRole('row', { name: line }).textContent()
    expect(await numbers(reader())).toBe(await numbers(margaret()))
    expect(await numbers(reader())).toMatch(/[1-9]/)
  }
  expect(await fileOf(reader())).toBe(first)
  await lookBothWays(reader(), 'figures-read')
  await card(reader(), 'Waiting times').evaluate((section) => section.scrollIntoView())
  await lookBothWays(reader(), 'figures-read-waits')
})

test('a later one comes in beside it, and both can be looked at', async () => {
  await pickFrom(1)
  await expect.poll(() => card(margaret(), 'Appointments').getByRole('row').count()).toBe(1 + 2)
  await handOver().click()
  second = await fileOf(margaret())
  expect(second).not.toBe(first)
  await syncUntil(reader(), async () => {
    await margaret().evaluate(() => void dispatchEvent(new Event('online')))
    return (await picker().getByRole('option').count()) === 2
  })
  expect(await fileOf(reader())).toBe(second)
  await picker().selectOption({ index: 1 })
  await expect.poll(() => card(reader(), 'Appointments').getByRole('row').count()).toBe(1 + 6)
  expect(await fileOf(reader())).toBe(first)
})

test('nothing of a case is on that tablet, and nothing was refused by the policy of the page', async () => {
  const keys = await reader().evaluate(async () => {
    const request = indexedDB.open('cairn')
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    const names = await new Promise<{ readonly slot: string }[]>((resolve) => {
      const all = database.transaction('spaceKeys').objectStore('spaceKeys').getAll()
      all.onsuccess = () => resolve(all.result)
    })
    database.close()
    return names.map(({ slot }) => slot)
  })
  expect(keys).toEqual(['officer']) // the service's own space
  await rail(reader())
    .getByRole('link', { name: /^Cases/ })
    .click()
  await reader().getByRole('heading', { name: 'Cases', level: 1 }).waitFor()
  expect(await reader().getByText('Rybak').count()).toBe(0)
  await rail(margaret())
    .getByRole('link', { name: /^Cases/ })
    .click()
  await margaret().getByText('Marek Rybak').first().waitFor() // the control
  for (const device of [managers, readers]) expect(device.complaints).toEqual({ policy: [], errors: [] })
})
