export type Counts = { readonly passed: number; readonly failed: number }

/** What is read of vitest's JSON report. */
export type VitestReport = {
  readonly testResults: readonly {
    readonly status: string
    /** The file. */
    readonly name: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
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

/** Each test that did not pass, with the first line of why: whoever has only the end of what was printed still learns which. */
export function whatFailed(report: VitestReport | undefined): readonly string[] {
  return (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status !== 'passed')
    if (failed.length === 0) return status === 'failed' || assertionResults.length === 0 ? [name] : []
    return failed.map((test) => {
      const [why = test.status] = test.failureMessages?.[0]?.split('\n') ?? []
      return `${name} > ${test.fullName}: ${why}`
    })
  })
}
