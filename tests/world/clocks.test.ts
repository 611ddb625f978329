import { beforeAll, describe, expect, test } from 'vitest'
import { type Clock, systemRandom } from '#core'
import { stateField, viewOf } from '#record'
import { createRecords } from '#store'
import { openGrant, type SessionGrant } from '#vault'
import { sessionClock } from '../../src/session/session-clock.ts'
import { freshTablets, heal, valuesAt } from './checks.ts'
import type { Tablet } from './tablet.ts'
import { type CaseOf, createWorld, type World } from './world.ts'

// Clocks that are wrong, or jump. Nothing is ordered by them.

const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: World
beforeAll(async () => {
  world = await createWorld(2)
}, 60_000)

describe.each([262_000, -262_000, HOUR, -HOUR, DAY, -DAY, 400 * DAY, -400 * DAY])(
  'a clock that jumps by %i ms between two answers',
  (jump) => {
    test('changes no head: what was said last, having seen the first, stands on every tablet', async () => {
      const { saq } = await world.newCase()
      const [tablet, other] = await freshTablets(world)
      await tablet.pull()
      await tablet.say(saq, 'q01/answer', 'yes')
      world.skews[0] = jump
      await tablet.say(saq, 'q01/answer', 'no')
      await heal([tablet, other])
      world.skews[0] = 0
      for (const one of [tablet, other]) expect(await valuesAt(one, saq, 'q01/answer')).toEqual(['no'])
    })

    test('between two tablets settles nothing: both answers stand', async () => {
      const { saq } = await world.newCase()
      const [tablet, other] = await freshTablets(world)
      await Promise.all([tablet.pull(), other.pull()])
      world.skews[0] = jump
      await tablet.say(saq, 'q01/answer', 'yes')
      await other.say(saq, 'q01/answer', 'no')
      await heal([tablet, other])
      world.skews[0] = 0
      for (const one of [tablet, other])
        expect((await valuesAt(one, saq, 'q01/answer')).toSorted()).toEqual(['no', 'yes'])
    })
  },
)

describe('a session', () => {
  /** A session handed over by a tablet whose clock is `skew` off, and what the client says at `clock`. */
  async function sessionOn(skew: number, clockOf: (clock: Clock, grant: SessionGrant) => Clock) {
    const inCase = await world.newCase()
    const [tablet] = await freshTablets(world)
    await tablet.pull()
    world.skews[0] = skew
    const now = tablet.surroundings.clock()
    const grant = await tablet.vault.grantSession(inCase.space, now - 60_000, now + 4 * HOUR)
    if (!grant) throw new Error('There is no grant.')
    const vault = openGrant(grant, systemRandom)
    const clock = clockOf(tablet.surroundings.clock, grant)
    return { inCase, tablet, records: createRecords(vault, { ...tablet.surroundings, clock }) }
  }

  const say = async (records: Tablet['records'], { saq }: CaseOf, value: string): Promise<void> => {
    const { set } = await records.open(saq)
    const said = await records.append(saq, [stateField(viewOf(set), 'q01/answer', value, 1)])
    if (!said.ok) throw new Error(said.error)
  }

  /** What the server kept aside of it, and what stands. */
  const outcome = async (tablet: Tablet, { saq }: CaseOf) => {
    await heal([tablet])
    world.skews[0] = 0
    const { needsYou } = await tablet.records.open(saq)
    return { aside: needsYou.map(({ code }) => code), values: await valuesAt(tablet, saq, 'q01/answer') }
  }

  test.each([0, DAY, -DAY, 400 * DAY, -400 * DAY])(
    'on a tablet whose clock is %i ms off is believed: its certificate goes by the same clock',
    async (skew) => {
      const { inCase, tablet, records } = await sessionOn(skew, sessionClock)
      await say(records, inCase, 'yes')
      expect(await outcome(tablet, inCase)).toEqual({ aside: [], values: ['yes'] })
    },
  )

  test('goes on when the clock is set back a day in the middle of it', async () => {
    const { inCase, tablet, records } = await sessionOn(0, sessionClock)
    await say(records, inCase, 'yes')
    world.skews[0] = -DAY
    await say(records, inCase, 'no')
    expect(await outcome(tablet, inCase)).toEqual({ aside: [], values: ['no'] })
  })

  test('that took the clock as it is would have its answers kept aside (the control)', async () => {
    const { inCase, tablet, records } = await sessionOn(0, (clock) => clock)
    await say(records, inCase, 'yes')
    world.skews[0] = -DAY
    await say(records, inCase, 'no')
    expect(await outcome(tablet, inCase)).toEqual({ aside: ['certificate-expired'], values: ['yes'] })
  })
})
