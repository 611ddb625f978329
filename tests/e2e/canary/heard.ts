import type { Page } from 'playwright-core'

/** What a device says aloud by the way. */
export type Heard = {
  /** What pages and workers wrote to the console, and the browser's own remarks beside it. */
  readonly console: readonly string[]
  /** What the browser called its tabs, and their addresses: what the history and a list of open apps show. */
  readonly titles: readonly string[]
}

export async function listen(page: Page): Promise<Heard> {
  const heard = { console: [] as string[], titles: [] as string[] }
  const debug = await page.context().newCDPSession(page)
  page.context().on('console', (message) => void heard.console.push(message.text()))
  debug.on('Log.entryAdded', ({ entry }) => void heard.console.push(entry.text))
  debug.on('Target.targetInfoChanged', ({ targetInfo: { title, url } }) => void heard.titles.push(title, url))
  await debug.send('Log.enable')
  await debug.send('Target.setDiscoverTargets', { discover: true })
  return heard
}
