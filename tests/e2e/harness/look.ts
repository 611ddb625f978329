import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityProblems } from './accessibility.ts'
import { screenshot } from './screenshot.ts'

/** A screen held both ways: a picture of each (`screenshot`), and no rule of accessibility broken in either. */
export async function lookBothWays(page: Page, name: string): Promise<void> {
  for (const [orientation, size, rules] of [
    ['portrait', { width: 820, height: 1180 }, 'of-place'],
    ['', { width: 1180, height: 820 }, 'all'],
  ] as const) {
    await turn(page, size)
    expect(await accessibilityProblems(page, rules), `${name} ${orientation}`).toEqual([])
    await screenshot(page, [name, orientation].filter(Boolean).join('-'))
  }
}

/** Drawn at its new size when this is over: a tap before that would land where things were. */
async function turn(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
