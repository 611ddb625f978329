import { expect, it } from 'vitest'
import { readScriptSizes, SCRIPT_BUDGET, TOOLS_BUDGET, UNLOCK_BUDGET } from '../../.ci/build-report.ts'
import { readChunkGraph } from '../../.ci/chunk-graph.ts'

/** Whoever imports too much into the lock screen finds it here: one door too many brings every control along. */
const LOCK_SCREEN_BUDGET = 30_000

const sizes = readScriptSizes('dist')

it('the lock screen needs little enough JavaScript', () => {
  expect(readChunkGraph('dist', 'index.html').first).not.toEqual([])
  expect(sizes.lockScreen).toBeGreaterThan(5_000)
  expect(sizes.lockScreen).toBeLessThanOrEqual(LOCK_SCREEN_BUDGET)
})

it('so does an unlock, with what comes once the lock screen can be seen', () => {
  expect(sizes.unlock).toBeGreaterThan(2 * sizes.lockScreen)
  expect(sizes.unlock).toBeLessThanOrEqual(UNLOCK_BUDGET)
})

it('session mode needs little enough JavaScript up to its plan, and not much more with every tool opened', () => {
  expect(sizes.session).toBeGreaterThan(5_000)
  expect(sizes.session).toBeLessThanOrEqual(SCRIPT_BUDGET)
  expect(sizes.sessionWithTools).toBeGreaterThan(sizes.session)
  expect(sizes.sessionWithTools).toBeLessThanOrEqual(TOOLS_BUDGET)
})
