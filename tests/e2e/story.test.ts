import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { recordId } from '#record'
import {
  accessibilityProblems,
  type Device,
  openDevice,
  type Server,
  screenshot,
  startServer,
  temporaryFolder,
} from './harness/index.ts'
import { button, lockScreen, setUp, unlock } from './officer.ts'

// One afternoon: a device is set up, the network goes, a session is held, the tablet is locked, the network comes back.

const CLIENT = 'Marek Rybak'
const CHECK_IN_WORDS = 'The police came on Tuesday night after a neighbour rang.'
const OWN_WORDS = 'The rent went up and I am behind with it.'
const saq = latestClientForm('saq')
if (!saq) throw new Error('There is no SAQ.')
const questionPages = saq.pages.filter(({ items }) => items.every(({ kind }) => kind === 'yesno'))

const folder = await temporaryFolder()
const data = `${folder.path}/data`
let server: Server
let device: Device
let space = ''

beforeAll(async () => {
  server = await startServer({ data })
  device = await openDevice(`${folder.path}/tablet`)
})
afterAll(async () => {
  await device.close()
  await server.stop()
  await folder.remove()
})

const page = () => device.page()

// What was on screen when a step failed: .tmp/failed.png.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page().screenshot({ path: '.tmp/failed.png' })
})

/** Statements the server has of the SAQ: what it stored, each once. */
function storedOfSaq(): number {
  const database = new DatabaseSync(`${data}/cairn.sqlite`, { readOnly: true })
  const record = recordId({ space, compartment: 'client', form: 'saq', sitting: 'session-1' })
  const row = database
    .prepare(
      'select count(*) as count from statements join batches on batches.id = statements.batch where record = ?',
    )
    .get(record)
  database.close()
  return Number(row?.['count'])
}

async function expectAccessible(): Promise<void> {
  expect(await accessibilityProblems(page())).toEqual([])
}

describe('a session without a network', () => {
  test('sign in, enrol, and see the caseload', async () => {
    await setUp(device, server.url)
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await page().getByRole('heading', { name: 'Cases', level: 1 }).waitFor()
    await page().getByRole('link', { name: CLIENT }).waitFor({ timeout: 20_000 })
    await screenshot(page(), 'cases')
    await expectAccessible()
    await page().getByRole('link', { name: CLIENT }).click()
    await page()
      .getByRole('link', { name: /^Start session/ })
      .waitFor()
    space = /cases\/([^/]+)/.exec(page().url())?.[1] ?? ''
    await expectAccessible()
    expect(await page().title()).toBe('Cairn')
  })

  test('starts again without server and network, locked; a wrong passphrase opens nothing', async () => {
    await device.setOffline(true)
    await server.kill()
    await page().reload()
    await lockScreen(page()).waitFor()
    await expectAccessible()
    await screenshot(page(), 'locked')
    await page().getByLabel('Passphrase of this device').fill('not the passphrase at all')
    await button(page(), 'Unlock').click()
    await page().getByText('Error:').waitFor({ timeout: 30_000 })
    await unlock(page())
    await page().getByRole('navigation', { name: 'Main' }).waitFor()
    await page().getByText('Working offline').waitFor()
  })

  test('the check-in is kept as it is written', async () => {
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await page().getByRole('link', { name: CLIENT }).click()
    await page()
      .getByRole('link', { name: /^Start session/ })
      .click()
    await page().getByText('Open the check-in').click()
    await page()
      .getByRole('group', { name: /police been called/ })
      .or(page().getByRole('radiogroup', { name: /police been called/ }))
      .getByText('Yes', { exact: true })
      .click()
    await page().getByLabel('When was that, and what happened?').fill(CHECK_IN_WORDS)
    await page().getByLabel('When was that, and what happened?').blur()
    await page().getByText('Saved on this device').first().waitFor()
    await screenshot(page(), 'get-ready')
    await expectAccessible()
  })

  test('session mode holds the client’s exercises and nothing of the check-in', async () => {
    await button(page(), 'Go on to hand over').click()
    await page().getByRole('heading', { name: 'Hand over the tablet' }).waitFor()
    await screenshot(page(), 'hand-over')
    await expectAccessible()
    await button(page(), 'Hand over now').click()
    await page().getByRole('heading', { name: 'What we are doing today' }).waitFor()
    expect(page().url()).toBe(`${server.url}/session.html`)
    await screenshot(page(), 'session-plan')
    await expectAccessible()
    const whole = await page().evaluate(() => document.documentElement.outerHTML)
    expect(whole).not.toContain(CHECK_IN_WORDS)
    expect(whole).not.toContain('Check-in')
    expect(whole).toContain(saq.title) // the same look finds what is there
  })

  test('every question answered, page by page', async () => {
    await button(page(), 'Start').click()
    for (const [index, { title, items }] of questionPages.entries()) {
      await page().getByRole('heading', { name: title, level: 1 }).waitFor()
      for (const item of items) {
        if (item.kind !== 'yesno') continue
        const group = page()
          .getByRole('radiogroup', { name: item.label })
          .or(page().getByRole('group', { name: item.label }))
        await group
          .first()
          .getByText(item.id === 'q10' ? 'Yes' : index % 2 ? 'No' : 'Yes', { exact: true })
          .click()
      }
      if (index === 0) {
        await screenshot(page(), 'session-saq')
        await expectAccessible()
      }
      await button(page(), 'Next').click()
    }
    await page().locator('span', { hasText: '27 of 27 answered' }).waitFor()
  })

  test('the tab dies while words are typed: unlocking carries on at the same place with the words', async () => {
    await page().getByLabel('What is the problem?').first().fill(OWN_WORDS)
    await page().waitForTimeout(600) // the promise: what is older than 500 ms survives
    await device.crashTab()
    await page().goto(server.url)
    await unlock(page())
    await screenshot(page(), 'today')
    await button(page(), 'Carry on with the session').click()
    await expect
      .poll(() => page().getByLabel('What is the problem?').first().inputValue(), { timeout: 20_000 })
      .toBe(OWN_WORDS)
    await button(page(), 'Next').click()
    await page().getByRole('heading', { name: 'Have you finished this part?' }).waitFor()
    await page().getByText(OWN_WORDS).waitFor()
    await screenshot(page(), 'session-check-answers')
    await expectAccessible()
    await button(page(), 'Yes, I have finished').click()
    await page().getByRole('heading', { name: 'What we are doing today' }).waitFor()
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
    await page().goto(`${server.url}/session.html`)
    await lockScreen(page()).waitFor()
    expect(await page().evaluate(() => document.body.textContent)).not.toContain(saq.title)
  })

  test('handing back raises the alert before the client leaves, and nowhere before', async () => {
    await unlock(page())
    await button(page(), 'Carry on with the session').click()
    await page().getByRole('heading', { name: 'What we are doing today' }).waitFor()
    await button(page(), 'Finish for today').click()
    await screenshot(page(), 'session-end')
    await expectAccessible()
    await button(page(), 'Hand back').click()
    await lockScreen(page()).waitFor()
    await unlock(page())
    await page().getByRole('heading', { name: 'Before the client leaves' }).waitFor()
    await page().getByText('Said yes to thoughts of suicide or self-harm').first().waitFor()
    await screenshot(page(), 'hand-back')
    await expectAccessible()
    await button(page(), 'Finish').click()
    await page().getByRole('alert').getByText('Say whether it is safe to end here').waitFor()
    await page().getByRole('alert').getByText('Say whether the client came').waitFor()
    await expectAccessible()
    await page()
      .getByRole('radiogroup', { name: 'Is it safe to end here?' })
      .or(page().getByRole('group', { name: 'Is it safe to end here?' }))
      .first()
      .getByText('Yes', { exact: true })
      .click()
    await button(page(), /^Put: attended/).click()
    await button(page(), /^Put: attended/).waitFor({ state: 'detached' })
    await page().getByLabel('Summary').fill('Went through every question. Agreed to meet next week.')
    await button(page(), 'Finish').click()
    await page()
      .getByRole('link', { name: /^Start session/ })
      .waitFor()
    await page()
      .getByRole('region', { name: 'Appointments' })
      .getByText('Attended', { exact: true })
      .first()
      .waitFor()
    await page().getByRole('heading', { name: 'Records' }).waitFor()
    await screenshot(page(), 'case')
    await expectAccessible()
  })
})

describe('the network comes back to a locked tablet', () => {
  test('the browser’s own sync event sends everything, through a server killed in the middle', async () => {
    expect(storedOfSaq()).toBe(0)
    await page().getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Lock' }).click()
    await lockScreen(page()).waitFor()
    const observed = await observeSync()
    await page().goto('about:blank')
    server = await startServer({ data, port: server.port })
    await device.setOffline(false)
    await expect.poll(() => storedOfSaq(), { timeout: 60_000, interval: 5 }).toBeGreaterThan(0)
    await server.kill()
    await expect.poll(() => observed()).toContain('Dispatched sync event')
    server = await startServer({ data, port: server.port })
    await page().goto(server.url)
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
    expect((await device.context.cookies()).map(({ name }) => name)).toContain('__Host-cairn')
    for (const path of paths) {
      expect(await page().evaluate(async (address) => (await fetch(address)).status, path), path).toBe(401)
      expect((await page().goto(server.url + path))?.status(), path).toBe(401)
      await page().goto(server.url)
    }
  })

  test('another tablet enrols and reads every answer', async () => {
    const second = await openDevice(`${folder.path}/second tablet`)
    try {
      await setUp(second, server.url)
      const { page: other } = second
      await other().goto(`${server.url}/cases/${space}/records/saq/session-1`)
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
    expect(device.complaints).toEqual({ policy: [], errors: [] })
  })
})

/** What the browser itself records of background sync. */
async function observeSync(): Promise<() => readonly string[]> {
  const debug = await device.context.newCDPSession(page())
  const events: string[] = []
  debug.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent }) => {
    events.push(backgroundServiceEvent.eventName)
  })
  await debug.send('BackgroundService.startObserving', { service: 'backgroundSync' })
  await debug.send('BackgroundService.setRecording', { shouldRecord: true, service: 'backgroundSync' })
  return () => events
}
