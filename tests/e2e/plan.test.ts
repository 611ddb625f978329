import { expect, test } from 'vitest'
import { accessibilityProblems, screenshot, setScene } from './harness/index.ts'
import { openApp, openCase } from './officer.ts'

// An officer moves an exercise to another session of one case, and says why.

const CLIENT = 'Marek Rybak'
const EXERCISE = 'Move “How healthy is my relationship?” to'
const WHY = 'They asked about it at the end of session 1.'

const scene = await setScene()
const page = () => scene.page()
const session = (number: number) => page().getByRole('radio', { name: new RegExp(`^${number}`) })

test('an exercise goes to another session, with the reason, and leaves its own', async () => {
  await openApp(scene.page(), scene.server.url)
  await openCase(page(), CLIENT)
  await page()
    .getByRole('link', { name: /^Start session/ })
    .click()
  await page().getByRole('link', { name: 'Change the plan of the sessions' }).click()
  const question = page().getByRole('radiogroup', { name: EXERCISE })
  await question.getByRole('radio', { name: '2 · Looking deeper' }).check({ force: true })
  const why = page().getByLabel('Why?')
  await why.fill(WHY)
  await why.blur()
  expect(await accessibilityProblems(page())).toEqual([])
  await screenshot(page(), 'plan-changes')
  await page().getByRole('link', { name: CLIENT }).click()
  await page()
    .getByRole('link', { name: /^Start session/ })
    .click()
  await session(2).check({ force: true })
  await page().getByRole('heading', { name: 'Get ready for session 2' }).waitFor()
  await page().getByText(`Moved here from session 3: ${WHY}`).waitFor()
  const moved = page().getByRole('checkbox', { name: /How healthy is my relationship/ })
  expect(await moved.isChecked()).toBe(true)
  expect(await accessibilityProblems(page())).toEqual([])
  await session(3).check({ force: true })
  await page().getByRole('heading', { name: 'Get ready for session 3' }).waitFor()
  expect(
    await page()
      .getByText(/Moved here/)
      .count(),
  ).toBe(0)
})
