import { expect, it } from 'vitest'
import { readScriptSizes, SCRIPT_BUDGET } from '../../.ci/build-report.ts'
import { readChunkGraph } from '../../.ci/chunk-graph.ts'

const sizes = readScriptSizes('dist')

it('the lock screen needs little enough JavaScript', () => {
  expect(readChunkGraph('dist', 'index.html').first).not.toEqual([])
  expect(sizes.lockScreen).toBeGreaterThan(5_000)
  expect(sizes.lockScreen).toBeLessThanOrEqual(SCRIPT_BUDGET)
})

it('session mode needs little enough JavaScript, workers included', () => {
  expect(sizes.session).toBeGreaterThan(5_000)
  expect(sizes.session).toBeLessThanOrEqual(SCRIPT_BUDGET)
})
