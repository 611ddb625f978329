import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Day,
  figuresFile,
  figuresOf,
  figuresToHandOver,
  letOut,
  type Role,
  serviceHeader,
  serviceSpace,
} from '#casework'
import type { Json } from '#core'
import { figuresHash, type HandedFigures } from '#forms'
import { addCase, addOfficer } from '#server'
import { handedOver } from '../../src/app/cases/handed-over.ts'
import { answersOfCase } from '../../src/app/cases/pathway.ts'
import { practiceNow, serviceStateOf } from '../../src/app/cases/service-state.ts'
import { teamOf } from '../../src/app/cases/team.ts'
import type { OpenVault } from '../../src/app/device/open-vault.ts'
import { countedInWords, handedOverInWords } from '../../src/app/words/figures-words.ts'
import { stageWords } from '../../src/app/words/stage-words.ts'
import { createWorld, type World } from '../world/world.ts'
import { record } from './case-records.ts'
import { createProfile, type Profile, type Tab } from './tablet.ts'

// A manager's tablet, which counts, and a service manager's, which reads what was handed over (docs/protocol.md §4b).

const months = { from: '2026-06', to: '2026-11' }
const CLIENT = 'Zbigniew Quarrington'

let world: World
let manager: Tab
let reader: Tab
let managers: Profile

beforeEach(async () => {
  vi.stubGlobal('addEventListener', () => undefined)
  world = await createWorld(0)
  for (const [name, role] of [
    ['Margaret Osei', 'manager'],
    ['Ruth Amadi', 'service-manager'],
    ['Jess Whitlock', 'officer'],
  ] as const)
    await addPerson(name, role)
  for (let index = 0; index < 7; index++)
    await addCase(world.server.service, {
      officers: [],
      caseFile: { 'name/answer': CLIENT, 'stage/answer': index < 5 ? 'waiting' : 'assessment' },
      records: [
        {
          ...{ form: 'appointment', sitting: `appointment-${index}` },
          values: {
            ...{ 'date/answer': index < 4 ? '2026-10-05' : '2026-11-03', 'time/answer': '10:00' },
            'attendance/answer': 'late',
          },
        },
      ],
    })
  managers = createProfile(world.network.connect(), world.clock.now)
  manager = await openTab(managers, 'Margaret Osei')
  reader = await openTab(createProfile(world.network.connect(), world.clock.now), 'Ruth Amadi')
  await expect.poll(() => vaultOf(manager).caseload.state.now().cases.length).toBe(7)
})

afterEach(() => {
  for (const tab of [manager, reader]) vaultOf(tab).end()
  vi.unstubAllGlobals()
})

const addPerson = (name: string, role: Role) =>
  addOfficer(world.server.service, {
    ...{ name, signInName: name, role, grade: null },
    password: 'a password',
  })

async function openTab(profile: Profile, name: string): Promise<Tab> {
  const tab = profile.openTab()
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

/** Counted as on the manager's screen. */
function countedOn(tab: Tab, on: Day) {
  const { caseload, service } = vaultOf(tab)
  const { caseBySpace } = teamOf(caseload.state.now().cases, on)
  const { staff } = service.state.now()
  const practice = practiceNow(service.state.now(), null)
  const cases = [...caseBySpace.values()].map(({ answers }) => answers)
  return figuresOf({ cases, staff, months, today: on, practice }, stageWords)
}

async function handOver(on: Day): Promise<HandedFigures> {
  const figures = figuresToHandOver(countedOn(manager, on), months, on)
  expect(await vaultOf(manager).service.handOver(figures)).toEqual({ ok: true, value: null })
  return figures
}

const seenOn = (tab: Tab) => handedOver(vaultOf(tab).service.state.now().handedOver)
const daysSeen = (tab: Tab) => seenOn(tab).map(({ figures }) => figures?.on)

async function meet(): Promise<void> {
  for (const tab of [manager, reader, manager, reader]) await vaultOf(tab).sync.round()
}

describe('figures that were handed over without a network', () => {
  test('are on the service manager’s tablet after both synced: the same numbers, by whom and for when', async () => {
    world.network.setDown(true)
    await handOver('2026-11-23')
    expect(daysSeen(manager)).toEqual(['2026-11-23'])
    expect(seenOn(reader)).toEqual([])
    world.network.setDown(false)
    await meet()
    await expect.poll(() => daysSeen(reader)).toEqual(['2026-11-23'])
    const [one] = seenOn(reader)
    if (!one?.figures) throw new Error('They are here.')
    expect(figuresFile(one.figures.figures)).toBe(figuresFile(countedOn(manager, '2026-11-23').map(letOut)))
    expect(figuresFile(one.figures.figures)).toContain('Cases by stage,Waiting list,All,5\r\n')
    const { staff } = vaultOf(reader).service.state.now()
    const name = staff.find(({ id }) => id === one.by)?.name ?? ''
    expect(countedInWords(one, name)).toBe(
      'Counted on 23 Nov 2026 by Margaret Osei, for Jun 2026 to Nov 2026.',
    )
  })

  test('hold nothing of a case, and no case comes with them; the manager holds every one', async () => {
    await handOver('2026-11-23')
    await meet()
    await expect.poll(() => daysSeen(reader)).toEqual(['2026-11-23'])
    const spaces = async (tab: Tab) => (await vaultOf(tab).vault.keyNames()).map(({ space }) => space)
    expect(await spaces(reader)).toEqual([serviceSpace])
    expect(vaultOf(reader).caseload.state.now().cases).toEqual([])
    const held = await vaultOf(reader).records.list(serviceSpace, 'officer')
    expect(JSON.stringify(held.records.map(({ set }) => [...set.accepted.values()]))).not.toContain(
      'Quarrington',
    )
    // The control: the manager's tablet has the cases that were counted, name and all.
    expect(await spaces(manager)).toContain(vaultOf(manager).caseload.state.now().cases[0]?.space)
    const cases = vaultOf(manager).caseload.state.now().cases
    expect(new Set(cases.map((one) => answersOfCase(one).file.one('name')))).toEqual(new Set([CLIENT]))
  })

  test('stay when others follow, the newest first; the same again is one', async () => {
    const first = await handOver('2026-11-23')
    await meet()
    await expect.poll(() => seenOn(reader).length).toBe(1)
    managers.clock.now += 86_400_000
    await addCase(world.server.service, { officers: [], caseFile: { 'stage/answer': 'waiting' } })
    await meet()
    await expect.poll(() => vaultOf(manager).caseload.state.now().cases.length).toBe(8)
    await handOver('2026-11-24')
    await handOver('2026-11-24')
    await meet()
    await expect.poll(() => daysSeen(reader)).toEqual(['2026-11-24', '2026-11-23'])
    expect(seenOn(reader)[1]?.figures).toEqual(first)
    const waiting = seenOn(reader).map(
      ({ figures }) => /Waiting list,All,(\d)/.exec(figuresFile(figures?.figures ?? []))?.[1],
    )
    expect(waiting).toEqual(['6', '5'])
    const kept = vaultOf(manager).service.state.now().handedOver
    expect(kept.map(({ isUnsent, needsYou }) => [isUnsent, needsYou.length])).toEqual([
      [false, 0],
      [false, 0],
    ])
  })

  test('that a tablet of another officer makes up are refused, and nobody reads them', async () => {
    const officer = await openTab(createProfile(world.network.connect(), world.clock.now), 'Jess Whitlock')
    const figures = figuresToHandOver(countedOn(manager, '2026-11-23'), months, '2026-11-23')
    await vaultOf(officer).service.handOver(figures)
    await vaultOf(officer).sync.round()
    const header = serviceHeader('service-figures', figuresHash(figures))
    const { needsYou } = await vaultOf(officer).records.open(header)
    expect(needsYou.map(({ code }) => code)).toEqual(['not-allowed'])
    await meet()
    expect(seenOn(reader)).toEqual([])
    vaultOf(officer).end()
  })
})

describe('what cannot be read', () => {
  const figures: HandedFigures = {
    ...{ format: 'cairn figures 1', ...months, on: '2026-11-23' },
    figures: [
      {
        ...{ title: 'Cases by stage', how: 'As they stand.', by: 'Stage', columns: ['Cases'], measures: [] },
        lines: [{ label: 'Waiting list', all: 5 }],
      },
    ],
  }
  const recordOf = (value: Json, at: number, sitting = figuresHash(figures)) =>
    record(serviceHeader('service-figures', sitting), [['figures/answer', value]], 1, at)

  test('is said to be of a newer version, and takes nothing from what can', () => {
    const newer = { ...figures, format: 'cairn figures 2' }
    const list = handedOver([
      recordOf(figures as unknown as Json, 1_000),
      recordOf(newer, 3_000, 'newer'),
      recordOf('not even an object', 2_000, 'other'),
      recordOf(figures as unknown as Json, 500, 'under another hash than its own'),
      record(serviceHeader('service-figures', 'damaged'), []),
    ])
    expect(list.map((one) => one.figures?.on ?? handedOverInWords(one).split(', ')[2])).toEqual([
      ...[
        'by a newer version of the app',
        'by a newer version of the app',
        '2026-11-23',
        'by a newer version of the app',
      ],
    ])
  })

  test('is no word of the service’s own: a tablet that has only heard of figures says nothing of wording', () => {
    expect(serviceStateOf([recordOf(figures as unknown as Json, 1_000)]).heard).toBe(false)
    expect(
      serviceStateOf([record(serviceHeader('service-settings'), [['profile/answer', 'sheffield']])]).heard,
    ).toBe(true)
  })
})
