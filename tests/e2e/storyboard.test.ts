import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { handsOn, type Place } from './hands.ts'
import { lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase, setPicked } from './officer.ts'
import { handBack, handOver, openExercise } from './session.ts'

// The storyboard: seven pictures in words and drawn, a gentle word about one’s own part, played from the start; by touch and by keys alone.

const CLIENT = 'Marek Rybak'
const scene = await setScene()
const { page } = scene
const form = latestClientForm('storyboard')
const TITLE = form?.title ?? ''
const NUDGE = /^So far this is about someone else/

const heading = (name: string) => page().getByRole('heading', { name, level: 1, exact: true })
const strip = () => page().getByRole('navigation', { name: 'All pictures' })
const step = (name: string) => strip().getByRole('button', { name: new RegExp(RegExp.escape(name)) })
const board = (): Locator => page().getByRole('group', { name: 'My drawing' })

const look = (name: string) => lookBothWays(page(), name)

async function write(question: string, words: string): Promise<void> {
  await page().getByLabel(question, { exact: true }).fill(words)
  await page().getByLabel(question, { exact: true }).blur()
}

/** One quick line, with a finger. */
async function draw(...way: readonly Place[]): Promise<void> {
  const { flick } = await handsOn(page(), board())
  await flick(way)
}

async function pickColour(name: string): Promise<void> {
  const colour = page().getByRole('radiogroup', { name: 'Colour' }).getByRole('radio', { name, exact: true })
  await setPicked(colour, true)
  await expect.poll(() => colour.isChecked()).toBe(true)
}

test('the storyboard is handed over', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await handOver(page(), 2, [TITLE])
  await openExercise(page(), TITLE)
  await heading('Before that day').waitFor()
})

describe('by touch', () => {
  test('a picture is told in words, and the strip shows that it is', async () => {
    await write('What was going on for me before it?', 'I had not slept. I was in a black mood.')
    await step('Before that day (told)').waitFor()
  })

  test('words that speak of somebody else only get a gentle word, which is put away, and stops nothing', async () => {
    await step('How it started').tap()
    await heading('How it started').waitFor()
    await write('How did it start?', 'She started on me as soon as she came in.')
    await page().getByText(NUDGE).waitFor()
    await look('storyboard-nudge')
    await button(page(), 'Leave it as it is').tap()
    expect(await page().getByText(NUDGE).count()).toBe(0)
    await write('How did it start?', 'She started on me. They all did.')
    await page().getByText(NUDGE).waitFor()
    await write('How did it start?', 'I was waiting for her behind the door.')
    await expect.poll(() => page().getByText(NUDGE).count()).toBe(0)
    await button(page(), 'Next').tap()
    await heading('Just before').waitFor()
  })

  test('a picture is drawn with a finger, beside its words', async () => {
    await step('What I did').tap()
    await heading('What I did').waitFor()
    await write('What did I do?', 'I stood in the doorway so that she could not get past.\nI was shouting.')
    await draw([0.7, 0.2], [0.7, 0.5], [0.7, 0.9])
    await draw([0.7, 0.2], [0.8, 0.2], [0.95, 0.2], [0.95, 0.9])
    await pickColour('Me')
    await draw([0.82, 0.35], [0.86, 0.42], [0.82, 0.48], [0.79, 0.42], [0.82, 0.35])
    await draw([0.82, 0.48], [0.83, 0.6], [0.82, 0.72], [0.78, 0.88])
    await pickColour('Feelings')
    await draw([0.66, 0.4], [0.58, 0.36])
    await draw([0.66, 0.46], [0.57, 0.46])
    await look('storyboard')
  })

  test('the list has the words and the lines', async () => {
    await button(page(), 'Show as a list').tap()
    await expect.poll(() => button(page(), /^Remove Line/).count()).toBe(6)
    await button(page(), 'Remove Line 6: Feelings').tap()
    await expect.poll(() => button(page(), /^Remove Line/).count()).toBe(5)
    await button(page(), 'Undo').tap()
    await expect.poll(() => button(page(), /^Remove Line/).count()).toBe(6)
    await button(page(), 'Show as a picture').tap()
  })

  test('what could have been done stands beside what was', async () => {
    await step('What I could have done').tap()
    await heading('What I could have done').waitFor()
    const beside = page().getByRole('region', { name: 'What I did' })
    await beside.getByText('I was shouting.').waitFor()
    await beside.getByRole('img', { name: 'What I did, as it was drawn' }).waitFor()
    await write(
      'What could I have done, and what would be different now?',
      'I could have gone for a walk. The children would have slept.',
    )
    await look('storyboard-instead')
  })
})

describe('by keys alone', () => {
  test('the story is played from the start, picture by picture, and can be left at any', async () => {
    await button(page(), 'Play from the start').press('Enter')
    const title = () => page().evaluate(() => document.activeElement?.textContent)
    await expect.poll(title).toBe('Before that day')
    await page().getByText('Picture 1 of 7').waitFor()
    for (const name of ['How it started', 'Just before', 'What I did']) {
      await button(page(), 'Next picture').press('Enter')
      await expect.poll(title).toBe(name)
    }
    await page().getByRole('img', { name: 'What I did, as it was drawn' }).waitFor()
    await look('storyboard-replay')
    await button(page(), 'Picture before').press('Enter')
    await page().getByText('Nothing is written here yet.').waitFor()
    await button(page(), 'Stop here').press('Enter')
    expect(await title()).toBe('Play from the start')
  })

  test('a picture is reached and told from the strip', async () => {
    await step('Afterwards').focus()
    await page().keyboard.press('Enter')
    await heading('Afterwards').waitFor()
    const words = page().getByLabel('What did I do next, and where did I go?', { exact: true })
    await words.focus()
    await page().keyboard.type('I drove round for hours.')
    await page().keyboard.press('Tab')
    await step('Afterwards (told)').waitFor()
  })
})

test('the officer reads it, and sees what was drawn in a copy', async () => {
  await button(page(), '‹ Today’s plan').tap()
  await handBack(page())
  await page()
    .getByRole('link', { name: `Open ${TITLE}`, exact: true })
    .tap()
  await heading(TITLE).waitFor()
  await page().getByText('I drove round for hours.').first().waitFor()
  await page().getByRole('img', { name: 'What I did, as it was drawn' }).waitFor()
  await look('record-storyboard')
})

test('with a police investigation open, the officer is warned before it', async () => {
  await openCase(page(), 'Samuel Oyelaran')
  await page()
    .getByRole('link', { name: /^Start session/ })
    .tap()
  await page().getByRole('radio', { name: /^2 · / }).tap()
  const warning = page().getByRole('note').filter({ hasText: 'A police investigation is open' })
  await warning.getByText(TITLE).waitFor()
})

test('nothing broke the page’s policy', () => {
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
