import axe from 'axe-core'
import type { CDPSession, Page } from 'playwright-core'

type Finding = { id: string; help: string; nodes: { html: string; failureSummary: string }[] }

/** WCAG 2.2 AA with the levels below it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What depends on where things stand, and so on how the tablet is held. */
const OF_PLACE = ['target-size', 'scrollable-region-focusable']

/**
 * Runs axe on the page as it stands.
 *
 * @param rules `of-place`: those alone that another size of the screen can break.
 * @returns one line for each element that breaks a rule; empty when none does.
 */
export async function accessibilityProblems(
  page: Page,
  rules: 'all' | 'of-place' = 'all',
): Promise<string[]> {
  // Through the debugger: the page's own policy rightly refuses injected scripts and evaluated text.
  const debug = await debuggerOf(page)
  const { result: known } = await debug.send('Runtime.evaluate', { expression: 'typeof axe' })
  if (known.value !== 'object') await debug.send('Runtime.evaluate', { expression: axe.source })
  const options = {
    ...(rules === 'all'
      ? { runOnly: TAGS, rules: { 'target-size': { enabled: true } } }
      : { runOnly: { type: 'rule', values: OF_PLACE } }),
    resultTypes: ['violations'],
  }
  const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
    expression: `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`)
  const findings = result.value as Finding[]
  return findings.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary.replaceAll('\n', ' ')}`,
    ),
  )
}

/** One for as long as the page lives: Chromium switches a played authenticator off when any debugger of its page lets go. */
const debuggers = new WeakMap<Page, Promise<CDPSession>>()

function debuggerOf(page: Page): Promise<CDPSession> {
  const known = debuggers.get(page) ?? page.context().newCDPSession(page)
  debuggers.set(page, known)
  return known
}
