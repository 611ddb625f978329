import { describe, expect, test } from 'vitest'
import { parsePlace, type SessionPlace } from '#store'
import { SESSION_MS, timeLeft } from '../../src/session/time-left.ts'
import { backFromBreak, onBreak } from '../../src/session/where.ts'
import { timeLeftInWords } from '../../src/ui/times.ts'

const MINUTE = 60_000
const place: SessionPlace = {
  state: 'open',
  session: 'session-1',
  startedAt: 1_000_000,
  until: 1_000_000 + SESSION_MS,
  tasks: [],
  task: 2,
  page: 'money',
  breakFrom: null,
  breakMs: 0,
}

describe('the time that is left', () => {
  test.each([
    [SESSION_MS, '2 h left'],
    [SESSION_MS - 1, '2 h left'],
    [SESSION_MS - MINUTE, '1 h 59 min left'],
    [72 * MINUTE, '1 h 12 min left'],
    [MINUTE, '1 min left'],
    [1, '1 min left'],
    [0, 'Time is up'],
    [-5 * MINUTE, 'Time is up'],
  ])('of %d ms is said as "%s"', (ms, words) => {
    expect(timeLeftInWords(ms)).toBe(words)
  })

  test('counts from the start, breaks and all', () => {
    const back = backFromBreak(onBreak(place, place.startedAt + 10 * MINUTE), place.startedAt + 25 * MINUTE)
    expect(timeLeft(back, place.startedAt + 30 * MINUTE)).toBe(SESSION_MS - 30 * MINUTE)
  })
})

describe('a break', () => {
  test('begins once, ends where the person was, and adds up', () => {
    const first = onBreak(onBreak(place, 5 * MINUTE), 7 * MINUTE)
    expect(first.breakFrom).toBe(5 * MINUTE)
    const back = backFromBreak(first, 9 * MINUTE)
    expect(back).toEqual({ ...place, breakMs: 4 * MINUTE })
    expect(backFromBreak(onBreak(back, 20 * MINUTE), 21 * MINUTE).breakMs).toBe(5 * MINUTE)
  })

  test('is never less than nothing, however the clock was set', () => {
    expect(backFromBreak(onBreak(place, 9 * MINUTE), 3 * MINUTE).breakMs).toBe(0)
  })
})

test('a session begun before there were breaks goes on, without one', () => {
  const { breakFrom, breakMs, ...before } = place
  expect(parsePlace({ ...before })).toEqual(place)
  expect(parsePlace({ ...before, breakFrom: 'noon' })).toBeNull()
})
