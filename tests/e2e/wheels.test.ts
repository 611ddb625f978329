import { describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase } from './officer.ts'
import { handBack, handOver, openExercise } from './session.ts'

// Both wheels: a part is picked on the wheel by touch and by keys, answered beside it, and read on the wheel again.

const CLIENT = 'Marek Rybak'
const scene = await setScene()
const { page } = scene

const titleOf = (id: string): string => latestClientForm(id)?.title ?? ''
const equality = titleOf('equality-wheel')
const power = titleOf('power-control-wheel')

const heading = (name: string) => page().getByRole('heading', { name, level: 1, exact: true })
const wheel = () => page().getByRole('toolbar', { name: 'Parts of the wheel' })
const part = (name: string) => wheel().getByRole('button', { name: new RegExp(`^${RegExp.escape(name)},`) })
const nameOfFocus = () => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

const look = (name: string) => lookBothWays(page(), name)

async function write(words: string): Promise<void> {
  const note = page().getByLabel('What I want to say about it')
  await note.fill(words)
  await note.blur()
}

test('both wheels are handed over', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await handOver(page(), 4, [equality, power])
})

describe('the Equality wheel, by touch', () => {
  test('a part picked on the wheel is answered beside it, and filled as far as its number', async () => {
    await openExercise(page(), equality)
    await heading('Being safe to be with').waitFor()
    await part('Being honest').tap()
    await heading('Being honest').waitFor()
    await page().getByRole('radio', { name: '3', exact: true }).tap()
    await page()
      .getByRole('checkbox', { name: /^We have talked about this/ })
      .tap()
    await write('I could say it before I am asked.')
    await expect
      .poll(() => part('Being honest').getAttribute('aria-label'))
      .toBe('Being honest, 3 out of 10, talked about, with words')
    await page().getByText('1 of 8', { exact: true }).waitFor()
    for (const [name, number] of [
      ['Respect', '7'],
      ['Sharing the money', '10'],
      ['Being a good parent', '5'],
    ] as const) {
      await part(name).tap()
      await heading(name).waitFor()
      await page()
        .getByRole('radio', { name: new RegExp(`^${number}( ?,|$)`) })
        .tap()
    }
    await part('Trust and support').tap()
    await heading('Trust and support').waitFor()
    await page().getByRole('radio', { name: 'I don’t know' }).tap()
    await part('Being honest').tap()
    await look('wheel-equality')
  })

  test('undo takes the last answer back, on the wheel too', async () => {
    const label = () => part('Trust and support').getAttribute('aria-label')
    await expect.poll(label).toBe('Trust and support, Don’t know')
    await button(page(), 'Undo').tap()
    await expect.poll(label).toBe('Trust and support, not answered')
  })

  test('the list has the same answers, and stays a list on the next page', async () => {
    await button(page(), 'Show as a list').tap()
    expect(await page().getByRole('radio', { name: '3', exact: true }).isChecked()).toBe(true)
    expect(await wheel().count()).toBe(0)
    await button(page(), 'Next').tap()
    await heading('Being a good parent').waitFor()
    expect(await wheel().count()).toBe(0)
    expect(await page().getByRole('radio', { name: '5', exact: true }).isChecked()).toBe(true)
    await button(page(), 'Show as a picture').tap()
    await part('Being a good parent').waitFor()
    await button(page(), '‹ Today’s plan').tap()
  })
})

describe('the Power and Control wheel, by keys alone', () => {
  test('arrows go round, Enter opens, and what was answered is on the wheel', async () => {
    await openExercise(page(), power)
    await heading('Threats and pressure').waitFor()
    await part('Threats and pressure').focus()
    await page().keyboard.press('ArrowLeft')
    expect(await nameOfFocus()).toBe('Hurting the body, and sex, not answered')
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('ArrowRight')
    expect(await nameOfFocus()).toBe('Scaring, not answered')
    await page().keyboard.press('Enter')
    await heading('Scaring').waitFor()
    await part('Scaring').focus()
    await page().keyboard.press('Tab')
    await page().keyboard.press('Space')
    await page().keyboard.press('Tab')
    await page().keyboard.press('Space')
    await expect.poll(() => part('Scaring').getAttribute('aria-label')).toBe('Scaring, Yes, talked about')
    await part('Scaring').focus()
    await page().keyboard.press('ArrowLeft')
    await page().keyboard.press('ArrowLeft')
    await page().keyboard.press('Space')
    await heading('Hurting the body, and sex').waitFor()
    await part('Hurting the body, and sex').focus()
    await page().keyboard.press('Tab')
    await page().keyboard.press('Space')
    await expect
      .poll(() => part('Hurting the body, and sex').getAttribute('aria-label'))
      .toBe('Hurting the body, and sex, Yes')
    await page().keyboard.press('ArrowRight')
    await look('wheel-power-control')
    await button(page(), '‹ Today’s plan').tap()
  })
})

test('the officer has the wheel beside its figures', async () => {
  await handBack(page())
  await page()
    .getByRole('link', { name: `Open ${equality}`, exact: true })
    .tap()
  await heading(equality).waitFor()
  await page()
    .getByRole('img', { name: `${equality}, as a picture` })
    .waitFor()
  await look('record-wheel')
})

test('nothing broke the page’s policy', () => {
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
