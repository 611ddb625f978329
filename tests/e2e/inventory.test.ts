import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { type Form, levelsOf, type QuestionDefinition } from '#forms'
import { handOver } from './canary/screens.ts'
import { accessibilityProblems, screenshot, setScene } from './harness/index.ts'
import { button, openCase, setUp } from './officer.ts'

// Both lists of behaviour, all 64 lines of them twice over: one by keyboard, one by touch.

const CLIENT = 'Marek Rybak'
const scene = await setScene()
const { page } = scene
let space = ''

beforeAll(() => scene.device.setTimeOfDay(9, 40))

const formOf = (id: string): Form => {
  const form = latestClientForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}
const abuse = formOf('inventory-abuse')
const violence = formOf('inventory-violence')

/** The lines of a list, page by page. */
const linesOf = ({ pages }: Form): readonly (readonly QuestionDefinition[])[] =>
  pages.map(({ items }) => items.flatMap((item) => (item.kind === 'frequency' ? [item] : [])))

/** A picture in both orientations, and no accessibility rule broken in either. */
async function look(name: string): Promise<void> {
  for (const [orientation, size] of [
    ['portrait', { width: 820, height: 1180 }],
    ['', { width: 1180, height: 820 }],
  ] as const) {
    await page().setViewportSize(size)
    expect(await accessibilityProblems(page()), `${name} ${orientation}`).toEqual([])
    await screenshot(page(), [name, orientation].filter(Boolean).join('-'))
  }
}

const heading = (name: string) => page().getByRole('heading', { name, level: 1, exact: true })

async function start(form: Form): Promise<void> {
  await page()
    .getByRole('listitem')
    .filter({ has: page().getByRole('heading', { name: form.title, exact: true }) })
    .getByRole('button')
    .tap()
}

test('the lists are handed over', async () => {
  await setUp(scene.device, scene.server.url)
  space = await openCase(page(), CLIENT)
  await handOver(page(), space, [abuse, violence], () => undefined)
})

describe('by keyboard', () => {
  test('each digit answers and goes on, column by column and line by line', async () => {
    await start(abuse)
    const [first] = abuse.pages
    await heading(first?.title ?? '').waitFor()
    await button(page(), 'Next').press('Enter')
    const pages = linesOf(abuse)
    for (const [index, lines] of pages.entries()) {
      if (lines.length === 0) continue
      await heading(abuse.pages[index]?.title ?? '').waitFor()
      await page().getByRole('radiogroup').first().getByRole('radio').first().focus()
      for (const [line] of lines.entries()) {
        await page().keyboard.press(String(line % 5))
        await page().keyboard.press(line === 2 ? '?' : String((line + 1) % 5))
      }
      if (index === 1) await look('session-inventory-abuse')
      if (index === 7) await look('session-inventory-abuse-end')
      await page().keyboard.press('Enter')
    }
    await heading('Have you finished this part?').waitFor()
    await look('session-inventory-answers')
    expect(levelsOf(lines0()).length).toBe(6)
  })
})

const lines0 = () => linesOf(abuse)[1]?.[0] as QuestionDefinition
