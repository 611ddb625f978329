import { join } from 'node:path'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

const architecture = ['tests/architecture.test.ts', 'tests/promises.test.ts']
const own = [...architecture, 'tests/build/**', 'tests/e2e/**', 'tests/faults/**', 'tests/server/postgres/**']
/** The packages of the benchmarks bring tests of theirs. */
const others = 'tests/bench/node_modules/**'

/** What must hold on both databases: the server's contract. The `unit` project runs these on SQLite. */
const onBothDatabases = [
  ...['access', 'at-rest', 'attachments', 'audit', 'backup', 'erasing', 'exchange', 'exchanges', 'holds'],
  ...['matrix', 'officers', 'parked', 'push', 'reading', 'rotate-key', 'rotation', 'second-factor'],
  ...['service-space', 'sights', 'sign-in', 'sign-in-again', 'sign-in-passkeys'],
]

/** For tests that open vaults by the hundred. */
const quickly = 'tests/quick-passphrases.ts'
const endDatabases = 'tests/server/end-databases.ts'

// `npm test` runs the projects one after another (.ci/test.ts); the built app must exist for `build` and `e2e`.
export default defineConfig({
  plugins: [solid()],
  test: {
    environment: 'node',
    silent: 'passed-only',
    maxWorkers: '100%', // by itself it leaves one core to whoever watches
    sequence: { sequencer: LongestFirst },
    // Processes that tests start need not read and strip all of it again.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.tmp/compiled') },
    projects: [
      {
        extends: true,
        test: { name: 'architecture', include: architecture, testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...own, others],
          setupFiles: [quickly, endDatabases],
          // Reading the modules anew for each file took a third of the time. A test file puts back what it stubs.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          setupFiles: quickly,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          setupFiles: endDatabases,
          include: [
            ...onBothDatabases.map((name) => `tests/server/${name}.test.ts`),
            'tests/server/postgres/**/*.test.ts',
          ],
          globalSetup: 'tests/server/postgres/setup.ts',
          isolate: false, // as for unit tests
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/setup.ts',
          setupFiles: 'tests/e2e/harness/each-file.ts',
          isolate: false, // as for unit tests
          maxWorkers: 2, // each file has a server and browsers of its own
          testTimeout: 180_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } }, // a screen on a busy machine
        },
      },
    ],
  },
})
