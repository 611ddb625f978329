import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { curvesIn, flat, imagesIn, textOf } from '../report/pdf.ts'
import { handsOn, type Place } from './hands.ts'
import { type Device, setScene } from './harness/index.ts'
import { button, openApp, openCase, sync, unlock } from './officer.ts'
import { finishSession, handBack, handOver, openExercise } from './session.ts'

// One Life Map, worked on with two tablets that have no network, and on one of them with a tab that dies. Nothing of it is lost.

const CLIENT = 'Marek Rybak'
const MOMENTS = ['First job', 'Moved away']
const MAP = latestClientForm('life-map')?.title ?? ''

const scene = await setScene({ others: ['second tablet'] })
let second: Device
const here = () => scene.page()
const there = () => second.page()
const both = () => [here(), there()]

const board = (page: Page) => page.getByRole('group', { name: MAP })
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name })

beforeAll(async () => {
  second = await scene.openOther('second tablet')
})

async function openMap(page: Page): Promise<void> {
  await handOver(page, 1, [MAP])
  await openExercise(page, MAP)
  await board(page).waitFor()
}

async function sayAge(page: Page, age: string): Promise<void> {
  await page.getByLabel('How old are you now?').fill(age)
  await page.getByLabel('How old are you now?').blur()
}

/** With one finger. */
async function draw(page: Page, way: readonly Place[]): Promise<void> {
  await tool(page, 'Draw').tap()
  const { finger } = await handsOn(page, board(page))
  await finger(way)
}

async function addMoment(page: Page, what: string, age: string): Promise<void> {
  await tool(page, 'Moment').tap()
  await button(page, 'Write it down instead').tap()
  const panel = page.getByRole('region', { name: 'Moment', exact: true })
  await panel.getByLabel('What was it?').fill(what)
  await panel.getByLabel('How old were you?').fill(age)
  await panel.getByLabel('How old were you?').blur()
  await button(page, 'Done').tap()
  await page.getByRole('button', { name: new RegExp(what) }).waitFor()
}

/** What the list says. */
async function inList(page: Page): Promise<{ readonly lines: number; readonly moments: readonly string[] }> {
  await button(page, 'Show as a list').tap()
  const moments = page.getByLabel('What was it?')
  await page.getByRole('heading', { name: 'What I drew' }).waitFor()
  const seen = {
    lines: await button(page, /^Remove Line/).count(),
    moments: (
      await moments.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))
    ).sort(),
  }
  await button(page, 'Show as a picture').tap()
  await board(page).waitFor()
  return seen
}

/** What the picture shows: whether there is ink on it, and its moments. */
async function inPicture(
  page: Page,
): Promise<{ readonly ink: boolean; readonly moments: readonly string[] }> {
  const points = await board(page)
    .locator('canvas')
    .first()
    .evaluate((element) => {
      if (!(element instanceof HTMLCanvasElement)) return 0
      const drawn = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data
      return [...(drawn ?? [])].filter((value, index) => index % 4 === 3 && value > 0).length
    })
  const names = await board(page)
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  return { ink: points > 100, moments: MOMENTS.filter((one) => names.some((name) => name.includes(one))) }
}

describe('on two tablets without a network', () => {
  test('one draws a line and puts down a moment', async () => {
    await openApp(here(), scene.server.url)
    for (const page of both()) await openCase(page, CLIENT)
    for (const device of [scene.device, second]) await device.setOffline(true)
    await openMap(here())
    await sayAge(here(), '31')
    expect(await inPicture(here())).toEqual({ ink: false, moments: [] })
    await draw(here(), [
      [0.3, 0.3],
      [0.4, 0.25],
      [0.5, 0.4],
    ])
    await addMoment(here(), 'First job', '19')
    await expect.poll(() => inPicture(here())).toEqual({ ink: true, moments: ['First job'] })
    expect(await inList(here())).toEqual({ lines: 1, moments: ['First job'] })
  })

  test('its tab dies, and everything is there again', async () => {
    await scene.device.crashTab()
    await here().goto(scene.server.url)
    await unlock(here())
    await button(here(), 'Carry on with the session').tap()
    await board(here()).waitFor()
    await expect.poll(() => inPicture(here())).toEqual({ ink: true, moments: ['First job'] })
    expect(await inList(here())).toEqual({ lines: 1, moments: ['First job'] })
    expect(await here().getByLabel('How old are you now?').inputValue()).toBe('31')
  })

  test('the other, which has seen none of it, draws another line, another moment, and says another age', async () => {
    await openMap(there())
    await sayAge(there(), '32')
    await draw(there(), [
      [0.6, 0.6],
      [0.7, 0.7],
      [0.8, 0.55],
    ])
    await addMoment(there(), 'Moved away', '24')
    await expect.poll(() => inPicture(there())).toEqual({ ink: true, moments: ['Moved away'] })
    expect(await inList(there())).toEqual({ lines: 1, moments: ['Moved away'] })
  })
})

describe('when they meet', () => {
  test('both show both lines, both moments, and both ages for a person to settle', async () => {
    for (const page of both()) {
      await button(page, /Today’s plan$/).tap()
      await handBack(page)
      // Before they meet: one appointment was planned, and what one says came of it the other is not asked.
      await finishSession(page, 'Began the map.')
      await page.getByRole('link', { name: `Open ${MAP}`, exact: true }).tap()
    }
    for (const device of [scene.device, second]) await device.setOffline(false)
    for (const page of [here(), there(), here(), there()]) {
      await sync(page)
      await page.waitForTimeout(1_000)
    }
    for (const page of both()) {
      const picture = page.getByRole('img', { name: MAP })
      for (const moment of MOMENTS) await picture.getByText(moment).waitFor()
      await page.getByRole('definition').getByText('Drawn: 2 lines').waitFor()
      await page
        .getByText(/more than one answer/)
        .first()
        .waitFor()
    }
  })

  test('a saved copy has the lines as curves, not as an image, and the words', async () => {
    await here().getByRole('link', { name: CLIENT, exact: true }).first().tap()
    await here().getByRole('link', { name: 'Make a copy' }).tap()
    await here()
      .getByRole('radio', { name: /^A professional/ })
      .tap()
    await here().getByRole('article').getByText('First job').first().waitFor()
    const coming = here().waitForEvent('download')
    await button(here(), 'Save as PDF').tap()
    const pdf = readFileSync(await (await coming).path())
    const words = flat(textOf(pdf))
    for (const part of [...MOMENTS, 'Drawn: 2 lines']) expect(words).toContain(part)
    expect(imagesIn(pdf)).toBe(0)
    expect(curvesIn(pdf)).toBeGreaterThan(10)
  })

  test('nothing broke the page’s policy', () => {
    for (const { complaints } of [scene.device, second])
      expect(complaints).toEqual({ policy: [], errors: [] })
  })
})
