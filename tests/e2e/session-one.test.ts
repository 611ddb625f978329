import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { sessionPlan } from '#catalogue/officer'
import type { Form } from '#forms'
import { answerPage, type Client, type Given } from './client.ts'
import { lookBothWays, setScene } from './harness/index.ts'
import { button, lockScreen, openApp, unlock } from './officer.ts'

// The first two-hour session with a client, from the waiting room to paper, without a network from start to end.

const CLIENT = 'Marek Rybak'
const OFFICERS_WORDS = 'Said in the corridor that kingfisher was at the house again.'
const SUMMARY = 'Went through all of it; heron and otter came up twice.'
const client: Client = { name: CLIENT, words: (question) => `My own words about: ${question}` }
const forms = sessionPlan[0]?.tasks.flatMap(({ form }) => latestClientForm(form) ?? []) ?? []
const given = new Map<string, readonly Given[]>()

const scene = await setScene()
const { page } = scene

// Before the first appointment of the demo service's day.
beforeAll(() => scene.device.setTimeOfDay(9, 40))

const look = (name: string) => lookBothWays(page(), name)

/** The process that draws the page dies; the tablet is unlocked and the session carried on with. */
async function killAndCarryOn(): Promise<void> {
  await scene.device.crashTab()
  await page().goto(scene.server.url)
  await unlock(page())
  await button(page(), 'Carry on with the session').tap()
}

const plan = () => page().getByRole('heading', { name: 'What we are doing today' })

const taskButton = ({ title }: Form) =>
  page()
    .getByRole('listitem')
    .filter({ has: page().getByRole('heading', { name: title, exact: true }) })
    .getByRole('button')

const change = (question: string) => button(page(), new RegExp(`^Change ?: ${question}`))

describe('in the waiting room', () => {
  test('Today has the appointment, without a network', async () => {
    await openApp(scene.page(), scene.server.url)
    await page().getByText(CLIENT).first().waitFor({ timeout: 20_000 })
    await scene.device.setOffline(true)
    await scene.server.kill()
    await page().reload()
    await lockScreen(page()).waitFor()
    await look('locked')
    await unlock(page())
    await page().getByText('Working offline').first().waitFor()
    await page()
      .getByRole('link', { name: `Get ready for ${CLIENT}` })
      .waitFor()
    await look('today')
    await page().getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Help' }).tap()
    await page().getByRole('heading', { name: 'Help: Today' }).waitFor()
    await page().keyboard.press('Escape')
  })

  test('getting ready: what to look for, and what only officers write', async () => {
    await page()
      .getByRole('link', { name: `Get ready for ${CLIENT}` })
      .tap()
    await page().getByText('Open the check-in').tap()
    await page()
      .getByRole('radiogroup', { name: /police been called/ })
      .getByText('Yes', { exact: true })
      .tap()
    await page().getByLabel('When was that, and what happened?').fill(OFFICERS_WORDS)
    await page().getByLabel('When was that, and what happened?').blur()
    await page().getByText('Saved on this device').first().waitFor()
    await look('get-ready')
    await button(page(), 'Go on to hand over').tap()
    await page().getByRole('heading', { name: 'Hand over the tablet' }).waitFor()
    await look('hand-over')
  })

  test('the tablet is handed over: the plan, with the council of the case file in the consent', async () => {
    await button(page(), 'Hand over now').tap()
    await plan().waitFor()
    expect(page().url()).toBe(`${scene.server.url}/session.html`)
    await page().locator('span', { hasText: '2 h left' }).waitFor()
    await look('session-plan')
    await taskButton(forms[0] as Form).tap()
    await page().getByRole('radio', { name: 'West Sussex County Council', checked: true }).waitFor()
    await button(page(), '‹ Today’s plan').tap()
    await plan().waitFor()
  })
})

describe('across the table', () => {
  test.each(forms.map((form) => [form.title, form] as const))(
    '%s, then the tab dies',
    async (_title, form) => {
      await taskButton(form).tap()
      const said: Given[] = []
      for (const one of form.pages) {
        await page().getByRole('heading', { name: one.title, level: 1, exact: true }).waitFor()
        said.push(...(await answerPage(page(), one, client)))
        if (
          [
            'consent/saying-yes',
            'why-engaging/reasons',
            'saq/home',
            'expectations-goals/goals',
            'risk-needs/home-drink-drugs',
          ].includes(`${form.id}/${one.id}`)
        )
          await look(`session-${form.id}`)
        await button(page(), 'Next').tap()
      }
      await page().getByRole('heading', { name: 'Have you finished this part?' }).waitFor()
      for (const { words } of said) await page().getByText(words, { exact: true }).first().waitFor()
      expect(said.length).toBeGreaterThan(2)
      given.set(form.id, said)
      await killAndCarryOn()
      // Where the person was, with everything they said.
      await page().getByRole('heading', { name: 'Have you finished this part?' }).waitFor()
      for (const { words } of said) await page().getByText(words, { exact: true }).first().waitFor()
      if (form.id === 'saq') await look('session-check-answers')
      await button(page(), 'Yes, I have finished').tap()
      await plan().waitFor()
    },
  )

  test('an answer is changed from the list, and the change taken back', async () => {
    const form = latestClientForm('risk-needs') as Form
    const question = 'Where I live'
    await taskButton(form).tap()
    await page().getByRole('heading', { name: 'Have you finished this part?' }).waitFor()
    await change(question).tap()
    await page().getByLabel(question, { exact: true }).fill('Something else, by mistake')
    await page().getByLabel(question, { exact: true }).blur()
    await page()
      .getByRole('checkbox', { name: new RegExp(`^I don’t know ?: ${question}`) })
      .tap()
    await button(page(), 'Undo').tap()
    await button(page(), 'Undo').tap()
    await expect
      .poll(() => page().getByLabel(question, { exact: true }).inputValue())
      .toBe(client.words(question))
    await button(page(), 'Back to my answers').tap()
    await page().getByText(client.words(question), { exact: true }).waitFor()
    await button(page(), 'Yes, I have finished').tap()
  })

  test('a signature no longer stands once something it covers was changed, and is given again', async () => {
    const form = latestClientForm('consent') as Form
    await taskButton(form).tap()
    await change('May we talk to your GP').tap()
    await page()
      .getByRole('radiogroup', { name: 'May we talk to your GP?' })
      .getByRole('radio', { name: 'No, please do not' })
      .tap()
    await button(page(), 'Back to my answers').tap()
    await change('I say yes to this work').tap()
    await page().getByText('Please sign again').waitFor()
    await button(page(), 'Sign with my typed name instead').tap()
    await button(page(), 'Take this signature away').waitFor()
    await button(page(), 'Back to my answers').tap()
    await page().getByText('Signed with the typed name').waitFor()
    const anew: Readonly<Record<string, string>> = {
      'May we talk to your GP?': 'No, please do not',
      'I say yes to this work': 'Signed with the typed name',
    }
    const before = given.get('consent') ?? []
    given.set(
      'consent',
      before.map((one) => ({ ...one, words: anew[one.question] ?? one.words })),
    )
    await button(page(), 'Yes, I have finished').tap()
  })

  test('a break shows nothing of what was said, also after the tab died in it', async () => {
    await button(page(), 'Take a break').tap()
    await page().getByRole('heading', { name: 'Take the time you need' }).waitFor()
    await look('session-break')
    await killAndCarryOn()
    await page().getByRole('heading', { name: 'Take the time you need' }).waitFor()
    expect(await page().locator('body').textContent()).not.toContain('My own words')
    await button(page(), 'Carry on').tap()
    await plan().waitFor()
  })

  test('help leaves Hide in reach; hidden and unlocked again it goes on at the same place', async () => {
    await button(page(), 'Help').tap()
    await page().getByRole('heading', { name: 'Help with this page' }).waitFor()
    await look('session-help')
    await button(page(), 'Hide').tap()
    await lockScreen(page()).waitFor()
    await unlock(page())
    await button(page(), 'Carry on with the session').tap()
    await plan().waitFor()
    await page().keyboard.press('Escape')
    await page().keyboard.press('Escape')
    await lockScreen(page()).waitFor()
    await unlock(page())
    await button(page(), 'Carry on with the session').tap()
    await plan().waitFor()
  })

  test('the page is covered the moment another window has the eye, and comes back', async () => {
    const covered = await page().evaluate(() => {
      dispatchEvent(new Event('blur'))
      const shown = document.getElementById('cover')?.textContent ?? null
      dispatchEvent(new Event('focus'))
      return { shown, after: document.getElementById('cover') !== null }
    })
    expect(covered).toEqual({ shown: 'Cairn', after: false })
  })

  test('the end: what was said, for the client to see', async () => {
    await button(page(), 'Finish for today').tap()
    await page().getByRole('heading', { name: 'Thank you. Here is what you did today' }).waitFor()
    for (const one of await page().getByText('See what you said', { exact: true }).all()) await one.tap()
    for (const { words } of [...given.values()].flat())
      await page().getByText(words, { exact: true }).first().waitFor({ state: 'attached' })
    for (const one of await page().getByText('See what you said', { exact: true }).all()) await one.tap()
    await look('session-end')
    expect(await page().content()).not.toContain('kingfisher')
    await button(page(), 'Hand back').tap()
    await lockScreen(page()).waitFor()
  })
})

describe('before the client leaves', () => {
  test('alerts, is it safe, attendance', async () => {
    await unlock(page())
    await page().getByRole('heading', { name: 'Before the client leaves' }).waitFor()
    await page().getByText('Said yes to thoughts of suicide or self-harm').first().waitFor()
    await look('hand-back')
    await button(page(), 'Finish').tap()
    await page().getByRole('alert').getByText('Say whether it is safe to end here').waitFor()
    await page()
      .getByRole('radiogroup', { name: 'Is it safe to end here?' })
      .getByText('Yes', { exact: true })
      .tap()
    await button(page(), /^Put: attended/).tap()
    await page().getByLabel('Summary').fill(SUMMARY)
    await button(page(), 'Finish').tap()
    await page()
      .getByRole('link', { name: /^Start session 2/ })
      .waitFor()
    await look('case')
  })
})

describe('on paper', () => {
  /** What a PDF says, as a reader of it would find it. */
  const textOf = (pdf: string): string =>
    execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')

  /** A signature stands there with its name, in words and ink. */
  const onPaper = (words: string): string => (words.startsWith('Signed') ? CLIENT : words)

  async function saveCopy(whose: string): Promise<string> {
    const downloading = page().waitForEvent('download')
    await button(page(), 'Save as PDF').tap()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^copy-\d{4}-\d\d-\d\d\.pdf$/)
    const path = `${scene.folder}/${whose}.pdf`
    await download.saveAs(path)
    return textOf(path)
  }

  test('the client’s copy, once it is safe to take home: every answer, and nothing of the officer’s', async () => {
    await page().getByRole('link', { name: 'Make a copy' }).tap()
    await page()
      .getByRole('radio', { name: /^The client, to keep/ })
      .tap()
    await page().getByRole('radio', { name: /^1 · / }).tap()
    await answerTakeHome()
    await page().getByRole('article').waitFor()
    await page()
      .getByRole('article')
      .evaluate((article) => article.scrollIntoView())
    await look('copy-client')
    const text = await saveCopy('client')
    const answers = [...given.values()].flat()
    expect(answers.length).toBeGreaterThan(50)
    for (const { question, words } of answers) expect(text, question).toContain(onPaper(words))
    expect(text).not.toMatch(/kingfisher|heron|otter|DEMO-|Adeyemi|suicide or self-harm/i)
    const print = await page().getByRole('article').textContent()
    for (const { words } of answers) expect(print).toContain(onPaper(words))
  })

  test('the professional’s copy also has what officers wrote, so the search finds what is there', async () => {
    await page()
      .getByRole('radio', { name: /^A professional/ })
      .tap()
    await page().getByRole('article').waitFor()
    const text = await saveCopy('professional')
    for (const words of [OFFICERS_WORDS, SUMMARY, 'DEMO-001', 'My own words about: Where I live'])
      expect(text).toContain(words)
  })

  async function answerTakeHome(): Promise<void> {
    await page().getByRole('radiogroup', { name: /safe/i }).first().getByText('Yes', { exact: true }).tap()
    for (const field of await page().getByRole('textbox').all()) {
      await field.fill('Lives alone; keeps it with his papers.')
      await field.blur()
    }
  }
})

describe('back at the office', () => {
  test('everything reaches the server, and the policy held all day', async () => {
    const waiting = await page().evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('cairn')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const counting = opening.result.transaction('outbox2').objectStore('outbox2').count()
            counting.onsuccess = () => resolve(counting.result)
          }
        }),
    )
    expect(waiting).toBeGreaterThan(50)
    await scene.startAgain()
    await scene.device.setOffline(false)
    await expect.poll(countStored, { timeout: 60_000 }).toBeGreaterThanOrEqual(waiting)
    await page()
      .getByText(/^On the server/)
      .first()
      .waitFor({ timeout: 30_000 })
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
    expect(scene.server.log()).not.toMatch(/kingfisher|My own words|Rybak/)
    expect(readFileSync(`${scene.data}/cairn.sqlite`).includes('kingfisher')).toBe(false)
  })

  function countStored(): number {
    const database = new DatabaseSync(`${scene.data}/cairn.sqlite`, { readOnly: true })
    const row = database.prepare('select count(*) as count from batches').get()
    database.close()
    return Number(row?.['count'])
  }
})
