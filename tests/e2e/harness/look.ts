import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityProblems } from './accessibility.ts'
import { screenshot } from './screenshot.ts'

/** A screen held both ways: a picture of each (`screenshot`), and no rule of accessibility broken in either. */
export async function lookBothWays(page: Page, name: string): Promise<void> {
  for (const [orientation, size] of [
    ['portrait', { width: 820, height: 1180 }],
    ['', { width: 1180, height: 820 }],
  ] as const) {
    await page.setViewportSize(size)
    expect(await accessibilityProblems(page), `${name} ${orientation}`).toEqual([])
    await screenshot(page, [name, orientation].filter(Boolean).join('-'))
  }
}
