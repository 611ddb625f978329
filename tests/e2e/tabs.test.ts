import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { latestOfficerForm } from '#catalogue/officer'
import { handOver, openRecord } from './canary/screens.ts'
import { setScene } from './harness/index.ts'
import { button, lock, lockScreen, openApp, openCase, rail, unlock } from './officer.ts'

// Two tabs of one officer: both type in the same field, both die; one locks, both do.

const CLIENT = 'Marek Rybak'
const QUESTION = 'When was that, and what happened?'
const ONE = 'A neighbour called on Sunday night.'
const OTHER = 'He called them himself on Monday.'
const THIRD = 'Nobody was taken in.'
const OFFICERS_WORDS = 'They left again without taking anybody.'
const CLIENTS_WORDS = 'I was told to come, and I want to be calmer.'
const CLIENTS_QUESTION = 'In your own words, why do you think you were sent to us?'
const form = latestOfficerForm('check-in')
const appointment = latestOfficerForm('appointment')
const exercise = latestClientForm('why-engaging')
if (!form || !appointment || !exercise) throw new Error('The forms are not there.')

const scene = await setScene()
const { page } = scene
let space = ''

const clientWords = (tab: Page) => tab.getByLabel(CLIENTS_QUESTION, { exact: true })

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
  await openApp(scene.page(), scene.server.url)
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
  const answers = next.getByRole('region', { name: QUESTION })
  // What only one of them says is marked, for those who hear the page too.
  const read = async () => (await answers.textContent())?.replaceAll(/Only here: | \(end\)/g, '')
  for (const said of [ONE, OTHER]) await expect.poll(read).toContain(said)
})

test('what came of an appointment, said in one tab, comes to the plan that another has on screen', async () => {
  const one = page()
  await openRecord(one, space, appointment)
  await one.getByLabel('Place', { exact: true }).fill('The room by the stairs')
  await one.getByLabel('Place', { exact: true }).blur()
  await button(one, 'Say what happened').waitFor()
  const other = await tabAtCheckIn(await newTab())
  await openRecord(other, space, appointment)
  await button(other, 'Say what happened').click()
  const outcome = (tab: Page) => tab.getByRole('radiogroup', { name: 'Did the client come?' })
  await outcome(other).getByRole('radio', { name: 'Did not attend' }).check()
  await outcome(one).getByRole('radio', { name: 'Did not attend', checked: true }).waitFor()
  await other.close()
  await openRecord(one, space, form)
})

test('locking in one tab locks the other, with its words kept', async () => {
  const one = page()
  await button(one, 'Choose this one').first().click()
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

test('a session in one tab and the officer’s app in another: neither loses words when both die', async () => {
  await unlock(page())
  const session = page()
  await rail(session).waitFor()
  const office = await tabAtCheckIn(await newTab())
  await handOver(session, space, [exercise], () => undefined)
  await lockScreen(office).waitFor() // the client has the tablet now
  await session
    .getByRole('listitem')
    .filter({ has: session.getByRole('heading', { name: exercise.title, exact: true }) })
    .getByRole('button')
    .click()
  for (const _page of exercise.pages.slice(1)) await button(session, 'Next').click()
  await clientWords(session).fill(CLIENTS_WORDS)
  await tabAtCheckIn(office)
  await words(office).fill(OFFICERS_WORDS)
  await office.waitForTimeout(600)
  const stranger = await newTab()
  await stranger.goto(`${scene.server.url}/session.html`) // no way in by the address
  await lockScreen(stranger).waitFor()
  await stranger.close()
  await scene.device.crashTab(session)
  const next = await scene.device.crashTab(office)
  await tabAtCheckIn(next)
  expect(await words(next).inputValue()).toBe(OFFICERS_WORDS)
  await next.getByRole('link', { name: /^Today/ }).click()
  await button(next, 'Carry on with the session').click()
  await expect.poll(() => clientWords(next).inputValue()).toBe(CLIENTS_WORDS)
  await button(next, 'Hide').click()
  await lockScreen(next).waitFor()
})

test('nothing complained', () => {
  expect(scene.device.complaints).toEqual({ policy: [], errors: [] })
})
