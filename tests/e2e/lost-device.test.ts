import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { openRecord } from './canary/screens.ts'
import { accessibilityProblems, type Device, screenshot, setScene } from './harness/index.ts'
import { button, lock, lockScreen, margaret, openApp, openCase, syncUntil } from './officer.ts'

// A tablet is stolen with work on it that has not been sent, and is switched on somewhere with a network.

const CLIENT = 'Marek Rybak'
const POLICE = 'Have the police been called out since last time?'

const form = latestOfficerForm('check-in')
if (!form) throw new Error('There is no check-in.')

const scene = await setScene({ others: ['manager'] })
let managers: Device

const tablet = () => scene.page()
const manager = () => managers.page()
const databases = () =>
  tablet().evaluate(async () => {
    const request = indexedDB.open('cairn')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const counts: Record<string, number> = {}
    for (const name of database.objectStoreNames)
      counts[name] = await new Promise<number>((resolve) => {
        const count = database.transaction(name).objectStore(name).count()
        count.onsuccess = () => resolve(count.result)
      })
    database.close()
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
  })

test('an officer writes without a network, and the tablet is gone', async () => {
  await openApp(scene.page(), scene.server.url)
  const space = await openCase(tablet(), CLIENT)
  await scene.device.setOffline(true)
  await openRecord(tablet(), space, form as NonNullable<typeof form>)
  await tablet()
    .getByRole('radiogroup', { name: POLICE })
    .getByRole('radio', { name: 'Yes', exact: true })
    .check({ force: true })
  await lock(tablet())
  expect(await databases()).toMatchObject({ outbox2: 1, vaults: 1 }) // control: it counts what is there
})

test('her manager takes it out of service, and is told what that does', async () => {
  managers = await scene.openOther('manager')
  await manager().getByRole('link', { name: 'Device', exact: true }).click()
  await manager().getByRole('link', { name: 'All devices of the service' }).click()
  const hers = manager().getByRole('region', { name: 'Jess Whitlock' })
  await hers.getByText(/^Set up/).waitFor()
  await manager()
    .getByRole('region', { name: 'Margaret Osei' })
    .getByText(/in your hands/)
    .waitFor()
  await screenshot(manager(), 'devices')
  await manager().setViewportSize({ width: 820, height: 1180 })
  await screenshot(manager(), 'devices-portrait')
  await manager().setViewportSize({ width: 1180, height: 820 })
  await hers.getByRole('button', { name: /^Lost or stolen/ }).click()
  await manager()
    .getByRole('dialog', { name: /^Take Jess Whitlock’s tablet/ })
    .waitFor()
  await screenshot(manager(), 'device-lost')
  expect(await accessibilityProblems(manager())).toEqual([])
  await button(manager(), 'Take it out of service').click()
  await hers.getByText(/has not been heard of since/).waitFor()
  expect(await accessibilityProblems(manager())).toEqual([])
})

test('once it has a network it sends what was finished, erases the rest, and says so', async () => {
  await lockScreen(tablet()).waitFor()
  await scene.device.setOffline(false)
  const erased = tablet().getByRole('heading', { name: 'This device was taken out of service' })
  await syncUntil(tablet(), () => erased.isVisible())
  await screenshot(tablet(), 'erased')
  expect(await accessibilityProblems(tablet())).toEqual([])
  expect(await databases()).toEqual({ marks: 1 })
})

test('the manager reads that it is done, and finds what it sent among what was kept aside', async () => {
  await button(manager(), 'Look again').click()
  await manager()
    .getByRole('region', { name: 'Jess Whitlock' })
    .getByText(/It erased everything/)
    .waitFor()
  await manager().goto(`${scene.server.url}/parked`)
  await manager().getByLabel('Passphrase of this device').fill(margaret.passphrase)
  await button(manager(), 'Unlock').click()
  await manager().getByRole('region', { name: CLIENT }).getByText(POLICE).waitFor({ timeout: 30_000 })
})
