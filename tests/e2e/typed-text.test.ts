import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDevice, temporaryFolder } from './harness/index.ts'

/** As long as a recovery code, and nobody's. */
const TYPED = '849201736455'

/** A page with one field, whose attributes come in its address. */
const page = createServer((request, response) => {
  const attributes = decodeURIComponent(request.url?.split('?')[1] ?? '')
  response.setHeader('content-type', 'text/html')
  response.end(
    `<!doctype html><form action="/sent"><input id="code" name="code" ${attributes}><button>Send</button></form>`,
  )
})
const { path: folder } = await temporaryFolder()
beforeAll(() => new Promise<void>((resolve) => void page.listen(0, 'localhost', resolve)))
afterAll(() => void page.close())

/** Whether Chromium has kept in its own database what was typed and sent twice. */
async function isKept(name: string, attributes: string): Promise<boolean> {
  const profile = join(folder, name)
  const device = await openDevice(profile, { browser: 'chromium' })
  const tab = device.page()
  for (let times = 0; times < 2; times++) {
    await tab.goto(
      `http://localhost:${(page.address() as AddressInfo).port}/?${encodeURIComponent(attributes)}`,
    )
    await tab.locator('#code').pressSequentially(TYPED)
    await tab.getByRole('button', { name: 'Send' }).click()
    await tab.waitForURL(/sent/)
    await tab.waitForTimeout(1_000) // it is written a moment later
  }
  await device.close()
  const files = ['Web Data', 'Web Data-journal', 'Web Data-wal'].map((file) => join(profile, 'Default', file))
  return files.filter(existsSync).some((file) => readFileSync(file).includes(TYPED))
}

test('Chromium keeps nothing that was typed into a field as ours are, nor a code of the second step', async () => {
  expect(await isKept('usual', 'autocomplete="off"')).toBe(false)
  expect(await isKept('code', 'autocomplete="one-time-code" inputmode="numeric"')).toBe(false)
})

test('control: it keeps what was typed into any other', async () => {
  expect(await isKept('other', '')).toBe(true)
})
