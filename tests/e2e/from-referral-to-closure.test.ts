import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { latestOfficerForm } from '#catalogue/officer'
import type { Form } from '#forms'
import { fillExercise } from './canary/screens.ts'
import { type Device, lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, rail, syncUntil } from './officer.ts'
import { finishSession, handBack } from './session.ts'
import { completeIt, fillWhole, type Picks } from './whole-form.ts'

// A referral from a file goes all the way: across the manager's desktop and the officer's tablet, each without a network in between.

const CLIENT = 'Lorraine Pettifer'
const scene = await setScene({ others: ['manager'] })
let managers: Device

const here = () => scene.page()
const there = () => managers.page()

const formOf = (id: string): Form => {
  const form = latestOfficerForm(id) ?? latestClientForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}

const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
const go = (page: Page, name: RegExp) => rail(page).getByRole('link', { name }).click()
const countIn = (page: Page, name: string) =>
  rail(page)
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .locator('.nav-count')
    .textContent()

async function openCase(page: Page): Promise<void> {
  await go(page, /^Cases/)
  await page.getByRole('link', { name: CLIENT }).click()
  await page.getByRole('heading', { name: CLIENT, level: 1 }).waitFor()
}

/** Begins a form on the case on screen, answers all of it and comes back. */
async function fill(page: Page, id: string, picks: Picks = {}, { complete = false } = {}): Promise<void> {
  const form = formOf(id)
  const name = new RegExp(`^${RegExp.escape(form.title)}(, another)?$`)
  await card(page, 'Begin a form').getByRole('link', { name }).click()
  await fillWhole(page, form, picks)
  if (complete) await completeIt(page)
  await page.getByRole('link', { name: CLIENT, exact: true }).click()
  await card(page, 'Begin a form').waitFor()
}

const move = (page: Page, words: string) =>
  card(page, 'What is next').getByRole('button', { name: words, exact: true }).click()

const allSent = async (page: Page): Promise<boolean> =>
  (await rail(page)
    .getByText(/^(Up to date|On the server)/)
    .count()) > 0

const stepDone = (page: Page) => page.getByRole('list', { name: 'Pathway' }).locator('.pathway-done')

const isClosed = async (page: Page): Promise<boolean> => (await stepDone(page).count()) === 7

const referralFile = (lines: readonly string[]) => ({
  name: 'referrals.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
})

const COLUMNS =
  'client,date-of-birth,area,children,social-worker,reference,asked-on,reason,wanted,purpose,court,police,consent,urgent,concern,screening-probation,screening-incident,screening-consent,screening-recognition'
const LINE =
  '"Lorraine Pettifer",9/4/1986,Northgate,"Maisie, 6",Helen Adeyemi,FS-3001,20/11/2026,"She hit her husband in front of Maisie.",assessment;one-to-one,"To know what has to change.",none,no,yes,yes,"Maisie sleeps badly and hides.",no,yes,yes,yes'

describe('a file of referrals', () => {
  test('with a fault is refused with every fault, and nobody is taken in', async () => {
    managers = await scene.openOther('manager')
    await go(there(), /^Referrals/)
    await expect.poll(() => countIn(there(), 'Referrals'), { timeout: 20_000 }).toBe('2')
    await there()
      .getByLabel('The file')
      .setInputFiles(referralFile([COLUMNS, LINE.replace('20/11/2026', 'soon').replace('none', 'perhaps')]))
    await there().getByText('Nothing was taken in from referrals.csv').waitFor()
    await there().getByText('There are 2 faults in it.').waitFor()
    for (const path of ['line 2, asked-on', 'line 2, court']) await there().getByText(path).waitFor()
    expect(await countIn(there(), 'Referrals')).toBe('2')
    await card(there(), 'From a file').scrollIntoViewIfNeeded()
    await lookBothWays(there(), 'referral-faults')
  })

  test('is taken in without a network, once', async () => {
    await managers.setOffline(true)
    const file = referralFile([COLUMNS, LINE])
    await there().getByLabel('The file').setInputFiles(file)
    await there().getByText('In the file: one referral.').waitFor()
    await lookBothWays(there(), 'referral-file')
    await card(there(), 'From a file').getByRole('button', { name: 'Take it in' }).click()
    await there().getByText('Taken in now: one referral.').waitFor()
    await there().getByLabel('The file').setInputFiles(file)
    await card(there(), 'From a file').getByRole('button', { name: 'Take it in' }).click()
    await there().getByText('Taken in before: one referral.').waitFor()
    await expect.poll(() => countIn(there(), 'Referrals'), { timeout: 20_000 }).toBe('3')
    await managers.setOffline(false)
  })

  test('its request is acknowledged, in words without a name', async () => {
    await button(there(), new RegExp(`^Acknowledge.*${CLIENT}`)).click()
    const words = await there().getByLabel('For the referrer').inputValue()
    expect(words).toContain('FS-3001 of 20 November 2026')
    expect(words).not.toMatch(/Lorraine|Pettifer|Maisie/)
    await lookBothWays(there(), 'acknowledge')
    await button(there(), 'It has been sent today').click()
    await button(there(), new RegExp(`^Acknowledge.*${CLIENT}`)).waitFor({ state: 'detached' })
    await lookBothWays(there(), 'referrals')
  })
})

test('a request is typed in too: once, however often it is tapped, and goes on in its form', async () => {
  const typed = card(there(), 'Take one in')
  await typed.getByRole('button', { name: 'Take it in' }).click()
  await typed.getByText('Put the client’s name').waitFor()
  await typed.getByLabel('Client’s name').fill('Marek Rybak')
  await typed.getByText('The same name; a date of birth is not known.').waitFor()
  await typed.getByLabel('Client’s name').fill('Gwendolyn Ashcroft')
  await typed.getByRole('button', { name: 'Take it in' }).dblclick()
  await there().getByRole('heading', { name: 'Request for service', level: 1 }).waitFor()
  expect(await there().getByLabel('Client’s name').inputValue()).toBe('Gwendolyn Ashcroft')
  await expect.poll(() => countIn(there(), 'Referrals'), { timeout: 20_000 }).toBe('4')
})

describe('the manager', () => {
  test('screens it, decides, and puts it on the waiting list', async () => {
    await openCase(there())
    await move(there(), 'Begin the screening')
    await move(there(), 'Go on to the case discussion')
    await fillAcceptance()
    await move(there(), 'Accept: on to the waiting list')
    await there().getByRole('list', { name: 'Pathway' }).getByText('Waiting list', { exact: true }).waitFor()
  })

  async function fillAcceptance(): Promise<void> {
    const form = formOf('acceptance')
    await card(there(), 'Records')
      .getByRole('listitem')
      .filter({ has: there().getByRole('heading', { name: form.title, exact: true }) })
      .getByRole('link', { name: /^Open/ })
      .click()
    await fillWhole(there(), form, { 'decision/answer': ['accept'] })
    await completeIt(there())
    await there().getByRole('link', { name: CLIENT, exact: true }).click()
  }

  test('puts down what it weighs, and both managers’ word that it is urgent', async () => {
    await fill(there(), 'waiting-entry', { 'risk/answer': ['high'] })
    await fill(there(), 'urgent-endorsement', { 'as/answer': ['team-manager'] })
    await card(there(), 'Begin a form')
      .getByRole('link', { name: /^Endorsement as urgent, another$/ })
      .click()
    await fillWhole(there(), formOf('urgent-endorsement'), { 'as/answer': ['service-manager'] })
    await there().getByRole('textbox', { name: 'Name', exact: true }).fill('Dele Obaseki')
    await there().getByRole('textbox', { name: 'Name', exact: true }).blur()
    await go(there(), /^Waiting/)
    await there().getByText('Urgent, endorsed').waitFor()
  })

  test('allocates it to Jess, without a network, with a reason and not without one', async () => {
    await managers.setOffline(true)
    await there()
      .getByRole('radio', { name: /Lorraine Pettifer/ })
      .check({ force: true })
    const panel = card(there(), `Who could take ${CLIENT}?`)
    await panel.getByRole('button', { name: 'Allocate' }).click()
    await panel.getByText('Choose the officer who takes it').waitFor()
    await panel.getByText('Say why, in a few words').waitFor()
    await panel.getByRole('radio', { name: /Jess Whitlock/ }).check({ force: true })
    await panel.getByLabel('Why this officer, and why now?').fill('A child is in danger, and Jess has room.')
    await lookBothWays(there(), 'waiting')
    await panel.getByRole('button', { name: 'Allocate' }).click()
    await there().getByText(`${CLIENT} is allocated to Jess Whitlock.`).waitFor()
    await managers.setOffline(false)
  })
})

describe('the officer', () => {
  test('has the case on the tablet, and works on it without a network', async () => {
    await openApp(here(), scene.server.url)
    await go(here(), /^Cases/)
    await syncUntil(there(), () => allSent(there()))
    await syncUntil(here(), async () => (await here().getByRole('link', { name: CLIENT }).count()) > 0)
    await scene.device.setOffline(true)
    await openCase(here())
    await fill(here(), 'contact', { 'kind/answer': ['three-way'], 'outcome/answer': ['held'] })
    await move(here(), 'Begin the assessment')
    await fill(here(), 'sara', {}, { complete: true })
    await fill(here(), 'risk-assessment', {}, { complete: true })
  })

  test('takes the consent with the client, in session mode', async () => {
    const consent = formOf('consent')
    await handOver(here(), 1, consent)
    await fillExercise(here(), consent, (field) => `Said of ${field}`, {
      onPage: nothing,
      onAnswers: nothing,
    })
    await handBack(here())
    await finishSession(here(), 'She read it and signed.')
    await openRecord(here(), consent)
    await completeIt(here())
    await here().getByRole('link', { name: CLIENT, exact: true }).click()
  })

  test('makes the action plan with the client, and finishes the work', async () => {
    await move(here(), 'Go on to the action plan')
    const plan = formOf('action-plan')
    await handOver(here(), 4, plan)
    await fillExercise(here(), plan, (field) => `Said of ${field}`, { onPage: nothing, onAnswers: nothing })
    await handBack(here())
    await finishSession(here(), 'The plan is made.')
    await move(here(), 'Begin the one-to-one work or the group')
    await move(here(), 'Go on to the final report')
    await fill(here(), 'post-intervention', { 'countersign/answer': ['no'] }, { complete: true })
    await move(here(), 'Close, the work is done')
    await expect.poll(() => isClosed(here()), { timeout: 20_000 }).toBe(true)
    await lookBothWays(here(), 'case-closed')
  })

  test('comes back to the network: the manager reads the whole of it, closed, and nothing waits anywhere', async () => {
    await scene.device.setOffline(false)
    await openCase(there())
    await syncUntil(here(), () => allSent(here()))
    await syncUntil(there(), () => isClosed(there()))
    for (const { title } of ['sara', 'consent', 'action-plan', 'post-intervention'].map(formOf))
      await card(there(), /^(Records|Sessions)$/)
        .getByRole('heading', { name: title, exact: true })
        .first()
        .waitFor()
  })
})

const nothing = async (): Promise<void> => undefined

const openRecord = (page: Page, { title }: Form) =>
  card(page, 'Sessions')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    .getByRole('link', { name: /^Open/ })
    .click()

async function handOver(page: Page, session: number, { title }: Form): Promise<void> {
  await page.getByRole('link', { name: /^Start session/ }).click()
  await page.getByRole('radio', { name: new RegExp(`^${session} · `) }).check({ force: true })
  const folds = page.locator('details', { has: page.locator('input[type=checkbox]') }).locator('summary')
  for (const fold of await folds.all()) await fold.click()
  const boxes = page.getByRole('group', { name: 'Exercises to hand over' }).getByRole('checkbox')
  await boxes.first().waitFor()
  for (const box of await boxes.all())
    if (await box.isChecked()) await box.locator('xpath=ancestor::label[1]').click()
  await page.getByRole('checkbox', { name: new RegExp(`^${RegExp.escape(title)}`) }).check({ force: true })
  await button(page, 'Go on to hand over').click()
  await button(page, 'Hand over now').click()
  await page.getByRole('heading', { name: 'What we are doing today' }).waitFor()
}
