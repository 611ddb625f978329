import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { openRecord } from './canary/screens.ts'
import { setScene } from './harness/index.ts'
import { lock, lockScreen, openCase, rail, setUp, unlock } from './officer.ts'

// Two tabs of one officer: both type in the same field, both die; one locks, both do.

const CLIENT = 'Marek Rybak'
const QUESTION = 'When was that, and what happened?'
const ONE = 'A neighbour called on Sunday night.'
const OTHER = 'He called them himself on Monday.'
const THIRD = 'Nobody was taken in.'
const form = latestOfficerForm('check-in')
if (!form) throw new Error('There is no check-in.')

const scene = await setScene()
const { page } = scene
let space = ''

const words = (tab: Page) => tab.getByLabel(QUESTION, { exact: true })

/** A tab, unlocked, with the check-in on screen. */
async function tabAtCheckIn(tab: Page): Promise<Page> {
  await tab.goto(scene.server.url)
  await unlock(tab)
  await rail(tab).waitFor()
  await tab.getByText(CLIENT).first().waitFor({ timeout: 20_000 })
  await openRecord(tab, space, form as NonNullable<typeof form>)
  return tab
}

const newTab = () => scene.device.context.newPage()

test('two tabs type in the same field, and both die: both texts come back as two answers', async () => {
  await setUp(scene.device, scene.server.url)
  space = await openCase(page(), CLIENT)
  const one = page()
  await openRecord(one, space, form)
  await one
    .getByRole('radiogroup', { name: /police been called/ })
    .getByText('Yes', { exact: true })
    .click()
  await words(one).waitFor()
  const other = await tabAtCheckIn(await newTab())
  await words(one).fill(ONE)
  await words(other).fill(OTHER)
  await other.waitForTimeout(600) // the promise: what is older than 500 ms survives
  await scene.device.crashTab(one)
  const next = await scene.device.crashTab(other)
  await tabAtCheckIn(next)
  await words(next).focus()
  await words(next).blur()
  await next.getByText(ONE).first().waitFor()
  await next.getByText(OTHER).first().waitFor()
})

test('locking in one tab locks the other, with its words kept', async () => {
  const one = page()
  await one
    .getByRole('button', { name: /^(Keep|Use) / })
    .first()
    .click()
  await words(one).waitFor()
  const other = await tabAtCheckIn(await newTab())
  await words(other).fill(THIRD)
  await lock(one)
  await lockScreen(other).waitFor()
  await tabAtCheckIn(other)
  expect(await words(other).inputValue()).toBe(THIRD)
  await lock(other)
  await lockScreen(one).waitFor()
})

test('nothing complained', () => {
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
