import type { Page } from 'playwright-core'
import { lockScreen } from '../officer.ts'
import { screenOf } from './looks.ts'

/**
 * Goes wherever somebody with a locked tablet could go: back and forward, again, by an address they know or guess, in another tab, to the
 * server's data.
 *
 * @returns what each way showed.
 */
export async function everyWayOn(
  page: Page,
  { origin, screens, data }: { origin: string; screens: readonly string[]; data: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>()
  const seeLock = async (way: string, on = page) => {
    await lockScreen(on).waitFor()
    shown.set(way, await screenOf(on))
  }
  await page.reload()
  await seeLock('again')
  for (const [nth, steps] of [-1, -1, 1].entries()) {
    // By its place in the history: two places may have one address, in one document.
    const from = await page.evaluate(() => navigation.currentEntry?.key)
    await page.evaluate((by) => void setTimeout(() => history.go(by)), steps) // after its answer, which the way there would end
    await page.waitForFunction(
      (key) => navigation.currentEntry?.key !== key && document.body?.textContent.trim(),
      from,
    )
    shown.set(`step ${nth + 1}, ${steps} in the history, to ${page.url()}`, await screenOf(page))
  }
  for (const path of screens) {
    await page.goto(origin + path)
    await seeLock(path)
  }
  const other = await page.context().newPage()
  await other.goto(origin + screens[0])
  await seeLock('another tab', other)
  await other.close()
  for (const path of data) {
    shown.set(`${path} by script`, await page.evaluate(async (url) => (await fetch(url)).text(), path))
    const answer = await page.goto(origin + path)
    shown.set(path, `${await screenOf(page)}\n${await answer?.text()}`)
    await page.goto(origin)
  }
  await seeLock('the start')
  return shown
}
