import { beforeEach, describe, expect, test } from 'vitest'
import { serviceSpace } from '#casework'
import { headerNames, makeProof, parseHeadsAnswer } from '#protocol'
import { MAX_SIGHT_MS, parseSightsAnswer } from '#protocol/sight'
import type { Compartment, RecordHeader } from '#record'
import { addOfficer, type NewOfficer } from '#server'
import { letGo } from '../../src/server/officers.ts'
import {
  answer,
  checkIn,
  enrol,
  envelopeOf,
  imran,
  jess,
  margaret,
  postJson,
  push,
  read,
  readPage,
  saq,
  say,
  startServer,
  type Tablet,
  type TestServer,
  usualService,
  wordsOf,
} from './world.ts'

const DAY_MS = 86_400_000
const ruth: NewOfficer = {
  ...jess,
  name: 'Ruth Adeyemi',
  signInName: 'ruth',
  role: 'auditor',
  grade: null,
}

let server: TestServer
let ours: string
let theirs: string
let officer: Tablet
let manager: Tablet
let auditor: Tablet
beforeEach(async () => {
  const service = await usualService()
  server = service.server
  ours = service.ours
  theirs = service.theirs
  await addOfficer(server.service, ruth)
  officer = await enrol(server, jess)
  manager = await enrol(server, margaret)
  auditor = await enrol(server, ruth)
  await say(server, officer, saq(ours), [answer('q01/answer', 'yes')])
  await say(server, officer, checkIn(ours), [answer('police/answer', 'no')])
})

const confidential = (): RecordHeader => ({
  space: ours,
  compartment: 'confidential',
  form: 'risk-assessment-confidential',
  sitting: 'case',
})
const audit = (space = ours, sitting = 'case'): RecordHeader => ({
  space,
  compartment: 'officer',
  form: 'audit',
  sitting,
})
const seen = answer('auditor/answer', 'Ruth Adeyemi')

/** What a route answers: `done`, or the code of its problem. */
async function post(path: string, body: object, by = manager, at = server): Promise<string> {
  const proof = await makeProof('POST', path, at.clock.now, by.key)
  const response = await at.ask(path, postJson(body, { cookie: by.cookie, [headerNames.proof]: proof }))
  return response.ok ? 'done' : ((await response.json()) as { error: string }).error
}

const grant = (more: object = {}, by = manager, at = server) =>
  post(
    '/api/sights',
    {
      ...{ space: ours, auditor: auditor.officer, until: server.clock.now + DAY_MS, confidential: false },
      ...more,
    },
    by,
    at,
  )
const end = (at = server) => post('/api/sights/ended', { space: ours, auditor: auditor.officer }, manager, at)

async function heads(by = auditor, at = server) {
  const said = parseHeadsAnswer(await (await read(at, by, '/api/heads')).json())
  if (!said) throw new Error('Not a heads answer.')
  return said
}

const seesIn = async () => (await heads()).spaces.map(({ space, compartment }) => `${space} ${compartment}`)

/** What each route that reads a part of a case answers. */
async function readingOf(compartment: Compartment, space = ours, at = server): Promise<readonly string[]> {
  const paths = [
    `/api/spaces/${space}/${compartment}/statements`,
    `/api/spaces/${space}/${compartment}/batches`,
    `/api/statements/${compartment}/${space}.0`,
    `/api/spaces/${space}/${compartment}/chunks/${'A'.repeat(43)}`,
  ]
  const answers = await Promise.all(paths.map((path) => read(at, auditor, path)))
  return Promise.all(
    answers.map(async (one) => (one.ok ? 'read' : ((await one.json()) as { error: string }).error)),
  )
}
const allRead = ['read', 'read', 'read', 'no-access']
const noneRead = ['no-access', 'no-access', 'no-access', 'no-access']

describe('an auditor', () => {
  test('without sight reads nothing of any case, and is told so of each part', async () => {
    expect(await seesIn()).toEqual([`${serviceSpace} officer`])
    expect((await heads()).sights).toEqual([])
    for (const part of ['client', 'officer', 'confidential'] as const)
      expect([part, await readingOf(part)]).toEqual([part, noneRead])
  })

  test('with sight reads the officers’ part of that case: no other part, no other case, no photograph', async () => {
    const until = server.clock.now + DAY_MS
    expect(await grant({ until })).toBe('done')
    expect(await seesIn()).toEqual([`${serviceSpace} officer`, `${ours} officer`].sort())
    expect((await heads()).sights).toEqual([{ space: ours, until, confidential: false }])
    expect(await readingOf('officer')).toEqual(allRead)
    expect((await readPage(server, auditor, ours, 'officer')).batches).toHaveLength(2)
    expect(await readingOf('client')).toEqual(noneRead)
    expect(await readingOf('confidential')).toEqual(noneRead)
    expect(await readingOf('officer', theirs)).toEqual(noneRead)
  })

  test('reads what is confidential only where the manager says so', async () => {
    await say(server, officer, confidential(), [answer('told/answer', 'She moved')])
    expect(await grant({ confidential: true })).toBe('done')
    expect(await readingOf('confidential')).toEqual(allRead)
    expect(await readingOf('client')).toEqual(noneRead)
    expect(await grant()).toBe('done') // granted anew, without it
    expect(await readingOf('confidential')).toEqual(noneRead)
    expect(await readingOf('officer')).toEqual(allRead)
  })

  test('reads nothing from the moment on at which the time is over, by the server’s clock', async () => {
    const until = server.clock.now + DAY_MS
    await grant({ until, confidential: true })
    server.clock.now = until - 1
    auditor = { ...auditor, cookie: (await enrol(server, ruth)).cookie } // a sign-in ends sooner
    expect(await readingOf('officer')).toEqual(allRead)
    expect((await heads()).ended).toBeUndefined()
    server.clock.now = until
    for (const part of ['officer', 'confidential'] as const)
      expect([part, await readingOf(part)]).toEqual([part, noneRead])
    expect(await heads()).toMatchObject({ sights: [], ended: [ours] })
  })

  test('reads nothing once it is taken back, in the middle of the pages too', async () => {
    await grant()
    const first = await readPage(server, auditor, ours, 'officer', '?limit=1')
    expect(first.next).toBe(1)
    expect(await end()).toBe('done')
    expect(await readingOf('officer')).toEqual(noneRead)
    expect(await heads()).toMatchObject({ sights: [], ended: [ours] })
    expect(await end()).toBe('done') // the same again changes nothing
  })

  test('given sight once more reads it once more, and it is not among those that ended', async () => {
    await grant()
    await end()
    await grant()
    expect(await readingOf('officer')).toEqual(allRead)
    expect((await heads()).ended).toBeUndefined()
  })

  test('is told to forget it when no restore of the last backup would give it back', async () => {
    await grant()
    const backup = server.clock.now
    await server.database.insertInto('marks').values({ name: 'backup', value: backup }).execute()
    server.clock.now += 1_000
    await end()
    expect((await heads()).ended).toBeUndefined()
    await server.database
      .updateTable('marks')
      .set({ value: backup + 2_000 })
      .execute()
    expect((await heads()).ended).toEqual([ours])
  })

  test('hears that a case was erased that they had sight of', async () => {
    await grant()
    await server.database.updateTable('spaces').set({ kind: 'erased' }).where('id', '=', ours).execute()
    await end()
    expect(await heads()).toMatchObject({ ended: [ours], erased: [ours] })
    expect(await readingOf('officer')).toEqual(['erased', 'erased', 'no-access', 'erased'])
  })

  test('is not told of anybody else’s sight, and grants none', async () => {
    for (const by of [auditor, officer]) {
      expect(await grant({}, by)).toBe('not-for-you')
      expect((await read(server, by, '/api/sights')).status).toBe(403)
    }
    expect((await heads(officer)).sights).toBeUndefined()
    expect(await readingOf('officer')).toEqual(noneRead)
  })
})

describe('what an auditor writes', () => {
  test('is an audit on a case that they have sight of; the officer and the manager read it', async () => {
    await grant()
    expect(await say(server, auditor, audit(), [seen])).toEqual(['stored'])
    for (const by of [officer, manager])
      expect((await readPage(server, by, ours, 'officer')).batches.at(-1)?.header).toEqual(audit())
  })

  test.each<[string, () => RecordHeader, string]>([
    ['a check-in', () => checkIn(ours), 'police/answer'],
    ['a client’s form', () => saq(ours), 'q01/answer'],
    ['notes on a record', () => ({ ...checkIn(ours), form: 'record-notes' }), 'rows/a/why'],
    ['the case file', () => ({ ...checkIn(ours), form: 'case-file', sitting: 'case' }), 'name/answer'],
    ['an allocation', () => ({ ...checkIn(ours), form: 'allocation', sitting: 'case' }), 'officer/answer'],
    ['the confidential part', confidential, 'told/answer'],
    ['an audit in another part', () => ({ ...audit(), compartment: 'confidential' }), 'auditor/answer'],
  ])('is refused anywhere else: %s', async (_, header, field) => {
    await grant({ confidential: true })
    const said = await say(server, auditor, header(), [answer(field, 'yes')])
    expect(said).toEqual(['refused not-allowed'])
  })

  test('is kept aside for a manager on a case that they have no sight of, and once it is over', async () => {
    await grant()
    expect(await say(server, auditor, audit(theirs), [seen])).toEqual(['parked no-access'])
    await end()
    expect(await say(server, auditor, audit(), [seen])).toEqual(['parked no-access'])
    await grant({ until: server.clock.now + 1_000 })
    server.clock.now += 1_000
    expect(await say(server, auditor, audit(ours, 'case.2'), [seen])).toEqual(['parked no-access'])
    const waiting = await read(server, manager, '/api/parked/officer')
    expect((await waiting.json()) as object).toMatchObject({
      batches: expect.arrayContaining([
        expect.objectContaining({
          header: audit(),
          statements: [expect.objectContaining({ outcomes: ['accept', 'refuse'] })],
        }),
      ]),
    })
  })
})

describe('a manager', () => {
  test.each<[string, object, string]>([
    ['until now', { until: 0 }, 'bad-request'],
    ['for longer than fourteen days', { until: MAX_SIGHT_MS + 1 }, 'bad-request'],
    ['for fourteen days', { until: MAX_SIGHT_MS }, 'done'],
  ])('gives sight %s', async (_, { until }: { until?: number }, outcome) => {
    expect(await grant({ until: server.clock.now + (until ?? 0) })).toBe(outcome)
    expect(await readingOf('officer')).toEqual(outcome === 'done' ? allRead : noneRead)
  })

  test.each<[string, () => object]>([
    ['of no case', () => ({ space: 'A'.repeat(22) })],
    ['of the service’s own space', () => ({ space: serviceSpace })],
    ['to an officer', () => ({ auditor: officer.officer })],
    ['to nobody', () => ({ auditor: 'A'.repeat(22) })],
  ])('gives no sight %s', async (_, more) => {
    expect(await grant(more())).toBe('not-found')
  })

  test('gives none to an auditor who has left', async () => {
    await letGo(server.service, ruth.signInName)
    expect(await grant()).toBe('not-found')
  })

  test('sees who has sight of what, until when, from whom, and what was taken back', async () => {
    const until = server.clock.now + DAY_MS
    await grant({ until, confidential: true })
    const list = async () => parseSightsAnswer(await (await read(server, manager, '/api/sights')).json())
    const person = { id: auditor.officer, name: ruth.name }
    const sight = {
      ...{ space: ours, auditor: person, confidential: true, until },
      ...{ by: { id: manager.officer, name: margaret.name }, grantedAt: server.clock.now },
    }
    expect(await list()).toMatchObject({ auditors: [person], sights: [{ ...sight, endedAt: null }] })
    await end()
    expect(await list()).toMatchObject({ sights: [{ ...sight, endedAt: server.clock.now }] })
  })

  test('is in the audit log with what was granted, and so is every page that was read', async () => {
    await grant({ confidential: true })
    await readingOf('confidential')
    await end()
    await readingOf('officer')
    const rows = await server.database.selectFrom('audit').select('body').orderBy('number').execute()
    const entries = rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    const of = { space: ours, of: auditor.officer, officer: manager.officer, outcome: 'done' }
    expect(entries).toContainEqual(
      expect.objectContaining({
        ...of,
        route: 'grant-sight',
        confidential: true,
        until: server.clock.now + DAY_MS,
      }),
    )
    expect(entries).toContainEqual(expect.objectContaining({ ...of, route: 'end-sight' }))
    const read = { officer: auditor.officer, space: ours, route: 'statements' }
    expect(entries).toContainEqual(
      expect.objectContaining({ ...read, compartment: 'confidential', outcome: 'done' }),
    )
    expect(entries).toContainEqual(
      expect.objectContaining({ ...read, compartment: 'officer', outcome: 'no-access' }),
    )
    expect(JSON.stringify(entries)).not.toMatch(/Ruth|Marek/)
  })

  test('takes nothing back that was never given', async () => {
    expect(await end()).toBe('not-found')
  })
})

describe('a service manager', () => {
  const dele: NewOfficer = { ...ruth, name: 'Dele Obaseki', signInName: 'dele', role: 'service-manager' }
  let word: RecordHeader
  beforeEach(async () => {
    await addOfficer(server.service, dele)
    auditor = await enrol(server, dele) // who reads, writes and is given sight below
    word = { ...audit(), form: 'urgent-endorsement', sitting: auditor.officer }
    await say(server, officer, confidential(), [answer('told/answer', 'She moved')])
  })
  const yes = answer('endorsed/answer', 'yes')

  test('without sight reads nothing of any case, also of one that they are put on, and is told so', async () => {
    await server.database
      .insertInto('memberships')
      .values({ space: ours, officer: auditor.officer })
      .execute()
    expect(await seesIn()).toEqual([`${serviceSpace} officer`])
    expect((await heads()).sights).toEqual([])
    for (const part of ['client', 'officer', 'confidential'] as const)
      expect([part, await readingOf(part)]).toEqual([part, noneRead])
    expect(await say(server, auditor, word, [yes])).toEqual(['parked no-access'])
  })

  test('with sight reads the officers’ part of that case, and nothing else of it or of another', async () => {
    const until = server.clock.now + DAY_MS
    expect(await grant({ until })).toBe('done')
    expect(await seesIn()).toEqual([`${serviceSpace} officer`, `${ours} officer`].sort())
    expect((await heads()).sights).toEqual([{ space: ours, until, confidential: false }])
    expect(await readingOf('officer')).toEqual(allRead)
    for (const part of ['client', 'confidential'] as const)
      expect([part, await readingOf(part)]).toEqual([part, noneRead])
    expect(await readingOf('officer', theirs)).toEqual(noneRead)
  })

  test('is never given what is confidential; control: an auditor is, of the same case', async () => {
    expect(await grant({ confidential: true })).toBe('bad-request')
    expect(await readingOf('officer')).toEqual(noneRead) // nothing of it was done
    await grant()
    expect(await grant({ confidential: true })).toBe('bad-request')
    await server.database.updateTable('sights').set({ confidential: 1 }).execute() // as no route does it
    expect(await readingOf('confidential')).toEqual(noneRead)
    expect(await seesIn()).not.toContain(`${ours} confidential`)
    auditor = await enrol(server, ruth)
    expect(await grant({ confidential: true })).toBe('done')
    expect(await readingOf('confidential')).toEqual(allRead)
  })

  test('gives their word and changes it: the officer and the manager read it', async () => {
    await grant()
    expect(await say(server, auditor, word, [yes, answer('as/answer', 'service-manager')])).toEqual([
      'stored',
      'stored',
    ])
    for (const by of [officer, manager])
      expect((await readPage(server, by, ours, 'officer')).batches.at(-1)?.header).toEqual(word)
  })

  test.each<[string, () => RecordHeader, string]>([
    ['the case file', () => ({ ...checkIn(ours), form: 'case-file', sitting: 'case' }), 'name/answer'],
    ['an audit', audit, 'auditor/answer'],
    ['an acceptance', () => ({ ...audit(), form: 'acceptance' }), 'decision/answer'],
    ['an allocation', () => ({ ...audit(), form: 'allocation' }), 'officer/answer'],
    ['a client’s form', () => saq(ours), 'q01/answer'],
    ['the confidential part', confidential, 'told/answer'],
    ['a word in another part', () => ({ ...word, compartment: 'client' }), 'endorsed/answer'],
  ])('writes nothing else: %s', async (_, header, field) => {
    await grant()
    expect(await say(server, auditor, header(), [answer(field, 'yes')])).toEqual(['refused not-allowed'])
  })

  test('reads nothing once it is taken back or over; a word sent then waits for a manager', async () => {
    await grant()
    expect(await end()).toBe('done')
    expect(await readingOf('officer')).toEqual(noneRead)
    expect(await heads()).toMatchObject({ sights: [], ended: [ours] })
    expect(await say(server, auditor, word, [yes])).toEqual(['parked no-access'])
    await grant({ until: server.clock.now + 1_000 })
    server.clock.now += 1_000
    expect(await readingOf('officer')).toEqual(noneRead)
    expect(await say(server, auditor, word, [answer('why/answer', 'She is in danger')])).toEqual([
      'parked no-access',
    ])
    const waiting = await read(server, manager, '/api/parked/officer')
    expect((await waiting.json()) as object).toMatchObject({
      batches: [
        expect.objectContaining({ header: word }),
        expect.objectContaining({
          header: word,
          statements: [expect.objectContaining({ outcomes: ['accept', 'refuse'] })],
        }),
      ],
    })
  })

  test('stands in a list of their own among those who can be asked, until they leave', async () => {
    const list = async () => parseSightsAnswer(await (await read(server, manager, '/api/sights')).json())
    const person = { id: auditor.officer, name: dele.name }
    await grant()
    expect(await list()).toMatchObject({
      auditors: [expect.objectContaining({ name: ruth.name })],
      serviceManagers: [person],
      sights: [{ space: ours, auditor: person, confidential: false, endedAt: null }],
    })
    await letGo(server.service, dele.signInName)
    expect(await list()).toMatchObject({ serviceManagers: [] })
    expect(await grant()).toBe('not-found')
  })

  test('asks for nobody’s word, and grants no sight', async () => {
    await grant()
    expect(await grant({}, auditor)).toBe('not-for-you')
    expect((await read(server, auditor, '/api/sights')).status).toBe(403)
  })
})

test('two processes: what is granted or taken back at one holds at the other at once, for a push too', async () => {
  const other = await startServer(server.database, server.clock)
  expect(await readingOf('officer', ours, other)).toEqual(noneRead)
  await grant()
  expect(await readingOf('officer', ours, other)).toEqual(allRead)
  await end(other)
  expect(await readingOf('officer')).toEqual(noneRead)
  const { envelope } = await envelopeOf(auditor, audit(), [seen])
  const both = await Promise.all([server, other].map((at) => push(at, auditor, [envelope])))
  expect(both.flatMap(({ receipts }) => receipts.flatMap(wordsOf))).toEqual([
    'parked no-access',
    'parked no-access',
  ])
})

test('an officer of another case gains nothing by any of it', async () => {
  await grant({ confidential: true })
  const other = await enrol(server, imran)
  expect((await read(server, other, `/api/spaces/${ours}/officer/statements`)).status).toBe(403)
})
