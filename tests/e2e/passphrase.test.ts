import { expect, test } from 'vitest'
import { lookBothWays, setScene } from './harness/index.ts'
import { button, jess, lock, lockScreen, openApp, rail, unlock } from './officer.ts'

// An officer changes the passphrase of their tablet, without a network.

const NEXT = 'candle orchard violet hammer'

const scene = await setScene()
const { page } = scene
const fill = async (now: string, next: string, again = next) => {
  await page().getByLabel('Passphrase of this device now').fill(now)
  await page().getByLabel('New passphrase').fill(next)
  await page().getByLabel('The same again').fill(again)
  await button(page(), 'Change it').click()
}

test('what is wrong is said at its field, and nothing is changed', async () => {
  await openApp(page(), scene.server.url)
  await scene.device.setOffline(true)
  await rail(page()).getByRole('link', { name: 'Device' }).click()
  await page().getByRole('link', { name: 'Change the passphrase' }).click()
  await page().getByRole('heading', { name: 'Change the passphrase' }).waitFor()
  await button(page(), 'Suggest five words').click()
  await page().locator('.passphrase-offer').waitFor()
  await fill(jess.passphrase, 'short')
  await page()
    .getByText(/too short|At least/)
    .first()
    .waitFor()
  await fill(jess.passphrase, NEXT, 'candle orchard violet anvil')
  await page().getByText('The two are not the same').waitFor()
  await fill('not what it is', NEXT)
  await page().getByText('That passphrase does not open this device').waitFor({ timeout: 30_000 })
  await lookBothWays(page(), 'passphrase')
})

test('the new one opens it from then on, and the one of before does not', async () => {
  await fill(jess.passphrase, NEXT)
  await page().getByText('The new passphrase opens this device from now on').waitFor({ timeout: 30_000 })
  expect(await page().locator('.passphrase-offer').count()).toBe(0) // it may be the one that was taken
  await lookBothWays(page(), 'passphrase-changed')
  await lock(page())
  await page().getByLabel('Passphrase of this device').fill(jess.passphrase)
  await button(page(), /^Unlock$/).click()
  await page().getByText('That passphrase does not open this device').waitFor({ timeout: 30_000 })
  await lockScreen(page()).waitFor()
  await unlock(page(), NEXT)
  await page().getByRole('heading', { name: 'Change the passphrase' }).waitFor()
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
