import { beforeAll, describe, expect, test } from 'vitest'
import { type Hands, handsOn } from './hands.ts'
import { lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase, setPicked } from './officer.ts'
import { handBack, handOver, openExercise } from './session.ts'

// A life drawn and written on the tablet: with a pen, with fingers, with keys alone; the list says what the picture shows.

const CLIENT = 'Danielle Foxcroft'
const MAP = 'My Life Map'

const scene = await setScene()
const { page } = scene

beforeAll(() => scene.device.setTimeOfDay(9, 40))

const board = () => page().getByRole('group', { name: MAP })
const heading = (name: string) => page().getByRole('heading', { name, level: 1, exact: true })
const tool = (name: string) => page().getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name })
const panel = () => page().getByRole('region', { name: 'Moment', exact: true })
const card = (name: RegExp) => page().getByRole('button', { name })

async function asList<T>(look: () => Promise<T>): Promise<T> {
  await button(page(), 'Show as a list').click()
  await page().getByRole('heading', { name: 'What I drew' }).waitFor()
  const seen = await look()
  await button(page(), 'Show as a picture').click()
  await board().waitFor()
  return seen
}

/** How many lines the list has, by what their colour stands for. */
const lines = () =>
  asList(async () => {
    const names = await page()
      .getByRole('region', { name: 'What I drew' })
      .getByRole('listitem')
      .allInnerTexts()
    return names.map((name) => name.split('\n')[0] ?? '')
  })

const seen = () => board().locator('svg').first().getAttribute('viewBox')

async function hands(): Promise<Hands> {
  return handsOn(page(), board())
}

const look = (name: string) => lookBothWays(page(), name)

/** By keys alone: to a control by name, and there. */
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page().keyboard.press(key)
}

test('the Life Map is handed over', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await handOver(page(), 1, [MAP])
  await openExercise(page(), MAP)
  await board().waitFor()
})

describe('the tool works without a network', () => {
  test('how old, and how it looks', async () => {
    await scene.device.setOffline(true)
    await page().getByLabel('How old are you now?').fill('31')
    await page().getByLabel('How old are you now?').blur()
    await setPicked(page().getByRole('radio', { name: 'A line' }), true)
    await page().getByText('now, 31').waitFor()
    await page().locator('summary', { hasText: 'About this map' }).tap()
  })

  test('a moment is tapped into place, and written in its panel', async () => {
    await tool('Moment').tap()
    const box = await board().boundingBox()
    await page().touchscreen.tap(
      (box?.x ?? 0) + (box?.width ?? 0) * 0.25,
      (box?.y ?? 0) + (box?.height ?? 0) * 0.35,
    )
    await panel().waitFor()
    await panel().getByLabel('What was it?').fill('Grandad’s allotment')
    await panel().getByLabel('How did you feel?').fill('safe there')
    await setPicked(panel().getByRole('radio', { name: 'A heart' }), true)
    const age = Number(await panel().getByLabel('How old were you?').inputValue())
    expect(age).toBeGreaterThan(3)
    expect(age).toBeLessThan(12)
    await button(page(), 'Done').tap()
    await card(/Grandad’s allotment/).waitFor()
    await panel().waitFor({ state: 'detached' })
  })

  test('moments are added by keys alone', async () => {
    for (const [what, age, level, felt] of [
      ['Dad left, shouting', '13', '2', 'scared, then angry'],
      ['First job, kitchen', '19', '8', 'proud'],
      ['Lost the flat, drinking', '27', '1', 'ashamed'],
    ] as const) {
      await tool('Moment').focus()
      await press('Enter')
      await button(page(), 'Write it down instead').focus()
      await press('Enter')
      await panel().waitFor()
      await page().waitForFunction(() => document.activeElement?.id.endsWith('.what'))
      await page().keyboard.type(what)
      await press('Tab')
      await page().keyboard.type(age)
      await press('Tab')
      await panel().getByRole('radio').first().focus()
      await panel()
        .getByRole('radio', { name: new RegExp(`^${level}( ?,|$)`) })
        .focus()
      await press('Space')
      await panel().getByLabel('How did you feel?').focus()
      await page().keyboard.type(felt)
      await button(page(), 'Done').focus()
      await press('Enter')
      await card(new RegExp(`${what}, age ${age}, ${felt}`)).waitFor()
    }
  })

  test('a finger draws as long as there is no pen', async () => {
    await tool('Draw').tap()
    const { finger } = await hands()
    await finger([
      [0.6, 0.15],
      [0.7, 0.1],
      [0.75, 0.2],
    ])
    await expect.poll(lines).toEqual(['Line 1: Anything'])
  })

  test('a pen draws in a colour that stands for something, and switches fingers to moving the map', async () => {
    await setPicked(page().getByRole('radio', { name: 'What I felt' }), true)
    const { pen, finger } = await hands()
    await pen([
      [0.72, 0.62],
      [0.76, 0.5],
      [0.79, 0.62],
    ])
    await page().getByLabel('Draw with fingers too').waitFor()
    const before = await seen()
    await page().waitForTimeout(600) // the hand that wrote has gone
    await finger([
      [0.5, 0.5],
      [0.4, 0.45],
    ])
    expect(await seen()).not.toBe(before)
    await expect.poll(lines).toEqual(['Line 1: Anything', 'Line 2: What I felt'])
  })

  test('a palm that rests on the map draws nothing', async () => {
    await setPicked(page().getByLabel('Draw with fingers too'), true)
    const { penWithPalm, palm } = await hands()
    await penWithPalm(
      [
        [0.3, 0.8],
        [0.4, 0.85],
      ],
      [0.6, 0.9],
    )
    await page().waitForTimeout(600)
    await palm([
      [0.6, 0.9],
      [0.5, 0.9],
    ])
    await expect.poll(lines).toHaveLength(3)
  })

  test('two fingers make it larger; fit all shows all of it again', async () => {
    await button(page(), 'Fit all').tap()
    const whole = await seen()
    const { pinch } = await hands()
    await pinch(
      [
        [0.45, 0.5],
        [0.55, 0.5],
      ],
      [
        [0.3, 0.5],
        [0.7, 0.5],
      ],
    )
    const widthOf = (box: string | null) => Number(box?.split(' ')[2])
    expect(widthOf(await seen())).toBeLessThan(widthOf(whole) / 2)
    await button(page(), 'Fit all').tap()
    expect(await seen()).toBe(whole)
    await expect.poll(lines).toHaveLength(3)
  })

  test('the same by wheel and by keys', async () => {
    const whole = await seen()
    await board().focus()
    await press('+', '+', 'ArrowRight', 'ArrowDown')
    const near = await seen()
    expect(near).not.toBe(whole)
    await press('0')
    expect(await seen()).toBe(whole)
    await board().hover()
    await page().keyboard.down('Control')
    await page().mouse.wheel(0, -300)
    await page().keyboard.up('Control')
    expect(await seen()).not.toBe(whole)
    await button(page(), 'Fit all').tap()
  })

  test('rubbing out with one swipe is one step, back and forth', async () => {
    const before = await lines()
    await tool('Rub out').tap()
    const { mouse } = await hands()
    await mouse([
      [0.55, 0.15],
      [0.82, 0.15],
      [0.78, 0.66],
      [0.68, 0.55],
      [0.82, 0.55],
    ])
    await expect.poll(async () => (await lines()).length).toBe(before.length - 2)
    await tool('Undo').tap()
    await expect.poll(lines).toEqual(before)
    await tool('Redo').tap()
    await expect.poll(async () => (await lines()).length).toBe(before.length - 2)
    await tool('Undo').tap()
    await expect.poll(lines).toEqual(before)
  })

  test('a line is picked, moved and removed without a pointer', async () => {
    const before = await lines()
    await tool('Move').focus()
    await press('Enter')
    await button(page(), 'Next line').focus()
    await press('Enter')
    await page().getByText(`Line 1 of ${before.length}`).waitFor()
    await button(page(), 'Move the line down').focus()
    await press('Enter')
    await board().focus()
    await press('ArrowLeft', 'Delete')
    await expect.poll(async () => (await lines()).length).toBe(before.length - 1)
    await tool('Undo').focus()
    await press('Enter')
    await expect.poll(async () => (await lines()).length).toBe(before.length)
  })

  test('a moment is dragged to another age, and taken back', async () => {
    await tool('Move').tap()
    const name = () => card(/Grandad’s allotment/).getAttribute('aria-label')
    const before = await name()
    const from = await card(/Grandad’s allotment/).boundingBox()
    await page().mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8)
    await page().mouse.down()
    await page().mouse.move((from?.x ?? 0) + 68, (from?.y ?? 0) + 58, { steps: 6 })
    await page().mouse.up()
    await expect.poll(name).not.toBe(before)
    await tool('Undo').tap()
    await expect.poll(name).toBe(before)
  })

  test('looks as it should', async () => {
    await tool('Draw').tap()
    await look('session-life-map')
  })

  test('its list has every moment', async () => {
    const said = await asList(async () => {
      await look('session-life-map-list')
      return page()
        .getByLabel('What was it?')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
    })
    expect(said).toEqual([
      'Grandad’s allotment',
      'Dad left, shouting',
      'First job, kitchen',
      'Lost the flat, drinking',
    ])
  })
})

describe('with the officer', () => {
  test('the map comes back, as it looks and in words', async () => {
    await button(page(), 'Next').tap()
    await heading('Looking at my map').waitFor()
    await button(page(), 'Next').tap()
    await heading('Have you finished this part?').waitFor()
    await page().getByText('Drawn: 3 lines').waitFor()
    await button(page(), 'Yes, I have finished').tap()
    await handBack(page())
    await scene.device.setOffline(false)
    await page()
      .getByRole('link', { name: `Open ${MAP}`, exact: true })
      .tap()
    await page().getByRole('img', { name: MAP }).getByText('Dad left, shouting').waitFor()
    await page().getByRole('definition').getByText('Drawn: 3 lines').waitFor()
  })

  test('a moment is tagged, and the tag stands on the map and in the summary', async () => {
    await button(page(), /^Tag: Dad left, shouting/).click()
    const tag = page().getByRole('checkbox', { name: /^Background influence/ })
    await tag.waitFor()
    await setPicked(tag, true)
    await page().getByRole('img', { name: MAP }).getByText('Background influence').waitFor()
    await page().getByRole('heading', { name: 'By tag' }).waitFor()
    await look('record-life-map')
  })

  test('nothing broke the page’s policy', () => {
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})
