import { beforeAll, describe, expect, test } from 'vitest'
import { latestClientForm } from '#catalogue/client'
import { fieldStateOf, type RecordHeader, viewOf, type Wording } from '#record'
import type { OpenedRecord } from '#store'
import { prefill } from '../../src/app/cases/prefill.ts'
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
    prefill: async (what = tasks, records: readonly OpenedRecord[] = [], wording?: Wording) =>
      prefill(
        tablet.records,
        {
          one: { file: await tablet.records.open(file), records, packs: () => undefined, wording },
          today: '2026-11-25',
          officer: 'Jess Hart',
        },
        what,
      ),
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

describe('what else is known', () => {
  const task = (form: string) => ({ form, version: 1, sitting: 'session-4' })
  const headerOf = (form: string): RecordHeader => ({
    space: one.space,
    compartment: 'client',
    form,
    sitting: 'session-4',
  })
  const said = async (tablet: Tablet, form: string, field: string) => {
    const state = fieldStateOf(viewOf((await tablet.records.open(headerOf(form))).set), field)
    return state.kind === 'value' ? state.value : null
  }

  test('the day of an inventory, and nothing else in it', async () => {
    const { tablet, prefill } = await freshCase()
    await prefill([task('inventory-abuse'), task('inventory-violence')])
    for (const form of ['inventory-abuse', 'inventory-violence']) {
      expect(await said(tablet, form, 'date/answer')).toBe('2026-11-25')
      expect((await tablet.records.open(headerOf(form))).set.accepted.size).toBe(1)
    }
  })

  test('what the client wanted help with goes into the action plan, from the last self-assessment', async () => {
    const { tablet, prefill } = await freshCase()
    const saq = (sitting: string): RecordHeader => ({ ...headerOf('saq'), sitting })
    await tablet.say(saq('session-1'), 'q17/help', true)
    await tablet.say(saq('session-2'), 'q07/help', true)
    await tablet.say(saq('session-2'), 'q18/answer', 'yes')
    await tablet.say(saq('session-2'), 'q26/help', true)
    const records = await Promise.all(
      ['session-2', 'session-1'].map((sitting) => tablet.records.open(saq(sitting))),
    )
    await prefill([task('action-plan')], records)
    expect(await said(tablet, 'action-plan', 'needs/answer')).toBe(
      'Making my money last\nGetting angry very fast',
    )
    expect(await said(tablet, 'action-plan', 'worker-name/answer')).toBe('Jess Hart')
    expect(await said(tablet, 'action-plan', 'client-name/answer')).toBe(null)
  })

  test('is not put over what was said, nor into a plan when nobody asked for help', async () => {
    const { tablet, prefill } = await freshCase()
    await tablet.say(headerOf('action-plan'), 'worker-name/answer', 'Somebody else')
    await prefill([task('action-plan')])
    expect(await said(tablet, 'action-plan', 'worker-name/answer')).toBe('Somebody else')
    expect(await said(tablet, 'action-plan', 'needs/answer')).toBe(null)
  })
})
