export type Counts = { readonly passed: number; readonly failed: number }

/** What is read of vitest's JSON report. */
export type VitestReport = {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/**
 * Counts a report so that nothing counts as passed but a test that ran and passed: skipped and unfinished tests fail, and so do a
 * file that failed outside its tests, a file without tests, a run without tests and a run that vitest itself calls failed.
 */
export function countReport(report: VitestReport | undefined, vitestPassed: boolean): Counts {
  const files = report?.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const broken = files.filter(
    (file) =>
      file.assertionResults.length === 0 ||
      (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')),
  )
  const failed = tests.length - passed + broken.length
  const unexplained = failed === 0 && (!vitestPassed || passed === 0) ? 1 : 0
  return { passed, failed: failed + unexplained }
}
