import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { recordId } from '#record'
import { accessibilityProblems, type Device, openDevice, screenshot, setScene } from './harness/index.ts'
import { button, lockScreen, openApp, rail, sync, syncUntil, unlock } from './officer.ts'

// A tablet without a network: what is written goes out on a file and in through another machine, and counts as sent only when the server says so.

const CLIENT = 'Marek Rybak'
const POLICE = 'Have the police been called out since last time?'
const WHAT = 'When was that, and what happened?'
const STILL_HERE = /^(Saved on this device|Sending|Working offline)$/
const WORDS = 'A neighbour rang on Monday evening. CANARY-OF-THE-FILE.'

const scene = await setScene({ others: ['second tablet'] })
const { page } = scene
let clerk: Device
let space = ''
let saved = 0
let first = { name: '', path: '' }
let second = { name: '', path: '' }

/** Saves the file by a button of the page that is open. */
async function savedFile(): Promise<typeof first> {
  const coming = page().waitForEvent('download')
  await button(page(), 'Save what is unsent as a file').click()
  const download = await coming
  const path = `${scene.folder}/${saved++}/${download.suggestedFilename()}`
  await download.saveAs(path)
  return { name: download.suggestedFilename(), path }
}

/** The page on the other machine, with a file handed in. */
async function handIn(path: string): Promise<void> {
  await clerk.page().getByLabel('The file').setInputFiles(path)
}
const result = (title: string) => clerk.page().getByText(title, { exact: true })
const goToHandIn = () => clerk.page().goto(`${scene.server.url}/hand-in`)
const syncWords = () => rail(page()).locator('.sync-words').textContent()

describe('a tablet without a network', () => {
  test('writes, and says how much waits', async () => {
    await openApp(scene.page(), scene.server.url)
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await page().getByRole('link', { name: CLIENT }).click({ timeout: 20_000 })
    await page()
      .getByRole('link', { name: /^Start session/ })
      .click()
    space = /cases\/([^/]+)/.exec(page().url())?.[1] ?? ''
    await syncUntil(page(), async () => (await syncWords()) !== 'Sending')
    await scene.device.setOffline(true)
    await page().getByText('Open the check-in').tap()
    await page()
      .getByRole('radiogroup', { name: POLICE })
      .getByRole('radio', { name: 'Yes', exact: true })
      .check({ force: true })
    await page().getByLabel(WHAT, { exact: true }).fill(WORDS)
    await page().getByLabel(WHAT, { exact: true }).blur()
    await page().getByRole('link', { name: 'Device' }).click()
    await page()
      .getByText(/^(Two|Three|Four) answers wait on this device, the oldest from/)
      .waitFor()
  })

  test('saves the file from the device screen: nothing counts as sent by that', async () => {
    await expect.poll(syncWords).toMatch(STILL_HERE)
    first = await savedFile()
    expect(first.name).toMatch(/^cairn-unsent-\d{4}-\d\d-\d\d\.cairn$/)
    await page()
      .getByText(/Nothing here counts as sent until the server has told this device/)
      .waitFor()
    expect(await syncWords()).toMatch(STILL_HERE)
    expect(await accessibilityProblems(page())).toEqual([])
    await screenshot(page(), 'carry-device')
  })

  test('saves it on the lock screen too, without the passphrase', async () => {
    await page().getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Lock' }).click()
    await lockScreen(page()).waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
    await button(page(), 'Save what is unsent as a file').click()
    await page().getByRole('heading', { name: 'Save what is unsent' }).waitFor()
    await page()
      .getByText(/answers wait on this device/)
      .waitFor()
    second = await savedFile()
    expect(await accessibilityProblems(page())).toEqual([])
    await screenshot(page(), 'carry-save')
    await button(page(), 'Back').click()
    await lockScreen(page()).waitFor()
  })

  test('and nothing in either file can be read (control: the search finds what is there)', () => {
    for (const { path } of [first, second]) {
      const bytes = readFileSync(path)
      for (const text of ['CANARY', CLIENT, 'check-in', space])
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect(bytes.includes(Buffer.from(text, encoding)), `${text} ${encoding}`).toBe(false)
      expect(bytes.includes('CRNC') && bytes.includes('CRNP')).toBe(true)
    }
  })
})

describe('any other machine', () => {
  test('finds the way there from the first page, with nobody signed in', async () => {
    clerk = await openDevice(`${scene.folder}/office machine`)
    await clerk.page().goto(scene.server.url)
    await button(clerk.page(), 'Hand in a file from a device without a connection').click()
    await clerk.page().getByRole('heading', { name: 'Hand in a file' }).waitFor()
    expect(new URL(clerk.page().url()).pathname).toBe('/hand-in')
    expect(await accessibilityProblems(clerk.page())).toEqual([])
    await button(clerk.page(), 'Back').click()
    await clerk.page().getByLabel('Sign-in name').waitFor()
    await clerk.page().waitForFunction(() => navigator.serviceWorker.controller !== null)
  })

  test('says what is wrong with a file that is none, and with one that is damaged', async () => {
    await goToHandIn()
    const other = `${scene.folder}/notes.txt`
    writeFileSync(other, 'Milk, bread.')
    await handIn(other)
    await clerk
      .page()
      .getByRole('alert')
      .getByText(/another kind of file/)
      .waitFor()
    const damaged = `${scene.folder}/damaged.cairn`
    writeFileSync(damaged, readFileSync(first.path).subarray(0, 90))
    await handIn(damaged)
    await clerk
      .page()
      .getByRole('alert')
      .getByText(/This file is damaged/)
      .waitFor()
    expect(await accessibilityProblems(clerk.page())).toEqual([])
  })

  test('without a network it says so, keeps the file in hand, and goes on when there is one', async () => {
    await clerk.setOffline(true)
    onTestFinished(() => clerk.setOffline(false))
    await goToHandIn()
    await handIn(first.path)
    await result('Nothing was handed in yet').waitFor()
    await clerk
      .page()
      .getByText(/^The server cannot be reached from here just now/)
      .waitFor()
    expect(await accessibilityProblems(clerk.page())).toEqual([])
    await screenshot(clerk.page(), 'hand-in-offline')
    await clerk.setOffline(false)
    await button(clerk.page(), 'Try again').click()
    await result('Handed in').waitFor()
    await clerk
      .page()
      .getByText(/answers are new on the server\./)
      .waitFor()
    expect(await accessibilityProblems(clerk.page())).toEqual([])
    await screenshot(clerk.page(), 'hand-in-done')
  })

  test('the same again, from the other file: the server had it', async () => {
    await handIn(second.path)
    await clerk
      .page()
      .getByText(/answers were on the server already\./)
      .waitFor()
    expect(clerk.complaints).toEqual({ policy: [], errors: [] })
  })
})

describe('afterwards', () => {
  test('a second tablet reads what was written', async () => {
    const other = await scene.openOther('second tablet')
    onTestFinished(() => other.close())
    const record = recordId({ space, compartment: 'officer', form: 'check-in', sitting: 'session-1' })
    await other.page().goto(`${scene.server.url}/cases/${space}/records/${record}`)
    await unlock(other.page())
    await syncUntil(other.page(), async () => (await other.page().getByLabel(WHAT).count()) > 0)
    await expect.poll(() => other.page().getByLabel(WHAT).inputValue(), { timeout: 20_000 }).toBe(WORDS)
  })

  test('the first tablet still says that it waits, and hears from the server at its next contact', async () => {
    await unlock(page())
    await page()
      .getByText(/saved on this device, oldest/)
      .first()
      .waitFor()
    await scene.device.setOffline(false)
    await sync(page())
    await expect.poll(syncWords, { timeout: 30_000 }).toMatch(/^On the server \d\d:\d\d$/)
    await page().getByRole('link', { name: 'Device' }).click()
    await page().getByText('No answer waits on this device').first().waitFor()
    expect(await button(page(), 'Save what is unsent as a file').count()).toBe(0)
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })

  test('a tablet that is open hands in a file without locking', async () => {
    await page().getByRole('link', { name: 'Hand in a file from elsewhere' }).click()
    await page().getByRole('heading', { name: 'Hand in a file', level: 1 }).waitFor()
    await page().getByLabel('The file').setInputFiles(first.path)
    await page()
      .getByText(/answers were on the server already\./)
      .waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
  })
})
