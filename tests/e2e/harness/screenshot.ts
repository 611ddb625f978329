import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** Keeps a picture of the screen as docs/screenshots/<name>.png, when CAIRN_SCREENSHOTS is set. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env['CAIRN_SCREENSHOTS']) return
  await mkdir('docs/screenshots', { recursive: true })
  await page.screenshot({ path: `docs/screenshots/${name}.png`, animations: 'disabled' })
}
