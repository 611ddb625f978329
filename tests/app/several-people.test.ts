import { beforeEach, describe, expect, test } from 'vitest'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { draftsInWords, othersWaitingInWords, waitingInWords } from '../../src/app/words/waiting-words.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// A tablet that more than one person uses, or one person twice: what each left on it, and what becomes of it.

const PASSPHRASE = 'quiet river under seven stones'
const OTHER_PASSPHRASE = 'lantern otter walnut comet'
const START = Date.UTC(2026, 10, 23, 10)

let world: World
let profile: Profile
let saq: RecordHeader
beforeEach(async () => {
  world = await createWorld(2)
  profile = createProfile(world.network.connect(), START)
  saq = (await world.newCase()).saq
})

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

async function setUp(name: string, passphrase: string): Promise<Tab> {
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn(name, 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  expect(await tab.device.enrol(signedIn.value, passphrase)).toEqual({ ok: true, value: null })
  return tab
}

/** One answer that waits and words in hand, on a tablet that was locked without a network. */
async function workLeftBehind(): Promise<void> {
  const tab = await setUp('officer 0', PASSPHRASE)
  await vaultOf(tab).sync.round()
  world.network.setDown(true)
  const { records } = vaultOf(tab)
  await records.append(saq, [{ version: 1, field: 'q01/answer', value: 'yes', replaces: [] }])
  await records.saveDrafts(saq, [{ field: 'q02/note', text: 'half a word', seen: [] }])
  await tab.device.leave('/')
  world.network.setDown(false)
}

const answerIn = async ({ records }: OpenVault) =>
  fieldStateOf(viewOf((await records.open(saq)).set), 'q01/answer')

describe('a second person on a tablet that holds unsent work', () => {
  test('opens nothing of it, and it goes while they are there', async () => {
    await workLeftBehind()
    const before = await profile.disk.all('batches')
    const second = vaultOf(await setUp('officer 1', OTHER_PASSPHRASE))
    const rows = before.map(({ key, record, body }) => ({ key, kind: 'batch' as const, record, bytes: body }))
    expect(rows.length).toBeGreaterThan(0)
    expect(await second.vault.openRows(rows)).toEqual(rows.map(() => undefined))
    await second.sync.round()
    expect(second.sync.state.now().problem).toBeNull()
    expect(await profile.disk.all('outbox')).toEqual([])
    // On their own tablet the first would find it; here the second does, as far as they are on the case.
    expect(await answerIn(second)).toMatchObject({ value: 'yes' })
  })

  test('leaves the first everything, words in hand too', async () => {
    await workLeftBehind()
    await (await setUp('officer 1', OTHER_PASSPHRASE)).device.leave('/')
    const tab = profile.openTab()
    expect((await tab.device.unlock(PASSPHRASE)).ok).toBe(true)
    const opened = await vaultOf(tab).records.open(saq)
    expect(await answerIn(vaultOf(tab))).toMatchObject({ value: 'yes' })
    expect(opened.drafts.get('q02/note')).toMatchObject([{ text: 'half a word' }])
  })

  test('who opened it last is tried first, so that others cost them nothing', async () => {
    await setUp('officer 0', PASSPHRASE)
    const first = (await profile.openTab().device.vaults.all())[0]?.id
    profile.clock.now += 1_000
    await (await setUp('officer 1', OTHER_PASSPHRASE)).device.leave('/')
    const tab = profile.openTab()
    expect((await tab.device.vaults.all()).map(({ id }) => id === first)).toEqual([false, true])
    profile.clock.now += 1_000
    await tab.device.unlock(PASSPHRASE)
    expect((await tab.device.vaults.all()).map(({ id }) => id === first)).toEqual([true, false])
  })
})

describe('a forgotten passphrase', () => {
  test('is set up anew: what waited goes and comes back into the new vault', async () => {
    await workLeftBehind()
    const again = vaultOf(await setUp('officer 0', OTHER_PASSPHRASE))
    await again.sync.round()
    expect(again.sync.state.now()).toMatchObject({ problem: null })
    expect(await answerIn(again)).toMatchObject({ value: 'yes' })
    expect((await again.records.open(saq)).drafts.size).toBe(0)
  })

  test('that comes back later opens the words that were in hand', async () => {
    await workLeftBehind()
    await (await setUp('officer 0', OTHER_PASSPHRASE)).device.leave('/')
    const tab = profile.openTab()
    expect((await tab.device.unlock(PASSPHRASE)).ok).toBe(true)
    expect((await vaultOf(tab).records.open(saq)).drafts.get('q02/note')).toMatchObject([
      { text: 'half a word' },
    ])
  })

  test('costs what can be told without it: how many wait, and whether words are unfinished', async () => {
    await workLeftBehind()
    const { vaults } = profile.openTab().device
    const waiting = await vaults.waiting()
    expect(waiting).toEqual({ statements: 1, held: 0, oldest: START, attachments: 0, drafts: 1 })
    expect(waitingInWords(waiting, START)).toMatch(
      /^One answer waits here to be sent, the oldest from 10:00\./,
    )
    expect(draftsInWords(waiting)).toContain('in one place')
    await setUp('officer 1', OTHER_PASSPHRASE).then((tab) => vaultOf(tab).sync.round())
    const after = await vaults.waiting()
    expect(after).toMatchObject({ statements: 0, oldest: null, drafts: 1 })
    expect(waitingInWords(after, START)).toContain('everything that was finished is on the server')
    expect(draftsInWords({ ...after, drafts: 0 })).toContain('loses nothing')
  })

  test('says what cannot go without it', () => {
    const words = waitingInWords({ statements: 3, held: 2, oldest: START, attachments: 0, drafts: 0 }, START)
    expect(words).toContain('The server could not read 2 of them')
    expect(othersWaitingInWords(3)).toMatch(/^Three answers of others wait here/)
  })
})
