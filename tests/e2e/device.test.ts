import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { openRecord } from './canary/screens.ts'
import { accessibilityProblems, lookBothWays, screenshot, setScene } from './harness/index.ts'
import { button, openApp, openCase, rail, unlock } from './officer.ts'

// What the tablet says of itself: its room, its promise to keep, its clock; and what it does when the room is gone.

const CLIENT = 'Marek Rybak'
const QUESTION = 'When was that, and what happened?'
const SAID = 'A neighbour called on Sunday night.'
const MORE = `${SAID} They have stopped for now.`
const form = latestOfficerForm('check-in')
if (!form) throw new Error('There is no check-in.')

const scene = await setScene()
const { page } = scene
let space = ''

const police = () => page().getByRole('radiogroup', { name: /police been called/ })
const words = () => page().getByLabel(QUESTION, { exact: true })
const banner = () => page().getByRole('status').filter({ hasText: 'This device is nearly full' })
const notStored = () => page().getByText('Not stored yet', { exact: true })
const screens = ['/', '/cases', '/device'] as const
const goTo = (path: string) => page().evaluate((to) => history.pushState(null, '', to), path)

/** What the browser says of its storage from the next page on. */
async function browserSays(says: {
  room?: { usage: number; quota: number }
  persists: boolean
}): Promise<void> {
  await page().addInitScript(({ room, persists }) => {
    const { storage } = navigator
    if (room) storage.estimate = async () => room
    storage.persisted = async () => persists
    storage.persist = async () => persists
  }, says)
  await page().goto(`${scene.server.url}/device`)
  await unlock(page())
  await page().getByRole('heading', { name: 'This device' }).waitFor()
}

/** The browser itself has no more room, for as long as it is told so; answers how to end that. */
async function fillUp(): Promise<() => Promise<void>> {
  const debug = await scene.device.context.newCDPSession(page())
  await debug.send('Storage.overrideQuotaForOrigin', { origin: scene.server.url, quotaSize: 1 })
  return () => debug.detach()
}

const look = (name: string) => lookBothWays(page(), name)

test('the device screen shows room, in words and as a gauge, and that the browser did not promise to keep it', async () => {
  await openApp(scene.page(), scene.server.url)
  space = await openCase(page(), CLIENT)
  await browserSays({ persists: false })
  await page()
    .getByText(/^\d+ MB used of [\d,]+ MB/)
    .waitFor()
  await page().getByRole('meter', { name: 'Storage used' }).waitFor()
  await page().getByText('The browser has not promised to keep it').waitFor()
  await button(page(), 'Ask the browser to keep it').click()
  await page().getByText('The browser did not promise it just now').waitFor()
  await page().getByText('The clock of this device agrees with the server’s').waitFor()
  expect(await banner().count()).toBe(0)
  await look('device')
})

test('when it did promise, it says so', async () => {
  await browserSays({ persists: true })
  await page().getByText('The browser has promised not to clear it by itself').waitFor()
  expect(await button(page(), 'Ask the browser to keep it').count()).toBe(0)
})

test('nearly full is said on every screen, and no session starts; an answer is kept all the same', async () => {
  await browserSays({ persists: true, room: { usage: 1_988_000_000, quota: 2_000_000_000 } })
  for (const path of screens) {
    await goTo(path)
    await banner().waitFor()
  }
  await look('nearly-full')
  await goTo(`/cases/${space}/get-ready`)
  await button(page(), 'Go on to hand over').click()
  await banner().waitFor()
  await button(page(), 'Hand over now').click()
  await page().getByText('the session was not started').waitFor()
  expect(await accessibilityProblems(page())).toEqual([])
  await openRecord(page(), space, form)
  await police().getByText('Yes', { exact: true }).click()
  await page()
    .getByText(/^(Saved on this device|Sending|On the server)/)
    .first()
    .waitFor()
  await words().waitFor()
})

test('full: what was done stays on screen and says that it is not stored; with room again it is', async () => {
  await scene.device.setOffline(true)
  const mend = await fillUp()
  // It takes the browser a while to notice: it counts its room anew every half minute.
  await expect
    .poll(
      async () => {
        await words().fill('')
        await words().fill(SAID)
        await page().waitForTimeout(600)
        return notStored().count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  const changed = () => page().getByRole('radiogroup', { name: /changed in the relationship/ })
  const saysYes = () => changed().getByRole('radio', { name: 'Yes', exact: true }).isChecked()
  await words().blur()
  await changed().getByText('Yes', { exact: true }).click()
  await page().waitForTimeout(1_000)
  expect(await saysYes()).toBe(true)
  expect(await words().inputValue()).toBe(SAID)
  expect(await accessibilityProblems(page())).toEqual([])
  await screenshot(page(), 'full')
  await mend()
  await notStored().waitFor({ state: 'detached', timeout: 20_000 })
  await words().fill(MORE)
  await page().waitForTimeout(600)
  await scene.device.crashTab()
  await page().goto(scene.server.url)
  await unlock(page())
  await rail(page()).waitFor()
  await page().getByText(CLIENT).first().waitFor({ timeout: 20_000 })
  await openRecord(page(), space, form)
  expect(await words().inputValue()).toBe(MORE)
  await expect.poll(saysYes).toBe(true)
})

test('a clock that is three hours behind is told, with what it means', async () => {
  await scene.device.setOffline(false)
  await scene.device.context.clock.setSystemTime(Date.now() - 3 * 3_600_000)
  await page().goto(`${scene.server.url}/device`)
  await unlock(page())
  await page()
    .getByText('The clock of this device is three hours behind', { exact: true })
    .waitFor({ timeout: 40_000 })
  await page().getByText('marked three hours too early').waitFor()
  await look('wrong-clock')
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})

test('a newer version of the app has been used here: the older page locks, says so and changes nothing', async () => {
  const old = page()
  const newer = await scene.device.context.newPage()
  await newer.goto(`${scene.server.url}/icon.svg`)
  await newer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('cairn', 990)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
  )
  await newer.close()
  expect(page()).toBe(old)
  await page().getByRole('heading', { name: 'This page is older than what is kept on this device' }).waitFor()
  await look('newer-database')
  await button(page(), 'Start again').click()
  await page().getByText('it changes nothing').waitFor()
  const [found] = await page().evaluate(() => indexedDB.databases())
  expect(found?.version).toBe(990)
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
