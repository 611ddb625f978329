import { randomInt } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { inkPath, packedPoints, pathText, pointsOf, strokePath } from '#drawing'
import type { Form, Tool } from '#forms'
import { handsOn, type Place } from '../hands.ts'
import { button, setPicked } from '../officer.ts'
import type { Canaries } from './canaries.ts'
import { numbersOf } from './numbers.ts'

/** Where a hand's traces are hatched: `kept` stays in the answers, `shown` is worked out from them for the screen. */
export type Traces = { readonly kept: Canaries; readonly shown: Canaries }

type ByHand = (page: Page, form: Form, traces: Traces) => Promise<void>

/** What a client draws, places and writes in the picture of each tool. The exercise is open at its first page. */
export const byHand: { readonly [tool in Tool]: ByHand } = {
  async 'life-map'(page, form, { kept, shown }) {
    const board = page.getByRole('group', { name: form.pages[0]?.title ?? '' })
    await drawStroke(page, board, form, { kept, shown })
    await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Moment' }).click()
    await tapOn(page, board, [0.3, 0.3])
    const moment = page.getByRole('region', { name: 'Moment', exact: true })
    const word = kept.hatch(`${form.id}: a moment`)
    await write(moment.getByLabel('What was it?'), word)
    await button(page, 'Done').click()
    const card = page.getByRole('button', { name: `Change: ${word}` })
    shown.hatch(`${form.id}: a moment’s place`, await said(card, 'aria-label'))
  },
  async storyboard(page, form, traces) {
    await drawStroke(page, page.getByRole('group', { name: 'My drawing' }), form, traces)
    const [question] = form.pages[0]?.items.filter(({ kind }) => kind === 'prose') ?? []
    await write(
      page.getByRole('textbox', { name: question && 'label' in question ? question.label : '' }),
      traces.kept.hatch(`${form.id}: words beside a picture`),
    )
  },
  async 'relationship-circle'(page, form, { kept, shown }) {
    await button(page, 'Add a person').click()
    const word = kept.hatch(`${form.id}: a person`)
    await write(page.getByLabel('Who is it?'), word)
    const circle = page.getByRole('toolbar', { name: 'The people in the circle' })
    const person = circle.getByRole('button', { name: new RegExp(`^${word}`) })
    const before = await said(person, 'transform')
    // Elsewhere each time: where somebody or a word stands already, a tap puts nobody.
    const placed = async () => {
      const turn = Math.random() * 2 * Math.PI
      await tapOn(page, circle.locator('svg'), [0.5 + 0.43 * Math.cos(turn), 0.5 + 0.43 * Math.sin(turn)])
      return said(person, 'transform')
    }
    await expect.poll(placed, { interval: 500 }).not.toBe(before)
    shown.hatch(`${form.id}: a person’s place`, await said(person, 'transform'))
  },
  async wheel(page, form, { kept, shown }) {
    const parts = page.getByRole('toolbar', { name: 'Parts of the wheel' }).getByRole('button')
    const part = parts.nth(randomInt(1, form.pages.length))
    await part.locator('text').first().click() // a slice need not be where its middle is
    await expect.poll(() => part.getAttribute('aria-current')).toBe('true')
    await setPicked(page.getByRole('radio').first(), true)
    await setPicked(page.getByRole('checkbox', { name: /^We have talked about this/ }), true)
    await write(page.getByLabel('What I want to say about it'), kept.hatch(`${form.id}: words of a part`))
    await expect.poll(() => said(part, 'aria-label')).toContain('talked about, with words')
    shown.hatch(`${form.id}: a part`, await said(part, 'aria-label'))
  },
}

/** Signs by hand on the page that is open. */
export async function signByHand(page: Page, form: Form, { kept, shown }: Traces): Promise<void> {
  const stroke = await drawOn(page, page.locator('.signature-draw').first())
  await button(page, 'This is my signature').first().click()
  await button(page, 'Take this signature away').first().waitFor()
  const name = `${form.id}: a signature`
  kept.hatchInk(name, stroke)
  shown.hatch(`${name}, as a path`, inkPath({ strokes: [stroke] }).slice(0, PATH))
}

/** Of the text of a path: more than two hands have in common. */
const PATH = 200

async function drawStroke(page: Page, board: Locator, form: Form, { kept, shown }: Traces): Promise<void> {
  const points = await drawOn(page, board)
  const name = `${form.id}: a line`
  kept.hatchInk(name, points)
  shown.hatchInk(`${name}, point by point`, pointsOf(points).flat())
  const path = strokePath({ colour: 'ink', order: 'a0', width: PEN, points })
  shown.hatch(`${name}, as a path`, pathText(path).slice(0, PATH))
}

/** How broad the pen of a board is before another is taken. */
const PEN = 16

/** @returns what is kept of it: the one long list of numbers that was not there before. */
async function drawOn(page: Page, board: Locator): Promise<readonly number[]> {
  await board.waitFor()
  const before = new Set(await numbersOf(page))
  const { pen } = await handsOn(page, board)
  await pen(Array.from({ length: 6 }, anywhere))
  let fresh: readonly (readonly number[])[] = []
  const look = async () => {
    const lists = new Set(await numbersOf(page)).difference(before)
    fresh = [...lists].map((list) => list.split(',').map(Number)).filter(({ length }) => length > 100)
    return fresh.length
  }
  await expect.poll(look, { timeout: 20_000 }).toBe(1)
  return fresh[0] ?? []
}

const anywhere = (): Place => [randomInt(20, 80) / 100, randomInt(20, 80) / 100]

/** As a hand draws, for those who have none. */
export const anyInk = (): readonly number[] =>
  packedPoints(
    Array.from({ length: 60 }, () => [randomInt(0, 3_000), randomInt(0, 2_000), randomInt(20, 90)] as const),
  )

async function tapOn(page: Page, board: Locator, [across, down]: Place): Promise<void> {
  await board.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const box = await board.boundingBox()
  if (!box) throw new Error('There is no board.')
  await page.mouse.click(box.x + across * box.width, box.y + down * box.height)
}

async function write(box: Locator, word: string): Promise<void> {
  await box.fill(word)
  await box.blur()
}

const said = async (element: Locator, attribute: string): Promise<string> =>
  (await element.getAttribute(attribute)) ?? ''
