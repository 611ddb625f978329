import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { fieldStateOf, type RecordHeader, viewOf } from '#record'
import { prefillConsent } from '../../src/app/cases/prefill.ts'
import { createMemoryDisk } from '../world/memory-disk.ts'
import type { Tablet } from '../world/tablet.ts'
import { type CaseOf, createWorld } from '../world/world.ts'

let enrolled: Tablet
let one: CaseOf
beforeAll(async () => {
  const world = await createWorld(1)
  one = await world.newCase()
  enrolled = world.tablets[0] as Tablet
  await enrolled.pull()
}, 60_000)

const version = latestClientForm('consent')?.version ?? 0
const tasks = [{ form: 'consent', version, sitting: 'session-1' }]

async function freshCase() {
  const tablet = await enrolled.on(createMemoryDisk())
  await tablet.pull()
  const file: RecordHeader = { space: one.space, compartment: 'officer', form: 'case-file', sitting: 'case' }
  const consent: RecordHeader = { ...file, compartment: 'client', form: 'consent', sitting: 'session-1' }
  return {
    tablet,
    file,
    consent,
    prefill: async (what = tasks) => prefillConsent(tablet.records, await tablet.records.open(file), what),
    authority: async () => fieldStateOf(viewOf((await tablet.records.open(consent)).set), 'authority/answer'),
  }
}

describe('the council in the consent', () => {
  test('comes from the case file', async () => {
    const { tablet, file, prefill, authority } = await freshCase()
    await tablet.say(file, 'council/answer', 'surrey', 2)
    await prefill()
    expect(await authority()).toMatchObject({ kind: 'value', value: 'surrey' })
  })

  test('is asked of the client where the case file says nothing', async () => {
    const { prefill, authority } = await freshCase()
    await prefill()
    expect((await authority()).kind).toBe('none')
  })

  test('stays as it was answered, or taken back', async () => {
    const { tablet, file, consent, prefill, authority } = await freshCase()
    await tablet.say(file, 'council/answer', 'surrey', 2)
    await tablet.say(consent, 'authority/answer', 'west-sussex', version)
    await prefill()
    expect(await authority()).toMatchObject({ value: 'west-sussex' })
    await tablet.say(consent, 'authority/answer', null, version)
    await prefill()
    expect((await authority()).kind).toBe('none')
  })

  test('is not written when the consent is not handed over', async () => {
    const { tablet, file, prefill, authority } = await freshCase()
    await tablet.say(file, 'council/answer', 'surrey', 2)
    await prefill([])
    expect((await authority()).kind).toBe('none')
  })
})
