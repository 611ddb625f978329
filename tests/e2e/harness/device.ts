import { execFileSync } from 'node:child_process'
import { readlink } from 'node:fs/promises'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { ADDRESS_FLAG } from './address.ts'
import { type Complaints, collectComplaints } from './complaints.ts'
import { ends } from './ends.ts'

/** A tablet: one Chromium profile on disk, which outlives the browser. */
export type Device = {
  readonly context: BrowserContext
  /** The tab in use: the newest that still lives. */
  readonly page: () => Page
  readonly complaints: Complaints
  /** Cuts or restores the network for every tab and for the service worker. */
  readonly setOffline: (offline: boolean) => Promise<void>
  /** Sets the clock of its pages to a time of today; it goes on from there. */
  readonly setTimeOfDay: (hour: number, minute: number) => Promise<void>
  /** Kills the process that draws the tab, as when memory runs out, and opens a new tab. `page`: another than the one in use. */
  readonly crashTab: (page?: Page) => Promise<Page>
  /** Ends the whole browser as a power cut would (SIGKILL) and waits. Open the profile again to go on. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A 10-inch tablet, landscape. */
const VIEWPORT = { width: 1180, height: 820 }

const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** `shell`: Chromium without its windows, which starts in a quarter of the time. `chromium`: all of it, which alone syncs in the background. */
const COMMANDS = { shell: 'chromium-headless-shell', chromium: 'chromium' } as const

export type Browser = keyof typeof COMMANDS

/**
 * @param profile folder of the profile; open it again to come back to the same device, in the same browser.
 * @param options.keepsPages whether a page that was left may be kept aside as it was, for going back to it: Chromium's own way, which is
 *   switched off otherwise. Go back by `history` then: Playwright waits for a load that does not come.
 * @param options.flags more of Chromium's own.
 */
export async function openDevice(
  profile: string,
  {
    browser = 'shell',
    keepsPages = false,
    flags = [],
  }: { browser?: Browser | undefined; keepsPages?: boolean; flags?: readonly string[] } = {},
): Promise<Device> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: execFileSync('which', [COMMANDS[browser]], { encoding: 'utf8' }).trim(),
    args: [...ARGUMENTS, ADDRESS_FLAG, ...flags],
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    headless: true,
    viewport: VIEWPORT,
    hasTouch: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  ends.add(() => context.close())
  running.add(context)
  context.once('close', () => running.delete(context))
  const complaints = await collectComplaints(context)
  context.setDefaultTimeout(30_000)
  let current = context.pages()[0] ?? (await context.newPage())
  context.on('page', (page) => {
    current = page
    page.once('close', () => {
      current = context.pages().at(-1) ?? page
    })
  })
  return {
    context,
    page: () => current,
    complaints,
    setOffline: (offline) => context.setOffline(offline),
    setTimeOfDay: (hour, minute) => context.clock.setSystemTime(new Date().setHours(hour, minute, 0, 0)),
    crashTab: (page = current) => crash(context, page),
    kill: () => kill(context, profile),
    close: () => context.close(),
  }
}

const running = new Set<BrowserContext>()

/** The pages of every tablet that runs now, those of the last opened last. */
export const pagesNow = (): readonly Page[] => [...running].flatMap((context) => context.pages())

async function kill(context: BrowserContext, profile: string): Promise<void> {
  const ended = new Promise((resolve) => context.once('close', resolve))
  // Chromium keeps its own process there: "<host>-<pid>".
  const pid = Number((await readlink(`${profile}/SingletonLock`)).split('-').at(-1))
  process.kill(pid, 'SIGKILL')
  await ended
}

async function crash(context: BrowserContext, page: Page): Promise<Page> {
  const crashed = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  // The command's own answer never comes: the process that would give it is gone.
  session.send('Page.crash').catch(() => undefined)
  await crashed
  const next = await context.newPage()
  await page.close()
  return next
}
