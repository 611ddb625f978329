import { afterAll, afterEach } from 'vitest'
import { pagesNow } from './device.ts'
import { ends } from './ends.ts'

afterAll(ends.all)

/** Where a step failed, each page is printed as a screen reader has it, and its picture is kept: .tmp/failed-1.png and so on. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [index, page] of pagesNow().entries()) {
    const picture = `.tmp/failed-${index + 1}.png`
    try {
      await page.screenshot({ path: picture, timeout: 5_000 })
      // biome-ignore lint/suspicious/noConsole: it is what there is to see of a browser that nobody can look at again
      console.error(`${picture}\n${await page.locator('body').ariaSnapshot({ timeout: 5_000 })}`)
    } catch (error) {
      // biome-ignore lint/suspicious/noConsole: as above
      console.error(`${picture}: no picture. ${error}`) // the page itself may be what failed
    }
  }
})
