import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { recordId } from '#record'
import { type Device, openDevice } from '../e2e/harness/device.ts'
import { startServer } from '../e2e/harness/server.ts'
import { setUp, unlock } from '../e2e/officer.ts'
import { createDice, type Dice } from '../world/dice.ts'

const CLIENT = 'Marek Rybak'
const QUESTIONS = [
  'Have the police been called out since last time?',
  'Has anything changed in the relationship?',
] as const
const TYPED = 'When was that, and what happened?'
/** What is older than this survives (promises.md). */
const DURABLE_MS = 500

/**
 * The built app in a real Chromium on one profile: the tab is closed, the process that draws it or the whole browser killed, at a random moment
 * after something was shown as kept. Answers what was gone when it came back, or null.
 */
export async function runInRealBrowser(
  seed: number,
  log: (line: string) => void = () => {},
): Promise<string | null> {
  const dice = createDice(seed)
  const folder = mkdtempSync(join(tmpdir(), 'cairn-faults-'))
  const profile = join(folder, 'tablet')
  const server = await startServer({ data: join(folder, 'data') })
  let device = await openDevice(profile, { browser: 'chromium' })
  try {
    await setUp(device, server.url)
    await device
      .page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    await device.page().getByRole('link', { name: CLIENT }).click()
    await device
      .page()
      .getByRole('link', { name: /^Start session/ })
      .waitFor()
    const space = /cases\/([^/]+)/.exec(device.page().url())?.[1] ?? ''
    const record = recordId({ space, compartment: 'officer', form: 'check-in', sitting: 'session-2' })
    const address = `${server.url}/cases/${space}/records/${record}`
    await comeBack(device, address)
    for (let kill = 0; kill < 3; kill++) {
      const kept = await write(device.page(), dice)
      const how = dice.pick(['closed', 'crashed', 'killed'] as const)
      log(`the tab or browser is ${how}`)
      device = await end(device, how, profile)
      await comeBack(device, address)
      const gone = await missing(device.page(), kept)
      if (gone) return `${how}: ${gone}`
    }
    return null
  } finally {
    await device.close()
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Kept = { readonly answers: ReadonlyMap<string, string>; readonly text: string }

async function write(page: Page, dice: Dice): Promise<Kept> {
  const answers = new Map<string, string>()
  for (const question of QUESTIONS) {
    const words = question === QUESTIONS[0] ? 'Yes' : dice.pick(['Yes', 'No'])
    const radio = page
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: words, exact: true })
    if (!(await radio.isChecked())) await radio.check({ force: true })
    answers.set(question, words)
  }
  await page
    .getByRole('status')
    .filter({ hasText: /^(Saved on this device|Sending|On the server)/ })
    .first()
    .waitFor()
  const text = `A neighbour rang ${dice.roll(1_000)} times`
  await page.getByLabel(TYPED).fill(text)
  await page.waitForTimeout(DURABLE_MS + dice.roll(200))
  return { answers, text }
}

async function end(device: Device, how: 'closed' | 'crashed' | 'killed', profile: string): Promise<Device> {
  if (how === 'crashed') {
    await device.crashTab()
    return device
  }
  if (how === 'closed') {
    const next = await device.context.newPage()
    for (const page of device.context.pages()) if (page !== next) await page.close()
    return device
  }
  spawnSync('pkill', ['-9', '-f', profile])
  await device.close().catch(() => undefined) // it is gone already
  return openDevice(profile, { browser: 'chromium' })
}

async function comeBack(device: Device, address: string): Promise<void> {
  await device.page().goto(address)
  await unlock(device.page())
  await device.page().getByRole('heading', { name: 'Check-in', level: 1 }).waitFor()
}

async function missing(page: Page, { answers, text }: Kept): Promise<string | null> {
  for (const [question, words] of answers) {
    const radio = page
      .getByRole('radiogroup', { name: question })
      .getByRole('radio', { name: words, exact: true })
    await radio.waitFor()
    if (!(await radio.isChecked())) return `the answer “${words}” to “${question}” is gone`
  }
  const shown = await page.getByLabel(TYPED).inputValue()
  return shown === text ? null : `the text in hand is “${shown}”, it was “${text}”`
}
