import type { BrowserContext, Page } from 'playwright-core'

/** What the browser complained about, in every tab and its workers, since the device was opened. */
export type Complaints = {
  /** Violations of the Content-Security-Policy, Trusted Types included. */
  readonly policy: readonly string[]
  /** Exceptions and rejections that nobody caught. */
  readonly errors: readonly string[]
}

const MARK = 'content-security-policy: '
const ABOUT_POLICY = /content.security.policy|TrustedHTML|TrustedScript/i

/** Listens in three places, since none sees everything: the page's events, its console, and the log that workers write to. */
export async function collectComplaints(context: BrowserContext): Promise<Complaints> {
  const policy: string[] = []
  const errors: string[] = []
  const note = (text: string): void => {
    if (ABOUT_POLICY.test(text)) policy.push(text)
  }
  await context.addInitScript((mark) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber, sample } = event
      // biome-ignore lint/suspicious/noConsole: this runs in the page, and its console is read below
      console.error(`${mark}${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`)
    })
  }, MARK)
  context.on('console', (message) => note(message.text()))
  context.on('weberror', (error) => {
    errors.push(error.error().stack ?? String(error.error()))
  })
  // A tab may be gone before it can be listened to; then there is nothing to hear.
  context.on('page', (page) => void noteWorkers(page, note).catch(() => undefined))
  await Promise.all(context.pages().map((page) => noteWorkers(page, note)))
  return { policy, errors }
}

async function noteWorkers(page: Page, note: (text: string) => void): Promise<void> {
  const debug = await page.context().newCDPSession(page)
  debug.on('Log.entryAdded', ({ entry }) => {
    if (entry.source === 'worker') note(entry.text)
  })
  await debug.send('Log.enable')
}
