import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readScriptSizes, SCRIPT_BUDGET, TOOLS_BUDGET, UNLOCK_BUDGET } from '../../.ci/build-report.ts'
import { readChunkGraph } from '../../.ci/chunk-graph.ts'

/** Whoever imports too much into the lock screen finds it here: one door too many brings every control along. */
const LOCK_SCREEN_BUDGET = 30_000

/** Bytes of its one style sheet, as it is kept on the device: that of every screen is seven times as long. */
const FIRST_STYLES_BUDGET = 10_000

const sizes = readScriptSizes('dist')

it('the lock screen needs little enough JavaScript', () => {
  expect(readChunkGraph('dist', 'index.html').first).not.toEqual([])
  expect(sizes.lockScreen).toBeGreaterThan(5_000)
  expect(sizes.lockScreen).toBeLessThanOrEqual(LOCK_SCREEN_BUDGET)
})

it('the lock screen waits for one short style sheet, and asks for its font together with its script', () => {
  const document = readFileSync('dist/index.html', 'utf8')
  const [styles = '', ...more] = [...document.matchAll(/"stylesheet"[^>]* href="([^"]+)"/g)].map(
    ([, url]) => url,
  )
  expect(more).toEqual([])
  expect(statSync(join('dist', styles)).size).toBeLessThanOrEqual(FIRST_STYLES_BUDGET)
  const [, font = 'none'] = /rel="preload"\s+href="([^"]+\.woff2)"/.exec(document) ?? []
  expect(readFileSync(join('dist', styles), 'utf8')).toContain(font)
})

it('an unlock needs little enough of it too, with what comes once the lock screen can be seen', () => {
  expect(sizes.unlock).toBeGreaterThan(2 * sizes.lockScreen)
  expect(sizes.unlock).toBeLessThanOrEqual(UNLOCK_BUDGET)
})

it('session mode needs little enough JavaScript up to its plan, and not much more with every tool opened', () => {
  expect(sizes.session).toBeGreaterThan(5_000)
  expect(sizes.session).toBeLessThanOrEqual(SCRIPT_BUDGET)
  expect(sizes.sessionWithTools).toBeGreaterThan(sizes.session)
  expect(sizes.sessionWithTools).toBeLessThanOrEqual(TOOLS_BUDGET)
})
