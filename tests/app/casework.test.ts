import { beforeAll, describe, expect, test } from 'vitest'
import { caseFileHeader, isOverdue, supervisionCalendar } from '#casework'
import { textFromBytes } from '#core'
import { fieldStateOf, viewOf } from '#record'
import { duplicatesOf, toTellNearTop } from '../../src/app/cases/across.ts'
import { calendarOf, supervisionFile } from '../../src/app/cases/calendar.ts'
import { caseStanding } from '../../src/app/cases/case-standing.ts'
import type { CaseOnDevice } from '../../src/app/cases/caseload.ts'
import { momentOf } from '../../src/app/cases/days.ts'
import { dueSoon } from '../../src/app/cases/due.ts'
import { moveCase } from '../../src/app/cases/move-case.ts'
import { type Order, orderInWords, orderKey } from '../../src/app/cases/order.ts'
import { answersOfCase, noticesOfCase } from '../../src/app/cases/pathway.ts'
import { finder, searchableText } from '../../src/app/cases/search.ts'
import { heal } from '../world/checks.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, type World } from '../world/world.ts'
import { appointment, caseOf, record, type Said, space } from './case-records.ts'

const TODAY = '2026-11-25'
const now = momentOf(TODAY, '09:00')

const fileWith = (said: Said, version = 3) => record(caseFileHeader(space), said, version)
const caseWith = (said: Said, ...records: CaseOnDevice['records']): CaseOnDevice => ({
  ...caseOf(...records),
  file: fileWith([['name/answer', 'Marek Rybak'], ...said]),
})
const officers = (form: string, said: Said, sitting = 'case') =>
  record({ space, compartment: 'officer', form, sitting }, said)

describe('searching the caseload', () => {
  const one = caseWith([
    ['reference/answer', 'FS-2031'],
    ['social-worker/answer', 'Helen Adeyemi'],
    ['probation-practitioner/answer', 'Ola Brandt'],
    ['rows/cm93LW9uZS1mb3ItdGVzdA', 'children.a0'],
    ['rows/cm93LW9uZS1mb3ItdGVzdA/name', 'Zofia'],
    ['rows/cm93LXR3by1mb3ItdGVzdA', 'linked.a0'],
    ['rows/cm93LXR3by1mb3ItdGVzdA/linked-name', 'Siân Moss'],
    ['rows/cm93LXR3by1mb3ItdGVzdA/linked-reference', 'FS-1999'],
  ])
  const found = (search: string) => finder(search)(searchableText(one))

  test.each(['marek', 'RYBAK marek', 'fs-2031', 'helen', 'brandt', 'zofia', 'sian', 'FS-1999', '  '])(
    'finds by “%s”',
    (search) => expect(found(search)).toBe(true),
  )

  test.each(['marek nowak', 'kasia', 'FS-2032'])('does not find by “%s”', (search) =>
    expect(found(search)).toBe(false),
  )

  test('says nothing of what is confidential, even were it on hand', () => {
    const secret = record({ space, compartment: 'confidential', form: 'mapping', sitting: 'case' }, [
      ['name/answer', 'Kestrel'],
    ])
    const inFile = caseWith([['social-worker/answer', 'Kestrel']])
    expect(finder('kestrel')(searchableText({ ...one, records: [secret] }))).toBe(false)
    expect(searchableText({ ...one, records: [secret] })).toBe(searchableText(one))
    expect(finder('kestrel')(searchableText(inFile))).toBe(true)
  })
})

describe('due, over all cases', () => {
  const meeting = (date: string, sitting: string) =>
    officers(
      'contact',
      [
        ['kind/answer', 'supervision'],
        ['date/answer', date],
      ],
      sitting,
    )
  const linesOf = (...cases: CaseOnDevice[]) =>
    dueSoon(cases, TODAY).map(({ notice: { kind, due } }) => [kind, due].filter(Boolean).join(' '))

  test('what stops the work, then what is over, then the next seven days, and nothing later', () => {
    const one = caseWith(
      [
        ['stage/answer', 'intervention'],
        ['police-investigation/answer', 'yes'],
      ],
      meeting('2026-12-04', 'case'),
      meeting('2026-11-26', 'case.2'),
      meeting('2026-12-09', 'case.3'),
    )
    expect(linesOf(one)).toEqual(['stop', 'due 2026-11-24', 'due 2026-12-02'])
    expect(linesOf(caseWith([['stage/answer', 'closed']], meeting('2026-11-26', 'case')))).toEqual([])
  })
})

test('the rules read a case once for a day, and anew when the day is another one', () => {
  const one = caseWith(
    [['stage/answer', 'intervention']],
    officers('contact', [
      ['kind/answer', 'supervision'],
      ['date/answer', '2026-12-04'],
    ]),
  )
  const isOver = (today: string) => noticesOfCase(one, today).some((notice) => isOverdue(notice, today))
  expect(noticesOfCase(one, TODAY)).toBe(noticesOfCase(one, TODAY))
  expect([isOver(TODAY), isOver('2026-12-03'), isOver(TODAY)]).toEqual([false, true, false])
})

describe('over the cases of a device', () => {
  const other = (said: Said, id: string, ...records: CaseOnDevice['records']): CaseOnDevice => ({
    ...caseWith(said, ...records),
    space: id,
  })
  const waits = (id: string, since: string, told?: string) =>
    other(
      [['stage/answer', 'waiting']],
      id,
      officers('waiting-entry', [
        ['since/answer', since],
        ...(told === undefined ? [] : [['near-top-told/answer', told] as const]),
      ]),
    )

  test('a case that may be about the same person is named with why, and never the case itself', () => {
    const one = other([['date-of-birth/answer', '1988-03-17']], 'one')
    const twin = other([['date-of-birth/answer', '1988-03-17']], 'twin')
    const stranger = other([['date-of-birth/answer', '1971-01-02']], 'stranger')
    expect(duplicatesOf(one, [one, twin, stranger])).toMatchObject([
      { key: 'twin', why: 'The same name, and the same date of birth.' },
    ])
  })

  test('referrers of the first three that wait are to be told, until they are', () => {
    const cases = [waits('d', '2026-10-04'), waits('a', '2026-10-01'), waits('b', '2026-10-02', '2026-11-01')]
    expect([...toTellNearTop([...cases, waits('c', '2026-10-03')], TODAY)].sort()).toEqual(['a', 'c'])
  })

  test('put in order by risk, one that nobody rated is not hidden below the low ones', () => {
    const rated = (risk: string | null) =>
      other([], String(risk), ...(risk === null ? [] : [officers('waiting-entry', [['risk/answer', risk]])]))
    const sorted = [rated('low'), rated(null), rated('high'), rated('very-high'), rated('medium')]
      .toSorted((a, b) => orderKey(a, 'risk').localeCompare(orderKey(b, 'risk')))
      .map(({ space: id }) => id)
    expect(sorted).toEqual(['very-high', 'high', 'null', 'medium', 'low'])
  })

  test('put in order by waiting time, the longest first and what does not wait last', () => {
    const allocated = other(
      [['stage/answer', 'allocated']],
      'x',
      officers('waiting-entry', [['since/answer', '2020-01-01']]),
    )
    const sorted = [allocated, waits('late', '2026-11-01'), waits('early', '2026-10-01')]
      .toSorted((a, b) => orderKey(a, 'waiting').localeCompare(orderKey(b, 'waiting')))
      .map(({ space: id }) => id)
    expect(sorted).toEqual(['early', 'late', 'x'])
  })
})

describe('an officer’s own caseload', () => {
  const checkIn = (session: number, police: string) =>
    officers('check-in', [['police/answer', police]], `session-${session}`)
  const screened = (recognition: string) => officers('screening', [['recognition/answer', recognition]])
  const named = (name: string, ...records: CaseOnDevice['records']): CaseOnDevice => ({
    ...caseWith([], ...records),
    space: name,
  })
  const inOrder = (order: Order, ...cases: CaseOnDevice[]) =>
    cases
      .toSorted((a, b) => orderKey(a, order).localeCompare(orderKey(b, order)))
      .map((one) => `${one.space}: ${orderInWords(one, order)}`)

  test('put in order by police call-outs: the last check-in first, and one that was never asked not last', () => {
    expect(
      inOrder(
        'police',
        named('quiet', checkIn(2, 'no')),
        named('new'),
        named('before', checkIn(2, 'yes'), checkIn(3, 'no')),
        named('now', checkIn(2, 'no'), checkIn(10, 'yes')),
      ),
    ).toEqual([
      'now: Police called out at the last check-in, session 10',
      'before: Police called out before, session 2',
      'new: No check-in yet',
      'quiet: No police call-out',
    ])
  })

  test('put in order by wanting to change, as the screening found it', () => {
    expect(
      inOrder(
        'motivation',
        named('no', screened('no')),
        named('new'),
        named('partly', screened('partly')),
        named('yes', screened('yes')),
      ),
    ).toEqual([
      'yes: Wants to change',
      'partly: In two minds about change',
      'new: Nothing said yet of wanting to change',
      'no: Sees nothing to change',
    ])
  })

  test('says nothing twice: what other orders go by stands on the line anyway', () => {
    const one = named('one', checkIn(2, 'yes'), screened('yes'))
    expect((['name', 'risk', 'waiting'] as const).map((order) => orderInWords(one, order))).toEqual([
      '',
      '',
      '',
    ])
    expect(orderInWords(caseWith([['living/answer', 'together']]), 'contact')).toBe('')
    expect(orderInWords(caseWith([['living/answer', 'apart-contact']]), 'contact')).not.toBe('')
    expect(orderInWords(one, 'contact')).toBe('Not said whether they live together')
  })
})

describe('how a case stands, in a line', () => {
  test('says how long it waits while it does, and the risk as it was rated', () => {
    const entry = officers('waiting-entry', [
      ['since/answer', '2026-10-25'],
      ['risk/answer', 'high'],
    ])
    expect(caseStanding(caseWith([['stage/answer', 'waiting']], entry), TODAY)).toEqual({
      stops: 0,
      overdue: 0,
      waited: 'Waiting 31 days, since 25 Oct',
      risk: { words: 'High risk', tone: 'red' },
    })
    expect(caseStanding(caseWith([['stage/answer', 'allocated']], entry), TODAY).waited).toBe('')
  })

  test('counts what stops it and what is overdue', () => {
    const late = caseWith([
      ['stage/answer', 'assessment'],
      ['stage-since/answer', '2026-09-01'],
      ['police-investigation/answer', 'yes'],
    ])
    expect(caseStanding(late, TODAY)).toMatchObject({ stops: 1, overdue: 1, risk: null })
  })
})

describe('the calendar file', () => {
  const plan = {
    date: '2026-11-26',
    time: '10:00',
    session: '2',
    place: 'Room 3',
    note: 'Bring the Life Map',
  }

  test('has every appointment to come, and says of none who it is with, where or what for', () => {
    const one = caseWith(
      [],
      appointment('a', plan),
      appointment('b', { ...plan, date: '2026-11-20' }),
      appointment('c', { ...plan, attendance: 'cancelled' }),
      appointment('d', { ...plan, time: ['10:00', '11:00'] }),
    )
    const { bytes, count } = calendarOf([one], now)
    const text = textFromBytes(bytes) ?? ''
    expect(count).toBe(1)
    expect(text).toContain('DTSTART:20261126T100000\r\nDURATION:PT120M\r\nSUMMARY:Appointment')
    for (const word of ['Marek', 'Rybak', 'Room', 'Life Map', 'Session', 'session', space])
      expect(text).not.toContain(word)
  })
})

describe('the calendar file of group supervision', () => {
  const supervised = (id: string, date: string, time: string | null): CaseOnDevice => ({
    ...caseWith(
      [['stage/answer', 'intervention']],
      record({ space: id, compartment: 'officer', form: 'contact', sitting: 'case' }, [
        ['kind/answer', 'supervision'],
        ['date/answer', date],
        ...(time === null ? [] : [['time/answer', time] as const]),
      ]),
    ),
    space: id,
  })
  const fileOf = (...cases: CaseOnDevice[]) => {
    const { days } = supervisionCalendar(
      cases.map((one) => ({ key: one.space, one: answersOfCase(one) })),
      TODAY,
    )
    const { bytes, count } = supervisionFile(days, TODAY, now)
    return { text: textFromBytes(bytes) ?? '', count }
  }

  test('has one entry for all cases that go together, and says nothing of them', () => {
    const { text, count } = fileOf(
      supervised('a', '2026-12-08', '9.30'),
      supervised('b', '2026-12-08', '09:30'),
      supervised('c', '2026-12-08', 'after lunch'),
    )
    expect(count).toBe(2)
    expect(text).toContain('DTSTART:20261208T093000\r\n')
    expect(text).toContain('DTSTART;VALUE=DATE:20261208\r\n')
    for (const word of ['Marek', 'Rybak', 'upervision', 'lunch']) expect(text).not.toContain(word)
  })

  test('leaves out what is over, though its summary is still missing', () => {
    expect(fileOf(supervised('a', '2026-11-10', '09:30')).count).toBe(0)
  })
})

describe('moving a case', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(2)
  }, 60_000)

  const caseOn = async (tablet: Tablet, id: string): Promise<CaseOnDevice> => ({
    ...caseOf(),
    space: id,
    file: await tablet.records.open(caseFileHeader(id)),
  })
  const saysOf = async (tablet: Tablet, id: string, question: string) => {
    const state = fieldStateOf(
      viewOf((await tablet.records.open(caseFileHeader(id))).set),
      `${question}/answer`,
    )
    return state.kind === 'value' ? state.value : state.kind
  }

  async function assessed() {
    const { space: id } = await world.newCase()
    const [one, other] = world.tablets
    if (!one || !other) throw new Error('The world has two tablets.')
    await heal(world.tablets)
    await one.say(caseFileHeader(id), 'stage/answer', 'assessment', 3)
    await heal(world.tablets)
    return { id, one, other }
  }

  test('puts stage, day and reason at once, and where it stood when it is suspended', async () => {
    const { id, one, other } = await assessed()
    const why = 'The risk has risen.'
    expect(
      await moveCase(one.records, await caseOn(one, id), { to: 'suspended' }, { why, today: TODAY }),
    ).toEqual({ ok: true, value: null })
    await heal(world.tablets)
    for (const tablet of [one, other]) {
      expect(await saysOf(tablet, id, 'stage')).toBe('suspended')
      expect(await saysOf(tablet, id, 'stage-before')).toBe('assessment')
      expect(await saysOf(tablet, id, 'stage-reason')).toBe(why)
      expect(await saysOf(tablet, id, 'stage-since')).toBe(TODAY)
    }
  })

  test('two who move it without seeing each other leave two stages, and neither is lost', async () => {
    const { id, one, other } = await assessed()
    const none = { why: null, today: TODAY }
    await moveCase(one.records, await caseOn(one, id), { to: 'action-plan' }, none)
    await moveCase(
      other.records,
      await caseOn(other, id),
      { to: 'returned' },
      { ...none, why: 'Moved away.' },
    )
    await heal(world.tablets)
    for (const tablet of [one, other]) expect(await saysOf(tablet, id, 'stage')).toBe('conflict')
    expect(await moveCase(one.records, await caseOn(one, id), { to: 'closed' }, none)).toEqual({
      ok: false,
      error: 'moved',
    })
  })

  test('one that was moved meanwhile is left as it is', async () => {
    const { id, one } = await assessed()
    const shown = await caseOn(one, id)
    await moveCase(one.records, shown, { to: 'action-plan' }, { why: null, today: TODAY })
    expect(await moveCase(one.records, shown, { to: 'returned' }, { why: 'x', today: TODAY })).toEqual({
      ok: false,
      error: 'moved',
    })
    expect(await saysOf(one, id, 'stage')).toBe('action-plan')
  })
})
