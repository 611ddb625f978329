import { describe, expect, test } from 'vitest'
import { pathway } from '../../src/app/cases/pathway.ts'
import { sessionEnd } from '../../src/app/device/hand-over.ts'
import type { SyncState } from '../../src/app/device/sync-loop.ts'
import { clockInWords } from '../../src/app/words/clock-words.ts'
import { asideInWords, noticeInWords, waitInWords } from '../../src/app/words/problem-words.ts'
import { summariesDueInWords } from '../../src/app/words/supervision-words.ts'
import { syncInWords, syncProblemInWords, updateInWords } from '../../src/app/words/sync-words.ts'
import { officersInWords, teamInWords } from '../../src/app/words/team-words.ts'

const NOW = new Date(2026, 10, 23, 14, 2).getTime()
const OLDEST = new Date(2026, 10, 23, 9, 12).getTime()

const state = (outbox: Partial<SyncState['outbox']>, rest: Partial<SyncState> = {}): SyncState => ({
  outbox: {
    unsent: 0,
    attachments: 0,
    oldest: null,
    held: 0,
    notUnderstood: 0,
    needsYou: 0,
    lastReceiptAt: NOW,
    backup: null,
    ...outbox,
  },
  working: false,
  problem: null,
  roundAt: null,
  ahead: null,
  ...rest,
})

describe('where the work is, in words', () => {
  test('offline: how many wait, since when, and that they go by themselves', () => {
    expect(syncInWords(state({ unsent: 6, oldest: OLDEST }, { problem: 'offline' }), NOW)).toEqual({
      state: 'saved',
      words: 'Working offline',
      detail: '6 saved on this device, oldest 09:12. They go when you reconnect.',
    })
  })

  test('saved, sending, on the server, needs you', () => {
    const waiting = { unsent: 1, oldest: OLDEST }
    expect(syncInWords(state(waiting), NOW).words).toBe('Saved on this device')
    expect(syncInWords(state(waiting, { working: true }), NOW).words).toBe('Sending')
    expect(syncInWords(state({}), NOW).words).toBe('On the server 14:02')
    expect(syncInWords(state({ needsYou: 1 }), NOW)).toMatchObject({ state: 'needs-you', words: 'Needs you' })
  })

  test('an app that is too old says so, and that what is written still goes', () => {
    const waiting = { unsent: 2, oldest: OLDEST }
    expect(syncInWords(state(waiting, { problem: 'update-needed' }), NOW)).toEqual({
      state: 'update',
      words: 'Update needed',
      detail: '2 saved on this device, oldest 09:12. What you write still goes to the server.',
    })
    expect(syncInWords(state({ ...waiting, held: 1, notUnderstood: 1 }), NOW).words).toBe('Update needed')
    expect(syncInWords(state({ ...waiting, notUnderstood: 1 }, { problem: 'offline' }), NOW).words).toBe(
      'Working offline',
    )
    expect(updateInWords(state({}, { problem: 'update-needed' }))).toMatch(/too old .*kept.*still goes/)
    expect(updateInWords(state({ notUnderstood: 1 }))).toMatch(/It is kept here and sent again/)
  })

  test('a server that is older than the app: kept, tried again, and whom to tell', () => {
    expect(syncProblemInWords['server-behind']).toMatch(/older .*kept here.*tried again.*tell your manager/)
  })

  test('another day is said with its day', () => {
    expect(syncInWords(state({ lastReceiptAt: NOW - 86_400_000 }), NOW).words).toBe(
      'On the server 22 Nov, 14:02',
    )
  })
})

test('a case that differs here and on the server: what it is, that nothing is lost, what happens next', () => {
  expect(syncProblemInWords.differs).toMatch(
    /One of your cases .*Nothing is lost here\. .*tell your manager\./,
  )
})

test('a refused answer says that its text is kept, and a parked one who decides', () => {
  expect(asideInWords({ status: 'refused', code: 'bad-value' })).toContain('The text is kept here')
  expect(asideInWords({ status: 'parked', code: 'no-access' })).toContain('manager')
  expect(asideInWords({ status: 'refused', code: 'a code from a later server' })).toContain('kept')
})

test('only known notices are shown on the lock screen', () => {
  expect(noticeInWords('lost-grant')).toContain('Unlock')
  expect(noticeInWords('<b>anything else</b>')).toBe(null)
})

test.each([
  [900, '1 second'],
  [4_200, '5 seconds'],
  [60_000, '1 minute'],
  [61_000, '2 minutes'],
])('%i ms is %s', (ms, words) => {
  expect(waitInWords(ms)).toBe(words)
})

describe('the end of a session', () => {
  test('is eight in the evening, or four hours on when that is later', () => {
    const at = (hour: number) => new Date(2026, 10, 23, hour).getTime()
    expect(sessionEnd(at(10))).toBe(at(20))
    expect(sessionEnd(at(18))).toBe(at(22))
  })
})

describe('the pathway', () => {
  test('marks what is done, now and ahead', () => {
    expect(pathway('assessment').map((step) => step.state)).toEqual([
      'done',
      'done',
      'done',
      'now',
      'ahead',
      'ahead',
      'ahead',
    ])
    expect(new Set(pathway('closed').map((step) => step.state))).toEqual(new Set(['done']))
  })

  test('a case that has left it stands at no step', () => {
    expect(pathway('suspended')).toEqual([])
    expect(pathway('')).toEqual([])
  })
})

describe('the clock of the device, in words', () => {
  const MINUTE = 60_000
  const titleOf = (ahead: number | null) =>
    clockInWords(ahead)?.title.replace('The clock of this device is ', '')

  test('a few minutes are not worth a word, and before the first answer nothing is known', () => {
    expect([null, 0, 4 * MINUTE, -4 * MINUTE].map(titleOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test.each([
    [6 * MINUTE, 'six minutes behind'],
    [180 * MINUTE, 'three hours behind'],
    [-180 * MINUTE, 'three hours ahead'],
    [-24 * 60 * MINUTE, '24 hours ahead'],
    [400 * 24 * 60 * MINUTE, '400 days behind'],
  ])('%i ms: %s', (ahead, words) => {
    expect(titleOf(ahead)).toBe(words)
  })

  test('says what it means for the times in the record, that nothing is lost, and what to do', () => {
    const words = clockInWords(180 * MINUTE)?.paragraphs.join(' ')
    expect(words).toContain('marked three hours too early')
    expect(words).toContain('No answer is lost')
    expect(words).toContain('date and time by itself')
    expect(clockInWords(-180 * MINUTE)?.paragraphs.join(' ')).toContain('marked three hours too late')
  })
})

test('photographs are counted apart, and are not called sent while one is here alone', () => {
  const one = state({ attachments: 1 }, { problem: 'offline' })
  expect(syncInWords(one, NOW)).toMatchObject({
    words: 'Working offline',
    detail: '1 photograph saved on this device. It goes when you reconnect.',
  })
  expect(syncInWords(state({ attachments: 2 }), NOW).words).toBe('Saved on this device')
  expect(syncInWords(state({ unsent: 1, oldest: OLDEST, attachments: 1 }), NOW).detail).toBe(
    '1 saved on this device, oldest 09:12. 1 photograph saved on this device.',
  )
  expect(syncInWords(state({ attachments: 0 }), NOW).words).toBe('On the server 14:02')
})

describe('the team, in words', () => {
  test('how many cases, what is overdue, what waits for its manager', () => {
    expect(teamInWords({ cases: 13, overdue: 0, waiting: 0 })).toBe(
      '13 cases, nothing overdue, nothing waits for you.',
    )
    expect(teamInWords({ cases: 1, overdue: 2, waiting: 1 })).toBe(
      'One case, two things overdue, one thing waits for you.',
    )
  })

  test('whose case it is', () => {
    expect([[], ['Jess'], ['Jess', 'Imran']].map(officersInWords)).toEqual([
      'Not allocated',
      'Jess',
      'Jess and Imran',
    ])
  })

  test('when summaries are due, and why then', () => {
    const day = (isCompleted: boolean[]) => ({
      ...{ day: '2026-12-08', due: '2026-12-04' },
      lines: isCompleted.map((done) => ({ isCompleted: done })),
    })
    expect(summariesDueInWords(day([true, false]), '2026-11-25')).toBe(
      'Summaries are due 4 Dec: two working days before supervision on 8 Dec. Completed: 1 of 2.',
    )
    expect(summariesDueInWords(day([false]), '2026-12-09')).toBe(
      'Summaries were due 4 Dec: two working days before supervision on 8 Dec. Not completed: 1.',
    )
  })
})
