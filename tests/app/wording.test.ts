import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { usualPractice } from '#casework'
import { latestClientForm } from '#catalogue/client'
import { latestConfidentialForm } from '#catalogue/confidential'
import { examplePacks, latestOfficerForm } from '#catalogue/officer'
import type { Json } from '#core'
import { type ContentPack, type Form, formInWords, packHash, parseWordsInHand, wordsOf } from '#forms'
import { readPack } from '#forms/pack-reader'
import { type RecordHeader, viewOf, type Wording } from '#record'
import { addOfficer } from '#server'
import { readRecord } from '../../src/app/cases/record-form.ts'
import { practiceNow, wordingField } from '../../src/app/cases/service-state.ts'
import { sessionWords } from '../../src/app/cases/session-words.ts'
import { wordedAs } from '../../src/app/cases/worded-as.ts'
import { openConfidential } from '../../src/app/device/confidential.ts'
import { handOver } from '../../src/app/device/hand-over.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { confidentialFormOf } from '../../src/app/separate/confidential-records.ts'
import { packForms, wordingPlaces } from '../../src/app/wording/pack-knows.ts'
import { templatePack } from '../../src/app/wording/template.ts'
import { createWorld, type World } from '../world/world.ts'
import { space as anySpace, caseOf, record } from './case-records.ts'
import { createProfile, type Tab } from './tablet.ts'

const START = Date.UTC(2026, 10, 23, 10)
const saq = latestClientForm('saq') as Form
const sara = latestOfficerForm('sara') as Form
const confidential = latestConfidentialForm('risk-assessment-confidential') as Form
const FIRST = [...saq.fields.keys()][0] ?? ''

const packOf = (name: string, more: Partial<ContentPack> = {}): ContentPack => ({
  format: 'cairn pack 1',
  name,
  edition: '1',
  words: {
    'en-GB': {
      saq: { version: saq.version, texts: { title: `${name}: how things are` } },
      sara: { version: sara.version, texts: { title: `${name}: SARA` } },
      [confidential.id]: { version: confidential.version, texts: { title: `${name}: what she disclosed` } },
    },
  },
  names: { service: `${name} House`, 'team-manager': 'Team Lead' },
  deadlines: { 'assessment-weeks': 8 },
  ...more,
})
const [harbour, meadow] = [packOf('Harbour'), packOf('Meadow')]

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld(2)
  await addOfficer(world.server.service, {
    ...{ name: 'The manager', signInName: 'manager', role: 'manager', grade: 'SPO' },
    password: 'a password',
  })
  space = (await world.newCase()).space
})

async function openTab(name: string): Promise<Tab> {
  const tab = createProfile(world.network.connect(), START).openTab()
  const signedIn = await tab.device.signIn(name, 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await tab.device.enrol(signedIn.value, 'quiet river under seven stones')
  await vaultOf(tab).sync.round()
  return tab
}

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

/** Sent, fetched, and read by the screens. */
async function meet(...tabs: readonly Tab[]): Promise<void> {
  for (const tab of [...tabs, ...tabs]) await vaultOf(tab).sync.round()
}

const headerOf = (sitting: string): RecordHeader => ({ space, compartment: 'client', form: 'saq', sitting })

async function answer(tab: Tab, sitting: string, field = FIRST): Promise<void> {
  const editor = await vaultOf(tab).editors.open(headerOf(sitting), saq)
  await editor.answer(field, 'yes')
  await editor.close()
}

const caseOn = (tab: Tab) =>
  vaultOf(tab)
    .caseload.state.now()
    .cases.find((one) => one.space === space)

/** How the record is called on this tablet. */
async function titleOn(tab: Tab, sitting: string): Promise<string | undefined> {
  const opened = await vaultOf(tab).records.open(headerOf(sitting))
  return readRecord(opened, vaultOf(tab).service.state.now().find)?.form.title
}

const wordingsOn = async (tab: Tab, sitting: string): Promise<readonly Wording[]> =>
  viewOf((await vaultOf(tab).records.open(headerOf(sitting))).set).wording.wordings

const inUseOn = (tab: Tab) => () => caseOn(tab)?.wording
const pinOf = (pack: ContentPack) => ({ pack: packHash(pack), language: 'en-GB' })

describe('a pack that the manager puts in use', () => {
  test('is on every officer’s tablet after a sync: new records are asked in its words, old ones keep theirs', async () => {
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await answer(officer, 'session-1')
    expect(await wordingsOn(officer, 'session-1')).toEqual([])
    expect(await vaultOf(manager).service.use(harbour)).toEqual({ ok: true, value: null })
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(harbour))
    await answer(officer, 'session-2')
    expect(await titleOn(officer, 'session-1')).toBe(saq.title)
    expect(await titleOn(officer, 'session-2')).toBe('Harbour: how things are')
    await vaultOf(manager).service.use(meadow)
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(meadow))
    await answer(officer, 'session-2', 'q02/answer')
    expect(await titleOn(officer, 'session-2')).toBe('Harbour: how things are')
    expect(vaultOf(officer).sync.state.now().outbox.needsYou).toBe(0)
  })

  test('that stops being used leaves the app’s own words, and new records say so', async () => {
    const manager = await openTab('manager')
    const officer = await openTab('officer 0')
    await vaultOf(manager).service.use(harbour)
    await vaultOf(manager).service.choose(null, null)
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toBe('built-in')
    await answer(officer, 'session-1')
    expect(await wordingsOn(officer, 'session-1')).toEqual(['built-in'])
    expect(await titleOn(officer, 'session-1')).toBe(saq.title)
  })

  test('for one council is for its cases only', async () => {
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await vaultOf(manager).service.use(harbour)
    await vaultOf(manager).service.use(packOf('Surrey', { council: 'surrey' }))
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(harbour))
    const file: RecordHeader = { space, compartment: 'officer', form: 'case-file', sitting: 'case' }
    const editor = await vaultOf(officer).editors.open(file, latestOfficerForm('case-file') as Form)
    await editor.answer('council/answer', 'surrey')
    await editor.close()
    await expect.poll(inUseOn(officer)).toEqual(pinOf(packOf('Surrey', { council: 'surrey' })))
  })

  test('is no case, and no officer can put one in use', async () => {
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await vaultOf(manager).service.use(harbour)
    await meet(manager, officer)
    await expect.poll(() => vaultOf(officer).service.state.now().packs.size).toBe(1)
    await expect.poll(() => vaultOf(officer).caseload.state.now().cases.length).toBe(1)
    await vaultOf(officer).service.use(meadow)
    await meet(officer, manager)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(harbour))
    await expect.poll(inUseOn(manager)).toEqual(pinOf(harbour))
    await expect.poll(() => vaultOf(manager).service.state.now().packs.size).toBe(1)
  })
})

describe('the separate place', () => {
  beforeEach(() => void vi.stubGlobal('addEventListener', () => undefined))
  afterEach(() => void vi.unstubAllGlobals())

  const header = (): RecordHeader => ({
    ...{ space, compartment: 'confidential', form: confidential.id, sitting: 'case' },
  })

  async function openPlace(tab: Tab) {
    const { vault, editors, wordingOf } = vaultOf(tab)
    const how = { space, days: 14, wordingOf, joinEditors: editors.join, onEnd: () => undefined }
    const opened = await openConfidential(tab.device, vault.id, 'quiet river under seven stones', how)
    if (!opened.ok) throw new Error(opened.error.kind)
    return opened.value
  }

  test('begins its records in the words in use, keeps them, and nothing outside it tells that there is one', async () => {
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await vaultOf(manager).service.use(harbour)
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(harbour))
    const before = caseOn(officer)
    const place = await openPlace(officer)
    const editor = await place.editors.open(header(), confidential)
    await editor.answer('information/answer', 'She moves on Friday.')
    await editor.close()
    await vaultOf(manager).service.use(meadow)
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(meadow))
    const one = caseOn(officer)
    const record = await place.records.open(header())
    const worded = one && wordedAs(confidentialFormOf(record), record, one)
    expect(worded?.form.title).toBe('Harbour: what she disclosed')
    expect([one?.records, one?.unreadable]).toEqual([before?.records, before?.unreadable])
    expect(one?.records).toEqual([])
    place.end()
  })
})

describe('what a service calls itself and works by', () => {
  const practiceOn = (tab: Tab) => () => caseOn(tab)?.practice
  const eightWeeks = {
    names: { ...usualPractice.names, service: 'Harbour House', 'team-manager': 'Team Lead' },
    deadlines: { ...usualPractice.deadlines, 'assessment-weeks': 8 },
  }

  test('is on every officer’s tablet after a sync, and goes with the pack in use', async () => {
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await expect.poll(practiceOn(officer)).toEqual(usualPractice)
    await vaultOf(manager).service.use(harbour)
    await meet(manager, officer)
    await expect.poll(practiceOn(officer)).toEqual(eightWeeks)
    await vaultOf(manager).service.choose(null, null)
    await meet(manager, officer)
    await expect.poll(practiceOn(officer)).toEqual(usualPractice)
  })

  test('put in use by two who had not met: as usual, until somebody settles it', async () => {
    const [one, other] = [await openTab('manager'), await openTab('manager')]
    world.network.setDown(true)
    await vaultOf(one).service.use(harbour)
    await vaultOf(other).service.use(packOf('Meadow', { deadlines: { 'assessment-weeks': 10 } }))
    world.network.setDown(false)
    await meet(one, other)
    await expect.poll(practiceOn(one)).toEqual(usualPractice)
    await vaultOf(one).service.choose(null, packHash(harbour))
    await meet(one, other)
    await expect.poll(practiceOn(other)).toEqual(eightWeeks)
  })

  test('a council’s pack changes for its cases what it says, and leaves the rest as for every case', async () => {
    const { names: _names, deadlines: _deadlines, ...words } = packOf('Surrey', { council: 'surrey' })
    const manager = await openTab('manager')
    await vaultOf(manager).service.use(harbour)
    await vaultOf(manager).service.use({ ...words, deadlines: { 'order-days': 14 } })
    const state = () => vaultOf(manager).service.state.now()
    expect(practiceNow(state(), 'west-sussex')).toEqual(eightWeeks)
    expect(practiceNow(state(), 'surrey')).toEqual({
      ...eightWeeks,
      deadlines: { ...eightWeeks.deadlines, 'order-days': 14 },
    })
  })
})

describe('two packs at once', () => {
  test('put in use by two who had not met: the app’s own words, until somebody settles it', async () => {
    const [one, other] = [await openTab('manager'), await openTab('manager')]
    world.network.setDown(true)
    await vaultOf(one).service.use(harbour)
    await vaultOf(other).service.use(meadow)
    world.network.setDown(false)
    await meet(one, other)
    await expect.poll(inUseOn(one)).toBe('built-in')
    await vaultOf(one).service.choose(null, packHash(meadow))
    await meet(one, other)
    await expect.poll(inUseOn(other)).toEqual(pinOf(meadow))
  })

  test('one record begun in both on two tablets: neither wording hides the other, on either', async () => {
    const manager = await openTab('manager')
    const tabs = [await openTab('officer 0'), await openTab('officer 1')] as const
    await vaultOf(manager).service.use(harbour)
    await meet(manager, ...tabs)
    await vaultOf(manager).service.use(meadow)
    await meet(manager, tabs[1])
    await expect.poll(inUseOn(tabs[0])).toEqual(pinOf(harbour))
    await expect.poll(inUseOn(tabs[1])).toEqual(pinOf(meadow))
    world.network.setDown(true)
    await answer(tabs[0], 'session-1')
    await answer(tabs[1], 'session-1', 'q02/answer')
    world.network.setDown(false)
    await meet(...tabs)
    await expect.poll(() => vaultOf(tabs[0]).service.state.now().packs.size).toBe(2)
    const titles = await Promise.all(tabs.map((tab) => titleOn(tab, 'session-1')))
    expect(new Set(titles).size).toBe(1)
    for (const pack of [harbour, meadow]) expect(titles[0]).toContain(`${pack.name}: how things are`)
  })
})

/** Of a pack: words of officers’ and of confidential forms, what the service is called, and what it works by. */
const notForClients = ['SARA', 'disclosed', confidential.id, 'Harbour House', 'Team Lead', 'assessment-weeks']

describe('a session', () => {
  test('is given the words of the exercises it does, and none of an officers’ form', async () => {
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await vaultOf(manager).service.use(harbour)
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(harbour))
    const tasks = [{ form: 'saq', version: saq.version, sitting: 'session-1' }]
    const place = {
      session: 'session-1',
      startedAt: START,
      task: null,
      page: null,
      breakFrom: null,
      breakMs: 0,
    }
    expect((await handOver(officer.device, vaultOf(officer), space, { ...place, tasks })).ok).toBe(true)
    const handed = officer.handedOver[0]?.words as Json
    const { wording, packs } = parseWordsInHand(handed)
    expect(wording).toEqual(pinOf(harbour))
    expect(Object.values(packs).flatMap(({ words }) => Object.keys(words['en-GB'] ?? {}))).toEqual(['saq'])
    for (const word of notForClients) expect(JSON.stringify(handed)).not.toContain(word)
  })

  test('control: a pack that is handed over whole would carry officers’ wording', () => {
    for (const word of notForClients) expect(JSON.stringify(harbour)).toContain(word)
  })

  test('is in the language that it was handed over in; a record begun before keeps its own', async () => {
    const cymraeg = { saq: { version: saq.version, texts: { title: 'Sut mae pethau' } } }
    const both = packOf('Both', { words: { cy: cymraeg, ...packOf('Both').words } })
    const [manager, officer] = [await openTab('manager'), await openTab('officer 0')]
    await vaultOf(manager).service.use(both)
    await meet(manager, officer)
    await expect.poll(inUseOn(officer)).toEqual(pinOf(both))
    const tasks = [{ form: 'saq', version: saq.version, sitting: 'session-1' }]
    const place = {
      ...{ session: 'session-1', startedAt: START, tasks, task: null, page: null },
      ...{ breakFrom: null, breakMs: 0 },
    }
    await handOver(officer.device, vaultOf(officer), space, place, 'cy')
    const { wording, packs } = parseWordsInHand(officer.handedOver[0]?.words as Json)
    expect(wording).toEqual({ pack: packHash(both), language: 'cy' })
    const find = (hash: string) => packs[hash]
    expect(formInWords(saq, wording ? [wording] : [], find).form.title).toBe('Sut mae pethau')
    expect(formInWords(saq, [pinOf(both)], find).form.title).toBe('Both: how things are')
  })

  test('goes on in the words that a record was begun in, also when others are in use', () => {
    const begun = record({ space: anySpace, compartment: 'client', form: 'saq', sitting: 'session-1' }, [
      ['record/wording', pinOf(harbour)],
      [FIRST, 'yes'],
    ])
    const packs = new Map([harbour, meadow].map((pack) => [packHash(pack), pack]))
    const one = { ...caseOf(begun), packs: (hash: string) => packs.get(hash) }
    const given = sessionWords(one, pinOf(meadow), [{ form: 'saq', version: 1, sitting: 'session-1' }])
    expect(new Set(Object.keys(given.packs))).toEqual(new Set(packs.keys()))
  })

  test('that is handed what is no pack is asked in the app’s own words', () => {
    for (const value of [
      null,
      7,
      [],
      {},
      { packs: null },
      { wording: 'x', packs: { a: 1 } },
    ] as readonly Json[])
      expect(parseWordsInHand(value)).toEqual({ wording: null, packs: {} })
  })
})

describe('the template', async () => {
  const packs = await packForms()

  test('is a pack that changes nothing, with every place in it', () => {
    const template = templatePack(packs)
    const { names, deadlines, ...words } = template
    const read = readPack(JSON.stringify(template), packs)
    expect(read).toEqual({ ok: true, value: { ...words, words: { 'en-GB': {} } } })
    expect({ names, deadlines }).toEqual(usualPractice)
    const forms = template.words['en-GB'] ?? {}
    expect(Object.keys(forms)).toEqual(expect.arrayContaining(['consent', 'saq', 'sara', 'risk-assessment']))
    expect(Object.keys(forms['saq']?.texts ?? {})).toEqual([...wordsOf(saq).keys()])
  })

  test('has confidential forms too, and none of those that the app keeps by itself', () => {
    const ids = Object.keys(templatePack(packs).words['en-GB'] ?? {})
    expect(ids).toEqual(expect.arrayContaining(['safety-plan', 'risk-assessment-confidential']))
    for (const id of ['case-file', 'appointment', 'record-notes-confidential']) expect(ids).not.toContain(id)
  })
})

test('the packs of both councils fit the consent that new records begin with', () => {
  for (const pack of examplePacks)
    expect(pack.words['en-GB']?.['consent']?.version).toBe(latestClientForm('consent')?.version)
  const settings = latestOfficerForm('service-settings')
  expect(wordingPlaces.filter((place) => !settings?.fields.has(wordingField(place)))).toEqual([])
})
