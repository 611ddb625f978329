import { describe, expect, test } from 'vitest'
import { accessibilityProblems, screenshot, setScene } from './harness/index.ts'
import { button, setUp, unlock } from './officer.ts'

// The service of Sheffield: its own forms are offered, the workbook's are not; a check-in with the survivor is begun anew each time.

const CLIENT = 'Marek Rybak'
const CHECK_IN = 'Check-in with the survivor'

const scene = await setScene({ demo: 'sheffield' })
const { page } = scene

async function openSeparatePlace(): Promise<void> {
  await page().getByRole('region', { name: 'A separate place' }).getByRole('link', { name: 'Unlock' }).click()
  await unlock(page())
  await page().getByText('Confidential · never to the client').first().waitFor()
}

async function answerCheckIn(whichButton: RegExp, after: string): Promise<void> {
  await button(page(), whichButton).click()
  await page().getByRole('heading', { name: CHECK_IN, level: 2 }).waitFor()
  await page()
    .getByRole('radiogroup', { name: 'After what?' })
    .getByRole('radio', { name: after, exact: true })
    .check({ force: true })
  await page()
    .getByText(/^(Saved on this device|On the server)/)
    .first()
    .waitFor()
  await button(page(), 'Back to the separate place').click()
}

describe('a case in the Sheffield service', () => {
  test('offers its forms, and none of the workbook’s', async () => {
    await setUp(scene.device, scene.server.url)
    await page().getByRole('link', { name: 'Cases 6' }).waitFor({ timeout: 30_000 })
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await page().getByRole('link', { name: CLIENT }).click()
    const begin = page().getByRole('region', { name: 'Begin a form' })
    await begin.getByRole('link', { name: /HAZARD/ }).waitFor({ timeout: 30_000 })
    expect(await begin.getByText(/SARA|Screening|Workbook/).count()).toBe(0)
    expect(
      await page()
        .getByRole('link', { name: /^Start session/ })
        .count(),
    ).toBe(0)
    await screenshot(page(), 'case-sheffield')
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('has several check-ins with the survivor, each a record of its own', async () => {
    await openSeparatePlace()
    await answerCheckIn(/^Begin ?: Check-in with the survivor$/, 'The start of the work')
    await answerCheckIn(/^Begin another ?: Check-in with the survivor$/, 'A rise in risk')
    await page()
      .getByText(/^Sitting 2 · /)
      .waitFor()
    await button(page(), /^Open ?: Check-in with the survivor$/).click()
    await page().getByRole('radio', { name: 'The start of the work', checked: true }).waitFor()
    await button(page(), 'Back to the separate place').click()
    await button(page(), /^Begin another/).waitFor()
    expect(await page().getByText('Risk assessment: confidential', { exact: false }).count()).toBe(0)
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('nothing broke the page’s policy', () => {
    expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
  })
})
