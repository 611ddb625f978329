import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { recordId } from '#record'
import { answerPage } from './client.ts'
import { accessibilityProblems, openDevice, screenshot, setScene } from './harness/index.ts'
import { button, chooseExercises, lockScreen, setUp, unlock } from './officer.ts'

// A tablet alone: words in hand when the tab dies, hiding, and what happens when the network comes back to a locked tablet.

const CLIENT = 'Marek Rybak'
const OWN_WORDS = 'The rent went up and I am behind with it.'
const saq = latestClientForm('saq')
if (!saq) throw new Error('There is no SAQ.')
const questionPages = saq.pages.filter(({ items }) => items.every(({ kind }) => kind === 'yesno'))

const scene = await setScene({ browser: 'chromium', tablet: 'new' })
const { page } = scene
let space = ''

const saqRecord = () => recordId({ space, compartment: 'client', form: 'saq', sitting: 'session-1' })

/** Statements the server has of the client’s part of the case, which is the SAQ: what it stored, each once. */
function storedOfSaq(): number {
  const database = new DatabaseSync(`${scene.data}/cairn.sqlite`, { readOnly: true })
  const row = database
    .prepare(
      `select count(*) as count from statements join batches on batches.number = statements.batch
       join streams on streams.number = batches.stream where space = ? and compartment = 'client'`,
    )
    .get(space)
  database.close()
  return Number(row?.['count'])
}

describe('without a network', () => {
  test('a wrong passphrase opens nothing, the right one everything', async () => {
    await setUp(scene.device, scene.server.url)
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await page().getByRole('link', { name: CLIENT }).waitFor({ timeout: 20_000 })
    await screenshot(page(), 'cases')
    expect(await accessibilityProblems(page())).toEqual([])
    await page().getByRole('link', { name: CLIENT }).click()
    await page()
      .getByRole('link', { name: /^Start session/ })
      .waitFor()
    space = /cases\/([^/]+)/.exec(page().url())?.[1] ?? ''
    expect(await page().title()).toBe('Cairn')
    await scene.device.setOffline(true)
    await scene.server.kill()
    await page().reload()
    await lockScreen(page()).waitFor()
    await page().getByLabel('Passphrase of this device').fill('not the passphrase at all')
    await button(page(), 'Unlock').click()
    await page().getByText('Error:').waitFor({ timeout: 30_000 })
    await unlock(page())
    await page()
      .getByRole('link', { name: /^Start session/ })
      .click()
  })

  test('one exercise is handed over, and every question of it answered', async () => {
    await chooseExercises(page(), [saq.title])
    await button(page(), 'Go on to hand over').click()
    await button(page(), 'Hand over now').click()
    await button(page(), 'Start').click()
    for (const one of questionPages) {
      await page().getByRole('heading', { name: one.title, level: 1 }).waitFor()
      await answerPage(page(), one, { name: CLIENT, words: () => OWN_WORDS })
      await button(page(), 'Next').click()
    }
    await page().locator('span', { hasText: '27 of 27 answered' }).waitFor()
  })

  test('the tab dies while words are typed: unlocking carries on at the same place with the words', async () => {
    await page().getByLabel('What is the problem?').first().fill(OWN_WORDS)
    await page().waitForTimeout(600) // the promise: what is older than 500 ms survives
    await scene.device.crashTab()
    await page().goto(scene.server.url)
    await unlock(page())
    await button(page(), 'Carry on with the session').click()
    await expect
      .poll(() => page().getByLabel('What is the problem?').first().inputValue(), { timeout: 20_000 })
      .toBe(OWN_WORDS)
    await button(page(), 'Next').click()
    await page().getByRole('heading', { name: 'Have you finished this part?' }).waitFor()
    await page().getByText(OWN_WORDS).waitFor()
  })

  test('Hide covers within 100 ms and ends at the lock; a reload shows nothing', async () => {
    const covered = await page().evaluate(() => {
      const start = performance.now()
      document.querySelector<HTMLButtonElement>('.hide-button')?.click()
      return { ms: performance.now() - start, cover: document.getElementById('cover')?.textContent }
    })
    expect(covered).toMatchObject({ cover: 'Cairn' })
    expect(covered.ms).toBeLessThan(100)
    await lockScreen(page()).waitFor()
    await page().goto(`${scene.server.url}/session.html`)
    await lockScreen(page()).waitFor()
    expect(await page().evaluate(() => document.body.textContent)).not.toContain(saq.title)
    await unlock(page())
  })
})

describe('the network comes back to a locked tablet', () => {
  test('the browser’s own sync event sends everything, through a server killed in the middle', async () => {
    expect(storedOfSaq()).toBe(0)
    await page().getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Lock' }).click()
    await lockScreen(page()).waitFor()
    const observed = await observeSync()
    await page().goto('about:blank')
    await scene.startAgain()
    await scene.device.setOffline(false)
    await expect.poll(() => storedOfSaq(), { timeout: 60_000, interval: 5 }).toBeGreaterThan(0)
    await scene.server.kill()
    await expect.poll(() => observed()).toContain('Dispatched sync event')
    await scene.startAgain()
    await page().goto(scene.server.url)
    await lockScreen(page()).waitFor()
    // 27 answers and one row’s words: each once.
    await expect.poll(() => storedOfSaq(), { timeout: 60_000 }).toBe(28)
    await page().waitForTimeout(1_000)
    expect(storedOfSaq()).toBe(28)
  })

  test('locked, online and signed in: nothing can be read, not even by the address bar', async () => {
    const paths = [
      '/api/heads',
      `/api/spaces/${space}/client/statements?after=0&limit=10`,
      `/api/spaces/${space}/officer/statements?after=0&limit=10`,
    ]
    expect((await scene.device.context.cookies()).map(({ name }) => name)).toContain('__Host-cairn')
    for (const path of paths) {
      expect(await page().evaluate(async (address) => (await fetch(address)).status, path), path).toBe(401)
      expect((await page().goto(scene.server.url + path))?.status(), path).toBe(401)
      await page().goto(scene.server.url)
    }
  })

  test('another tablet enrols and reads every answer', async () => {
    const second = await openDevice(`${scene.folder}/second tablet`)
    try {
      await setUp(second, scene.server.url)
      const { page: other } = second
      await other().goto(`${scene.server.url}/cases/${space}/records/${saqRecord()}`)
      await unlock(other())
      await other().getByText(OWN_WORDS).first().waitFor({ timeout: 30_000 })
      const shown = await other().locator('main').textContent()
      for (const { items } of questionPages)
        for (const item of items) if (item.kind === 'yesno') expect(shown).toContain(item.label)
      expect(shown).not.toContain('Not answered')
      await screenshot(other(), 'record')
      expect(await accessibilityProblems(other())).toEqual([])
      expect(second.complaints).toEqual({ policy: [], errors: [] })
    } finally {
      await second.close()
    }
  })

  test('through all of it the policy was never broken and no error went uncaught', () => {
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})

/** What the browser itself records of background sync. */
async function observeSync(): Promise<() => readonly string[]> {
  const debug = await scene.device.context.newCDPSession(page())
  const events: string[] = []
  debug.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent }) => {
    events.push(backgroundServiceEvent.eventName)
  })
  await debug.send('BackgroundService.startObserving', { service: 'backgroundSync' })
  await debug.send('BackgroundService.setRecording', { shouldRecord: true, service: 'backgroundSync' })
  return () => events
}
