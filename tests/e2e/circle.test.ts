import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { lookBothWays, setScene } from './harness/index.ts'
import { button, openApp, openCase } from './officer.ts'
import { finishSession, handBack, handOver, openExercise } from './session.ts'

// The relationship circle: people put on rings by touch, by dragging and by keys alone, and what the officer makes of two sittings.

const CLIENT = 'Marek Rybak'
const scene = await setScene()
const { page } = scene
const form = latestClientForm('relationship-circle')
const TITLE = form?.title ?? ''

const heading = (name: string) => page().getByRole('heading', { name, level: 1, exact: true })
const board = () => page().getByRole('toolbar', { name: 'The people in the circle' })
const person = (name: string) => board().getByRole('button', { name: new RegExp(`^${RegExp.escape(name)},`) })
const labelOf = (name: string) => person(name).getAttribute('aria-label')
const nameOfFocus = () => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

const look = (name: string) => lookBothWays(page(), name)

type Put = { readonly name: string; readonly ring?: string; readonly flag?: string }

async function add({ name, ring, flag }: Put): Promise<void> {
  await button(page(), 'Add a person').tap()
  const field = page().getByLabel('Who is it?')
  await field.fill(name)
  await field.blur()
  if (ring) await page().getByRole('radio', { name: ring, exact: true }).tap()
  if (flag)
    await page()
      .getByRole('radio', { name: new RegExp(`^${flag}`) })
      .tap()
}

/** A spot on the board, in parts of its side. */
async function spot(across: number, down: number) {
  const box = await board().locator('svg').boundingBox()
  if (!box) throw new Error('There is no board.')
  return { x: box.x + box.width * across, y: box.y + box.height * down }
}

/** With a finger of its own, as a tablet sends it. */
async function drag(name: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await person(name).boundingBox()
  if (!box) throw new Error(`${name} is nowhere.`)
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const debug = await page().context().newCDPSession(page())
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: typeof from) =>
    debug.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', from)
  for (const part of [0.2, 0.4, 0.6, 0.8, 1])
    await touch('touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })
  await touch('touchEnd')
  await debug.detach()
}

async function slow(rate: number): Promise<void> {
  const debug = await page().context().newCDPSession(page())
  await debug.send('Emulation.setCPUThrottlingRate', { rate })
}

test('the circle is handed over', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await handOver(page(), 1, [TITLE])
  await openExercise(page(), TITLE)
  await heading('The people in my life').waitFor()
  await page().getByText('Family, friends, work, people who help.').waitFor()
})

describe('by touch, on a tablet four times as slow', () => {
  beforeAll(() => slow(4))
  afterAll(() => slow(1))

  test('a person is added, and put on a ring in the fields beside', async () => {
    await add({ name: 'Mum', ring: 'They matter', flag: 'Green' })
    await expect.poll(() => labelOf('Mum')).toBe('Mum, matter, green flag')
    await page().getByLabel('What I want to say about them').fill('Always picks up the phone.')
    await page().getByLabel('What I want to say about them').blur()
    await expect.poll(() => labelOf('Mum')).toBe('Mum, matter, green flag, with words')
  })

  test('or with a tap on the ring', async () => {
    await add({ name: 'Gaz' })
    await expect.poll(() => labelOf('Gaz')).toBe('Gaz, not put anywhere yet')
    const at = await spot(0.93, 0.5)
    await page().touchscreen.tap(at.x, at.y)
    await expect.poll(() => labelOf('Gaz')).toBe('Gaz, around me')
    await page()
      .getByRole('radio', { name: /^Red flag/ })
      .tap()
    await expect.poll(() => labelOf('Gaz')).toBe('Gaz, around me, red flag')
  })

  test('or dragged by a finger, and undo brings them back in one step', async () => {
    await drag('Gaz', await spot(0.5, 0.35))
    await expect.poll(() => labelOf('Gaz')).toBe('Gaz, matter most, red flag')
    await button(page(), 'Undo').tap()
    await expect.poll(() => labelOf('Gaz')).toBe('Gaz, around me, red flag')
    await drag('Gaz', await spot(0.78, 0.72))
    await expect.poll(() => labelOf('Gaz')).toBe('Gaz, around me, red flag')
  })

  test('a finger elsewhere on the board scrolls, and puts nobody anywhere', async () => {
    await page().setViewportSize({ width: 820, height: 700 })
    await person('Mum').tap()
    const before = await labelOf('Mum')
    const at = await spot(0.08, 0.4)
    const debug = await page().context().newCDPSession(page())
    await debug.send('Input.synthesizeScrollGesture', { ...at, yDistance: -200, speed: 900 })
    expect(await page().evaluate(() => scrollY)).toBeGreaterThan(50)
    expect(await labelOf('Mum')).toBe(before)
    await page().setViewportSize({ width: 1180, height: 820 })
  })
})

describe('by keys alone', () => {
  test('a person is added, put on a ring, turned, and found again among the others', async () => {
    await button(page(), 'Add a person').focus()
    await page().keyboard.press('Enter')
    await expect.poll(() => page().evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page().keyboard.type('Coach')
    await page().keyboard.press('Tab')
    await page().keyboard.press('Space')
    await expect.poll(() => labelOf('Coach')).toBe('Coach, matter most')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('ArrowDown')
    await expect.poll(() => labelOf('Coach')).toBe('Coach, around me')
    const before = await person('Coach').getAttribute('transform')
    await button(page(), 'Turn right').focus()
    await page().keyboard.press('Enter')
    await expect.poll(() => person('Coach').getAttribute('transform')).not.toBe(before)
    await person('Coach').focus()
    await page().keyboard.press('ArrowRight')
    expect(await nameOfFocus()).toMatch(/^Mum, /)
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { name: 'Mum', level: 3 }).waitFor()
    expect(await person('Mum').getAttribute('aria-pressed')).toBe('true')
  })

  test('the list has the same people and changes the same answers', async () => {
    await button(page(), 'Show as a list').press('Enter')
    const people = page().locator('summary')
    expect(await people.allInnerTexts()).toEqual([
      expect.stringContaining('Mum'),
      expect.stringContaining('Gaz'),
      expect.stringContaining('Coach'),
    ])
    await people.first().press('Enter')
    const rings = page().getByRole('radiogroup', { name: 'How much do they matter to me?' })
    await rings.first().getByRole('radio', { name: 'They matter most' }).press('Space')
    expect(await page().getByText('Where they stand round me').count()).toBe(0)
    await button(page(), 'Show as a picture').press('Enter')
    await expect.poll(() => labelOf('Mum')).toBe('Mum, matter most, green flag, with words')
  })
})

describe('twenty people', () => {
  const more: readonly Put[] = [
    ...['Ella', 'Sam', 'Nan', 'Dev'].map((name) => ({ name, ring: 'They matter most', flag: 'Green' })),
    ...['Auntie Jean', 'Mr Featherstone', 'Tia', 'Uncle Pete', 'Alexandria'].map((name) => ({
      name,
      ring: 'They matter',
    })),
    ...['Kev from work', 'My probation worker', 'Jo', 'Lou', 'Ash', 'Mia', 'Bartholomew', 'Dad'].map(
      (name) => ({
        name,
        ring: 'They are around',
        flag: 'Red',
      }),
    ),
  ]

  test('stand side by side with their names to read, and there is no twenty-first', async () => {
    for (const one of more) await add(one)
    expect(await board().getByRole('button').count()).toBe(20)
    expect(await button(page(), 'Add a person').count()).toBe(0)
    await person('Ella').tap()
    await look('circle')
  })

  test('a person is taken away, and comes back with undo', async () => {
    await button(page(), 'Remove Ella').tap()
    await expect.poll(() => board().getByRole('button').count()).toBe(19)
    await button(page(), 'Undo').tap()
    await expect.poll(() => labelOf('Ella')).toBe('Ella, matter most, green flag')
  })
})

test('what was said is read in words, and by the officer as the picture too', async () => {
  await button(page(), 'Next').tap()
  await heading('Have you finished this part?').waitFor()
  await page().getByText('Always picks up the phone.').waitFor()
  await button(page(), /^Change ?: Person 2$/).tap()
  await expect
    .poll(() => page().evaluate(() => (document.activeElement as HTMLInputElement).value))
    .toBe('Gaz')
  await button(page(), 'Back to my answers').tap()
  await button(page(), 'Yes, I have finished').tap()
  await handBack(page())
  await page()
    .getByRole('link', { name: `Open ${TITLE}`, exact: true })
    .tap()
  await heading(TITLE).waitFor()
  await page()
    .getByRole('img', { name: `${TITLE}, as a picture` })
    .waitFor()
  await look('record-circle')
})

test('a second circle, in a later session, stands beside the first: who is nearer, new, gone, and whose flag changed', async () => {
  await page().goBack()
  await heading('Before the client leaves').waitFor()
  await finishSession(page(), 'Drew the circle.')
  await handOver(page(), 2, [`Begin anew: ${TITLE}`])
  await openExercise(page(), TITLE)
  await heading('The people in my life').waitFor()
  await add({ name: 'Gaz', ring: 'They matter most', flag: 'Green' })
  await add({ name: 'Coach', ring: 'They are around' })
  await add({ name: 'Zed', ring: 'They matter' })
  await button(page(), '‹ Today’s plan').tap()
  await heading('What we are doing today').waitFor()
  await handBack(page())
  await page()
    .getByRole('link', { name: `Open ${TITLE}`, exact: true })
    .tap()
  await page().getByRole('heading', { name: 'Session 1 and Session 2' }).waitFor()
  await page().getByText('Gaz: nearer, from “around me” to “matter most”; flag was red, is green.').waitFor()
  await page().getByText('Zed: new, “matter”.').waitFor()
  await page().getByText('Mum: no longer there, was “matter most”.').waitFor()
  expect(
    await page()
      .getByText(/^Coach:/)
      .count(),
  ).toBe(0)
  await page()
    .getByRole('heading', { name: 'Session 1 and Session 2' })
    .evaluate((title) => title.scrollIntoView())
  await look('record-circle-compared')
})

test('nothing broke the page’s policy', () => {
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
