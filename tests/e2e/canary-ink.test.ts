import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clientForms, latestClientForm } from '#catalogue/client'
import { latestOfficerForm } from '#catalogue/officer'
import type { Form } from '#forms'
import { type Canary, createCanaries } from './canary/canaries.ts'
import { searchFolder } from './canary/folder.ts'
import { type Heard, listen } from './canary/heard.ts'
import { byHand, signByHand } from './canary/ink.ts'
import { leakInk } from './canary/ink-leaks.ts'
import { lookClosely, screenOf, WHOLE_STRINGS } from './canary/looks.ts'
import { hiddenWorlds, numbersOf } from './canary/numbers.ts'
import { handOver, openRecord } from './canary/screens.ts'
import { createSearch } from './canary/search.ts'
import {
  ADDRESS,
  copyPrepared,
  type Device,
  openDevice,
  port,
  type Server,
  startServer,
  startWire,
  temporaryFolder,
  type Wire,
} from './harness/index.ts'
import { button, lockScreen, openApp, openCase, syncUntil, unlock } from './officer.ts'
import { openExercise } from './session.ts'

// What hands draw and place: an officer's signature, and in every tool something of the client's; then it is looked for wherever it must not be.
// Every look is shown to find what does leak. What is typed in every field: canary.test.ts.

const CLIENT = 'Marek Rybak'
const ANOTHER = 'Danielle Foxcroft'

const newest = [...new Set(clientForms.map(({ id }) => id))].flatMap((id) => latestClientForm(id) ?? [])
const toolOf = ({ pages }: Form) => pages.find(({ tool }) => tool)?.tool
const withTools = newest.filter(toolOf)
const signedByClients = formOf(latestClientForm('consent-withdrawal'))
const signedByOfficers = formOf(latestOfficerForm('sara'))
const drawnAndRead = formOf(latestClientForm('life-map'))

const officers = { kept: createCanaries(), shown: createCanaries() }
const clients = { kept: createCanaries(), shown: createCanaries() }
const leaked = createCanaries()

const folder = await temporaryFolder()
let server: Server
let wire: Wire
let device: Device
let page: Page
let heard: Heard
let space = ''
let leaks: Awaited<ReturnType<typeof leakInk>>

beforeAll(async () => {
  await copyPrepared(folder.path)
  server = await startServer({ data: `${folder.path}/data` })
  wire = await startWire(server.port, port)
  device = await openDevice(`${folder.path}/tablet`, { keepsPages: true, flags: [WHOLE_STRINGS] })
  page = device.page()
  heard = await listen(page)
}, 180_000) // whoever comes first makes the tablet
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: '.tmp/failed.png' }).catch(() => undefined)
})

const ofOfficers = () => [...officers.kept.all(), ...officers.shown.all()]
const ofClients = () => [...clients.kept.all(), ...clients.shown.all()]
const ofAnybody = () => [...ofOfficers(), ...ofClients()]

const NOTHING = { memory: [], numbers: [], screen: [], accessibility: [], storage: [] }

/** What each look found of some ink. */
function foundIn<Name extends string>(
  texts: Readonly<Record<Name, string | Uint8Array>>,
  ink: readonly Canary[] = ofAnybody(),
) {
  const search = createSearch(ink)
  return Object.fromEntries(
    Object.entries<string | Uint8Array>(texts).map(([name, text]) => [name, search.in(text).toSorted()]),
  ) as Record<Name, string[]>
}

const namesOf = (ink: readonly Canary[]) => [...new Set(ink.map(({ name }) => name))].toSorted()

/** Words, and ink as lists of numbers, which the picture of the memory does not show. */
async function lookForInk() {
  const { looks, picture } = await lookClosely(page)
  const hidden = await hiddenWorlds(page, picture)
  return { ...looks, numbers: (await numbersOf(page)).join('\n'), hidden }
}

/** What the looks find of anybody's, when no document that has gone is still held. */
async function found() {
  const { hidden, ...looks } = await lookForInk()
  expect(hidden, 'documents that have gone and are still held').toBe(0)
  return foundIn(looks)
}

const expectOnScreen = (ink: readonly Canary[]) =>
  expect.poll(async () => foundIn({ screen: await screenOf(page) }, ink).screen).toEqual(namesOf(ink))

/** Whether anything is painted on a board: ink on it is nowhere in the document. */
const isPainted = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('canvas')].some((canvas) =>
      canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height)
        .data.some((part) => part > 0),
    ),
  )

const openPicture = async ({ title }: Form) => {
  await openExercise(page, title)
  await page.getByRole('toolbar').first().waitFor()
}

const backToPlan = async () => {
  await button(page, '‹ Today’s plan').click()
  await page.getByRole('heading', { name: 'What we are doing today' }).waitFor()
}

test('an officer signs by hand, and it is kept', async () => {
  await openApp(page, ADDRESS)
  space = await openCase(page, CLIENT)
  await openRecord(page, space, signedByOfficers)
  await signByHand(page, signedByOfficers, officers)
  await expectOnScreen(officers.shown.all())
})

describe('a client', () => {
  test('takes the tablet', async () => {
    await handOver(page, space, [...withTools, signedByClients], () => {
      expect(foundIn(wire.passed()).sent).toEqual([])
      wire.cut()
    })
  })

  test.each(withTools.map((form) => [form.id, form] as const))(
    'draws and places by hand in %s',
    async (id, form) => {
      const tool = toolOf(form)
      if (!tool) throw new Error(`${id} has no tool.`)
      await openPicture(form)
      expect(await isPainted()).toBe(false)
      await byHand[tool](page, form, clients)
      const own = clients.kept.all().filter(({ name }) => name.startsWith(`${id}: `))
      expect(own).not.toEqual([])
      expect(await isPainted()).toBe(own.some(({ numbers }) => numbers))
      await backToPlan()
    },
  )

  test('signs by hand', async () => {
    await openExercise(page, signedByClients.title)
    await signByHand(page, signedByClients, clients)
    await backToPlan()
  })
})

test('nothing of the officer’s hand is in session mode, and each look finds what leaks', async () => {
  const { numbers, memory, ...elsewhere } = await found()
  // The client's own is in memory, words or ink, and nowhere else.
  expect([...new Set([...numbers, ...memory])].toSorted()).toEqual(
    expect.arrayContaining(namesOf(clients.kept.all())),
  )
  expect([...numbers, ...memory].filter((name) => !namesOf(ofClients()).includes(name))).toEqual([])
  expect(elsewhere).toEqual({ screen: [], accessibility: [], storage: [] })
  expect(foundIn(wire.passed())).toEqual({ sent: [], received: [] })

  leaks = await leakInk(page, leaked)
  const { hidden, ...leaking } = await lookForInk()
  expect(hidden).toBeGreaterThan(0)
  const caught = foundIn({ ...leaking, ...wire.passed() }, leaked.all())
  for (const look of ['numbers', 'memory', 'screen', 'accessibility', 'storage', 'sent'] as const)
    expect(caught[look], look).toEqual(expect.arrayContaining(leaks[look]))
})

test('after Hide nothing that anybody drew is left', async () => {
  await button(page, 'Hide').click()
  await lockScreen(page).waitFor()
  expect(await found()).toEqual(NOTHING)
})

test('in session mode of another case nothing of this one is there, neither in memory nor on any board', async () => {
  await unlock(page)
  const other = await openCase(page, ANOTHER)
  // What was drawn goes to the server, sealed.
  await syncUntil(page, async () => wire.passed().sent.includes('POST /api/push'))
  expect(foundIn(wire.passed()).sent).toEqual([])
  await handOver(page, other, [...withTools, signedByClients], () => wire.cut())
  for (const form of withTools) {
    await openPicture(form)
    expect(await isPainted(), form.id).toBe(false)
    expect(foundIn({ screen: await screenOf(page) }).screen, form.id).toEqual([])
    await backToPlan()
  }
  expect(await found()).toEqual(NOTHING)
  expect(foundIn(wire.passed())).toEqual({ sent: [], received: [] })
  await button(page, 'Hide').click()
  await lockScreen(page).waitFor()
})

test('after the officer’s Lock nothing that anybody drew is left', async () => {
  await unlock(page)
  await openRecord(page, space, signedByOfficers)
  await expectOnScreen(officers.shown.all())
  await openRecord(page, space, drawnAndRead)
  await expectOnScreen(
    clients.shown.all().filter(({ name }) => name === `${drawnAndRead.id}: a line, as a path`),
  )
  const held = foundIn({ numbers: (await numbersOf(page)).join('\n') }).numbers
  expect(held).toContain(`${drawnAndRead.id}: a line`)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Lock' }).click()
  await lockScreen(page).waitFor()
  expect(await found()).toEqual(NOTHING)
})

test('logs, addresses, titles and what was sent never had a line of it', () => {
  const said = { console: heard.console.join('\n'), titles: heard.titles.join('\n') }
  expect(foundIn({ ...said, ...wire.passed(), log: server.log() })).toMatchObject({
    ...{ console: [], titles: [], sent: [], log: [] },
  })
  expect(foundIn(said, leaked.all())).toMatchObject({ console: leaks.console, titles: leaks.titles })
})

test('the raw files of the browser and of the server hold no run of it', async () => {
  await device.close()
  const hits = await searchFolder(folder.path, createSearch([...ofAnybody(), ...leaked.all()]))
  const planted = namesOf(leaked.all())
  expect(hits.filter(({ name }) => !planted.includes(name))).toEqual([])
  expect(hits.map(({ name }) => name)).toEqual(expect.arrayContaining(leaks.disk))
})

function formOf(form: Form | undefined): Form {
  if (!form) throw new Error('There is no such form.')
  return form
}
