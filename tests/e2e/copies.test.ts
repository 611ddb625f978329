import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { accessibilityProblems, lookBothWays, screenshot, setScene } from './harness/index.ts'
import { button, openApp, PASSPHRASE, unlock } from './officer.ts'

// After a session without a network: what the officer wrote goes to a professional, what the client wrote to the client, if that is safe.

const CLIENT = 'Marek Rybak'
const OFFICERS_WORDS = 'The police came on Tuesday night.'
const QUESTION = 'Getting a decent place to live'

const scene = await setScene()
const { page } = scene

const link = (name: string | RegExp) => page().getByRole('link', { name })

const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })

async function saved(): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page().waitForEvent('download')
  await button(page(), 'Save as PDF').click()
  const download = await coming
  return { name: download.suggestedFilename(), text: textOf(readFileSync(await download.path())) }
}

/** What the browser itself would put on paper. */
const printed = async (): Promise<string> => textOf(await page().pdf())

const answer = (name: string | RegExp, pad: string) =>
  page().getByRole('radiogroup', { name }).getByText(pad, { exact: true }).click()

async function openCopies(whose: RegExp): Promise<void> {
  await link(/^Cases/).click()
  await link(CLIENT).click()
  await link('Make a copy').click()
  await page().getByRole('radio', { name: whose }).click()
}

async function onlyExercise(title: string): Promise<void> {
  const exercises = page().getByRole('group', { name: 'Exercises to hand over' }).locator('label')
  const others = exercises.filter({ hasNotText: title }).getByRole('checkbox', { checked: true })
  while ((await others.count()) > 0) await others.first().click()
}

describe('copies, without a network', () => {
  test('there is nothing to copy before a session', async () => {
    await openApp(scene.page(), scene.server.url)
    await link(/^Cases/).click()
    await link(CLIENT).waitFor()
    await scene.device.setOffline(true)
    await openCopies(/^The client, to keep/)
    await page().getByText('Nothing to copy yet').waitFor()
  })

  test('a session is held: the officer asks, the client answers', async () => {
    await link(CLIENT).click()
    await link(/^Start session/).click()
    await page().getByText('Open the check-in').click()
    await answer(/police been called/, 'Yes')
    await page().getByLabel('When was that, and what happened?').fill(OFFICERS_WORDS)
    await onlyExercise('How things are for me')
    await button(page(), 'Go on to hand over').click()
    await button(page(), 'Hand over now').click()
    await button(page(), 'Start').click()
    await answer(QUESTION, 'Yes')
    await page().getByRole('status').filter({ hasText: /saved/i }).waitFor()
    await page().goto(scene.server.url)
    await unlock(page())
    await page().getByRole('navigation', { name: 'Main' }).waitFor()
  })

  test('a professional’s copy is shown, saved and printed as it is', async () => {
    await openCopies(/^A professional/)
    const copy = page().getByRole('article')
    for (const words of [OFFICERS_WORDS, QUESTION]) await copy.getByText(words).waitFor()
    await copy.getByText('Not answered').first().waitFor()
    await screenshot(page(), 'copies')
    expect(await accessibilityProblems(page())).toEqual([])
    const { name, text } = await saved()
    expect(name).toMatch(/^copy-\d{4}-\d\d-\d\d\.pdf$/)
    for (const words of [text, await printed()]) {
      for (const part of [OFFICERS_WORDS, QUESTION, 'DEMO-001', 'Not answered']) expect(words).toContain(part)
      expect(words).not.toMatch(/Save as PDF|Today|Which copy/)
    }
  })

  test('the client’s copy comes only after it was said to be safe, and holds what the client wrote', async () => {
    await openCopies(/^The client, to keep/)
    await page().getByLabel('Who else might see it there?').fill('nobody')
    await answer('Is it safe for them to have it?', 'No')
    await page().getByText('Make no copy today').waitFor()
    expect(await page().getByRole('article').count()).toBe(0)
    expect(await printed()).not.toMatch(/\S/)
    await answer('Is it safe for them to have it?', 'Yes')
    await page().getByRole('article').getByText(QUESTION).waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
    const { text } = await saved()
    for (const words of [text, await printed()]) {
      for (const part of [QUESTION, CLIENT]) expect(words).toContain(part)
      for (const part of [OFFICERS_WORDS, 'DEMO-001', 'Jess']) expect(words).not.toContain(part)
    }
  })

  test('an hour after the passphrase was given it is asked again before a copy is saved or printed', async () => {
    await openCopies(/^A professional/)
    const asked = page().getByRole('dialog', { name: 'Your passphrase, before a copy is made' })
    await page().getByRole('article').getByText(OFFICERS_WORDS).waitFor()
    for (let minutes = 4; minutes <= 60; minutes += 4) {
      await scene.device.context.clock.setSystemTime(Date.now() + minutes * 60_000)
      await page().mouse.move(minutes, minutes) // five minutes without a touch would lock it
    }
    await page().evaluate(() => {
      globalThis.print = () => {
        document.body.dataset['printed'] = 'yes'
      }
    })
    const isPrinted = () => page().evaluate(() => document.body.dataset['printed'] === 'yes')
    await button(page(), 'Print').click()
    await asked.waitFor()
    const passphrase = asked.getByLabel('Passphrase of this device')
    expect(await passphrase.evaluate((field) => field === document.activeElement)).toBe(true)
    await lookBothWays(page(), 'passphrase-again')
    await passphrase.fill('not this one at all')
    await passphrase.press('Enter')
    await asked.getByText('That passphrase does not open this device').waitFor()
    await button(page(), 'Cancel').click()
    await asked.waitFor({ state: 'detached' })
    const print = button(page(), 'Print')
    expect(await print.evaluate((it) => it === document.activeElement)).toBe(true)
    expect(await isPrinted()).toBe(false)
    const coming = page().waitForEvent('download')
    await button(page(), 'Save as PDF').click()
    await passphrase.fill(PASSPHRASE)
    await passphrase.press('Enter')
    expect(textOf(readFileSync(await (await coming).path()))).toContain(OFFICERS_WORDS)
    await print.click() // it was given a moment ago
    await expect.poll(isPrinted).toBe(true)
  })

  test('and through all of it the policy was never broken and no error went uncaught', () => {
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})
