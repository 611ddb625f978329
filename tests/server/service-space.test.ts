import { beforeEach, describe, expect, test } from 'vitest'
import { serviceHeader, serviceSpace } from '#casework'
import { examplePacks } from '#catalogue/officer'
import type { Json } from '#core'
import { figuresHash, type HandedFigures, packHash } from '#forms'
import { addOfficer } from '#server'
import {
  answer,
  checkIn,
  enrol,
  jess,
  margaret,
  read,
  readHeads,
  readPage,
  saq,
  say,
  sessionKey,
  type Tablet,
  type TestServer,
  usualService,
} from './world.ts'

let server: TestServer
let ours: string
let officer: Tablet
let manager: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  ours = service.ours
  officer = await enrol(server, jess)
  manager = await enrol(server, margaret)
})

const [pack] = examplePacks as unknown as readonly [(typeof examplePacks)[number]]
const hash = packHash(pack)
const load = (who: Tablet, sitting = hash, value: Json = pack as unknown as Json) =>
  say(server, who, serviceHeader('content-pack', sitting), [answer('pack/answer', value)])
const settings = serviceHeader('service-settings')
/** The first batches of the space: a record of each person. */
const STAFF = 3

describe('the service’s own space', () => {
  test('has a record of everybody who works there, whom every officer reads and the manager keeps', async () => {
    for (const who of [officer, manager]) {
      const { batches } = await readPage(server, who, serviceSpace, 'officer')
      const names = batches.flatMap(({ header, statements }) =>
        header.form === 'staff' ? statements.filter(({ field }) => field === 'name/answer') : [],
      )
      expect(names.map(({ value, via }) => [value, via])).toEqual([
        ['Jess Whitlock', 'import'],
        ['Imran Qureshi', 'import'],
        ['Margaret Osei', 'import'],
      ])
    }
    const imran = (await readPage(server, manager, serviceSpace, 'officer')).batches[1]?.header
    if (!imran) throw new Error('There are three staff records.')
    expect(await say(server, officer, imran, [answer('grade/answer', 'spo')])).toEqual([
      'refused not-allowed',
    ])
    expect(await say(server, manager, imran, [answer('team/answer', 'east')])).toEqual(['stored'])
  })

  test('takes a pack and settings of the manager’s, and every officer reads them', async () => {
    expect(await load(manager)).toEqual(['stored'])
    expect(await say(server, manager, settings, [answer('wording/answer', hash)])).toEqual(['stored'])
    for (const who of [officer, manager]) {
      const heads = (await readHeads(server, who)).filter(({ space }) => space === serviceSpace)
      expect(heads.map(({ compartment, seq }) => [compartment, seq])).toEqual([['officer', 2 + STAFF]])
      const page = await readPage(server, who, serviceSpace, 'officer', `?after=${STAFF}`)
      expect(page.batches.flatMap(({ statements }) => statements.map(({ value }) => value))).toEqual([
        pack,
        hash,
      ])
    }
  })

  test('has no other compartment to read, whoever asks', async () => {
    await load(manager)
    for (const who of [officer, manager])
      for (const compartment of ['client', 'confidential'])
        expect(
          (await read(server, who, `/api/spaces/${serviceSpace}/${compartment}/statements`)).status,
        ).toBe(403)
  })

  test('takes nothing of an officer’s, and nothing of a case', async () => {
    expect(await load(officer)).toEqual(['refused not-allowed'])
    expect(await say(server, officer, settings, [answer('wording/answer', hash)])).toEqual([
      'refused not-allowed',
    ])
    for (const who of [officer, manager])
      expect(await say(server, who, checkIn(serviceSpace), [answer('police/answer', 'no')])).toEqual([
        'refused not-allowed',
      ])
    expect(
      await say(server, manager, { ...settings, space: ours }, [answer('wording/answer', hash)]),
    ).toEqual(['refused not-allowed'])
  })

  test('takes no pack under another hash, and none that is faulty', async () => {
    const other = `${'A'.repeat(42)}A`
    expect(await load(manager, other)).toEqual(['refused bad-value'])
    const faulty = { ...pack, words: { english: {} } } as unknown as Json
    expect(await load(manager, hash, faulty)).toEqual(['refused bad-value'])
    expect(await load(manager, hash, 'a text')).toEqual(['refused bad-value'])
  })
})

describe('figures that the manager hands over', () => {
  const figures: HandedFigures = {
    ...{ format: 'cairn figures 1', on: '2026-11-23', from: '2026-06', to: '2026-11' },
    figures: [
      {
        ...{
          title: 'Appointments',
          how: 'By the day.',
          by: 'Month',
          columns: ['Attended', 'Late'],
          measures: [],
        },
        lines: [
          { label: 'Oct 2026', all: 4 },
          { label: 'Nov 2026', all: 6, counts: [4, 2] },
        ],
      },
    ],
  }
  const [few] = figures.figures[0]?.lines ?? []
  const header = serviceHeader('service-figures', figuresHash(figures))
  const value = figures as unknown as Json
  const handOver = (who: Tablet, said = value, to = header) =>
    say(server, who, to, [answer('figures/answer', said)])
  /** Figures with a line that says more of four than that they are four, under the hash of what they are. */
  const tooMuch = {
    ...figures,
    figures: figures.figures.map((one) => ({ ...one, lines: [{ ...few, all: 4, counts: [3, 1] }] })),
  } as unknown as HandedFigures

  test('are read by the service manager, who reads nothing of a case', async () => {
    expect(await handOver(manager)).toEqual(['stored'])
    const person = { ...jess, signInName: 'ruth', role: 'service-manager', grade: null } as const
    await addOfficer(server.service, person)
    const reader = await enrol(server, person)
    const { batches } = await readPage(server, reader, serviceSpace, 'officer')
    const ofFigures = batches.filter((batch) => batch.header.form === 'service-figures')
    expect(ofFigures.flatMap(({ statements }) => statements.map((one) => one.value))).toEqual([value])
    expect((await readHeads(server, reader)).map(({ space, compartment }) => [space, compartment])).toEqual([
      [serviceSpace, 'officer'],
    ])
    for (const compartment of ['client', 'officer', 'confidential'])
      expect((await read(server, reader, `/api/spaces/${ours}/${compartment}/statements`)).status).toBe(403)
    expect((await read(server, manager, `/api/spaces/${ours}/officer/statements`)).status).toBe(200) // the control
  })

  test('are nobody else’s word, and in no case', async () => {
    const others = [
      { ...jess, signInName: 'ruth', role: 'service-manager', grade: null },
      { ...jess, signInName: 'priya', role: 'auditor', grade: null },
    ] as const
    for (const person of others) {
      await addOfficer(server.service, person)
      expect(await handOver(await enrol(server, person))).toEqual(['refused not-allowed'])
    }
    expect(await handOver(officer)).toEqual(['refused not-allowed'])
    expect(await handOver(manager, value, { ...header, space: ours })).toEqual(['refused not-allowed'])
  })

  test('that say more of a line below five than its number are not taken', async () => {
    const under = serviceHeader('service-figures', figuresHash(tooMuch))
    expect(await handOver(manager, tooMuch as unknown as Json, under)).toEqual(['refused bad-value'])
    expect(await handOver(manager, 'Appointments: 10', header)).toEqual(['refused bad-value'])
  })

  test('stay as they were: under their hash nothing else is taken, not even nothing', async () => {
    expect(await handOver(manager)).toEqual(['stored'])
    const later = { ...figures, on: '2026-11-24' }
    expect(await handOver(manager, later as unknown as Json)).toEqual(['refused bad-value'])
    expect(await handOver(manager, null)).toEqual(['refused bad-value'])
    expect(
      await handOver(manager, later as unknown as Json, serviceHeader('service-figures', figuresHash(later))),
    ).toEqual(['stored'])
  })
})

describe('in which words a record is asked', () => {
  const wording = { pack: hash, language: 'en-GB' }

  test('is said by whoever may write it, a session too', async () => {
    expect(
      await say(server, officer, saq(ours), [answer('record/wording', wording), answer('q01/answer', 'yes')]),
    ).toEqual(['stored', 'stored'])
    const { key, certificate } = await sessionKey(officer, ours)
    const inSession = { ...answer('record/wording', 'built-in'), via: 'session' as const }
    expect(
      await say(server, officer, saq(ours, 'session-2'), [inSession], { key, certificates: [certificate] }),
    ).toEqual(['stored'])
  })

  test('by nobody else, and in no other shape', async () => {
    expect(await say(server, manager, saq(ours), [answer('record/wording', wording)])).toEqual([
      'refused not-allowed',
    ])
    for (const value of [
      null,
      'other',
      { pack: hash },
      { ...wording, language: 'english' },
      { ...wording, more: 1 },
    ])
      expect(await say(server, officer, saq(ours), [answer('record/wording', value)])).toEqual([
        'refused bad-value',
      ])
  })
})
