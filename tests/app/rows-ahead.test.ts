import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fieldStateOf, type RecordHeader, recordId, viewOf } from '#record'
import { readAhead } from '#store'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// Rows are read while the key that opens them is still being derived. Whatever happens meanwhile, what is shown is what lies there.

const PASSPHRASE = 'quiet river under seven stones'
const START = Date.UTC(2026, 10, 23, 10)

let world: World
let profile: Profile
let saq: RecordHeader
let first: OpenVault
beforeEach(async () => {
  world = await createWorld(1)
  profile = createProfile(world.network.connect(), START)
  saq = (await world.newCase()).saq
  const tab = profile.openTab()
  const signedIn = await tab.device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await tab.device.enrol(signedIn.value, PASSPHRASE)
  first = vaultOf(tab)
  await first.sync.round()
  await answer('yes')
})

const vaultOf = ({ device }: Tab): OpenVault => {
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  return state.open
}

const answer = async (value: string) => {
  const view = viewOf((await first.records.open(saq)).set)
  const replaces = fieldStateOf(view, 'q01/answer').heads.map(({ id }) => id)
  await first.records.append(saq, [{ version: 1, field: 'q01/answer', value, replaces }])
}

/** What the second tab lists of the answer once it is open. */
const listedIn = (tab: Tab) => {
  const { loaded, cases } = vaultOf(tab).caseload.state.now()
  if (!loaded) return null
  const records = cases.flatMap((one) => one.records)
  const record = records.find(({ header }) => recordId(header) === recordId(saq))
  return record && fieldStateOf(viewOf(record.set), 'q01/answer')
}

/** How often all rows of a vault were read at once. */
const readingsWhole = () => {
  const read = vi.spyOn(profile.disk, 'read')
  const isWhole = (where: object): boolean => Object.keys(where).join() === 'vault'
  return () => read.mock.calls.filter(([{ snapshots }]) => [snapshots ?? []].flat().some(isWhole)).length
}

describe('rows that are read before the vault is open', () => {
  test('are those that a caseload is made of: nothing is read twice', async () => {
    const count = readingsWhole()
    const tab = profile.openTab()
    await tab.device.unlock(PASSPHRASE)
    await expect.poll(() => listedIn(tab)).toMatchObject({ value: 'yes' })
    expect(count()).toBe(1)
  })

  test('are read anew when another tab wrote meanwhile', async () => {
    const count = readingsWhole()
    const tab = profile.openTab()
    const opening = tab.device.unlock(PASSPHRASE)
    await expect.poll(count).toBe(1)
    await answer('no')
    await opening
    await expect.poll(() => listedIn(tab)).toMatchObject({ value: 'no' })
    expect(count()).toBe(2)
  })

  test('are let go of after a wrong passphrase, and another one finds what is there then', async () => {
    const tab = profile.openTab()
    expect((await tab.device.unlock('not this one at all')).ok).toBe(false)
    await answer('no')
    await tab.device.unlock(PASSPHRASE)
    await expect.poll(() => listedIn(tab)).toMatchObject({ value: 'no' })
  })

  test('are given once, and not at all when they could not be read', async () => {
    const { disk, surroundings } = {
      disk: profile.disk,
      surroundings: profile.openTab().device.parts.surroundings,
    }
    const ahead = readAhead(first.vault.id, surroundings)
    expect((await ahead.take(() => undefined))?.batches.length).toBeGreaterThan(0)
    expect(ahead.take(() => undefined)).toBeNull()
    vi.spyOn(disk, 'read').mockRejectedValueOnce(new Error('The database was closed.'))
    const failed = readAhead(first.vault.id, surroundings)
    await new Promise((resolve) => setTimeout(resolve))
    expect(failed.take(() => undefined)).toBeNull()
  })
})
