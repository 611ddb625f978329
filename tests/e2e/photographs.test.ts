import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { accessibilityProblems, type Device, screenshot, setScene } from './harness/index.ts'
import { button, openApp, openCase, sync, syncUntil, unlock } from './officer.ts'

// Homework on paper is photographed without a network, is there after a restart, and comes to the same officer's other tablet.

const CLIENT = 'Marek Rybak'
const PAPERS = 'Paper, photographed'
/** As a camera writes where a picture was taken. */
const PLACE = 'Exif\0\0 51.5072 N 0.1276 W'

const scene = await setScene({ others: ['manager', 'second tablet'] })
let second: Device

const here = () => scene.page()
const picture = (page: Page) => page.getByRole('img', { name: 'Photograph' })

/** A photograph of a drawing, as a camera would give it: large, a JPEG, and with where it was taken. */
async function takenByCamera(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3_000, 2_000)
    const context = canvas.getContext('2d')
    if (!context) return []
    context.fillStyle = '#f6f1e4'
    context.fillRect(0, 0, 3_000, 2_000)
    context.lineWidth = 14
    context.strokeStyle = '#2b3a55'
    context.beginPath()
    for (let x = 200; x < 2_800; x += 20) context.lineTo(x, 1_000 + 420 * Math.sin(x / 260))
    context.stroke()
    context.fillStyle = '#2b3a55'
    context.font = '110px serif'
    for (const [at, words] of ['Born', 'Moved to Crawley', 'First job', 'Met Ola', 'Now'].entries())
      context.fillText(words, 200 + at * 540, 1_000 + 420 * Math.sin((200 + at * 540) / 260) - 60)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  const jpeg = Buffer.from(bytes)
  const place = Buffer.from(PLACE, 'latin1')
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place])
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

/** The bytes behind every picture that the page shows from now on. */
const keepWhatIsShown = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const blobs: Blob[] = []
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) blobs.push(blob)
      return make(blob)
    }
    Object.assign(window, { shownPictures: blobs })
  })
}
const shownBytes = async (page: Page): Promise<Buffer> => {
  const bytes = await page.evaluate(async () => {
    const [blob] = (window as unknown as { shownPictures: Blob[] }).shownPictures.slice(-1)
    return blob ? [...new Uint8Array(await blob.arrayBuffer())] : []
  })
  return Buffer.from(bytes)
}

describe('homework on paper', () => {
  let photograph: Buffer

  test('is photographed without a network, and shown at once', async () => {
    await keepWhatIsShown(here())
    await openApp(scene.page(), scene.server.url)
    photograph = await takenByCamera(here())
    expect(photograph.includes('51.5072 N')).toBe(true) // the control
    await openCase(here(), CLIENT)
    await scene.device.setOffline(true)
    await here()
      .getByRole('link', { name: `Add ${PAPERS}` })
      .click()
    await button(here(), 'Add a paper').click()
    await here()
      .getByLabel('Photograph')
      .setInputFiles({
        ...{ name: 'IMG_2041.jpg', mimeType: 'image/jpeg' },
        buffer: photograph,
      })
    await picture(here()).waitFor()
    await here().getByLabel('What is it?').fill('Life line, drawn at home')
    await here().getByLabel('What is it?').blur()
    await here().getByText('Saved on this device', { exact: true }).first().waitFor()
    expect(await accessibilityProblems(here())).toEqual([])
    await screenshot(here(), 'paper-photographed')
  })

  test('of a size to read, and without where it was taken', async () => {
    const kept = await shownBytes(here())
    expect(kept.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(kept.includes('51.5072 N')).toBe(false)
    const size = await picture(here()).evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [
      naturalWidth,
      naturalHeight,
    ])
    expect(size).toEqual([2_400, 1_600])
  })

  test('is there after a restart, still without a network, and counted as waiting', async () => {
    await here().reload()
    await unlock(here())
    await picture(here()).waitFor()
    await here()
      .getByRole('link', { name: /^Device/ })
      .click()
    await here()
      .getByText(/1 photograph saved on this device/)
      .first()
      .waitFor()
    await here().goBack()
  })

  test('comes to another tablet of the same officer with its words', async () => {
    await scene.device.setOffline(false)
    await sync(here())
    second = await scene.openOther('second tablet')
    await openCase(second.page(), CLIENT)
    const open = second.page().getByRole('link', { name: `Open ${PAPERS}` })
    await syncUntil(second.page(), () => open.isVisible())
    await open.click()
    await syncUntil(second.page(), () => picture(second.page()).isVisible())
    expect(await second.page().getByLabel('What is it?').inputValue()).toBe('Life line, drawn at home')
  })

  test('is seen by the manager, who only reads', async () => {
    const tablet = await scene.openOther('manager')
    try {
      const page = tablet.page()
      await page.getByRole('link', { name: /^Cases/ }).click()
      await page.getByRole('link', { name: CLIENT }).click()
      const open = page.getByRole('link', { name: `Open ${PAPERS}` })
      await syncUntil(page, () => open.isVisible())
      await open.click()
      await syncUntil(page, () => picture(page).isVisible())
      expect(await button(page, 'Take this photograph away').count()).toBe(0)
      expect(await accessibilityProblems(page)).toEqual([])
    } finally {
      await tablet.close()
    }
  })

  test('can be taken away, and taken back', async () => {
    await picture(here()).waitFor()
    await button(here(), 'Take this photograph away').click()
    await here().getByLabel('Photograph').waitFor()
    expect(await picture(here()).count()).toBe(0)
    await button(here(), 'Undo').click()
    await picture(here()).waitFor()
  })

  test('a file that is no picture changes nothing and says so', async () => {
    await button(here(), 'Add a paper').click()
    await here()
      .getByLabel('Photograph')
      .last()
      .setInputFiles({
        ...{ name: 'letter.jpg', mimeType: 'image/jpeg' },
        buffer: Buffer.from('this is no picture'),
      })
    await here()
      .getByText(/cannot read that file as a picture/)
      .waitFor()
    expect(await picture(here()).count()).toBe(1)
    expect(await accessibilityProblems(here())).toEqual([])
  })

  test('replaced on two tablets that had not met: both photographs are there to choose from', async () => {
    const away = second.page()
    await syncUntil(
      here(),
      async () =>
        (await here()
          .getByText(/^On the server/)
          .count()) > 0,
    )
    await scene.device.setOffline(true)
    await second.setOffline(true)
    for (const page of [here(), away]) {
      await button(page, 'Take this photograph away').click()
      await page
        .getByLabel('Photograph')
        .first()
        .setInputFiles({ name: 'IMG_2042.jpg', mimeType: 'image/jpeg', buffer: photograph })
      await picture(page).waitFor()
      await page.getByText('Saved on this device', { exact: true }).first().waitFor()
    }
    await second.setOffline(false)
    await sync(away)
    await scene.device.setOffline(false)
    const both = here().getByRole('region', { name: 'Photograph' })
    await syncUntil(here(), async () => {
      await sync(away)
      return (await picture(here()).count()) === 2
    })
    expect(await both.getByRole('img', { name: 'Photograph' }).count()).toBe(2)
    await screenshot(here(), 'photographs-side-by-side')
    expect(await accessibilityProblems(here())).toEqual([])
    await both.getByRole('button', { name: 'Choose this one' }).first().click()
    await expect.poll(() => picture(here()).count()).toBe(1)
  })
})
