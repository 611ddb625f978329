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
    // Of its own for each step: two entries may have one address, and a document kept aside comes back with its mark.
    const here = { url: page.url(), mark: String(nth) }
    await page.evaluate(({ mark }) => document.body.setAttribute('data-mark', mark), here)
    await page.evaluate((by) => history.go(by), steps)
    // Another address, or another document at the same one; with something on it.
    await page.waitForFunction(({ url, mark }) => {
      const isElsewhere = location.href !== url || document.body.dataset['mark'] !== mark
      return isElsewhere && document.body.textContent.trim() !== ''
    }, here)
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
