import { beforeAll, describe, expect, test, vi } from 'vitest'
import { caseFileHeader } from '#casework'
import { addCase } from '#server'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { PASSPHRASE } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile } from './tablet.ts'

let world: World
let open: OpenVault
let space: string
let other: string
beforeAll(async () => {
  world = await createWorld(1)
  const profile = createProfile(world.network.connect(), Date.UTC(2026, 10, 23, 10))
  await world.newCase()
  const { device } = profile.openTab()
  const signedIn = await device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await device.enrol(signedIn.value, PASSPHRASE)
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  open = state.open
  space = await newCase('Danielle Foxcroft')
  other = await newCase('Ryan Tilbury')
  await open.sync.round()
  await vi.waitUntil(() => caseOn(space) && caseOn(other), { timeout: 5_000 })
  await vi.waitUntil(isStill, { timeout: 5_000 })
}, 60_000)

const newCase = (name: string): Promise<string> =>
  addCase(world.server.service, {
    officers: [open.vault.author],
    caseFile: { 'name/answer': name },
  })

const caseOn = (of: string) => open.caseload.state.now().cases.find((one) => one.space === of)

/** Whether nothing has been read for as long as changes are gathered. */
async function isStill(): Promise<boolean> {
  const before = open.caseload.state.now()
  await new Promise((resolve) => setTimeout(resolve, 400))
  return open.caseload.state.now() === before
}

const answer = { version: 1, field: 'q01/answer', value: 'yes', replaces: [] }

describe('what changes in one case', () => {
  test('is read, be it of a record that nobody has seen yet; every other case stays the very same', async () => {
    const header = { space, compartment: 'client', form: 'saq', sitting: 'session-3' } as const
    const [before, same] = [caseOn(space), caseOn(other)]
    await open.records.append(header, [answer])
    const sittings = () => caseOn(space)?.records.map((record) => record.header.sitting)
    await expect.poll(sittings, { timeout: 5_000 }).toContain('session-3')
    expect(caseOn(space)).not.toBe(before)
    expect(caseOn(other)).toBe(same)
  })

  test('is read where the record is known, too', async () => {
    const file = caseFileHeader(space)
    const same = caseOn(other)
    await open.records.append(file, [{ version: 3, field: 'area/answer', value: 'Weir End', replaces: [] }])
    const said = () =>
      [...(caseOn(space)?.file.set.accepted.values() ?? [])].some(({ value }) => value === 'Weir End')
    await expect.poll(said, { timeout: 5_000 }).toBe(true)
    expect(caseOn(other)).toBe(same)
  })
})

test('a case that comes while the app is open is in the caseload, and the others are not read for it', async () => {
  const same = caseOn(other)
  const added = await newCase('Shanice Prewett')
  await open.sync.round()
  const said = () =>
    [...(caseOn(added)?.file.set.accepted.values() ?? [])].some(({ value }) => value === 'Shanice Prewett')
  await expect.poll(said, { timeout: 5_000 }).toBe(true)
  expect(caseOn(other)).toBe(same)
})

test('control: settings of the service are said to every case', async () => {
  const same = caseOn(other)
  await open.service.setProfile('sheffield')
  await expect.poll(() => caseOn(other) !== same, { timeout: 5_000 }).toBe(true)
})
