import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import type { Form, QuestionDefinition } from '#forms'
import { accessibilityProblems, lookBothWays, setScene } from './harness/index.ts'
import { button, chooseExercises, openApp, openCase, unlock } from './officer.ts'
import { finishSession, handBack, handOver, openExercise } from './session.ts'

// Both lists of behaviour, all 64 lines of them twice over, one by keyboard and one by touch; what they come to; and a second sitting beside
// the first.

const CLIENT = 'Marek Rybak'
const scene = await setScene()
const { page } = scene

beforeAll(() => scene.device.setTimeOfDay(9, 40))

const formOf = (id: string): Form => {
  const form = latestClientForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}
const abuse = formOf('inventory-abuse')
const violence = formOf('inventory-violence')

/** The lines on each page of a list; the first page has none. */
const linesOf = ({ pages }: Form): readonly (readonly QuestionDefinition[])[] =>
  pages.map(({ items }) => items.flatMap((item) => (item.kind === 'frequency' ? [item] : [])))

const landscape = { width: 1180, height: 820 }
const portrait = { width: 820, height: 1180 }

/** A picture in both orientations, and no accessibility rule broken in either. */
const look = (name: string) => lookBothWays(page(), name)

const heading = (name: string | RegExp) => page().getByRole('heading', { name, level: 1 })
const plan = () => heading('What we are doing today')

/** Both columns of a line. */
const columnOf = (side: 'What I did' | 'What was done to me', { label }: QuestionDefinition) =>
  page().getByRole('radiogroup', { name: `${side}: ${label}`, exact: true })

const picked = (side: Parameters<typeof columnOf>[0], line: QuestionDefinition) =>
  columnOf(side, line).getByRole('radio', { checked: true })

async function typeName(): Promise<void> {
  await page().getByLabel('My name', { exact: true }).fill(CLIENT)
  await page().getByLabel('My name', { exact: true }).blur()
}

/** A row of a table by its first cell, as one text. */
const rowOf = async (name: string): Promise<string> => {
  const row = page()
    .getByRole('row')
    .filter({ has: page().getByRole('rowheader', { name, exact: true }) })
  return ((await row.first().textContent()) ?? '').slice(name.length)
}

test('the lists are handed over', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await handOver(page(), 3, [abuse.title, violence.title])
  await openExercise(page(), abuse.title)
  await heading('Before we start').waitFor()
})

describe('35 lines by keyboard', () => {
  const pages = linesOf(abuse)
  /** Down a page: 0, 1, 2, 3, 4 and round again. */
  const did = (line: number) => String(line % 5)
  /** Not known on every fifth, else once. */
  const done = (line: number) => (line % 5 === 0 ? '?' : '1')

  test('a digit or “?” answers and goes on, column by column, and from the last line to Next', async () => {
    await page().setViewportSize(landscape)
    await typeName()
    await button(page(), 'Next').press('Enter')
    let line = 0
    for (const [index, lines] of pages.entries()) {
      if (lines.length === 0) continue
      await heading(abuse.pages[index]?.title ?? '').waitFor()
      await page().getByRole('radio').first().focus()
      for (const _line of lines) {
        await page().keyboard.press(did(line))
        await page().keyboard.press(done(line))
        line++
      }
      await button(page(), 'Next').and(page().locator(':focus')).waitFor()
      if (index === 1) await look('session-inventory')
      await page().keyboard.press('Enter')
    }
    await heading('Have you finished this part?').waitFor()
    expect(line).toBe(35)
    await page().locator('span', { hasText: '37 of 37 answered' }).waitFor()
  })

  test('the arrows go through the pads and from line to line, and Delete takes an answer back', async () => {
    const [, first = [], second = []] = pages
    const [one, two] = first as [QuestionDefinition, QuestionDefinition]
    expect(second.length).toBeGreaterThan(0)
    await button(page(), new RegExp(`^Change ?: ${one.label}`)).tap()
    await heading('Hurtful words').waitFor()
    await picked('What was done to me', one).focus()
    await page().keyboard.press('ArrowDown')
    await picked('What was done to me', two).and(page().locator(':focus')).waitFor()
    await page().keyboard.press('ArrowRight')
    await columnOf('What was done to me', two).getByRole('radio', { name: /^2/, checked: true }).waitFor()
    await page().keyboard.press('ArrowUp')
    await picked('What was done to me', one).and(page().locator(':focus')).waitFor()
    await page().keyboard.press('Delete')
    await expect.poll(() => picked('What was done to me', one).count()).toBe(0)
    await page().keyboard.press('?')
    await columnOf('What was done to me', one)
      .getByRole('radio', { name: /don’t know/, checked: true })
      .waitFor()
    await columnOf('What was done to me', two).getByRole('radio', { name: /^1/ }).press('1')
    await columnOf('What was done to me', two).getByRole('radio', { name: /^1/, checked: true }).waitFor()
    await button(page(), 'Back to my answers').tap()
    await heading('Have you finished this part?').waitFor()
    await button(page(), 'Yes, I have finished').tap()
    await plan().waitFor()
  })
})

describe('29 lines by touch', () => {
  const pages = linesOf(violence)
  const [firstPage] = pages.filter((lines) => lines.length > 0)
  const dragged = firstPage?.[3] as QuestionDefinition

  test('targets are large enough on a tablet held upright, and the place is kept when the tab dies', async () => {
    await page().setViewportSize(portrait)
    await openExercise(page(), violence.title)
    await heading('Before we start').waitFor()
    await typeName()
    await page().getByRole('radio', { name: 'a man', exact: true }).tap()
    await button(page(), 'Next').tap()
    await heading(violence.pages[1]?.title ?? '').waitFor()
    const sizes = await page()
      .getByRole('radio')
      .evaluateAll((pads) =>
        pads.map((pad) => {
          const { width, height } = (pad.closest('label') ?? pad).getBoundingClientRect()
          return Math.min(width, height)
        }),
      )
    expect(sizes).toHaveLength(7 * 2 * 6)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
    await page().waitForTimeout(300)
    await scene.device.crashTab()
    await page().goto(scene.server.url)
    await unlock(page())
    await button(page(), 'Carry on with the session').tap()
    await heading(violence.pages[1]?.title ?? '').waitFor()
  })

  test('two taps answer a line; words that do not fit are changed', async () => {
    await page().setViewportSize(portrait)
    let count = 0
    for (const [index, lines] of pages.entries()) {
      if (lines.length === 0) continue
      await heading(violence.pages[index]?.title ?? '').waitFor()
      for (const line of lines) {
        const isThroat = line.id === 'v24'
        await columnOf('What I did', line)
          .getByRole('radio', { name: isThroat ? /^1/ : /^0/ })
          .tap()
        await columnOf('What was done to me', line).getByRole('radio', { name: /^\?/ }).tap()
        count++
      }
      if (index === 1) await changeWords()
      await button(page(), 'Next').tap()
    }
    expect(count).toBe(29)
    await heading('Have you finished this part?').waitFor()
    await page().locator('span', { hasText: '32 of 32 answered' }).waitFor()
    await page().getByText('In my words: Dragged the other person along by the sleeve').waitFor()
    await look('session-inventory-answers')
    await button(page(), 'Yes, I have finished').tap()
    await plan().waitFor()
  })

  async function changeWords(): Promise<void> {
    const fold = page().locator('summary', { hasText: dragged.label })
    await fold.tap()
    const field = page().getByLabel('In my words').and(page().locator(':visible'))
    expect(await field.inputValue()).toBe(dragged.label)
    await field.fill('Dragged the other person along by the sleeve')
    await field.blur()
    await page().locator('s', { hasText: dragged.label }).waitFor()
    await look('session-inventory-words')
    await fold.tap()
    await page().setViewportSize(portrait)
  }
})

describe('with the officer', () => {
  test('grave lines are there before the client leaves, and nothing that was “?”', async () => {
    await handBack(page())
    await page().getByText('Said they stopped somebody’s breath or gripped their throat').first().waitFor()
    await page().getByText('Gripped the other person’s throat: 1, once').first().waitFor()
    await page().getByText('Said they threatened to kill somebody').first().waitFor()
    expect(await page().getByText('Said somebody stopped their breath').count()).toBe(0)
    await look('hand-back-inventory')
    await finishSession(page(), 'Went through the lists.')
  })

  test('the record says what it comes to, each column by itself', async () => {
    await page()
      .getByRole('listitem')
      .filter({ has: page().getByText(abuse.title, { exact: true }) })
      .getByRole('link', { name: 'Open' })
      .first()
      .tap()
    await heading(abuse.title).waitFor()
    // Seven times 0, 1, 2, 3, 4; and seven times “?” beside 28 times once.
    await expect.poll(() => rowOf('Lines asked')).toBe('3535')
    expect(await rowOf('Once or more')).toBe('2828')
    expect(await rowOf('Never')).toBe('70')
    expect(await rowOf('“?”, don’t know')).toBe('07')
    expect(await rowOf('Not answered')).toBe('00')
    expect(await rowOf('The numbers added up')).toBe('7028')
    await look('record-inventory')
  })

  test('a second sitting is begun anew, and stands beside the first', async () => {
    await page().getByRole('link', { name: CLIENT }).first().tap()
    await handOver(page(), 4, [`Begin anew: ${abuse.title}`])
    await openExercise(page(), abuse.title)
    await heading('Before we start').waitFor()
    await button(page(), 'Next').tap()
    await heading('Hurtful words').waitFor()
    await page().getByRole('radio').first().focus()
    for (const key of '10'.repeat(7)) await page().keyboard.press(key)
    await page().keyboard.press('Enter')
    await heading('Keeping watch').waitFor()
    await button(page(), '‹ Today’s plan').tap()
    await plan().waitFor()
    await handBack(page())
    await finishSession(page(), 'Went through the lists.')
    await page()
      .getByRole('region', { name: 'Session 4' })
      .getByRole('listitem')
      .filter({ has: page().getByText(abuse.title, { exact: true }) })
      .getByRole('link', { name: 'Open' })
      .tap()
    await page().getByRole('heading', { name: 'Session 3 and Session 4' }).waitFor()
    // 0 1 2 3 4 0 1 became 1 seven times; “?” 1 1 1 1 “?” 1 became 0.
    await page().getByText('What I did: 2 higher, 3 lower, 2 the same, 28 that cannot be compared.').waitFor()
    await page()
      .getByText('What was done to me: 0 higher, 5 lower, 0 the same, 30 that cannot be compared.')
      .waitFor()
    await page().getByText('A fall is stated, not called progress').waitFor()
    await page().getByRole('heading', { name: 'Session 3 and Session 4' }).scrollIntoViewIfNeeded()
    await page()
      .getByRole('heading', { name: 'Session 3 and Session 4' })
      .evaluate((title) => title.scrollIntoView())
    await look('record-inventory-compared')
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })

  test('with a police investigation open, the officer is warned before the lists, and of nothing else', async () => {
    await openCase(page(), 'Samuel Oyelaran')
    await page()
      .getByRole('link', { name: /^Start session/ })
      .tap()
    await page().getByRole('radio', { name: /^3 · / }).tap()
    const warning = page().getByRole('note').filter({ hasText: 'A police investigation is open' })
    await warning.getByText(abuse.title).waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
    await chooseExercises(page(), ['How healthy is my relationship?'])
    await warning.waitFor({ state: 'detached' })
  })
})
