import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Finding = { id: string; help: string; nodes: { html: string; failureSummary: string }[] }

/** WCAG 2.2 AA with the levels below it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Runs axe on the page as it stands.
 *
 * @returns one line for each element that breaks a rule; empty when none does.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy rightly refuses injected scripts and evaluated text.
  const debug = await page.context().newCDPSession(page)
  await debug.send('Runtime.evaluate', { expression: axe.source })
  const options = { runOnly: TAGS, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }
  const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
    expression: `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
    awaitPromise: true,
    returnByValue: true,
  })
  await debug.detach()
  if (exceptionDetails) throw new Error(`axe did not run: ${exceptionDetails.text}`)
  const findings = result.value as Finding[]
  return findings.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary.replaceAll('\n', ' ')}`,
    ),
  )
}
