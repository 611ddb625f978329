import { describe, expect, test } from 'vitest'
import { latestOfficerForm } from '#catalogue/officer'
import { systemRandom } from '#core'
import { appointmentsOf } from '../../src/app/cases/appointments.ts'
import { dayOf, timeOf } from '../../src/app/cases/days.ts'
import { ensureAppointment } from '../../src/app/session/ensure-appointment.ts'
import { unsaidAtEnd } from '../../src/app/session/unsaid-at-end.ts'
import { minutesSince } from '../../src/app/words/lasted.ts'
import { todayInWords } from '../../src/app/words/today-words.ts'
import { durationInWords } from '../../src/ui/times.ts'
import { createWorld } from '../world/world.ts'
import { appointment } from './case-records.ts'

describe('what a session needs before it is over', () => {
  const unsaid = (answers: Parameters<typeof appointment>[1]) => {
    const form = latestOfficerForm('appointment')
    if (!form) throw new Error('There is no appointment form.')
    return unsaidAtEnd(form, appointment('a', answers).set).map(({ field }) => field)
  }

  test('is whether it is safe to end, and whether the client came; the summary can wait', () => {
    expect(unsaid({ date: '2026-11-23' })).toEqual(['safe-to-end/answer', 'attendance/answer'])
    expect(unsaid({ 'safe-to-end': 'yes' })).toEqual(['attendance/answer'])
    expect(unsaid({ attendance: 'attended' })).toEqual(['safe-to-end/answer'])
    expect(unsaid({ attendance: 'late', 'safe-to-end': 'no' })).toEqual([])
  })

  test('two answers are as good as none', () => {
    expect(unsaid({ attendance: 'attended', 'safe-to-end': ['yes', 'no'] })).toEqual(['safe-to-end/answer'])
  })

  test('nobody is asked whether it is safe to end when nobody came', () => {
    expect(unsaid({ attendance: 'did-not-attend' })).toEqual([])
    expect(unsaid({ attendance: 'cancelled' })).toEqual([])
  })
})

describe('a session that begins', () => {
  test('without an appointment gets one, and asking again finds it; a planned one is taken', async () => {
    const world = await createWorld(1)
    const { space } = await world.newCase()
    const [tablet] = world.tablets
    if (!tablet) throw new Error('The world has one tablet.')
    await tablet.pull()
    const parts = { records: tablet.records, random: systemRandom }
    const begin = (session: string, startedAt: number) =>
      ensureAppointment({ space, session, startedAt }, parts)
    const startedAt = world.clock.now

    const first = await begin('session-1', startedAt)
    const again = await begin('session-1', startedAt + 90 * 60_000)
    if (!first.ok || !again.ok) throw new Error('It was not stored.')
    expect(again.value).toEqual(first.value)
    const another = await begin('session-2', startedAt)
    expect(another.ok && another.value.sitting).not.toBe(first.value.sitting)

    const all = appointmentsOf(await tablet.records.list(space, 'officer'))
    expect(all).toHaveLength(2)
    expect(all.find(({ header }) => header.sitting === first.value.sitting)).toMatchObject({
      dates: [dayOf(startedAt)],
      times: [timeOf(startedAt)],
      sessions: ['1'],
      states: ['planned'],
    })
    await tablet.push()
    const sent = await tablet.records.open(first.value)
    expect([sent.isUnsent, sent.needsYou]).toEqual([false, []])
  }, 60_000)

  test('where this device has no key, says so and makes nothing', async () => {
    const world = await createWorld(1)
    const { space } = await world.newCase()
    const [tablet] = world.tablets
    if (!tablet) throw new Error('The world has one tablet.')
    const parts = { records: tablet.records, random: systemRandom }
    const refused = await ensureAppointment({ space, session: 'session-1', startedAt: 0 }, parts)
    expect(refused).toEqual({ ok: false, error: 'no-key' })
  }, 60_000)
})

test('how long it took, in words', () => {
  expect(durationInWords(minutesSince(0, 112 * 60_000))).toBe('1 h 52 min')
  expect([0, 45, 60, 120].map(durationInWords)).toEqual(['0 min', '45 min', '1 h', '2 h'])
  expect(minutesSince(60_000, 0)).toBe(0) // the clock was put back
})

test('the day in a sentence', () => {
  expect(todayInWords({ open: 0, planned: 0, needs: 0 })).toBe('Nothing is waiting for you.')
  expect(todayInWords({ open: 0, planned: 2, needs: 1 })).toBe(
    'Two appointments to come today, one thing needs you.',
  )
  expect(todayInWords({ open: 1, planned: 1, needs: 12 })).toBe(
    'One session is open, one appointment to come today, 12 things need you.',
  )
})
