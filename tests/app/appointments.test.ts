import { describe, expect, test } from 'vitest'
import { agendaSoon, agendaToday } from '../../src/app/cases/agenda.ts'
import {
  appointmentFor,
  appointmentsOf,
  appointmentsOn,
  isAhead,
  isOverdue,
  isUnsettled,
  sessionToPrepare,
} from '../../src/app/cases/appointments.ts'
import { caseNeeds, needsCount } from '../../src/app/cases/case-needs.ts'
import { dayOf, daysAfter, momentOf, timeOf } from '../../src/app/cases/days.ts'
import {
  dateInWords,
  planInWords,
  sessionInWords,
  stateInWords,
  timeInWords,
} from '../../src/app/words/appointment-words.ts'
import { appointment, caseOf, record, space } from './case-records.ts'

const monday = '2026-11-23'
const at = (time: string, day = monday) => momentOf(day, time)
const planned = { date: monday, time: '10:00', session: '2', length: '2h' } as const

const sittings = (appointments: readonly { readonly header: { readonly sitting: string } }[]) =>
  appointments.map(({ header }) => header.sitting)
const only = (...records: Parameters<typeof caseOf>) => {
  const [one, ...others] = appointmentsOf(caseOf(...records))
  if (!one || others.length > 0) throw new Error('This case should have one appointment.')
  return one
}

describe('two tablets that put different things', () => {
  test('two times: both are said, none is chosen, and the day still shows it', () => {
    const one = only(appointment('a', { ...planned, time: ['14:00', '10:00'] }))
    expect(timeInWords(one)).toBe('Two times')
    expect(isUnsettled(one)).toBe(true)
    expect(appointmentsOn([one], monday)).toHaveLength(1)
  })

  test('two dates: it stands on both days, and is over only when both are', () => {
    const one = only(appointment('a', { ...planned, date: [monday, '2026-11-25'] }))
    expect(dateInWords(one)).toBe('Two dates')
    expect(appointmentsOn([one], monday)).toHaveLength(1)
    expect(appointmentsOn([one], '2026-11-25')).toHaveLength(1)
    expect(appointmentsOn([one], '2026-11-24')).toHaveLength(0)
    expect(isOverdue(one, at('09:00', '2026-11-24'))).toBe(false)
    expect(isOverdue(one, at('12:00', '2026-11-25'))).toBe(true)
  })

  test('two outcomes, or one that was taken back elsewhere: neither counts as what happened', () => {
    const two = only(appointment('a', { ...planned, attendance: ['attended', 'cancelled'] }))
    expect(stateInWords(two, false).words).toBe('Two outcomes')
    const back = only(appointment('a', { ...planned, attendance: ['attended', null] }))
    expect(stateInWords(back, false).words).toBe('Two outcomes')
    expect(isAhead(back, 0)).toBe(false)
    expect(isOverdue(back, at('23:00'))).toBe(false)
    expect(isUnsettled(back)).toBe(true)
  })

  test('the same said twice is no conflict', () => {
    expect(isUnsettled(only(appointment('a', { ...planned, time: ['10:00', '10:00'] })))).toBe(false)
  })
})

describe('the appointments of a case', () => {
  test('are in the order of their start, without a date last; an emptied record is none', () => {
    const one = caseOf(
      appointment('no-date', { place: 'Room 1' }),
      appointment('late', { ...planned, time: '15:00' }),
      appointment('next-day', { ...planned, date: '2026-11-24', time: '09:00' }),
      appointment('early', planned),
      appointment('emptied', { date: null, place: null }),
      record({ space, compartment: 'officer', form: 'check-in', sitting: 'session-1' }, [
        ['police/answer', 'no'],
      ]),
    )
    expect(sittings(appointmentsOf(one))).toEqual(['early', 'late', 'next-day', 'no-date'])
  })

  test('two at the same time keep one order, however they came', () => {
    const records = ['x', 'y', 'z'].map((sitting) => appointment(sitting, planned))
    expect(sittings(appointmentsOf(caseOf(...records)))).toEqual(
      sittings(appointmentsOf(caseOf(...records.toReversed()))),
    )
  })

  test('say in words what is known, and no more', () => {
    const empty = only(appointment('a', { note: 'Ring first.' }))
    expect([dateInWords(empty), timeInWords(empty), sessionInWords(empty)]).toEqual([
      'No date yet',
      '',
      'Appointment',
    ])
    const whole = only(appointment('a', { ...planned, place: 'Room 3', attendance: 'did-not-attend' }))
    expect(dateInWords(whole)).toBe('Mon 23 Nov')
    expect(sessionInWords(whole)).toBe('Session 2 of 4')
    expect(planInWords(whole)).toBe('Room 3 · Looking deeper')
    expect(planInWords(only(appointment('a', { ...planned, note: 'Bring the map.' })))).toBe('Bring the map.')
    expect(stateInWords(whole, false)).toEqual({ words: 'Did not attend', tone: 'red' })
    expect(sessionInWords(only(appointment('a', { ...planned, session: 'other' })))).toBe('Appointment')
  })
})

describe('an appointment whose time is over', () => {
  const one = only(appointment('a', planned))

  test('waits for its outcome once its planned length has passed, not while it may go on', () => {
    expect(isOverdue(one, at('11:59'))).toBe(false)
    expect(isOverdue(one, at('12:00'))).toBe(true)
    const short = only(appointment('a', { ...planned, length: '1h' }))
    expect(isOverdue(short, at('11:00'))).toBe(true)
  })

  test('without a time only when the day is over', () => {
    const day = only(appointment('a', { date: monday, session: '1' }))
    expect(isOverdue(day, at('23:59'))).toBe(false)
    expect(isOverdue(day, at('00:00', '2026-11-24'))).toBe(true)
  })

  test('needs the officer until somebody says what came of it', () => {
    const needs = (extra: { readonly attendance?: string }) =>
      needsCount(caseNeeds(caseOf(appointment('a', { ...planned, ...extra })), at('16:00')))
    expect(needs({})).toBe(1)
    expect(needs({ attendance: 'cancelled' })).toBe(0)
  })
})

describe('the appointment of a session that started', () => {
  const sittingFor = (startedAt: number, session: number | null, ...records: Parameters<typeof caseOf>) =>
    appointmentFor(caseOf(...records), session, startedAt)?.header.sitting ?? null

  test('is none of another day, another session, or with an outcome said before', () => {
    expect(sittingFor(at('10:00', '2026-11-24'), 2, appointment('a', planned))).toBe(null)
    expect(sittingFor(at('10:00'), 1, appointment('a', planned))).toBe(null)
    expect(sittingFor(at('10:00'), null, appointment('a', planned))).toBe(null)
    const over = appointment('a', { ...planned, attendance: 'attended' }, at('09:00'))
    expect(sittingFor(at('10:00'), 2, over)).toBe(null)
  })

  test('is the planned one nearest in time, whichever way the records came', () => {
    const records = [
      appointment('morning', planned),
      appointment('afternoon', { ...planned, time: '14:00' }),
      appointment('some-time', { date: monday, session: '2' }),
    ]
    expect(sittingFor(at('13:40'), 2, ...records)).toBe('afternoon')
    expect(sittingFor(at('13:40'), 2, ...records.toReversed())).toBe('afternoon')
    expect(sittingFor(at('10:20'), 2, ...records)).toBe('morning')
    expect(sittingFor(at('10:20'), 2, ...records.slice(2))).toBe('some-time')
  })

  test('is found again when its outcome has been said since, so that the hand-back goes on where it stood', () => {
    const said = appointment('a', { ...planned, attendance: 'attended' }, at('11:50'))
    expect(sittingFor(at('10:05'), 2, said)).toBe('a')
  })

  test('another appointment belongs to no number', () => {
    expect(sittingFor(at('10:00'), null, appointment('a', { ...planned, session: 'other' }))).toBe('a')
  })
})

describe('the agenda', () => {
  const today = caseOf(
    appointment('now', planned),
    appointment('tomorrow', { ...planned, date: '2026-11-24' }),
    appointment('in-seven-days', { ...planned, date: '2026-11-30' }),
    appointment('in-eight-days', { ...planned, date: '2026-12-01' }),
    appointment('cancelled', { ...planned, date: '2026-11-25', attendance: 'cancelled' }),
  )

  test('has today, then the seven days after, without what was cancelled', () => {
    expect(sittings(agendaToday([today], new Map(), at('08:00')).map((line) => line.appointment))).toEqual([
      'now',
    ])
    expect(sittings(agendaSoon([today], at('08:00')).map((line) => line.appointment))).toEqual([
      'tomorrow',
      'in-seven-days',
    ])
  })

  test('leaves an open session to say more itself', () => {
    const place = { session: 'session-2', startedAt: at('10:04') }
    expect(agendaToday([today], new Map([[space, place]]), at('11:00'))).toEqual([])
    const another = { ...place, session: 'session-3' }
    expect(agendaToday([today], new Map([[space, another]]), at('11:00'))).toHaveLength(1)
  })

  test('says which session to get ready for: today’s, else the next in the work', () => {
    expect(sessionToPrepare(caseOf(), at('08:00'))).toBe(1)
    expect(sessionToPrepare(today, at('08:00'))).toBe(2)
    expect(sessionToPrepare(caseOf(appointment('a', { ...planned, session: ['2', '3'] })), at('08:00'))).toBe(
      1,
    )
    expect(sessionToPrepare(caseOf(appointment('a', { ...planned, session: 'other' })), at('08:00'))).toBe(1)
  })
})

test('days and times are this device’s, over a change of the clocks too', () => {
  expect(timeOf(at('09:05'))).toBe('09:05')
  expect(dayOf(at('23:59'))).toBe(monday)
  expect(daysAfter('2026-10-24', 1)).toBe('2026-10-25')
  expect(daysAfter('2026-10-25', 1)).toBe('2026-10-26')
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28')
})
