import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { latestConfidentialForm } from '#catalogue/confidential'
import type { Form } from '#forms'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import { completeRecord, sendRecordBack } from '../../src/app/cases/acts.ts'
import { notesInWords } from '../../src/app/cases/record-notes.ts'
import { confidentialDays } from '../../src/app/cases/service-state.ts'
import { openConfidential } from '../../src/app/device/confidential.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { confidentialProblemInWords } from '../../src/app/words/problem-words.ts'
import { Filling } from '../forms/builder.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

const PASSPHRASE = 'quiet river under seven stones'
const START = Date.UTC(2026, 10, 23, 10)
const INFORMATION = 'information/answer'

let world: World
let profile: Profile
let tab: Tab
let header: RecordHeader

const formOf = (id: string): Form => {
  const form = latestConfidentialForm(id)
  if (!form) throw new Error(`There is no confidential form “${id}”.`)
  return form
}
const form = formOf('risk-assessment-confidential')

beforeEach(async () => {
  // A touch anywhere keeps the place open: here nobody touches anything.
  vi.stubGlobal('addEventListener', () => undefined)
  world = await createWorld(1)
  const { space } = await world.newCase()
  header = { space, compartment: 'confidential', form: form.id, sitting: 'case' }
  tab = await openTablet()
})

afterEach(() => void vi.unstubAllGlobals())

/** An unlocked tablet of its own that has fetched its case. */
async function openTablet(): Promise<Tab> {
  profile = createProfile(world.network.connect(), START)
  const opened = profile.openTab()
  const signedIn = await opened.device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await opened.device.enrol(signedIn.value, PASSPHRASE)
  await vaultOf(opened).sync.round()
  return opened
}

function vaultOf({ device }: Tab): OpenVault {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function openPlace(on = tab, onEnd: () => void = () => undefined) {
  const { vault, editors, wordingOf } = vaultOf(on)
  const opened = await openConfidential(on.device, vault.id, PASSPHRASE, {
    onEnd,
    joinEditors: editors.join,
    wordingOf,
    space: header.space,
    days: 14,
  })
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

const informationIn = async (place: Awaited<ReturnType<typeof openPlace>>) =>
  fieldStateOf(viewOf((await place.records.open(header)).set), INFORMATION)

describe('the confidential place', () => {
  test('needs the passphrase anew, whatever is open', async () => {
    const { vault, editors, wordingOf } = vaultOf(tab)
    const how = {
      onEnd: () => undefined,
      joinEditors: editors.join,
      wordingOf,
      space: header.space,
      days: 14,
    }
    const refused = await openConfidential(tab.device, vault.id, 'not the passphrase', how)
    expect(refused).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } })
    const opened = await openConfidential(tab.device, vault.id, PASSPHRASE, how)
    expect(opened.ok).toBe(true)
    if (opened.ok) opened.value.end()
  })

  test('what is written in it goes to the server and to the officer’s other tablet, and is among no other records', async () => {
    const place = await openPlace()
    const editor = await place.editors.open(header, form)
    await editor.answer(INFORMATION, 'She moves on Friday.')
    await editor.close()
    await vaultOf(tab).sync.round()
    expect(vaultOf(tab).sync.state.now()).toMatchObject({ problem: null, outbox: { unsent: 0, needsYou: 0 } })
    const other = await openTablet()
    const elsewhere = await openPlace(other)
    await expect.poll(() => informationIn(elsewhere)).toMatchObject({ value: 'She moves on Friday.' })
    elsewhere.end()
    const checkIn: RecordHeader = {
      ...header,
      compartment: 'officer',
      form: 'check-in',
      sitting: 'session-2',
    }
    await vaultOf(tab).records.append(checkIn, [
      { field: 'police/answer', value: 'no', replaces: [], version: 1 },
    ])
    const shown = () =>
      vaultOf(tab)
        .caseload.state.now()
        .cases.flatMap(({ records }) => records.map((one) => one.header.form))
    await expect.poll(shown).toEqual(['check-in'])
    place.end()
  })

  test('other keys of this device do not open it', async () => {
    const place = await openPlace()
    const editor = await place.editors.open(header, form)
    await editor.answer(INFORMATION, 'She moves on Friday.')
    await editor.close()
    expect(await informationIn(place)).toMatchObject({ value: 'She moves on Friday.' })
    const without = await vaultOf(tab).records.open(header)
    expect(without.set.accepted.size).toBe(0)
    place.end()
  })

  test('closing by itself makes answers of what is typed, and then ends its keys', async () => {
    let ended = 0
    const place = await openPlace(tab, () => {
      ended++
    })
    const running = tab.workersRunning()
    const editor = await place.editors.open(header, form)
    editor.draft(INFORMATION, 'She moves on Friday.')
    profile.passTime()
    expect(ended).toBe(1)
    await expect.poll(() => tab.workersRunning()).toBe(running - 1)
    const again = await openPlace()
    expect(await informationIn(again)).toMatchObject({ value: 'She moves on Friday.' })
    again.end()
  })

  test('locking the device makes answers of what is typed in it too', async () => {
    const place = await openPlace()
    const editor = await place.editors.open(header, form)
    editor.draft(INFORMATION, 'She moves on Friday.')
    await tab.device.leave('/')
    const { set } = await place.records.open(header)
    expect(fieldStateOf(viewOf(set), INFORMATION)).toMatchObject({ value: 'She moves on Friday.' })
  })
})

describe('a confidential record that is sent back', () => {
  test('has the reason in notes that are confidential too, and none where officers keep theirs', async () => {
    const place = await openPlace()
    const { records, editors } = place
    const notes = formOf('record-notes-confidential')
    const editor = await editors.open(header, form)
    for (const field of ['name/answer', INFORMATION, 'officer/answer']) await editor.answer(field, 'Said.')
    await editor.answer('countersign/answer', 'yes')
    await editor.answer('date/answer', '2026-11-23')
    await editor.close()
    expect(await completeRecord({ records, editors, notes }, header, form)).toEqual({ ok: true, value: null })
    const sent = await sendRecordBack({ records, editors, notes }, header, form, 'Say from whom.')
    expect(sent).toEqual({ ok: true, value: null })
    const listed = await records.list(header.space, 'confidential')
    const kept = listed.records.find((one) => one.header.form === notes.id)
    expect(notesInWords(kept, notes)).toMatchObject([{ why: ['Say from whom.'] }])
    const officers = await vaultOf(tab).records.list(header.space, 'officer')
    expect(officers.records.map((one) => one.header.form)).not.toContain('record-notes')
    await vaultOf(tab).sync.round()
    place.end()
  })
})

describe('without the server for a long time', () => {
  const DAY = 86_400_000
  const tryPlace = async (days = confidentialDays(vaultOf(tab).service.state.now())) => {
    const { vault, editors, wordingOf } = vaultOf(tab)
    const how = { onEnd: () => undefined, joinEditors: editors.join, wordingOf, space: header.space, days }
    return openConfidential(tab.device, vault.id, PASSPHRASE, how)
  }
  /** Opens what may open, and closes it again. */
  const answer = async (days?: number) => {
    const tried = await tryPlace(days)
    if (tried.ok) tried.value.end()
    return tried.ok ? 'open' : tried.error
  }

  test('it opens for fourteen days, and not longer, until the server is met', async () => {
    world.network.setDown(true)
    profile.clock.now = START + 14 * DAY
    expect(await answer()).toBe('open')
    profile.clock.now = START + 15 * DAY
    expect(await answer()).toEqual({ kind: 'must-meet', days: 14, since: 15 * DAY })
    world.network.setDown(false)
    // The server goes by its own clock; the tablet asks again with the time it was told.
    await vaultOf(tab).sync.round()
    expect(await answer()).toBe('open')
    world.network.setDown(true)
  })

  test('nothing is lost: what was written is there once it opens again, and was sent meanwhile', async () => {
    const place = await openPlace()
    const editor = await place.editors.open(header, form)
    await editor.answer(INFORMATION, 'She moves on Friday.')
    await editor.close()
    place.end()
    profile.clock.now = START + 20 * DAY
    expect(await answer()).toMatchObject({ kind: 'must-meet' })
    await vaultOf(tab).sync.round()
    expect(vaultOf(tab).sync.state.now().outbox.unsent).toBe(0)
    const again = await openPlace()
    expect(await informationIn(again)).toMatchObject({ value: 'She moves on Friday.' })
    again.end()
  })

  test('a clock that is set back does not open it, nor one that stands still before the last meeting', async () => {
    world.network.setDown(true)
    profile.clock.now = START + 20 * DAY
    expect(await answer()).toMatchObject({ kind: 'must-meet' })
    profile.clock.now = START + DAY
    expect(await answer()).toEqual({ kind: 'must-meet', days: 14, since: null })
    profile.clock.now = START - DAY
    expect(await answer()).toEqual({ kind: 'must-meet', days: 14, since: null })
  })

  test('a manager says for how long; of two answers the shorter counts', async () => {
    world.network.setDown(true)
    expect(confidentialDays(vaultOf(tab).service.state.now())).toBe(14)
    await vaultOf(tab).service.setConfidentialDays('3')
    expect(confidentialDays(vaultOf(tab).service.state.now())).toBe(3)
    profile.clock.now = START + 4 * DAY
    expect(await answer()).toMatchObject({ kind: 'must-meet', days: 3 })
    const said = new Filling().answer('confidential-days/answer', '28')
    const both = said.merge(new Filling(undefined, 1_000, 'ben').answer('confidential-days/answer', '7'))
    expect(confidentialDays({ settings: both.view })).toBe(7)
  })

  test('a tablet whose sign-in has ended can send, and has not met the server: a network is not enough', async () => {
    await world.server.service.db.deleteFrom('sign_ins').execute()
    profile.clock.now = START + 15 * DAY
    await vaultOf(tab).sync.round()
    expect(vaultOf(tab).sync.state.now().problem).toBe('signed-out')
    expect(await answer()).toMatchObject({ kind: 'must-meet' })
  })

  test('the words say what happened, that nothing is lost, and what to do', () => {
    const lapsed = confidentialProblemInWords({ kind: 'must-meet', days: 14, since: 15.5 * DAY })
    expect(lapsed).toMatch(/^It is 15 days .* opens for 14 days .* Nothing is lost: .* Connect, .* sync/)
    const back = confidentialProblemInWords({ kind: 'must-meet', days: 14, since: null })
    expect(back).toMatch(/^The clock of this tablet was set back, .* Nothing is lost/)
  })
})
