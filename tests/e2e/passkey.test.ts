import { expect, test } from 'vitest'
import { type Authenticator, addAuthenticator, lookBothWays, setScene } from './harness/index.ts'
import { button, jess, lock, lockScreen, openApp, openCase, rail, unlock } from './officer.ts'

// An officer unlocks with a passkey, on a tablet whose authenticator the test plays.

const CLIENT = 'Marek Rybak'
const NAME = /^Cairn on this tablet \([\w-]{4}\)$/

const scene = await setScene()
const { page } = scene
let tablet: Authenticator

const passphrase = () => page().getByLabel('Passphrase of this device')
const byPasskey = () => button(page(), 'Unlock with the passkey')
const toPasskey = async () => {
  await rail(page()).getByRole('link', { name: 'Device' }).click()
  await page().getByRole('link', { name: 'Unlock with a passkey' }).click()
  await page().getByRole('heading', { name: 'Unlock with a passkey' }).waitFor()
}
const makePasskey = async (typed = jess.passphrase) => {
  await passphrase().fill(typed)
  await button(page(), 'Make the passkey').click()
}

/** What is stored of it: the names of what stands there. */
const stored = () =>
  page().evaluate(async () => {
    const request = indexedDB.open('cairn')
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    const rows = database.transaction('vaults').objectStore('vaults').getAll()
    await new Promise((resolve) => {
      rows.onsuccess = resolve
    })
    database.close()
    return rows.result.map(({ passkey }) => Object.keys(passkey ?? {}).sort())
  })

/** From now on the page's own copies of what a passkey gave are remembered, to be looked at. */
const watchOutputs = () =>
  page().addInitScript(() => {
    const given: ArrayBuffer[] = []
    Object.assign(globalThis, { given })
    const { getClientExtensionResults } = PublicKeyCredential.prototype
    PublicKeyCredential.prototype.getClientExtensionResults = function () {
      const results = getClientExtensionResults.call(this)
      const { first } = results.prf?.results ?? {}
      if (first instanceof ArrayBuffer) given.push(first)
      return results
    }
  })

test('a tablet whose passkeys give no key: it says so, and nothing is stored', async () => {
  await openApp(page(), scene.server.url)
  tablet = await addAuthenticator(page(), { givesKeys: false })
  await toPasskey()
  await page().getByText('None is set up. Your passphrase alone opens').waitFor()
  await lookBothWays(page(), 'passkey')
  await button(page(), 'Set it up').click()
  await makePasskey()
  await page().getByText('they do not give the key that is needed here').waitFor({ timeout: 30_000 })
  expect(await stored()).toEqual([[]])
  expect(await tablet.kept()).toEqual([]) // the system was told to let go of it
  await lookBothWays(page(), 'passkey-no-key')
  await tablet.remove()
})

test('a wrong passphrase makes none; a finger that the tablet does not know makes none', async () => {
  tablet = await addAuthenticator(page(), { givesKeys: true })
  await makePasskey('another one entirely')
  await page().getByText('That passphrase does not open this device').waitFor({ timeout: 30_000 })
  await tablet.knowNoFinger()
  await makePasskey()
  await page().getByText('No passkey was made').waitFor({ timeout: 60_000 })
  expect(await tablet.kept()).toEqual([])
  expect(await stored()).toEqual([[]])
  await tablet.remove()
})

test('it is set up without a network, under the name of the tablet and nobody’s', async () => {
  tablet = await addAuthenticator(page(), { givesKeys: true })
  await scene.device.setOffline(true)
  await makePasskey()
  await page().getByText('It is set up on this device.').waitFor({ timeout: 30_000 })
  const [{ user } = { user: '' }] = await tablet.kept()
  expect(user).toMatch(NAME)
  await page().getByText(`“${user}”`).waitFor()
  expect(await stored()).toEqual([['credential', 'keys', 'salt']])
  await lookBothWays(page(), 'passkey-set-up')
})

test('the lock screen offers it after the passphrase, and opens by it without a network', async () => {
  await watchOutputs()
  await lock(page())
  await byPasskey().waitFor()
  await expect.poll(() => passphrase().evaluate((field) => field === document.activeElement)).toBe(true)
  await lookBothWays(page(), 'lock-passkey')
  await byPasskey().click()
  await rail(page()).waitFor()
  const outputs = await page().evaluate(() =>
    (globalThis as unknown as { given: ArrayBuffer[] }).given.map(({ detached }) => detached),
  )
  expect(outputs).toEqual([true]) // it went to the worker: the page has nothing of it
})

test('a separate place asks for the passphrase all the same', async () => {
  const space = await openCase(page(), CLIENT)
  await page().evaluate((to) => history.pushState(null, '', to), `/cases/${space}/separate`)
  await passphrase().waitFor()
  expect(await byPasskey().count()).toBe(0)
  await passphrase().fill(jess.passphrase)
  await button(page(), /^Unlock$/).click()
  await button(page(), 'Close this place').click({ timeout: 30_000 })
  await rail(page()).getByRole('link', { name: 'Today' }).click() // or an unlock would come back here
})

test('after wrong passphrases the wait holds the passphrase back, and not the passkey', async () => {
  await lock(page())
  for (let turn = 0; turn < 5; turn++) {
    await passphrase().fill(`wrong passphrase ${turn}`)
    await button(page(), /^Unlock$/).click()
    await page().getByText('That passphrase does not open this device').waitFor()
    await button(page(), /^Unlock$/).waitFor()
  }
  await page()
    .getByText(/^You can try again in/)
    .waitFor()
  await byPasskey().click()
  await rail(page()).waitFor()
  await page().waitForTimeout(5_000) // so that the wait is over for whoever types next
})

test('deleted in the tablet’s own settings: nothing is lost, and set up anew it opens', async () => {
  const [{ id } = { id: '' }] = await tablet.kept()
  await tablet.delete(id)
  await lock(page())
  await byPasskey().click()
  await page().getByText('The passkey was not given').waitFor({ timeout: 90_000 })
  await button(page(), 'I have forgotten the passphrase').click()
  await page().getByText('A passkey is set up here').waitFor()
  await lookBothWays(page(), 'forgotten-passkey')
  await button(page(), 'Try the passphrase again').click()
  await unlock(page())
  await toPasskey()
  await button(page(), 'Remove it').click()
  await page().getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await button(page(), 'Set it up').click()
  await makePasskey()
  await page().getByText('It is set up on this device.').waitFor({ timeout: 30_000 })
  await lock(page())
  await byPasskey().click()
  await rail(page()).waitFor()
})

test('a finger that it does not know: the lock says what happened, and the passphrase opens', async () => {
  await lock(page())
  await tablet.knowNoFinger()
  await byPasskey().click()
  await page().getByText('The passkey was not given').waitFor({ timeout: 90_000 })
  await lookBothWays(page(), 'lock-passkey-not-given')
  await lockScreen(page()).waitFor()
  await unlock(page())
  await rail(page()).waitFor()
})

test('removed, it is gone here and from the tablet’s list, and the lock does not offer it', async () => {
  await toPasskey()
  await button(page(), 'Remove it').click()
  await lookBothWays(page(), 'passkey-remove')
  await page().getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await page().getByText('None is set up. Your passphrase alone opens').waitFor()
  expect(await stored()).toEqual([[]])
  expect(await tablet.kept()).toEqual([])
  await lock(page())
  await page().waitForTimeout(1_000)
  expect(await byPasskey().count()).toBe(0)
  await unlock(page())
  await rail(page()).waitFor()
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
