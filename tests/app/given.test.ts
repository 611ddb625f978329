import { describe, expect, it } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import type { Json } from '#core'
import { DONT_KNOW, evaluate, type Form } from '#forms'
import { emptyStatements, type RecordHeader, viewOf } from '#record'
import type { OpenedRecord } from '#store'
import { givenTo } from '../../src/app/cases/given.ts'
import { appointment, caseOf, completed, record, type Said, space, withoutSignature } from './case-records.ts'

const officers = (form: string, sitting = 'case'): RecordHeader => ({
  space,
  compartment: 'officer',
  form,
  sitting,
})
const clients = (form: string, sitting: string): RecordHeader => ({
  space,
  compartment: 'client',
  form,
  sitting,
})

function formOf(id: string): Form {
  const form = latestOfficerForm(id)
  if (!form) throw new Error(`There is no form “${id}”.`)
  return form
}

/** What a form that nobody has written in yet is handed under a name, in lines. */
const linesFor = (one: ReturnType<typeof caseOf>, id: string, name: string, said: Said = []) => {
  const header = officers(id)
  const form = formOf(id)
  const { lines = [], copies = [] } =
    givenTo(one, { header, form, view: viewOf(record(header, said).set) }).get(name) ?? {}
  return { lines: Object.fromEntries(lines.map(({ label, words }) => [label, words])), copies }
}
const copied = (copies: readonly { readonly field: string; readonly value: Json }[]) =>
  Object.fromEntries(copies.map(({ field, value }) => [field, value]))

describe('who a report is about', () => {
  it('is taken from the case file, each answer with its mark', () => {
    const one = caseOf()
    const { lines, copies } = linesFor(one, 'sara', 'case-file')
    expect(lines).toEqual({ Name: 'Marek Rybak' })
    expect(copies).toEqual([{ field: 'name/answer', value: 'Marek Rybak', mark: 'name/taken-over' }])
  })

  it('is nothing where two names stand side by side', () => {
    const one = caseOf()
    const file = record(one.file.header, [
      ['name/answer', 'Marek Rybak'],
      ['name/answer', 'Mark Rybak'],
    ])
    expect(linesFor({ ...one, file }, 'sara', 'case-file').copies).toEqual([])
  })
})

describe('what SARA came to', () => {
  const rated = (...answers: readonly (readonly [string, Json])[]) =>
    caseOf(record(officers('sara'), [...answers]))

  it('says so when there is none, and then nothing can be taken over', () => {
    const { lines, copies } = linesFor(caseOf(), 'risk-assessment', 'sara')
    expect(lines).toEqual({ SARA: 'There is none on this case yet.' })
    expect(copies).toEqual([])
  })

  it('counts what is rated and names what is critical; nothing is summed up, and no level follows', () => {
    const one = rated(
      ['i01/answer', '2'],
      ['i02/answer', '1'],
      ['i03/answer', DONT_KNOW],
      ['i11/answer', '2'],
      ['i11/critical', true],
      ['partner/answer', 'high'],
      ['date/answer', '2026-11-03'],
    )
    const { lines, copies } = linesFor(one, 'risk-assessment', 'sara')
    expect(lines).toEqual({
      'Where it stands': 'Begun, not completed yet',
      Rated: '3 of 20 items, 1 left out',
      'Critical items': '11. Has assaulted a partner physically',
      'Towards the partner': 'High',
      'Towards others': 'Not rated yet',
    })
    const text = String(copied(copies)['other-assessments/answer'])
    expect(text.startsWith('From SARA of 3 November 2026:\n')).toBe(true)
    expect(text).toContain('3 of 20 items')
    expect(text).not.toMatch(/added up|\b5\b/)
  })
})

describe('what the inventories came to', () => {
  it('is the last sitting of each, what the client did apart from what was done to them', () => {
    const one = caseOf(
      record(clients('inventory-abuse', 'session-3'), [['a01/answer', 4]]),
      record(clients('inventory-abuse', 'session-4'), [
        ['a01/answer', 1],
        ['a01/to-me', 3],
        ['a02/answer', DONT_KNOW],
        ['a03/answer', 2],
      ]),
    )
    const { lines, copies } = linesFor(one, 'risk-assessment', 'inventories')
    expect(lines['What I did']).toBe(
      '2 of 35 lines once or more · the numbers add up to 3 · “?” 1 · not answered 32',
    )
    expect(lines['What was done to me']).toBe(
      '1 of 35 lines once or more · the numbers add up to 3 · “?” 0 · not answered 34',
    )
    expect(Object.values(lines).join()).toContain('Session 4')
    expect(String(copied(copies)['other-assessments/answer'])).toContain('the client’s own account')
  })
})

describe('appointments', () => {
  it('are counted by what came of them, and one with two outcomes apart', () => {
    const one = caseOf(
      appointment('a', { date: '2026-11-04', attendance: 'attended' }),
      appointment('b', { date: '2026-11-11', attendance: 'attended' }),
      appointment('c', { date: '2026-11-18', attendance: 'did-not-attend' }),
      appointment('d', { date: '2026-11-20', attendance: ['late', 'cancelled'] }),
      appointment('e', { date: '2026-12-02' }),
    )
    expect(linesFor(one, 'risk-assessment', 'attendance').lines).toEqual({
      'In all': 'five appointments',
      Attended: '2',
      'Came late': '0',
      'Did not attend': '1',
      Cancelled: '0',
      'Planned, nothing said yet': '1',
      'With two answers, to settle': '1',
    })
    expect(linesFor(caseOf(), 'risk-assessment', 'attendance').lines).toEqual({})
  })

  const settled = [
    appointment('a', { date: '2026-11-04', attendance: 'attended' }),
    appointment('b', { date: '2026-11-11', attendance: 'late' }),
    appointment('c', { date: '2026-11-18', attendance: 'did-not-attend' }),
    appointment('d', { date: '2026-11-20', attendance: 'cancelled' }),
    appointment('e', { date: '2026-12-02' }),
  ]

  it('are put in a report at the end as numbers, once each has one outcome; a report that asks for none is offered none', () => {
    const of = (form: string, ...more: OpenedRecord[]) =>
      copied(linesFor(caseOf(...settled, ...more), form, 'attendance').copies)
    expect(of('post-intervention')).toEqual({
      'offered/answer': '4',
      'attended/answer': '2',
      'missed/answer': '1',
    })
    expect(of('risk-assessment')).toEqual({})
    const twice = appointment('f', { date: '2026-11-21', attendance: ['late', 'cancelled'] })
    expect(of('post-intervention', twice)).toEqual({})
  })

  it('of the time that a summary covers are listed in it, first and last day included', () => {
    const summary = (...said: Said) =>
      linesFor(caseOf(...settled), 'workbook-summary', 'attendance-in-time', said).lines
    expect(summary()).toEqual({})
    expect(summary(['from/answer', '2026-11-11'])).toEqual({})
    expect(summary(['from/answer', '2026-11-11'], ['to/answer', '2026-11-18'])).toMatchObject({
      '11 November 2026': 'Came late',
      '18 November 2026': 'Did not attend',
      'In all': 'two appointments',
    })
    expect(summary(['from/answer', '2025-01-01'], ['to/answer', '2025-02-01'])).toEqual({
      'In this time': 'None',
    })
  })
})

describe('an addendum', () => {
  const original: Said = [
    ['public/answer', 'low'],
    ['children/answer', 'medium'],
    ['staff/answer', 'very-high'],
    ['who/answer', 'The children'],
    ['date/answer', '2026-09-01'],
  ]

  it('is handed the original, and its date to take over', () => {
    const one = caseOf(record(officers('risk-assessment'), original))
    const { lines, copies } = linesFor(one, 'addendum', 'original')
    expect(lines).toMatchObject({ 'Its date': '1 September 2026', 'Risk to children': 'Medium' })
    expect(copied(copies)).toEqual({ 'original-date/answer': '2026-09-01' })
    expect(linesFor(caseOf(), 'addendum', 'original')).toEqual({ lines: {}, copies: [] })
  })

  it('shows each rating then and now, and whether words were written anew', () => {
    const one = caseOf(record(officers('risk-assessment'), original))
    const { lines } = linesFor(one, 'addendum', 'changes', [
      ['public/answer', 'low'],
      ['children/answer', 'very-high'],
      ['staff/answer', 'high'],
      ['who/answer', 'The children'],
      ['nature/answer', 'Blows'],
    ])
    expect(lines).toMatchObject({
      'Risk to the public': 'Low → Low, the same',
      'Risk to children': 'Medium → Very high, higher',
      'Risk to staff': 'Very high → High, lower',
      'Risk to a known adult': 'not rated → not rated yet',
      'Who is at risk?': 'As in the original',
      'What is the risk?': 'Written anew',
      'When is the risk greatest?': 'Not written yet',
    })
  })

  it('lists by title what was written after the original was completed, and nothing from before', () => {
    const form = formOf('risk-assessment')
    const answers: Said = [...form.fields].flatMap(([field, { kind }]) =>
      kind === 'prose' || kind === 'text' ? [[field, 'Said.'] as const] : [],
    )
    const whole = record(officers('risk-assessment'), [
      ...answers,
      ...['public', 'children', 'known-adult', 'staff'].map((id) => [`${id}/answer`, 'low'] as const),
      ['court/answer', 'no'],
      ['countersign/answer', 'no'],
      ['date/answer', '2026-09-01'],
    ])
    const missing = evaluate(form, viewOf(whole.set)).missing.map(({ field }) => field)
    expect(missing).toEqual(['signature/answer'])
    // Without the signature it stays open, and an open original has no "since".
    const checkIn = record(officers('check-in', 'session-3'), [['police/answer', 'yes']], 1, 9_000_000)
    const before = record(officers('check-in', 'session-2'), [['police/answer', 'no']], 1, 2_000)
    expect(linesFor(caseOf(whole, checkIn, before), 'addendum', 'since').lines).toEqual({})
    const done = completed(whole, withoutSignature(form), 5_000_000)
    expect(Object.keys(linesFor(caseOf(done, checkIn, before), 'addendum', 'since').lines)).toEqual([
      'Check-in, session 3',
    ])
  })
})

describe('an audit', () => {
  it('is handed what the record shows, and answers only what that can answer', () => {
    const header = officers('risk-assessment')
    const rows = { one: 'AAAAAAAAAAAAAAAAAAAAAA', two: 'BBBBBBBBBBBBBBBBBBBBBA' }
    const one = caseOf(
      record(header, [
        [`rows/${rows.one}`, 'a0'],
        [`rows/${rows.one}/source`, 'Police'],
        [`rows/${rows.one}/source-date`, '2026-11-01'],
        [`rows/${rows.two}`, 'a1'],
        [`rows/${rows.two}/source`, 'Probation'],
        ['officer/answer', 'Jess Hart'],
      ]),
      record(officers('sara'), [['i01/answer', '1']]),
      record(clients('inventory-abuse', 'session-3'), [['a01/answer', 0]]),
    )
    const { lines, copies } = linesFor(one, 'audit', 'audit')
    expect(lines).toMatchObject({
      SARA: 'Begun, not completed yet',
      'Self-assessment (SAQ)': 'None',
      'Dates on sources': '1 of two sources',
    })
    expect(copied(copies)).toEqual({
      'author/answer': 'Jess Hart',
      'client/answer': 'Marek Rybak',
      'a04/answer': 'no',
      'a05/answer': 'yes',
      'a08/answer': 'no',
      'a14/answer': 'no',
    })
    for (const { field } of copies) expect(formOf('audit').fields.has(field)).toBe(true)
  })
})

it('hands a form nothing that it does not ask for', () => {
  const names = (id: string) => [
    ...givenTo(caseOf(), { header: officers(id), form: formOf(id), view: viewOf(emptyStatements) }).keys(),
  ]
  expect(names('check-in')).toEqual([])
  expect(names('sara')).toEqual(['case-file'])
  expect(names('addendum')).toEqual(['original', 'case-file', 'since', 'changes'])
})
