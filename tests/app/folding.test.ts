import { beforeAll, describe, expect, test } from 'vitest'
import { type RecordHeader, recordId, stateField, viewOf } from '#record'
import { FOLD_AT } from '#store'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { PASSPHRASE } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'
import { createProfile, type Profile } from './tablet.ts'

let world: World
let profile: Profile
let saq: RecordHeader
let open: OpenVault
beforeAll(async () => {
  world = await createWorld(1)
  profile = createProfile(world.network.connect(), Date.UTC(2026, 10, 23, 10))
  saq = (await world.newCase()).saq
  const { device } = profile.openTab()
  const signedIn = await device.signIn('officer 0', 'a password')
  if (!signedIn.ok) throw new Error(signedIn.error)
  await device.enrol(signedIn.value, PASSPHRASE)
  const state = device.state.now()
  if (state.kind !== 'open') throw new Error(`The device is ${state.kind}.`)
  open = state.open
  await open.sync.round()
}, 60_000)

async function say(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const { set } = await open.records.open(saq)
    await open.records.append(saq, [stateField(viewOf(set), 'q01/answer', time % 2 ? 'yes' : 'no', 1)])
  }
}

const packs = async () =>
  (await profile.disk.all('packs')).filter(({ record }) => record === recordId(saq)).length
const inCaseload = () =>
  open.caseload.state
    .now()
    .cases.flatMap(({ records }) => records)
    .find(({ header }) => recordId(header) === recordId(saq))

describe('a long record', () => {
  test('is folded after a round, and the caseload has it folded', async () => {
    await say(FOLD_AT)
    await open.sync.round()
    expect(await packs()).toBe(0) // sent, and not given back by the server yet, or just now
    await expect.poll(() => inCaseload()?.unfolded, { timeout: 5_000 }).toBe(FOLD_AT)
    await open.sync.round()
    await expect.poll(packs).toBe(1)
    await expect.poll(() => inCaseload()?.unfolded, { timeout: 5_000 }).toBe(0)
    expect(inCaseload()?.set.accepted.size).toBeLessThan(FOLD_AT)
    expect((await open.records.history(saq)).set.accepted.size).toBe(FOLD_AT)
  })

  test('is left as it is while only a little came since', async () => {
    await say(2)
    await open.sync.round()
    await expect.poll(() => inCaseload()?.unfolded, { timeout: 5_000 }).toBe(2)
    await open.sync.round()
    expect(inCaseload()?.unfolded).toBe(2)
  })
})
