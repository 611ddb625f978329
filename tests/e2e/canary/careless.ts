import type { Page } from 'playwright-core'
import type { Canaries } from './canaries.ts'

/** A page of somebody else that takes none of the care that ours do. */
const PAGE = '<title>careless</title><form><input name="nickname" /><textarea name="story"></textarea></form>'

/**
 * Types into boxes that the browser may keep, and goes on to an address that says something.
 *
 * @returns the names of the words that the browser keeps, and whether it kept the page aside as it was.
 */
export async function typeCarelessly(page: Page, canaries: Canaries) {
  await page.route('http://localhost/**', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))

  await page.goto('http://localhost/')
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }))
  })
  await page.locator('input').pressSequentially(canaries.hatch('leak: typed in a box'))
  await page.locator('textarea').pressSequentially(canaries.hatch('leak: typed in a large box'))
  const address = canaries.hatch('leak: address in the history')
  await page.evaluate((path) => location.assign(path), `/${address}`)
  await page.waitForURL(`**/${address}`)
  await page.evaluate(() => history.back())
  const keptAside = await page
    .waitForFunction(() => 'persisted' in window && window.persisted)
    .then((kept) => kept.jsonValue())
  return {
    keptAside,
    kept: ['typed in a box', 'typed in a large box', 'address in the history'].map((name) => `leak: ${name}`),
  }
}
