/**
 * `npm test`: every suite, one after another, each timed and counted; `npm test -- unit build` runs those named. A skipped test, an
 * empty suite and a check with findings are failures. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { type Counts, countReport, type VitestReport, whatFailed } from './count-report.ts'

type Suite = { readonly name: string; readonly steps: readonly (() => Counts)[] }
type Result = Counts & { readonly name: string; readonly seconds: number }

const suites: readonly Suite[] = [
  { name: 'lint', steps: [check('biome', 'ci', '--error-on-warnings', '.')] },
  { name: 'types', steps: [check('tsc', '--noEmit')] },
  { name: 'dead-code', steps: [check('knip')] },
  { name: 'architecture', steps: [vitest('architecture')] },
  { name: 'unit', steps: [vitest('unit')] },
  { name: 'faults', steps: [vitest('faults')] },
  { name: 'postgres', steps: [vitest('postgres')] },
  { name: 'build', steps: [check('vite', 'build'), vitest('build')] },
  { name: 'e2e', steps: [vitest('e2e')] },
]

const failures: string[] = []
const chosen = chooseSuites(process.argv.slice(2))
const results = chosen.map(runSuite)
printTable(results)
for (const failure of failures) console.log(`failed: ${failure}`)
const total = addUp(results)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

function chooseSuites(names: readonly string[]): readonly Suite[] {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name))
  if (unknown.length > 0) {
    console.error(
      `No suite is called ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`,
    )
    console.log('0 passed, 1 failed')
    process.exit(1)
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name))
}

function runSuite({ name, steps }: Suite): Result {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const start = performance.now()
  const counts = addUp(steps.map((step) => step()))
  const seconds = (performance.now() - start) / 1000
  console.log(`${name}: ${seconds.toFixed(1)} s, ${counts.passed} passed, ${counts.failed} failed`)
  return { name, seconds, ...counts }
}

/** A command that passes or fails as a whole. */
function check(command: string, ...args: string[]): () => Counts {
  return () => {
    const passes = spawnSync(command, args, { stdio: 'inherit' }).status === 0
    if (!passes) failures.push([command, ...args].join(' '))
    return { passed: passes ? 1 : 0, failed: passes ? 0 : 1 }
  }
}

/** The tests of one vitest project (vitest.config.ts), counted from its JSON report. */
function vitest(project: string): () => Counts {
  return () => {
    const report = `.tmp/tests-${project}.json`
    mkdirSync('.tmp', { recursive: true })
    rmSync(report, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { status } = spawnSync('vitest', ['run', '--project', project, ...reporters], { stdio: 'inherit' })
    const read = readReport(report)
    failures.push(...whatFailed(read).map((failure) => failure.replace(`${process.cwd()}/`, '')))
    return countReport(read, status === 0)
  }
}

function readReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  } catch {
    return undefined // vitest did not get as far as writing it, which counts as a failure
  }
}

function printTable(rows: readonly Result[]): void {
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0)
  const line = (name: string, time: number, { passed, failed }: Counts) =>
    `${name.padEnd(14)}${time.toFixed(1).padStart(8)} s${String(passed).padStart(8)} passed${String(failed).padStart(6)} failed`
  console.log(`\n${'─'.repeat(64)}`)
  for (const row of rows) console.log(line(row.name, row.seconds, row))
  console.log(`${line('all', seconds, addUp(rows))}\n`)
}

function addUp(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  )
}
