import type { Page } from 'playwright-core'
import { button, chooseExercises, lockScreen, unlock } from './officer.ts'

/** A session from the case to the client’s hands and back, in the words on its screens. */

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true })

/** From a case to the plan in the client’s hands, with these exercises and no others. `session`: 1 to 4. */
export async function handOver(page: Page, session: number, titles: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: /^Start session/ }).tap()
  await page.getByRole('radio', { name: new RegExp(`^${session} · `) }).tap()
  if (session > 1) await page.locator('summary', { hasText: 'Something else' }).tap()
  await chooseExercises(page, titles)
  await button(page, 'Go on to hand over').tap()
  await button(page, 'Hand over now').tap()
  await heading(page, 'What we are doing today').waitFor()
}

/** From the plan to an exercise, where it stands. */
export const openExercise = (page: Page, title: string): Promise<void> =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    .getByRole('button')
    .tap()

/** From the plan to the officer’s screen before the client leaves. */
export async function handBack(page: Page): Promise<void> {
  await button(page, 'Finish for today').tap()
  await button(page, 'Hand back').tap()
  await lockScreen(page).waitFor()
  await unlock(page)
  await heading(page, 'Before the client leaves').waitFor()
}

/** From there to the case: it is safe, the client was there. */
export async function finishSession(page: Page, summary: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: 'Is it safe to end here?' })
    .getByText('Yes', { exact: true })
    .tap()
  await button(page, /^Put: attended/).tap()
  await page.getByLabel('Summary').fill(summary)
  await button(page, 'Finish').tap()
  await page.getByRole('link', { name: /^Start session/ }).waitFor()
}
