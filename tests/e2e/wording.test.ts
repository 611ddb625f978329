import { describe, expect, test } from 'vitest'
import { latestConfidentialForm } from '#catalogue/confidential'
import { examplePacks } from '#catalogue/officer'
import { accessibilityProblems, type Device, screenshot, setScene } from './harness/index.ts'
import { button, chooseExercises, openApp, openCase, syncUntil, unlock } from './officer.ts'

// The manager puts the words of a council in use; an officer's tablet has them after a sync, and what was begun before keeps its own.

const CLIENT = 'Marek Rybak'
const EARLIER = 'Danielle Foxcroft'
const CONSENT = 'What this is, and saying yes to it'
const OWN = 'The council has asked us to work with you.'
const OF_SURREY = 'Ryan Tilbury'
const CONFIDENTIAL = 'risk-assessment-confidential'
const HERS = 'What she told us, kept apart'
const WEST_SUSSEX = 'We start with a risk assessment'

const scene = await setScene({ others: ['manager'] })
let managers: Device
const page = () => scene.page()
const manager = () => managers.page()

async function handOverConsent(name: string): Promise<void> {
  await openCase(page(), name)
  await page()
    .getByRole('link', { name: /^Start session/ })
    .click()
  await page().getByRole('radio', { name: /^1 · / }).check({ force: true })
  await chooseExercises(page(), [CONSENT])
  await button(page(), 'Go on to hand over').click()
  await button(page(), 'Hand over now').click()
  await page().getByRole('heading', { name: 'What we are doing today' }).waitFor()
  await page().getByRole('listitem').filter({ hasText: CONSENT }).getByRole('button').click()
}

async function handBack(): Promise<void> {
  await button(page(), '‹ Today’s plan').click()
  await button(page(), 'Finish for today').click()
  await button(page(), 'Hand back').click()
  await unlock(page())
  await page().getByText('No answer of this session raised an alert.').waitFor()
}

async function goToCase(name: string): Promise<void> {
  await page()
    .getByRole('link', { name: /^Cases/ })
    .click()
  await page().getByRole('link', { name }).click()
}

async function openConsentOf(name: string): Promise<void> {
  await goToCase(name)
  await page()
    .getByRole('link', { name: `Open ${CONSENT}` })
    .first()
    .click()
  await page().getByRole('heading', { name: CONSENT, level: 1 }).waitFor()
}

describe('wording', () => {
  test('a consent is begun in the app’s own words', async () => {
    await openApp(scene.page(), scene.server.url)
    await page().getByRole('link', { name: 'Cases 6' }).waitFor({ timeout: 30_000 })
    await handOverConsent(EARLIER)
    await page().getByText(OWN).waitFor()
    await handBack()
  })

  test('the manager finds the screen, and saves the template', async () => {
    managers = await scene.openOther('manager')
    await manager().getByRole('link', { name: 'Device' }).click()
    await manager().getByRole('link', { name: 'Wording of the forms' }).click()
    await manager().getByRole('heading', { name: 'Wording', level: 1 }).waitFor()
    const coming = manager().waitForEvent('download')
    await button(manager(), 'Save the template').click()
    expect((await coming).suggestedFilename()).toBe('cairn-wording-template.json')
  })

  test('a faulty pack: every fault with its place, and nothing changes', async () => {
    const [pack] = examplePacks
    const faulty = {
      ...pack,
      edition: '',
      deadlines: { 'assessment-weeks': 0 },
      words: {
        'en-GB': {
          consent: { version: 2, texts: { 'items.asked.text': 'no list', 'items.askd.text': ['x'] } },
        },
      },
    }
    const file = {
      name: 'words.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(faulty)),
    }
    await manager().getByLabel('The file').setInputFiles(file)
    await manager().getByText('There are 4 faults in it.').waitFor()
    const places = ['edition', 'deadlines.assessment-weeks', 'words.en-GB.consent.texts.items.asked.text']
    for (const place of places) await manager().getByText(place, { exact: true }).waitFor()
    await screenshot(manager(), 'wording-faults')
    expect(await accessibilityProblems(manager())).toEqual([])
  })

  test('a pack with names, deadlines and the words of a confidential form says what it changes', async () => {
    const version = latestConfidentialForm(CONFIDENTIAL)?.version
    const pack = {
      ...{ format: 'cairn pack 1', name: 'Harbour', edition: '1' },
      names: { service: 'Harbour House', 'team-manager': 'Team Lead' },
      deadlines: { 'assessment-weeks': 8 },
      words: { 'en-GB': { [CONFIDENTIAL]: { version, texts: { title: HERS } } } },
    }
    await manager()
      .getByLabel('The file')
      .setInputFiles({
        ...{ name: 'harbour.json', mimeType: 'application/json' },
        buffer: Buffer.from(JSON.stringify(pack)),
      })
    const own = manager().getByRole('region', { name: 'Names and deadlines' })
    await own.getByText('Harbour House').waitFor()
    await own.getByText('Now: Team Manager').waitFor()
    await own.getByText('Now: 6', { exact: true }).waitFor()
    await manager().getByText(HERS).waitFor()
    await screenshot(manager(), 'wording-names')
    expect(await accessibilityProblems(manager())).toEqual([])
    await button(manager(), 'Use this pack').click()
    await manager().getByText('In use now').waitFor()
  })

  test('a pack is looked at, and put in use', async () => {
    await button(manager(), 'Look at West Sussex').click()
    await manager().getByText(WEST_SUSSEX).waitFor()
    await screenshot(manager(), 'wording')
    expect(await accessibilityProblems(manager())).toEqual([])
    await manager().setViewportSize({ width: 820, height: 1180 })
    await screenshot(manager(), 'wording-portrait')
    expect(await accessibilityProblems(manager())).toEqual([])
    await manager().setViewportSize({ width: 1180, height: 820 })
    await button(manager(), 'Use this pack').click()
    await manager().getByText('In use now').waitFor()
    const place = manager().getByRole('region', { name: 'Cases of West Sussex County Council' })
    await place.getByText('West Sussex, edition 1').waitFor()
    await place.getByText(/in use since: You/).waitFor()
    await syncUntil(manager(), () => manager().getByText('Nothing waiting on this device.').isVisible())
  })

  test('an officer’s tablet has it after a sync: a new consent is in its words', async () => {
    await page()
      .getByRole('link', { name: /^Cases/ })
      .click()
    let rounds = 0
    await syncUntil(page(), async () => rounds++ > 3)
    await handOverConsent(CLIENT)
    await page().getByText(WEST_SUSSEX).waitFor()
    expect(await page().getByText(OWN).count()).toBe(0)
    expect(await accessibilityProblems(page())).toEqual([])
    await handBack()
    await openConsentOf(CLIENT)
    await page().getByText('Asked in the words of West Sussex, edition 1.').waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('a copy for a professional says which service it is from', async () => {
    await goToCase(CLIENT)
    await page().getByRole('link', { name: 'Make a copy' }).click()
    await page()
      .getByRole('radio', { name: /^A professional/ })
      .check({ force: true })
    await page().getByText('Harbour House').waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
  })

  test('a confidential record is begun in the words in use, in the separate place', async () => {
    await goToCase(OF_SURREY)
    const place = page().getByRole('region', { name: 'A separate place' })
    await place.getByRole('link', { name: 'Unlock' }).click()
    await unlock(page())
    await page()
      .getByRole('listitem')
      .filter({ hasText: 'Risk assessment: confidential part' })
      .getByRole('button')
      .click()
    await page().getByRole('heading', { name: HERS, level: 2 }).waitFor()
    expect(await accessibilityProblems(page())).toEqual([])
    await button(page(), 'Back to the separate place').click()
  })

  test('the one that was begun before keeps its own', async () => {
    await openConsentOf(EARLIER)
    expect(
      await page()
        .getByText(/Asked in the words of/)
        .count(),
    ).toBe(0)
  })

  test('nothing broke the page’s policy', () => {
    for (const device of [scene.device, managers])
      expect(device.complaints).toEqual({ policy: [], errors: [] })
  })
})
