import { describe, expect, test } from 'vitest'
import { createPresence } from '../../src/session/presence.ts'

const MINUTE = 60_000

function withClock() {
  let now = 1_000_000
  const presence = createPresence(() => now)
  const pass = (ms: number) => {
    now += ms
  }
  return { presence, pass }
}

describe('whether somebody is there', () => {
  test('not after 15 minutes without a touch', () => {
    const { presence, pass } = withClock()
    pass(15 * MINUTE - 1)
    expect(presence.isGone()).toBe(false)
    pass(1)
    expect(presence.isGone()).toBe(true)
  })

  test('every touch counts from the start again', () => {
    const { presence, pass } = withClock()
    pass(14 * MINUTE)
    presence.touched()
    pass(14 * MINUTE)
    expect(presence.isGone()).toBe(false)
  })

  test('not after 30 s out of sight, however often it is told so', () => {
    const { presence, pass } = withClock()
    presence.hidden()
    pass(20_000)
    presence.hidden()
    pass(9_999)
    expect(presence.isGone()).toBe(false)
    pass(1)
    expect(presence.isGone()).toBe(true)
  })

  test('a look elsewhere and back is no absence', () => {
    const { presence, pass } = withClock()
    presence.hidden()
    pass(29_000)
    presence.shown()
    pass(29_000)
    expect(presence.isGone()).toBe(false)
  })

  test('a clock that was set back while nobody touched it, or out of sight, is no way to stay open', () => {
    const idle = withClock()
    idle.pass(-24 * 60 * MINUTE)
    expect(idle.presence.isGone()).toBe(true)
    const away = withClock()
    away.presence.hidden()
    away.pass(-5 * MINUTE)
    expect(away.presence.isGone()).toBe(true)
  })
})
