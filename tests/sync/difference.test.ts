import { describe, expect, test } from 'vitest'
import { addToDigest, differenceOf, emptyDigest } from '#protocol'
import type { Stream, Unsettled } from '#store'
import { standingOf } from '../../src/sync/difference.ts'

const MINUTE = 60_000
const digestOf = (...ids: readonly string[]) =>
  addToDigest(
    emptyDigest,
    ids.map((id) => ({ id, status: 'accepted' })),
  )
const stream = (more: Partial<Stream> = {}): Stream => ({
  after: 5,
  digest: digestOf('a', 'b'),
  epoch: 1,
  doubted: false,
  unsettled: null,
  people: {},
  sight: null,
  ...more,
})
const left = (more: Partial<Unsettled> = {}): Unsettled => ({
  gap: emptyDigest,
  partial: [],
  sentAgain: [],
  tries: 4,
  at: 0,
  ...more,
})
const same = { seq: 5, digest: digestOf('b', 'a') }
const more = { seq: 5, digest: digestOf('a', 'b', 'c') }
const gap = differenceOf(more.digest, same.digest)

describe('a stream that was read to the head', () => {
  test('is the same with the same digest, and due with another one', () => {
    expect(standingOf(stream(), same, [], 0)).toBe('same')
    expect(standingOf(stream(), more, [], 0)).toBe('due')
  })

  test('is due when the server went back, when a receipt has not come, and when a row would not open', () => {
    expect(standingOf(stream({ after: 6 }), same, [], 0)).toBe('due')
    expect(standingOf(stream(), same, ['one'], 0)).toBe('due')
    expect(standingOf(stream({ doubted: true }), same, [], 0)).toBe('due')
  })
})

describe('what an exchange could not settle', () => {
  test.each([
    [1, 0, 'due'],
    [3, 0, 'due'],
    [4, 5 * MINUTE - 1, 'paused'],
    [4, 5 * MINUTE, 'due'],
    [5, 10 * MINUTE - 1, 'paused'],
    [5, 10 * MINUTE, 'due'],
    [60, 360 * MINUTE - 1, 'paused'],
    [60, 360 * MINUTE, 'due'],
  ] as const)('after %i exchanges and %i ms is %s', (tries, now, standing) => {
    expect(standingOf(stream({ unsettled: left({ gap, tries }) }), more, [], now)).toBe(standing)
    expect(standingOf(stream({ unsettled: left({ partial: ['p'], tries }) }), same, [], now)).toBe(standing)
    expect(standingOf(stream({ unsettled: left({ sentAgain: ['s'], tries }) }), same, ['s'], now)).toBe(
      standing,
    )
  })

  test('is due at once when anything else differs', () => {
    const unsettled = left({ gap, sentAgain: ['s'] })
    expect(standingOf(stream({ unsettled }), more, ['s'], 1)).toBe('paused')
    expect(standingOf(stream({ unsettled }), { ...more, digest: digestOf('a', 'd') }, ['s'], 1)).toBe('due')
    expect(standingOf(stream({ unsettled }), more, ['s', 't'], 1)).toBe('due')
  })

  test('is over once nothing differs', () => {
    expect(standingOf(stream({ unsettled: left({ gap }) }), same, [], 1)).toBe('same')
  })

  test('does not wait longer because the clock was set back', () => {
    expect(standingOf(stream({ unsettled: left({ gap, at: 10 }) }), more, [], 9)).toBe('due')
  })
})
