import { readdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { clientForms, latestClientForm } from '#catalogue/client'
import { confidentialForms, latestConfidentialForm } from '#catalogue/confidential'
import { latestOfficerForm, officerForms } from '#catalogue/officer'
import type { Form, Profile } from '#forms'
import { type Canary, createCanaries } from './canary/canaries.ts'
import { typeCarelessly } from './canary/careless.ts'
import { fieldsOf, holdsWords, typeInFirstBox } from './canary/fill.ts'
import { searchFolder } from './canary/folder.ts'
import { type Heard, listen } from './canary/heard.ts'
import { leak } from './canary/leaks.ts'
import { everyWayOn } from './canary/locked.ts'
import { lookAt, screenOf, WHOLE_STRINGS } from './canary/looks.ts'
import {
  fillConfidential,
  fillExercise,
  fillRecord,
  handOver,
  openRecord,
  recordPath,
} from './canary/screens.ts'
import { createSearch } from './canary/search.ts'
import { managerOfService } from './canary/service.ts'
import {
  accessibilityProblems,
  type Device,
  openDevice,
  type Server,
  startServer,
  startWire,
  temporaryFolder,
  type Wire,
} from './harness/index.ts'
import { button, lockScreen, PASSPHRASE, setUp, unlock } from './officer.ts'

// A word of its own goes into every field of every form, through the screens; then it is looked for wherever it must not be. Every look
// is shown to find what does leak.

const newest = (forms: readonly Form[], latest: (id: string) => Form | undefined): readonly Form[] =>
  [...new Set(forms.map(({ id }) => id))].flatMap((id) => latest(id) ?? [])
const ofClients = newest(clientForms, latestClientForm)
/** An audit is about an officer's work: they do not write it. */
const ofOfficers = newest(officerForms, latestOfficerForm).filter(({ audience }) => audience === 'officer')
/** Notes on a confidential record are written by sending it back. */
const confidential = newest(confidentialForms, latestConfidentialForm).filter(
  ({ id }) => id !== 'record-notes-confidential',
)

const clientWords = createCanaries()
const officerWords = createCanaries()
const confidentialWords = createCanaries()
const leakedWords = createCanaries()
const passphrase = { word: PASSPHRASE, name: 'passphrase' }

const folder = await temporaryFolder()
const profile = `${folder.path}/tablet`
let server: Server
let wire: Wire
let device: Device
let page: Page
let heard: Heard
let space = ''
let leaks: Awaited<ReturnType<typeof leak>>

beforeAll(async () => {
  server = await startServer({ data: `${folder.path}/data` })
  wire = await startWire(server.port)
  device = await openDevice(profile, { browser: 'chromium', keepsPages: true, flags: [WHOLE_STRINGS] })
  page = device.page()
  heard = await listen(page)
})

const notTheClients = () => [...officerWords.all(), ...confidentialWords.all(), passphrase]
const everyWord = () => [...clientWords.all(), ...notTheClients()]

const NOTHING = { memory: [], screen: [], accessibility: [], storage: [] }

/** What each look found of some words. */
function foundIn<Name extends string>(
  texts: Readonly<Record<Name, string | Uint8Array>>,
  words: readonly Canary[] = everyWord(),
) {
  const search = createSearch(words)
  return Object.fromEntries(
    Object.entries<string | Uint8Array>(texts).map(([name, text]) => [name, search.in(text).toSorted()]),
  ) as Record<Name, string[]>
}

const namesOf = (words: readonly Canary[]) => words.map(({ name }) => name).toSorted()

/** The words that went into a form, by the names they were hatched with. */
const wordsOf = ({ id }: Form, { all }: typeof clientWords) =>
  all().filter(({ name }) => name.startsWith(`${id} `))

/** No field for words was left out. */
const expectEachField = (form: Form, filled: readonly string[]): void =>
  expect(filled, form.id).toEqual(expect.arrayContaining([...fieldsOf(form, holdsWords)]))

/** With everything on screen that the form can ask. */
const expectAccessible = async ({ id }: Form): Promise<void> =>
  expect(await accessibilityProblems(page), id).toEqual([])

test('every door of the catalogue is walked', async () => {
  const doors = await readdir('src/catalogue', { withFileTypes: true })
  expect(
    doors
      .filter((one) => one.isDirectory())
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['client', 'confidential', 'officer'])
  expect(ofOfficers.length * confidential.length * ofClients.length).toBeGreaterThan(0)
})

test('an officer fills every field for words of every form of theirs, and no rule of accessibility is broken', async () => {
  await setUp(device, wire.url)
  await page.getByRole('link', { name: /^Cases/ }).click()
  await page.getByRole('link', { name: 'Marek Rybak' }).click({ timeout: 20_000 })
  await page.getByRole('link', { name: /^Start session/ }).waitFor()
  space = /cases\/([^/]+)/.exec(page.url())?.[1] ?? ''
  for (const form of ofOfficers) {
    const filled = await fillRecord(page, space, form, officerWords.hatch, async (words) => {
      await expectOnScreen(officerWords.all().filter(({ word }) => words.includes(word)))
      await expectAccessible(form)
    })
    expectEachField(form, filled)
  }
}, 400_000) // every form of the catalogue, several times through: minutes on a busy machine

const offeredBy = (profile: Profile) =>
  confidential.filter(({ profiles }) => profiles?.includes(profile) === true)

/** The forms of another service are offered once the manager says that this is one. */
async function fillAll(forms: readonly Form[]): Promise<void> {
  for (const form of forms) {
    const filled = await fillConfidential(page, space, form, confidentialWords.hatch, async () => {
      await expectOnScreen(wordsOf(form, confidentialWords))
      await expectAccessible(form)
    })
    expectEachField(form, filled)
  }
}

test('an officer fills every field for words of every confidential form, in the separate place, and no rule is broken there', async () => {
  const [here, there] = [offeredBy('family-safeguarding'), offeredBy('sheffield')]
  expect(new Set([...here, ...there])).toEqual(new Set(confidential))
  await fillAll(here)
  const manager = await managerOfService(`${folder.path}/manager`, server.url)
  await manager.offerFormsOf('sheffield', page, space)
  await fillAll(there.filter((form) => !here.includes(form)))
  await manager.offerFormsOf('family-safeguarding', page, space)
  await manager.close()
})

test('a client fills every field for words of every form of theirs in session mode, and no page of it breaks a rule', async () => {
  await handOver(page, space, ofClients, () => {
    expect(foundIn(wire.passed()).sent).toEqual([])
    wire.cut()
  })
  for (const form of ofClients) {
    const filled = await fillExercise(
      page,
      form,
      clientWords.hatch,
      {
        onPage: () => expectAccessible(form),
        async onAnswers() {
          await expectOnScreen(wordsOf(form, clientWords))
          await expectAccessible(form)
        },
      },
      holdsWords,
    )
    expectEachField(form, filled)
  }
})

test('nothing of the officer’s is in session mode: in memory, on screen, read aloud, stored or sent', async () => {
  const looks = { ...(await lookAt(page)), ...wire.passed() }
  expect(foundIn(looks, notTheClients())).toEqual({ ...NOTHING, sent: [], received: [] })
  expect(await workers()).toEqual([])
  expect(foundIn(looks, clientWords.all()).memory).toEqual(namesOf(clientWords.all()))

  leaks = await leak(page, leakedWords)
  const found = foundIn({ ...(await lookAt(page)), ...wire.passed() }, leakedWords.all())
  for (const look of ['memory', 'screen', 'accessibility', 'storage', 'sent'] as const)
    expect(found[look], look).toEqual(expect.arrayContaining(leaks[look]))
})

test('after Hide nothing of anybody is left', async () => {
  await button(page, 'Hide').click()
  await lockScreen(page).waitFor()
  await expectNothingLeft()
})

test('after the officer’s Lock nothing of anybody is left', async () => {
  await unlock(page)
  await openRecord(page, space, first(ofOfficers))
  await expectOnScreen(wordsOf(first(ofOfficers), officerWords))
  const { memory } = await lookAt(page)
  expect(foundIn({ memory }).memory).toEqual(
    expect.arrayContaining(namesOf(wordsOf(first(ofOfficers), officerWords))),
  )
  // What the officer fetched: the wire is heard both ways.
  await expect.poll(() => foundIn(wire.passed()).received).not.toEqual([])
  expect(await workers()).not.toEqual([])
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Lock' }).click()
  await lockScreen(page).waitFor()
  await expectNothingLeft()
})

test('logs, addresses, titles and what was sent never said anything', async () => {
  const said = { console: heard.console.join('\n'), titles: heard.titles.join('\n') }
  const { sent } = wire.passed()
  expect(foundIn({ ...said, sent, log: server.log() })).toEqual({
    console: [],
    titles: [],
    sent: [],
    log: [],
  })
  expect(foundIn(said, leakedWords.all())).toMatchObject({ console: leaks.console, titles: leaks.titles })
  expect(server.log()).toContain(`ready ${server.url}`)
})

test('the raw files of the browser and of the server hold no word, not even of a tab that died', async () => {
  const careless = await typeCarelessly(page, leakedWords)
  expect(careless.keptAside).toBe(true)
  await page.goto(wire.url)
  await unlock(page)
  await openRecord(page, space, first(ofOfficers))
  await typeInFirstBox(page, first(ofOfficers), officerWords.hatch('a word in hand'))
  await page.waitForTimeout(600) // it is stored as a draft by then
  await device.crashTab()
  await device.close()
  device = await openDevice(profile, { browser: 'chromium' }) // which tidies what the last run left
  await device.page().goto(wire.url)
  await lockScreen(device.page()).waitFor()
  await device.close()

  const found = createSearch([...everyWord(), ...leakedWords.all()])
  const hits = await searchFolder(folder.path, found)
  const leaked = namesOf(leakedWords.all())
  expect(hits.filter(({ name }) => !leaked.includes(name))).toEqual([])
  expect(hits.map(({ name }) => name)).toEqual(expect.arrayContaining([...leaks.disk, ...careless.kept]))
})

const first = (forms: readonly Form[]): Form => {
  const [form] = forms
  if (!form) throw new Error('There are no forms.')
  return form
}

const expectOnScreen = (words: readonly Canary[]) =>
  expect.poll(async () => foundIn({ screen: await screenOf(page) }, words).screen).toEqual(namesOf(words))

/** Neither in this tab as it is, nor by any way on from it. */
async function expectNothingLeft(): Promise<void> {
  expect(foundIn(await lookAt(page))).toEqual(NOTHING)
  expect(await workers()).toEqual([])
  const shown = await everyWayOn(page, {
    origin: wire.url,
    screens: [recordPath(space, first(ofOfficers)), `/cases/${space}`, '/session.html'],
    data: ['/api/heads', `/api/spaces/${space}/officer/statements?after=0&limit=10`],
  })
  for (const [way, screen] of shown) expect(foundIn({ screen }).screen, way).toEqual([])
  const kept = createCanaries()
  await page.evaluate((word) => Object.assign(window, { kept: word }), kept.hatch('leak: at the lock'))
  expect(foundIn(await lookAt(page), [...everyWord(), ...kept.all()])).toEqual({
    ...NOTHING,
    memory: ['leak: at the lock'],
  })
}

/** Workers that run for a page; the service worker is no page's. */
async function workers(): Promise<readonly string[]> {
  const debug = await page.context().newCDPSession(page)
  const { targetInfos } = await debug.send('Target.getTargets')
  await debug.detach()
  return targetInfos.filter(({ type }) => type === 'worker' || type === 'shared_worker').map(({ url }) => url)
}
